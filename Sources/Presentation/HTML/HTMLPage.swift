import Insurance

/// A report as one HTML file: nothing is loaded from anywhere, nothing needs a script, and it prints on A4.
package struct HTMLPage {
  private let report: ReportDocument

  package init(_ report: ReportDocument) { self.report = report }

  private var isChinese: Bool { report.language == .chinese }
  private func say(_ en: String, _ zh: String) -> String { isChinese ? zh : en }

  package var text: String {
    let blocks = report.blocks
    var numbers = Numbers()
    var body: [Markup] = []
    // What a reader of a phone unfolds, from its heading to the next.
    var folded: (title: String, place: String, content: [Markup])?
    func close() {
      if let part = folded { body.append(fold(part.title, part.place, part.content)) }
      folded = nil
    }
    for (place, piece) in blocks.enumerated() {
      switch piece {
      case .section(let title, let name) where ReportBlock.isReference(name):
        close()
        folded = (title, name, [])
        continue
      case .section, .chapter: close()
      default: break
      }
      // A table right below a heading of its own name needs no caption: its group still has the name for who cannot see.
      let markup: Markup
      if case .table(let table) = piece, place > 0, table.isNamed(by: blocks[..<place]) {
        markup = html(table, isNamed: true)
      } else {
        markup = block(piece, &numbers)
      }
      if folded == nil { body.append(markup) } else { folded?.content.append(markup) }
    }
    close()
    let head: [Markup] = [
      .empty("meta", [("charset", "utf-8")]),
      .empty("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
      .empty("meta", [("name", "color-scheme"), ("content", "light dark")]),
      .empty("meta", [("name", "generator"), ("content", "dabing \(ProgramVersion.current)")]),
      // An icon of its own, so that no browser asks the server for one.
      .empty("link", [("rel", "icon"), ("href", "data:,")]),
      .tag("title", report.title), .style(StyleSheet.text),
    ]
    let page = Markup.tag(
      "html", [("lang", isChinese ? "zh-CN" : "en")],
      [
        .tag("head", head),
        .tag("body", [.tag("header", [("class", "page")], header), contents(blocks), .tag("main", body)]),
      ])
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  private var header: [Markup] {
    [
      .tag("p", [("class", "kicker")], report.kicker), .tag("h1", report.title),
      .tag("p", [("class", "subtitle")], report.subtitle),
    ]
  }

  private func contents(_ blocks: [ReportBlock]) -> Markup {
    let links = blocks.compactMap { block -> Markup? in
      switch block {
      case .chapter(let title, let place): link(title, place)
      case .section(let title, let place): report.hasChapters ? nil : link(title, place)
      default: nil
      }
    }
    return .tag("nav", [("aria-label", say("Contents", "目录"))], [.tag("ul", links)])
  }

  /// A part that stands open but on a phone, where its heading opens it; no script is needed for that.
  private func fold(_ title: String, _ place: String, _ content: [Markup]) -> Markup {
    let name = "fold-" + place
    return .tag(
      "section", [("class", "folds")],
      [
        .empty("input", [("type", "checkbox"), ("class", "fold"), ("id", name)]),
        .tag(
          report.hasChapters ? "h3" : "h2", [("id", place), ("class", "section")],
          [.tag("label", [("for", name)], title)]), .tag("div", [("class", "unfolded")], content),
      ])
  }

  private func link(_ title: String, _ place: String) -> Markup {
    .tag("li", [.tag("a", [("href", "#\(place)")], title)])
  }

  /// How far the charts of the page are numbered.
  private struct Numbers {
    var charts = 0
  }

  private func block(_ block: ReportBlock, _ numbers: inout Numbers) -> Markup {
    switch block {
    case .chapter(let title, let place): return .tag("h2", [("id", place), ("class", "chapter")], title)
    case .section(let title, let place):
      return .tag(report.hasChapters ? "h3" : "h2", [("id", place), ("class", "section")], title)
    case .subsection(let title): return .tag(report.hasChapters ? "h4" : "h3", title)
    case .paragraph(let words): return .tag("p", inline(words))
    case .warning(let words): return .tag("p", [("class", "warning")], words)
    case .list(let items): return .tag("ul", items.map { .tag("li", inline($0)) })
    case .terms(let terms):
      return .tag(
        "dl", terms.map { .tag("div", [.tag("dt", inline($0.term)), .tag("dd", inline($0.meaning))]) })
    case .answers(let answers):
      return .tag(
        "div", [("class", "answers"), ("role", "group"), ("aria-label", say("The answer", "结论"))],
        answers.map {
          let verdict = $0.verdict.map { [Markup.tag("p", [("class", "verdict")], $0)] } ?? []
          return .tag(
            "div", [.tag("p", [("class", "question")], $0.question)] + verdict + [.tag("p", inline($0.answer))])
        })
    case .charts(let figures):
      return .tag(
        "div", [("class", "charts")],
        figures.map { figure in
          numbers.charts += 1
          return chart(figure, number: numbers.charts)
        })
    case .table(let table): return html(table)
    }
  }

  private func chart(_ figure: ChartFigure, number: Int) -> Markup {
    let caption = say("Figure \(number). ", "图\(number)　")
    return .tag(
      "figure",
      [
        .tag("figcaption", [.tag("span", [("class", "number")], caption), .text(figure.title)]),
        figure.drawing.markup(name: "chart-\(number)", title: figure.title, description: figure.description),
        figure.note.isEmpty ? .none : .tag("p", [("class", "note")], figure.note),
      ])
  }

  private func html(_ table: ReportTable, isNamed: Bool = false) -> Markup {
    func cell(_ name: String, _ column: Int, _ content: [Markup], _ more: [(String, String)] = []) -> Markup {
      let isNumber = column < table.columns.count && table.columns[column].isNumber
      return .tag(name, more + (isNumber ? [("class", "number")] : []), content)
    }
    let heads = table.columns.enumerated().map { column, head in
      // A column of names has a heading for who cannot see it.
      head.title.isEmpty
        ? Markup.tag("td", [])
        : cell("th", column, [.text(head.title)], [("scope", "col")] + (head.isWide ? [("class", "wide")] : []))
    }
    func row(_ cells: [RichText], _ attributes: [(String, String)] = []) -> Markup {
      .tag(
        "tr", attributes,
        cells.enumerated().map { column, words in
          column == 0
            ? cell("th", column, inline(words), [("scope", "row")])
            : cell("td", column, inline(words), [("data-label", table.columns[column].title)])
        })
    }
    let rows = table.rows.map { line -> Markup in
      switch line {
      case .section(let title):
        .tag(
          "tr", [("class", "part")],
          [.tag("th", [("colspan", "\(table.columns.count)"), ("scope", "colgroup")], title)])
      case .cells(let cells): row(cells)
      case .total(let cells): row(cells, [("class", "total")])
      }
    }
    // What is too wide for a telephone becomes a block a row there, as tables of words do.
    let kind = table.kind == .words ? "words" : table.isWide ? "figures many" : "figures"
    return .tag(
      "div", [("class", "table \(kind)"), ("role", "group"), ("tabindex", "0"), ("aria-label", table.title)],
      [
        .tag(
          "table",
          [
            isNamed ? .none : .tag("caption", table.title), .tag("thead", [.tag("tr", heads)]),
            .tag("tbody", rows),
          ])
      ])
  }

  private func inline(_ words: RichText) -> [Markup] {
    words.parts.map { part in
      switch part {
      case .words(let words): .text(words)
      case .code(let words): .tag("code", breakable(words))
      case .figure(let figure): .tag("span", [("class", "n")] + figure.attributes, figure.text)
      }
    }
  }

  /// A dotted path may break after its dots, where a line is too short for it.
  private func breakable(_ path: String) -> [Markup] {
    path.split(separator: ".", omittingEmptySubsequences: false).enumerated().flatMap { place, part in
      (place == 0 ? [] : [Markup.text("."), .empty("wbr")]) + [.text(String(part))]
    }
  }
}
