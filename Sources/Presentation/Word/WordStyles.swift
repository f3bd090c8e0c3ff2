import Insurance

/// The looks of a Word document's paragraphs, words and tables.
struct WordStyles {
  private let language: Language

  init(_ language: Language) { self.language = language }

  private static let (accent, ink, soft) = ("00568A", "1B2733", "4D5B69")

  /// A look of paragraphs: size in half points, distances in twentieths of a point.
  private struct Paragraph {
    let id: String
    let name: String
    var size: Int?
    var colour: String?
    var isBold = false
    var before = 0
    var after = 0
    var level: Int?
    var keepsNext = false
    var isCentred = false
    var shade: String?
    var indent = false
  }

  private let paragraphs = [
    Paragraph(id: "Kicker", name: "Kicker", size: 18, colour: accent, isBold: true, keepsNext: true),
    Paragraph(id: "Title", name: "Title", size: 40, isBold: true, after: 60, keepsNext: true),
    Paragraph(id: "Subtitle", name: "Subtitle", size: 19, colour: soft, after: 120),
    Paragraph(id: "Contents", name: "Contents", size: 18, after: 200),
    Paragraph(
      id: "Heading1", name: "heading 1", size: 30, colour: accent, isBold: true, before: 400, after: 120, level: 0,
      keepsNext: true),
    Paragraph(
      id: "Heading2", name: "heading 2", size: 25, colour: accent, isBold: true, before: 280, after: 100, level: 1,
      keepsNext: true),
    Paragraph(
      id: "Heading3", name: "heading 3", size: 22, isBold: true, before: 200, after: 80, level: 2, keepsNext: true),
    Paragraph(id: "Warning", name: "Warning", size: 19, colour: "6B4100", before: 80, after: 80, shade: "FFF4E0"),
    Paragraph(id: "Question", name: "Question", size: 19, colour: accent, isBold: true, before: 40, after: 40),
    Paragraph(id: "Verdict", name: "Verdict", size: 30, isBold: true, before: 40, keepsNext: true),
    Paragraph(id: "Answer", name: "Answer", size: 21, before: 40, after: 40),
    Paragraph(
      id: "TableTitle", name: "Table Title", size: 19, colour: soft, isBold: true, before: 160, after: 60,
      keepsNext: true),
    Paragraph(id: "TableText", name: "Table Text", size: 17),
    Paragraph(id: "TableTextSmall", name: "Table Text Small", size: 15),
    Paragraph(id: "Picture", name: "Picture", before: 160, keepsNext: true, isCentred: true),
    Paragraph(id: "Caption", name: "caption", size: 19, isBold: true, after: 40, isCentred: true),
    Paragraph(id: "Note", name: "Note", size: 16, colour: soft, after: 120, isCentred: true),
    Paragraph(id: "Term", name: "Term", size: 17, after: 30),
    Paragraph(id: "ListBullet", name: "List Bullet", size: 19, after: 40, indent: true),
    Paragraph(id: "Gap", name: "Gap", size: 8),
    Paragraph(id: "Footer", name: "footer", size: 17, colour: soft, isCentred: true),
  ]

