import ArgumentParser
import Files
import Reports
import Workbooks

/// An Excel workbook beside what a command prints.
struct WorkbookOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write an Excel workbook, in the language of --lang.", valueName: "file.xlsx"))
  var xlsx: String?

  /// Says before any work is done what speaks against the file.
  func check(mayReplace: Bool) throws {
    guard let xlsx else { return }
    try NamedOutput(path: xlsx, option: "--xlsx", endings: ["xlsx"], mayReplace: mayReplace).check()
  }

  /// The workbook as a file to be written with others; none where nobody asked.
  func files(_ book: DataBook) -> [OutputFile] {
    xlsx.map { [OutputFile($0, writer: DataWorkbook(book).write(to:))] } ?? []
  }
}

/// Where a result of tables goes beside the screen: files of a folder and a workbook, all of them or none.
struct TableOutputOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write the result into files of a folder: all of them or none.", valueName: "folder"))
  var output: String?
  @OptionGroup var workbook: WorkbookOption
  @OptionGroup var force: ForceOption

  func validate() throws {
    if output == nil, workbook.xlsx == nil, force.isForced {
      throw ValidationError("--force goes with --output FOLDER or --xlsx FILE.")
    }
  }

  /// Says before any work is done what speaks against files of these names, and against the workbook.
  func check(_ names: [String]) throws {
    try workbook.check(mayReplace: force.isForced)
    let folder = try output.map { path throws in try OutputFolder(path) }
    let paths = folder.map { folder in names.map(folder.path(of:)) } ?? []
    _ = try Destinations(paths + (workbook.xlsx.map { [$0] } ?? []), mayReplace: force.isForced)
  }

  /// Writes files by name and text, and the workbook, where they are asked for.
  func write(_ texts: KeyValuePairs<String, String>, _ book: DataBook) throws(OutputError) {
    let files = try output.map { path throws(OutputError) in try OutputFolder(path).files(texts) } ?? []
    let all = files + workbook.files(book)
    guard !all.isEmpty else { return }
    try OutputDraft.write(all, mayReplace: force.isForced)
  }
}
