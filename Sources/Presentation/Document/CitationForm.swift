import Insurance

/// Clauses as Chinese documents cite them: 五(三) is 五（三）, 二(五)1(5) is 二（五）1.（5）.
///
/// Policy files have them with the brackets of a keyboard, which JSON and tables for programs keep.
package enum CitationForm {
  /// Words with their clauses as the language cites them.
  package static func of(_ words: Words, _ language: Language) -> String {
    language == .chinese ? chinese(words.zh) : words.en
  }

  package static func chinese(_ text: String) -> String {
    // What no document says, of a plan that stands for none.
    if text == "stylised" { return "示意方案" }
    if text == "silent" { return "文件未规定" }
    guard text.contains("(") else { return text }
    return text.replacing(
      /([一二三四五六七八九十]+)((?:\([一二三四五六七八九十]+\))+)(?:([0-9]+)((?:\([0-9]+\))*))?/
    ) { match in
      let (_, section, items, point, details) = match.output
      func wide(_ text: Substring) -> String { String(text).replacing("(", with: "（").replacing(")", with: "）") }
      let last = details.flatMap { $0.isEmpty ? nil : "." + wide($0) }
      return section + wide(items) + (point ?? "") + (last ?? "")
    }
  }
}

extension Clause {
  /// As the language cites it: 五(三), 五（三）.
  package func cited(_ language: Language) -> String { language == .chinese ? CitationForm.chinese(text) : text }

  /// The same behind a sentence: [五(三)], 〔五（三）〕.
  package func bracketed(_ language: Language) -> String {
    language == .chinese ? "〔\(cited(language))〕" : "[\(text)]"
  }
}

extension PolicyValue {
  /// Where it comes from, a clause as the language cites it.
  package func citedOrigin(_ language: Language) -> String {
    language == .chinese ? CitationForm.chinese(origin(language)) : origin(language)
  }
}

extension RichText {
  fileprivate func mapped(_ change: (String) -> String) -> RichText {
    RichText(
      parts.map { part in
        if case .words(let words) = part { .words(change(words)) } else { part }
      })
  }
}

extension ReportTable {
  fileprivate func mapped(_ change: (String) -> String) -> ReportTable {
    ReportTable(
      title: change(title), kind: kind, columns: columns,
      rows: rows.map { row in
        switch row {
        case .section(let words): .section(change(words))
        case .cells(let cells): .cells(cells.map { $0.mapped(change) })
        case .total(let cells): .total(cells.map { $0.mapped(change) })
        }
      })
  }
}

extension ReportBlock {
  /// The piece with clauses as the language cites them.
  func citing(in language: Language) -> ReportBlock {
    guard language == .chinese else { return self }
    let change = CitationForm.chinese
    switch self {
    case .chapter, .section, .subsection, .charts: return self
    case .paragraph(let words): return .paragraph(words.mapped(change))
    case .answers(let answers):
      return .answers(
        answers.map {
          Answer(question: change($0.question), answer: $0.answer.mapped(change), verdict: $0.verdict.map(change))
        })
    case .warning(let words): return .warning(change(words))
    case .table(let table): return .table(table.mapped(change))
    case .list(let items): return .list(items.map { $0.mapped(change) })
    case .terms(let terms): return .terms(terms.map { ($0.term.mapped(change), $0.meaning.mapped(change)) })
    }
  }
}
