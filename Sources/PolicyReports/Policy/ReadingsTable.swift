import Insurance
import Presentation

/// The answer under each way of reading the clauses that can be read in several, one changed at a time: what matters most
/// first.
package struct ReadingsTable {
  /// A figure that is shown under every reading.
  package struct Column: Sendable {
    package let name: String
    package let words: Words
    package let kind: Kind

    package enum Kind: Sendable {
      case share
      /// An amount of yuan, by which readings are ranked.
      case money
      /// What one purse gains or pays, shown where a reading moves it.
      case purse
      /// One of cash within the year, which ranks those that move no other amount.
      case cash
      case months
    }

    package init(_ name: String, _ words: Words, _ kind: Kind) {
      self.name = name
      self.words = words
      self.kind = kind
    }

    /// The most that an insurer advances within the year, and for how long.
    package static func cash(advance: String, months: String) -> [Column] {
      [
        Column(advance, Words(en: "largest advance, by assumed days", zh: "最大垫付（收付时点含假设）"), .cash),
        Column(months, Words(en: "months out of pocket, by assumed days", zh: "垫付月数（收付时点含假设）"), .months),
      ]
    }
  }

  /// Figures in the order of their columns.
  package struct Answer: Sendable {
    package let columns: [Column]
    package let values: [Double]

    package init(_ columns: [Column], _ values: [Double]) { (self.columns, self.values) = (columns, values) }
  }

  /// The answer with settings under which a reading moves something.
  package struct Elsewhere: Sendable {
    /// `horizon.years=3`.
    let settings: [String]
    /// By the reading in force.
    let base: Answer
    /// By the other.
    let values: [Double]

    package init(settings: [String], base: Answer, values: [Double]) {
      (self.settings, self.base, self.values) = (settings, base, values)
    }
  }

  /// A reading other than those in force.
  package struct Line: Sendable {
    package let reading: DisputedReading
    package let choice: DisputedReading.Choice
    package let values: [Double]
    /// Why it can move no figure here, where that is known.
    let idleBecause: Words?
    /// What it moves with settings of its own, where it leaves the answer as it is.
    let elsewhere: Elsewhere?

    package init(
      _ reading: DisputedReading, _ choice: DisputedReading.Choice, values: [Double], idleBecause: Words? = nil,
      elsewhere: Elsewhere? = nil
    ) {
      self.elsewhere = elsewhere
      self.idleBecause = idleBecause
      self.reading = reading
      self.choice = choice
      self.values = values
    }
  }

  private let columns: [Column]
  private let base: [Double]
  private let lines: [Line]

  /// - Parameters:
  ///   - base: the values under the readings in force.
  ///   - lines: those under each other choice, one at a time.
  package init(_ columns: [Column], base: [Double], lines: [Line]) {
    let kept = columns.indices.filter { place in
      columns[place].kind != .purse || lines.contains { $0.values[place] != base[place] }
    }
    self.columns = kept.map { columns[$0] }
    self.base = kept.map { base[$0] }
    self.lines = lines.sorted { one, other in
      // What the answer hangs on comes first, whatever this scenario shows of it.
      func weights(_ line: Line) -> (Double, Double, Double, Double) {
        (
          line.reading.isDecisive ? 1 : 0, Self.weight(line, .money, columns, base),
          Self.weight(line, .purse, columns, base),
          Self.weight(line, .cash, columns, base)
        )
      }
      return weights(one) > weights(other)
    }.map { line in
      Line(
        line.reading, line.choice, values: kept.map { line.values[$0] }, idleBecause: line.idleBecause,
        elsewhere: line.elsewhere)
    }
  }

  /// The largest difference of a kind of amount.
  private static func weight(_ line: Line, _ kind: Column.Kind, _ columns: [Column], _ base: [Double]) -> Double {
    columns.indices.filter { columns[$0].kind == kind }.map { abs(line.values[$0] - base[$0]) }.max() ?? 0
  }

  package struct Record: Encodable {
    struct Line: Encodable {
      let reading: String
      let clause: String
      let choice: String
      let set: String
      let values: [String: Double]
      let differences: [String: Double]
      let shownWith: Shown?
    }

    /// With settings under which the reading moves something.
    struct Shown: Encodable {
      let set: [String]
      let inForce: [String: Double]
      let values: [String: Double]
    }

    let values: [String: Double]
    let readings: [Line]
  }

  package var record: Record {
    func named(_ values: [Double], of columns: [Column]? = nil) -> [String: Double] {
      Dictionary(zip((columns ?? self.columns).map(\.name), values), uniquingKeysWith: { first, _ in first })
    }
    return Record(
      values: named(base),
      readings: lines.map { line in
        Record.Line(
          reading: line.reading.id, clause: line.reading.clause.text, choice: line.choice.id,
          set: "\(line.reading.path)=\(line.choice.id)", values: named(line.values),
          differences: named(zip(line.values, base).map { $0 - $1 }),
          shownWith: line.elsewhere.map {
            Record.Shown(
              set: $0.settings, inForce: named($0.base.values, of: $0.base.columns),
              values: named($0.values, of: $0.base.columns))
          })
      })
  }

  /// Reading by reading with all of its choices, that in force marked.
  package func textByReading(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    guard !lines.isEmpty else { return text(language, style: style) }
    var table = TextTable(
      [.init(say("reading", "条款理解"))] + columns.map { .init($0.words(language), .trailing) } + [
        .init(say("set by", "设定方式"))
      ])
    var seen: Set<String> = []
    for reading in lines.map(\.reading) where seen.insert(reading.id).inserted {
      table.addSection("\(reading.words(language)) \(reading.clause.bracketed(language))")
      if reading.inForce == nil {
        table.add(
          [reading.asRead(language) + say(" (in force)", "（现行理解）")] + cells(base, language) + [""], emphasised: true)
      }
      for (place, choice) in reading.choices.enumerated() {
        let isInForce = place == reading.inForce
        let line = lines.first { $0.reading.id == reading.id && $0.choice == choice }
        guard let values = isInForce ? base : line?.values else { continue }
        let mark = isInForce ? say(" (in force)", "（现行理解）") : line.map { remark($0, language) } ?? ""
        let meant = choice.values.map { "\($0.path) = \($0.text == "none" ? say("none", "无") : $0.text)" }.joined(
          separator: say(", ", "，"))
        table.add(
          [choice.words(language) + mark] + cells(values, language) + ["\(reading.path)=\(choice.id)"],
          emphasised: isInForce)
        if !meant.isEmpty { table.add(["  " + meant]) }
        if let line, let elsewhere = line.elsewhere { add(elsewhere, to: &table, language) }
      }
      if let why = reading.why { table.add([say("the first is taken since ", "采用第一种理解的理由：") + why(language)]) }
    }
    return table.rendered(style: style)
  }

  /// What a reading moves with settings of its own: in force, and by the other choice.
  private func add(_ elsewhere: Elsewhere, to table: inout TextTable, _ language: Language) {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let settings = elsewhere.settings.joined(separator: say(", ", "、"))
    // Of several years there are more columns than here: those that both have.
    func cells(_ values: [Double]) -> [String] {
      columns.map { column in
        let kinds = elsewhere.base.columns
        let place =
          kinds.firstIndex { $0.name == column.name } ?? kinds.firstIndex { $0.name == "horizon." + column.name }
        return place.map { Self.cell(values[$0], beside: elsewhere.base.values[$0], column.kind, language) } ?? ""
      }
    }
    func row(_ words: String, _ values: [Double]) {
      let reserve = elsewhere.base.columns.firstIndex { $0.name == "reserve.mean" }.flatMap { place in
        columns.contains { $0.name == "reserve.mean" }
          ? nil
          : say("; reserve ", "，期末结余")
            + Self.cell(values[place], beside: elsewhere.base.values[place], .money, language)
      }
      table.add(["  " + words + (reserve ?? "")] + cells(values) + [settings])
    }
    row(say("with these settings, in force", "按右列设定，现行理解"), elsewhere.base.values)
    row(say("with these settings, this reading", "按右列设定，该理解"), elsewhere.values)
  }

  /// What is said of a reading that leaves the figures of this table as they are; it may well move others.
  private func remark(_ line: Line, _ language: Language) -> String {
    guard cells(line.values, language) == cells(base, language) else { return "" }
    guard let why = line.idleBecause else {
      return language == .chinese ? "（所列各项不变）" : " (these figures stay the same)"
    }
    return language == .chinese
      ? "（本情景无法体现：\(why.zh)）" : " (this scenario cannot show it: \(why.en))"
  }

  private func cells(_ values: [Double], _ language: Language) -> [String] {
    columns.indices.map { Self.cell(values[$0], beside: base[$0], columns[$0].kind, language) }
  }

  private static func cell(_ value: Double, beside base: Double, _ kind: Column.Kind, _ language: Language) -> String {
    switch kind {
    case .share: NumberText.percent(value, decimals: 2)
    case .money, .purse, .cash: NumberText.yuan(value, in: language, beside: [base])
    case .months: NumberText.fixed(value, decimals: 1)
    }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    guard !lines.isEmpty else {
      return say("No clause of this policy has a reading that can be chosen.\n", "该政策没有可选择的条款理解。\n")
    }
    var table = TextTable(
      [.init(say("reading", "条款理解"))] + columns.map { .init($0.words(language), .trailing) } + [
        .init(say("set by", "设定方式"))
      ])
    table.add([say("as they are in force", "现行理解")] + cells(base, language) + [""])
    for line in lines {
      table.add(
        [
          "\(line.reading.words(language))\(say(": ", "："))\(line.choice.words(language)) \(line.reading.clause.bracketed(language))"
            + remark(line, language)
        ]
          + cells(line.values, language) + ["\(line.reading.path)=\(line.choice.id)"])
      if let elsewhere = line.elsewhere { add(elsewhere, to: &table, language) }
    }
    return table.rendered(style: style)
  }
}