  var text: String {
    let font = WordDocument.font(language)
    let defaults = Markup.tag(
      "w:docDefaults",
      [
        .tag(
          "w:rPrDefault",
          [
            .tag(
              "w:rPr",
              [
                .empty(
                  "w:rFonts", [("w:ascii", font), ("w:hAnsi", font), ("w:eastAsia", "Microsoft YaHei"), ("w:cs", font)]),
                .empty("w:color", [("w:val", Self.ink)]), .empty("w:sz", [("w:val", "20")]),
                .empty("w:szCs", [("w:val", "20")]),
                .empty("w:lang", [("w:val", "en-US"), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")]),
              ])
          ]),
        .tag(
          "w:pPrDefault",
          [.tag("w:pPr", [.empty("w:spacing", [("w:after", "80"), ("w:line", "264"), ("w:lineRule", "auto")])])]),
      ])
    let normal = Markup.tag(
      "w:style", [("w:type", "paragraph"), ("w:default", "1"), ("w:styleId", "Normal")],
      [.empty("w:name", [("w:val", "Normal")]), .empty("w:qFormat")])
    return Markup.tag("w:styles", WordBody.names, [defaults, normal] + paragraphs.map(style) + characters + tables).text
  }

  private func style(_ own: Paragraph) -> Markup {
    var layout: [Markup] = []
    if own.keepsNext { layout.append(.empty("w:keepNext")) }
    if own.level != nil { layout.append(.empty("w:keepLines")) }
    if own.indent {
      layout.append(.tag("w:numPr", [.empty("w:ilvl", [("w:val", "0")]), .empty("w:numId", [("w:val", "1")])]))
    }
    if let shade = own.shade {
      layout.append(.empty("w:shd", [("w:val", "clear"), ("w:color", "auto"), ("w:fill", shade)]))
    }
    layout.append(
      .empty(
        "w:spacing",
        [("w:before", "\(own.before)"), ("w:after", "\(own.after)"), ("w:line", "252"), ("w:lineRule", "auto")]))
    if own.isCentred { layout.append(.empty("w:jc", [("w:val", "center")])) }
    if let level = own.level { layout.append(.empty("w:outlineLvl", [("w:val", "\(level)")])) }
    var words: [Markup] = own.isBold ? [.empty("w:b"), .empty("w:bCs")] : []
    if let colour = own.colour { words.append(.empty("w:color", [("w:val", colour)])) }
    if let size = own.size {
      words += [.empty("w:sz", [("w:val", "\(size)")]), .empty("w:szCs", [("w:val", "\(size)")])]
    }
    return .tag(
      "w:style", [("w:type", "paragraph"), ("w:styleId", own.id)],
      [
        .empty("w:name", [("w:val", own.name)]), .empty("w:basedOn", [("w:val", "Normal")]), .empty("w:qFormat"),
        .tag("w:pPr", layout),
      ] + (words.isEmpty ? [] : [.tag("w:rPr", words)]))
  }

  private var characters: [Markup] {
    [
      .tag(
        "w:style", [("w:type", "character"), ("w:styleId", "Code")],
        [
          .empty("w:name", [("w:val", "Code")]),
          .tag(
            "w:rPr",
            [
              .empty("w:rFonts", [("w:ascii", "Consolas"), ("w:hAnsi", "Consolas")]),
              .empty("w:color", [("w:val", Self.soft)]), .empty("w:sz", [("w:val", "15")]),
            ]),
        ]),
      .tag(
        "w:style", [("w:type", "character"), ("w:styleId", "Hyperlink")],
        [
          .empty("w:name", [("w:val", "Hyperlink")]),
          .tag("w:rPr", [.empty("w:color", [("w:val", Self.accent)]), .empty("w:u", [("w:val", "single")])]),
        ]),
    ]
  }

  /// Lines between the rows alone, and little around the words.
  private var tables: [Markup] {
    func line(_ name: String, _ size: Int, _ colour: String) -> Markup {
      .empty("w:\(name)", [("w:val", "single"), ("w:sz", "\(size)"), ("w:space", "0"), ("w:color", colour)])
    }
    return [
      .tag(
        "w:style", [("w:type", "table"), ("w:styleId", "Figures")],
        [
          .empty("w:name", [("w:val", "Figures")]),
          .tag(
            "w:tblPr",
            [
              .tag(
                "w:tblBorders",
                [line("top", 8, Self.soft), line("bottom", 8, Self.soft), line("insideH", 4, "D5DCE3")]),
              .tag(
                "w:tblCellMar",
                [
                  .empty("w:top", [("w:w", "25"), ("w:type", "dxa")]),
                  .empty("w:left", [("w:w", "70"), ("w:type", "dxa")]),
                  .empty("w:bottom", [("w:w", "25"), ("w:type", "dxa")]),
                  .empty("w:right", [("w:w", "70"), ("w:type", "dxa")]),
                ]),
            ]),
        ])
    ]
  }
}
