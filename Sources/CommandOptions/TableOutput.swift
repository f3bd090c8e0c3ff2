import Files
import Presentation
import Workbooks

/// Files of a folder and a workbook that a result of tables goes into, all of them or none.
package struct TableOutput {
  package let folder: String?
  package let xlsx: String?
  package let mayReplace: Bool

  package init(folder: String?, xlsx: String?, mayReplace: Bool) {
    (self.folder, self.xlsx, self.mayReplace) = (folder, xlsx, mayReplace)
  }

  package init(folder: String?, workbook: WorkbookOption, mayReplace: Bool) {
    self.init(folder: folder, xlsx: workbook.xlsx, mayReplace: mayReplace)
  }

  package func checkWorkbook() throws {
    guard let xlsx else { return }
    try NamedOutput(path: xlsx, option: "--xlsx", endings: ["xlsx"], mayReplace: mayReplace).check()
  }

  /// Says before any work is done what speaks against files of these names, and against the workbook.
  ///
  /// - Parameter beside: other files that are written with them.
  package func check(_ names: [String], beside others: [String] = []) throws {
    try checkWorkbook()
    let folder = try folder.map { path throws in try OutputFolder(path) }
    let paths = folder.map { folder in names.map(folder.path(of:)) } ?? []
    _ = try Destinations(others + paths + (xlsx.map { [$0] } ?? []), mayReplace: mayReplace)
  }

  /// Writes files by name and text, and the workbook, where they are asked for.
  ///
  /// - Parameter others: other files that come with them, all or none.
  package func write(
    _ texts: KeyValuePairs<String, String>, _ book: DataBook, beside others: [OutputFile] = []
  ) throws(OutputError) {
    let files = try folder.map { path throws(OutputError) in try OutputFolder(path).files(texts) } ?? []
    let all = others + files + Self.files(xlsx, book)
    guard !all.isEmpty else { return }
    try OutputDraft.write(all, mayReplace: mayReplace)
  }

  package static func files(_ xlsx: String?, _ book: DataBook) -> [OutputFile] {
    xlsx.map { [OutputFile($0, writer: DataWorkbook(book).write(to:))] } ?? []
  }
}
