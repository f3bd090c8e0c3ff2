import Insurance
import Presentation

/// What differs between two policies: in what a person gets, in the kinds of rule, and value by value; with clauses.
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
    /// The kinds of rule that one of the two has and the other has not.
    let rules: Rules
    let values: [Value]
    let benefits: [BenefitComparison.Record]
  }

  struct Rules: Encodable {
    let first: [String]
    let second: [String]
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
    return Record(
      warnings: warnings.map(\.en), rules: rules, values: values, benefits: BenefitComparison(first, second).record)
  }

  private var rules: Rules {
    Rules(
      first: Self.only(first.ruleNames, butNot: second.ruleNames),
      second: Self.only(second.ruleNames, butNot: first.ruleNames))
  }

  private static func only(_ names: [String], butNot others: [String]) -> [String] {
    names.reduce(into: [String]()) { kept, name in
      if !others.contains(name), !kept.contains(name) { kept.append(name) }
    }
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
    let others = Dictionary(second.values.map { (common($0.path), $0) }, uniquingKeysWith: { a, _ in a })
    let known = Set(first.values.map { common($0.path) })
    return first.values.compactMap { value in
      let other = others[common(value.path)]
      return other?.text == value.text ? nil : (value.path, year, value, other)
    } + second.values.filter { !known.contains(common($0.path)) }.map { ($0.path, year, nil, $0) }
  }

  /// The only benefit of one file is the first of another's list.
  private static func common(_ path: String) -> String {
    let layer = "benefits.\(BenefitLayer.criticalIllnessID)."
    return path.hasPrefix(layer) ? "benefit." + path.dropFirst(layer.count) : path
  }

  /// Which kinds of rule, and which benefits, one of the two has alone.
  private func kinds(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func line(_ heading: String, _ mine: [String], _ theirs: [String]) -> String {
      let sides = [(first.id, mine), (second.id, theirs)].filter { !$0.1.isEmpty }.map { id, names in
        id + say(": ", "：") + names.joined(separator: say(", ", "、"))
      }
      return sides.isEmpty ? "" : heading + sides.joined(separator: say("; ", "；")) + "\n"
    }
    func layers(_ policy: Policy, butNot other: Policy) -> [String] {
      policy.layers.filter { layer in !other.layers.contains { $0.id == layer.id } }.map { $0.words(language) }
    }
    return line(
      say("Kinds of rule that differ: ", "规则类型不同："), rules.first.map { RuleName.text($0, language) },
      rules.second.map { RuleName.text($0, language) })
      + line(
        say("Benefits that one alone has: ", "仅一方有的待遇层次："), layers(first, butNot: second),
        layers(second, butNot: first))
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
    let kinds = kinds(language)
    return notes + benefits.joined(separator: "\n") + "\n" + (kinds.isEmpty ? "" : kinds + "\n")
      + table.rendered(style: style)
  }
}
