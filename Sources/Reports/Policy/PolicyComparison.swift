import Insurance

/// What differs between two policies: value by value, and in what a person gets; with clauses.
package struct PolicyComparison {
  private let first: Policy
  private let second: Policy

  package init(_ first: Policy, _ second: Policy) {
    self.first = first
    self.second = second
  }

  package struct Record: Encodable {
    let values: [Value]
    let benefits: [BenefitComparison.Record]
  }

  struct Value: Encodable {
    let path: String
    /// Absent where the policy has no such value.
    let first: Side?
    let second: Side?

    struct Side: Encodable {
      let value: String
      let clause: String
    }
  }

  package var record: Record {
    let values = differences.map { path, a, b in
      Value(
        path: path, first: a.map { Value.Side(value: $0.text, clause: $0.clause.text) },
        second: b.map { Value.Side(value: $0.text, clause: $0.clause.text) })
    }
    return Record(values: values, benefits: BenefitComparison(first, second).record)
  }

  /// The values that differ, in the order of the first policy, then what only the second has.
  private var differences: [(path: String, first: PolicyValue?, second: PolicyValue?)] {
    let others = Dictionary(second.values.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    let known = Set(first.values.map(\.path))
    return first.values.compactMap { value in
      let other = others[value.path]
      return other?.text == value.text ? nil : (value.path, value, other)
    } + second.values.filter { !known.contains($0.path) }.map { ($0.path, nil, $0) }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    guard !differences.isEmpty else {
      return say("\(first.id) and \(second.id) do not differ in any value\n", "\(first.id)与\(second.id)各项参数相同\n")
    }
    var table = TextTable([
      .init(say("value", "参数")), .init(first.id, .trailing), .init(say("clause", "条款")), .init(second.id, .trailing),
      .init(say("clause", "条款")),
    ])
    for (path, a, b) in differences {
      table.add([
        path, a?.words(language) ?? "–", a?.origin(language) ?? "", b?.words(language) ?? "–",
        b?.origin(language) ?? "",
      ])
    }
    return table.rendered(style: style) + "\n" + BenefitComparison(first, second).text(language, style: style)
  }
}
