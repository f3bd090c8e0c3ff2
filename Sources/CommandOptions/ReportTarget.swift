import ArgumentParser
import Files
import Presentation
import Workbooks

/// A report as a file, or on standard output: in the form that is asked for, else that of the file's ending.
package struct ReportTarget {
  package enum Form: String, CaseIterable, ExpressibleByArgument {
    case html, markdown, word, excel

    package var endings: [String] {
      switch self {
      case .html: ["html", "htm"]
      case .markdown: ["md", "markdown"]
      case .word: ["docx"]
      case .excel: ["xlsx"]
      }
    }
  }

  package let form: Form
  /// Nil where the report goes to standard output.
  private let file: NamedOutput?

  /// - Parameters:
  ///   - path: nil or `-` for standard output.
  ///   - option: that names it.
  package init(_ path: String?, option: String, form: Form?, mayReplace: Bool) {
    let ending = path.flatMap(NamedOutput.ending(of:))
    let own = form ?? Form.allCases.first { $0.endings.contains(ending ?? "") }
    self.form = own ?? .html
    let endings = own?.endings ?? Form.allCases.flatMap(\.endings)
    file = path.flatMap {
      $0 == "-" ? nil : NamedOutput(path: $0, option: option, endings: endings, mayReplace: mayReplace)
    }
  }

  /// The file that --report names beside what goes to standard output; nil where it names none.
  ///
  /// - Throws: `BadData` where it is no file, before any work.
  package init?(beside path: String?, mayReplace: Bool) throws {
    guard let path else {
      if mayReplace { throw BadData("--force goes with --report FILE") }
      return nil
    }
    if path == "-" { throw BadData("--report names a file: standard output has the table") }
    self.init(path, option: "--report", form: nil, mayReplace: mayReplace)
    try check()
  }

  /// Whether it would be a Word document or a workbook on standard output, which nobody reads.
  package var isBinaryOnScreen: Bool { [.word, .excel].contains(form) && file == nil }

  package func checkEnding() throws { try file?.checkEnding() }
  package func check() throws { try file?.check() }

  /// The file as other outputs beside it are checked; nil for standard output.
  package var named: NamedOutput? { file }

  /// The report as a file that is written with others; none for standard output.
  package func files(_ report: ReportDocument) -> [OutputFile] {
    guard let file else { return [] }
    return switch form {
    case .html: [OutputFile(file.path, text: HTMLPage(report).text)]
    case .markdown: [OutputFile(file.path, text: MarkdownPage(report).text)]
    case .word: [WordDocument(report).file(file.path)]
    case .excel: [OutputFile(file.path, writer: ReportWorkbook(report).write(to:))]
    }
  }

  package func write(_ report: ReportDocument) throws {
    guard let file else {
      return try show(form == .markdown ? MarkdownPage(report).text : HTMLPage(report).text, terminator: "")
    }
    try OutputDraft.write(files(report), mayReplace: file.mayReplace)
  }
}
