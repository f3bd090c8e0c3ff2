import Insurance

/// The pieces of a report as paragraphs, tables and pictures of a Word document.
struct WordBody {
  private let report: ReportDocument

  init(_ report: ReportDocument) { self.report = report }

  /// The names that all parts are written in.
  static let names = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
  ]

  /// The document, and what its pictures show, in their order.
  var content: (document: Markup, pictures: [Drawing]) {
    var state = State()
    let blocks = report.blocks
    var body: [Markup] = [
      paragraph("Kicker", RichText(report.kicker)), paragraph("Title", RichText(report.title)),
      paragraph("Subtitle", RichText(report.subtitle)), contents,
    ]
    for (place, block) in blocks.enumerated() {
      let isNamed =
        if case .table(let table) = block { table.isNamed(by: blocks[..<place]) } else { false }
      body += markup(block, isNamed: isNamed, &state)
    }
    return (
      .tag("w:document", Self.names, [.tag("w:body", body + [section])]), state.pictures
    )
  }

  private struct State {
    var pictures: [Drawing] = []
    var bookmarks = 0
  }

  /// A4 with two centimetres around; the footer has the number of the page.
  private var section: Markup {
    .tag(
      "w:sectPr",
      [
        .empty("w:footerReference", [("w:type", "default"), ("r:id", "rId4")]),
        .empty("w:pgSz", [("w:w", "11906"), ("w:h", "16838")]),
        .empty(
          "w:pgMar",
          [
            ("w:top", "1134"), ("w:right", "1134"), ("w:bottom", "1134"), ("w:left", "1134"), ("w:header", "567"),
            ("w:footer", "567"), ("w:gutter", "0"),
          ]),
      ])
  }

  /// Links to the headings.
  private var contents: Markup {
    let links = report.blocks.compactMap { block -> (String, String)? in
      switch block {
      case .chapter(let title, let place): (title, place)
      case .section(let title, let place): report.hasChapters ? nil : (title, place)
      default: nil
      }
    }
    let runs = links.enumerated().flatMap { place, link -> [Markup] in
      [
        .tag(
          "w:hyperlink", [("w:anchor", Self.bookmark(link.1)), ("w:history", "1")],
          [Self.run(link.0, [.empty("w:rStyle", [("w:val", "Hyperlink")])])])
      ] + (place + 1 < links.count ? [Self.run(" · ")] : [])
    }
    return .tag("w:p", [Self.style("Contents")] + runs)
  }

  /// A name of at most 40 letters, digits and low lines.
  private static func bookmark(_ place: String) -> String { "_" + place.replacing("-", with: "_").prefix(39) }

  private func markup(_ block: ReportBlock, isNamed: Bool, _ state: inout State) -> [Markup] {
    switch block {
    case .chapter(let title, let place): return [heading(title, "Heading1", place, &state)]
    case .section(let title, let place):
      return [heading(title, report.hasChapters ? "Heading2" : "Heading1", place, &state)]
    case .subsection(let title): return [paragraph(report.hasChapters ? "Heading3" : "Heading2", RichText(title))]
    case .paragraph(let words): return [paragraph(nil, words)]
    case .warning(let words): return [paragraph("Warning", RichText(words))]
    case .list(let items): return items.map { paragraph("ListBullet", $0) }
    case .terms(let terms):
      return terms.map { term in
        .tag(
          "w:p",
          [Self.style("Term")] + Self.runs(term.term, isBold: true) + [
            Self.run(report.language == .chinese ? "：" : ": ")
          ]
            + Self.runs(term.meaning))
      }
    case .answers(let answers): return [WordTable(language: report.language).answers(answers), Self.gap]
    case .charts(let figures):
      return figures.flatMap { figure in
        state.pictures.append(figure.drawing)
        return chart(figure, number: state.pictures.count)
      }
    case .table(let table):
      // A table right below a heading of its own name needs no caption.
      return (isNamed ? [] : [paragraph("TableTitle", RichText(table.title))])
        + [WordTable(language: report.language).markup(table), Self.gap]
    }
  }

  /// Between a table and what follows, which would grow together with it.
  private static let gap = Markup.tag("w:p", [style("Gap")])

  private func heading(_ title: String, _ style: String, _ place: String, _ state: inout State) -> Markup {
    state.bookmarks += 1
    let id = "\(state.bookmarks)"
    return .tag(
      "w:p",
      [
        Self.style(style), .empty("w:bookmarkStart", [("w:id", id), ("w:name", Self.bookmark(place))]),
        Self.run(title), .empty("w:bookmarkEnd", [("w:id", id)]),
      ])
  }

  private func chart(_ figure: ChartFigure, number: Int) -> [Markup] {
    let caption = report.language == .chinese ? "图\(number)　" : "Figure \(number). "
    return [
      .tag(
        "w:p",
        [
          Self.style("Picture"),
          .tag(
            "w:r",
            [
              WordPicture(drawing: figure.drawing, number: number, title: figure.title, description: figure.description)
                .markup
            ]),
        ]), paragraph("Caption", RichText(caption + figure.title)),
    ] + (figure.note.isEmpty ? [] : [paragraph("Note", RichText(figure.note))])
  }

  private func paragraph(_ style: String?, _ words: RichText) -> Markup {
    .tag("w:p", (style.map { [Self.style($0)] } ?? []) + Self.runs(words))
  }

  static func style(_ name: String) -> Markup { .tag("w:pPr", [.empty("w:pStyle", [("w:val", name)])]) }

  static func run(_ words: String, _ properties: [Markup] = []) -> Markup {
    .tag(
      "w:r",
      (properties.isEmpty ? [] : [.tag("w:rPr", properties)]) + [
        .tag("w:t", [("xml:space", "preserve")], words.split(whereSeparator: \.isNewline).joined(separator: " "))
      ])
  }

  static func runs(_ words: RichText, isBold: Bool = false) -> [Markup] {
    words.parts.map { part in
      switch part {
      case .words(let words): run(words, isBold ? [.empty("w:b")] : [])
      case .figure(let figure): run(figure.text, isBold ? [.empty("w:b")] : [])
      case .code(let words): run(words, [.empty("w:rStyle", [("w:val", "Code")])])
      }
    }
  }
}
