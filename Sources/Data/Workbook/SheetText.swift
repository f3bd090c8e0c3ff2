/// A sheet of a workbook as delimited text: one row a line, so that line numbers are those of the sheet.
struct SheetText: TextSource {
  let sheet: String?
  let hash: String
  let bytesRead: Int
  var encoding: TextEncoding? { nil }

  private let path: String
  private let part: String
  private var pieces: ZipArchive.Pieces
  private var scanner = XMLScanner()
  private var rows: SheetRows
  private var isDone = false

  /// - Parameters:
  ///   - named: the sheet; the first that is not hidden where it is nil.
  ///   - hash: of the whole file.
  init(of workbook: Workbook, named: String?, path: String, hash: String, size: Int) throws(DataError.Code) {
    let (sheet, entry) = try workbook.entry(ofSheet: named)
    guard let pieces = workbook.archive.pieces(of: entry) else { throw .damagedWorkbook(part: entry.name) }
    self.sheet = sheet.name
    (self.path, self.hash, self.pieces, part) = (path, hash, pieces, entry.name)
    // All of it was read for its hash; how far the unpacking is nobody sees, and it takes seconds.
    bytesRead = size
    rows = SheetRows(texts: try workbook.sharedTexts(), formats: try workbook.formats())
  }

  mutating func next() throws(DataError) -> [UInt8]? {
    while !isDone {
      guard let piece = pieces.next() else {
        isDone = true
        guard pieces.isWhole, rows.isSound else { throw DataError(.damagedWorkbook(part: part), path: path) }
        rows.end()
        break
      }
      let isXML = scanner.take(piece) { rows.take($0) }
      guard isXML, rows.isSound else { throw DataError(.damagedWorkbook(part: part), path: path) }
      if rows.hasText { return rows.text() }
    }
    return rows.hasText ? rows.text() : nil
  }
}
