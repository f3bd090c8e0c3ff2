import ArgumentParser
import Files
import Insurance
import Presentation
import Workbooks

/// An Excel workbook beside what a command prints.
package struct WorkbookOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write an Excel workbook, in the language of --lang.", valueName: "file.xlsx"))
  package var xlsx: String?

  package init() {}

  /// Says before any work is done what speaks against the file.
  package func check(mayReplace: Bool) throws {
    try TableOutput(folder: nil, workbook: self, mayReplace: mayReplace).checkWorkbook()
  }

  /// The workbook as a file to be written with others; none where nobody asked.
  package func files(_ book: DataBook) -> [OutputFile] { TableOutput.files(xlsx, book) }
}

/// Where a result of tables goes beside the screen: files of a folder and a workbook, all of them or none.
package struct TableOutputOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write the result into files of a folder: all of them or none.", valueName: "folder"))
  package var output: String?
  @OptionGroup package var workbook: WorkbookOption
  @OptionGroup package var force: ForceOption

  package init() {}

  package func validate() throws {
    if output == nil, workbook.xlsx == nil, force.isForced {
      throw wrongUsage("--force goes with --output FOLDER or --xlsx FILE.")
    }
  }

  package var places: TableOutput {
    TableOutput(folder: output, workbook: workbook, mayReplace: force.isForced)
  }

  /// Says before any work is done what speaks against files of these names, and against the workbook.
  package func check(_ names: [String]) throws { try places.check(names) }

  /// Says before any work is done what speaks against `NAME.csv`, `NAME.json` and the workbook.
  package func check(named name: String) throws { try check(["\(name).csv", "\(name).json"]) }

  /// Writes a result as a table with English headings and as a record, both for programs, and as a workbook in the language of
  /// the command.
  package func write(
    named name: String, json: String, in language: Language, book: (Language) -> DataBook
  ) throws(OutputError) {
    try write(["\(name).csv": book(.english).csv, "\(name).json": json + "\n"], book(language))
  }

  /// Writes files by name and text, and the workbook, where they are asked for.
  package func write(_ texts: KeyValuePairs<String, String>, _ book: DataBook) throws(OutputError) {
    try places.write(texts, book)
  }
}
