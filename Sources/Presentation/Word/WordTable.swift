import Insurance

/// Tables of a Word document: as wide as the page, with heads that every page repeats and rows that no page cuts.
struct WordTable {
  let language: Language

  /// Twentieths of a point between the margins of A4.
  private static let width = 9638
  /// What a sign of table text takes, and what a cell has around it.
  private static let (sign, padding) = (10.0, 170.0)

  func markup(_ table: ReportTable) -> Markup {
    // What has many columns is set smaller.
    let isSmall = table.columns.count > 7
    let widths = widths(of: table, scale: isSmall ? 0.85 : 1)
    let style = isSmall ? "TableTextSmall" : "TableText"
    func cells(_ words: [RichText], isBold: Bool = false, shade: String? = nil) -> [Markup] {
      zip(table.columns, widths).enumerated().map { place, column in
        cell(
          place < words.count ? WordBody.runs(words[place], isBold: isBold) : [], width: column.1, style,
          isNumber: column.0.isNumber, shade: shade)
      }
    }
    let head = Markup.tag(
      "w:tr",
      [.tag("w:trPr", [.empty("w:cantSplit"), .empty("w:tblHeader")])]
        + cells(table.columns.map { RichText($0.title) }, isBold: true, shade: "E3EEF6"))
    let rows = table.rows.map { row -> Markup in
      let properties = Markup.tag("w:trPr", [.empty("w:cantSplit")])
      switch row {
      case .section(let title):
        return .tag(
          "w:tr",
          [
            properties,
            cell(
              [WordBody.run(title, [.empty("w:b")])], width: Self.width, style, span: table.columns.count,
              shade: "F6F8FA", staysWithNext: true),
          ])
      case .cells(let words): return .tag("w:tr", [properties] + cells(words))
      case .total(let words): return .tag("w:tr", [properties] + cells(words, isBold: true))
      }
    }
    return frame(widths, [head] + rows, description: table.title)
  }

  /// The questions with their answers: a row each, the verdict large.
  func answers(_ answers: [ReportBlock.Answer]) -> Markup {
    let widths = [2400, Self.width - 2400]
    let rows = answers.map { answer -> Markup in
      let verdict = answer.verdict.map { [Markup.tag("w:p", [WordBody.style("Verdict"), WordBody.run($0)])] } ?? []
      let words = Markup.tag("w:p", [WordBody.style("Answer")] + WordBody.runs(answer.answer))
      return .tag(
        "w:tr",
        [
          .tag("w:trPr", [.empty("w:cantSplit")]),
          .tag(
            "w:tc",
            [
              properties(width: widths[0], shade: "E3EEF6"),
              .tag("w:p", [WordBody.style("Question"), WordBody.run(answer.question)]),
            ]), .tag("w:tc", [properties(width: widths[1], shade: "F6F8FA")] + verdict + [words]),
        ])
    }
    return frame(widths, rows, description: language == .chinese ? "结论" : "The answer")
  }

  private func frame(_ widths: [Int], _ rows: [Markup], description: String) -> Markup {
    .tag(
      "w:tbl",
      [
        .tag(
          "w:tblPr",
          [
            .empty("w:tblStyle", [("w:val", "Figures")]),
            .empty("w:tblW", [("w:w", "\(Self.width)"), ("w:type", "dxa")]),
            .empty("w:tblLayout", [("w:type", "fixed")]), .empty("w:tblCaption", [("w:val", description)]),
          ]), .tag("w:tblGrid", widths.map { .empty("w:gridCol", [("w:w", "\($0)")]) }),
      ] + rows)
  }

  private func properties(width: Int, span: Int = 1, shade: String? = nil) -> Markup {
    .tag(
      "w:tcPr",
      [.empty("w:tcW", [("w:w", "\(width)"), ("w:type", "dxa")])]
        + (span > 1 ? [.empty("w:gridSpan", [("w:val", "\(span)")])] : [])
        + (shade.map { [.empty("w:shd", [("w:val", "clear"), ("w:color", "auto"), ("w:fill", $0)])] } ?? []))
  }

  private func cell(
    _ runs: [Markup], width: Int, _ style: String, isNumber: Bool = false, span: Int = 1, shade: String? = nil,
    staysWithNext: Bool = false
  ) -> Markup {
    .tag(
      "w:tc",
      [
        properties(width: width, span: span, shade: shade),
        .tag(
          "w:p",
          [
            .tag(
              "w:pPr",
              [.empty("w:pStyle", [("w:val", style)])] + (staysWithNext ? [.empty("w:keepNext")] : [])
                + (isNumber ? [.empty("w:jc", [("w:val", "right")])] : []))
          ] + runs),
      ])
  }

  /// How wide each column is: numbers as wide as they are, what is left for the words.
  private func widths(of table: ReportTable, scale: Double) -> [Int] {
    // Totals are bold, and bold figures wider.
    let rows = table.rows.compactMap { row -> (cells: [RichText], wide: Double)? in
      switch row {
      case .section: nil
      case .cells(let cells): (cells, 1)
      case .total(let cells): (cells, 1.15)
      }
    }
    func room(_ text: String, _ wide: Double = 1) -> Double {
      textWidth(text, size: Self.sign * 18 * scale) * wide + Self.padding
    }
    let heads = table.columns.map { room($0.title) }
    let texts = table.columns.indices.map { place in
      rows.compactMap { place < $0.cells.count ? room($0.cells[place].plain, $0.wide) : nil }.max() ?? 0
    }
    /// Heads may break into lines where they must, and so may words that are long.
    func wanted(_ lines: Double) -> [Double] {
      table.columns.indices.map { place in
        max(min(max(texts[place], heads[place] / lines), table.columns[place].isNumber ? .infinity : 4200), 500)
      }
    }
    let whole = Double(Self.width)
    let numbers = table.columns.indices.filter { table.columns[$0].isNumber }
    let words = table.columns.indices.filter { !table.columns[$0].isNumber }
    for own in [wanted(1), wanted(3)] where own.reduce(0, +) <= whole {
      // The room that is left goes to the columns of words, else to all.
      let takers = words.isEmpty ? numbers : words
      let share = (whole - own.reduce(0, +)) / Double(max(1, takers.count))
      return own.enumerated().map { Int($0.element + (takers.contains($0.offset) ? share : 0)) }
    }
    // Numbers keep their room as long as they leave a quarter to the words; then the widest give way, which can break.
    let own = wanted(3)
    let forWords = words.reduce(0) { $0 + own[$1] }
    let forNumbers = min(
      numbers.reduce(0) { $0 + own[$1] }, words.isEmpty ? whole : max(whole * 0.75, whole - forWords))
    let (mostOfNumbers, mostOfWords) = (
      Self.limit(numbers.map { own[$0] }, to: forNumbers), Self.limit(words.map { own[$0] }, to: whole - forNumbers)
    )
    return table.columns.indices.map { place in
      Int(min(own[place], table.columns[place].isNumber ? mostOfNumbers : mostOfWords))
    }
  }

  /// How wide the widest may be so that all together have a room.
  private static func limit(_ widths: [Double], to room: Double) -> Double {
    var left = room
    let sorted = widths.sorted()
    for (place, width) in sorted.enumerated() {
      let share = left / Double(sorted.count - place)
      if width > share { return share }
      left -= width
    }
    return sorted.last ?? room
  }
}
