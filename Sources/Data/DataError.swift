import Files

/// Why a file cannot be read as rows of data.
package struct DataError: Error, Sendable, Hashable {
  package enum Code: Error, Sendable, Hashable {
    case noFile
    case isFolder
    /// What the system said.
    case unreadable(OutputError.Said)
    case empty
    /// Nothing under the header, or nothing but rows that are not asked for.
    case noRows(passedOver: Int)
    /// In none of the encodings that are known.
    case notText
    /// The file has several columns and none was named.
    case columnNeeded(known: [String])
    case noColumn(String, known: [String])
    case twiceTheColumn(String)
    /// The column holds identity numbers, telephone numbers or names.
    case personalColumn(String)
    /// The record that begins on this line never ends.
    case endlessRecord(line: Int)
    /// An Excel workbook of before 2007, or one with a password.
    case oldWorkbook
    /// A zip archive without sheets.
    case noWorkbook
    /// A part of a workbook that is missing, cut off or no XML.
    case damagedWorkbook(part: String)
    case noSheet(String, known: [String])
    /// A workbook has to be read from its end, which a pipe has not.
    case workbookFromPipe
    /// A sheet was asked for, and the file is text.
    case sheetOfText
    /// The temporary file that people are put together in fails: what the system said.
    case noRoom(OutputError.Said)
    /// A part was asked for of a file that is read as a whole.
    case noParts
  }

  package let code: Code
  /// As the user named it.
  package let path: String

  package init(_ code: Code, path: String) {
    self.code = code
    self.path = path
  }
}
