import Insurance

/// A report as Markdown, with charts as the sentences that describe them.
package struct MarkdownPage {
  private let report: ReportDocument

  package init(_ report: ReportDocument) { self.report = report }

  package var text: String {
    var parts = ["# \(escaped(report.title))", "**\(escaped(report.kicker))** · \(escaped(report.subtitle))"]
    let blocks = report.blocks
    for (place, block) in blocks.enumerated() {
      if case .table(let table) = block {
        parts.append(markdown(table, isNamed: table.isNamed(by: blocks[..<place])))
      } else {
        parts.append(markdown(block))
      }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func markdown(_ block: ReportBlock) -> String {
    let level = report.hasChapters ? "###" : "##"
    switch block {
    case .chapter(let title, _): return "## \(escaped(title))"
    case .section(let title, _): return "\(level) \(escaped(title))"
    case .subsection(let title): return "\(level)# \(escaped(title))"
    case .paragraph(let words): return inline(words)
    case .warning(let words): return "> \(escaped(words))"
    case .answers(let answers):
      return answers.map { answer in
        let verdict = answer.verdict.map { "**\(escaped($0))**\n\n" } ?? ""
        return verdict + "**\(escaped(answer.question))** \(inline(answer.answer))"
      }.joined(separator: "\n\n")
    case .charts(let figures):
      return figures.map { figure in
        "**\(escaped(figure.title))**\(report.language == .chinese ? "：" : ". ")"
          + escaped([figure.description, figure.note].filter { !$0.isEmpty }.joined(separator: " "))
      }.joined(separator: "\n\n")
    case .table(let table): return markdown(table)
    case .list(let items): return items.map { "- \(inline($0))" }.joined(separator: "\n")
    case .terms(let terms):
      return terms.map { "- **\(inline($0.term))**: \(inline($0.meaning))" }.joined(separator: "\n")
    }
  }

  private func markdown(_ table: ReportTable, isNamed: Bool = false) -> String {
    func row(_ cells: [String]) -> String {
      "| " + cells.map { $0.replacing("|", with: "\\|").replacing("\n", with: " ") }.joined(separator: " | ") + " |"
    }
    var lines = isNamed ? [] : ["**\(escaped(table.title))**", ""]
    lines.append(row(table.columns.map { escaped($0.title) }))
    lines.append("|" + table.columns.map { $0.isNumber ? "---:|" : "---|" }.joined())
    for line in table.rows {
      switch line {
      case .section(let title):
        lines.append(row(["**\(escaped(title))**"] + Array(repeating: "", count: table.columns.count - 1)))
      case .cells(let cells): lines.append(row(cells.map(inline)))
      case .total(let cells): lines.append(row(cells.map { $0.isEmpty ? "" : "**\(inline($0))**" }))
      }
    }
    return lines.joined(separator: "\n")
  }

  private func inline(_ words: RichText) -> String {
    words.parts.map { part in
      switch part {
      case .words(let words): escaped(words)
      case .figure(let figure): figure.text
      case .code(let words): words.isEmpty ? "" : "`\(words.replacing("`", with: "'"))`"
      }
    }.joined()
  }

  /// Signs that Markdown would read stand for themselves.
  private func escaped(_ words: String) -> String {
    var result = ""
    for character in words {
      if "\\`*_<>[]".contains(character) { result.append("\\") }
      result.append(character.isNewline ? " " : character)
    }
    return result
  }
}
