import Insurance

/// What differs between two policies: value by value, and in what a person gets; with clauses.
package struct PolicyComparison {
  /// Of the first year, then of later ones in which a value changes.
  private let pairs: [(first: Policy, second: Policy)]
  private var first: Policy { pairs[0].first }
  private var second: Policy { pairs[0].second }

  /// - Parameter pairs: both policies year by year; at least one year.
  package init(_ pairs: [(first: Policy, second: Policy)]) { self.pairs = pairs }

  package struct Record: Encodable {
    /// What a reader must know before believing the figures.
    let warnings: [String]
    let values: [Value]
    let benefits: [BenefitComparison.Record]
  }

  struct Value: Encodable {
    let path: String
    /// The year from which on they differ so; absent for the first one.
    let year: Int?
    /// Absent where the policy has no such value.
    let first: Side?
    let second: Side?

    struct Side: Encodable {
      let value: String
      let clause: String
    }
  }

  package var record: Record {
    let values = differences.map { path, year, a, b in
      Value(
        path: path, year: year, first: a.map { Value.Side(value: $0.text, clause: $0.clause.text) },
        second: b.map { Value.Side(value: $0.text, clause: $0.clause.text) })
    }
    return Record(warnings: warnings.map(\.en), values: values, benefits: BenefitComparison(first, second).record)
  }

  private typealias Difference = (path: String, year: Int?, first: PolicyValue?, second: PolicyValue?)

  /// The values that differ: of the first year, then of each later one what differs otherwise than in the year before.
  private var differences: [Difference] {
    var all: [Difference] = []
    var known: [String: Difference] = [:]
    for (i, pair) in pairs.enumerated() {
      let ofYear = Self.differences(pair.first, pair.second, year: i == 0 ? nil : pair.first.year)
      all += ofYear.filter {
        known[$0.path]?.first?.text != $0.first?.text || known[$0.path]?.second?.text != $0.second?.text
      }
      known = Dictionary(ofYear.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    }
    return all
  }

  /// Of every year compared, each once.
  private var warnings: [Words] {
    var all: [Words] = []
    for pair in pairs {
      for warning in pair.first.warnings + pair.second.warnings where !all.contains(warning) { all.append(warning) }
    }
    return all
  }

  /// In the order of the first policy, then what only the second has.
  private static func differences(_ first: Policy, _ second: Policy, year: Int?) -> [Difference] {
    let others = Dictionary(second.values.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    let known = Set(first.values.map(\.path))
    return first.values.compactMap { value in
      let other = others[value.path]
      return other?.text == value.text ? nil : (value.path, year, value, other)
    } + second.values.filter { !known.contains($0.path) }.map { ($0.path, year, nil, $0) }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let notes = WarningsText.lines(warnings, language)
    guard !differences.isEmpty else {
      let years = pairs.flatMap { [$0.first.year, $0.second.year] }
      let (from, to) = (years.min() ?? first.year, years.max() ?? first.year)
      let span = from == to ? String(from) : "\(from)–\(to)"
      return notes
        + say(
          "\(first.id) and \(second.id) do not differ in any value (\(span))\n",
          "\(first.id)与\(second.id)各项参数相同（\(span)年）\n")
    }
    var table = TextTable([
      .init(say("value", "参数")), .init(first.id, .trailing), .init(say("clause", "条款")), .init(second.id, .trailing),
      .init(say("clause", "条款")),
    ])
    for (path, year, a, b) in differences {
      table.add([
        ValueName(under: a == nil ? second : first, language).text(path)
          + (year.map { say(" (from \($0))", "（\($0)年起）") } ?? ""), a?.words(language) ?? "–",
        a?.citedOrigin(language) ?? "", b?.words(language) ?? "–",
        b?.citedOrigin(language) ?? "",
      ])
    }
    // What a person gets, in the first year and wherever that is not as in the year before it.
    var benefits: [String] = []
    var last = ""
    for (first, second) in pairs {
      let text = BenefitComparison(first, second).text(language, style: style)
      if text == last { continue }
      last = text
      let heading =
        first.year == second.year
        ? say("In \(first.year):\n", "\(first.year)年：\n")
        : say(
          "\(first.id) in \(first.year), \(second.id) in \(second.year):\n",
          "\(first.id)为\(first.year)年，\(second.id)为\(second.year)年：\n")
      benefits.append(heading + text)
    }
    return notes + table.rendered(style: style) + "\n" + benefits.joined(separator: "\n")
  }
}
