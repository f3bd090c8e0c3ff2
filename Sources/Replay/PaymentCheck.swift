import Insurance

/// Payments held against a policy: who was paid otherwise, by how much, and why probably.
package struct PaymentCheck: Sendable, Hashable, Codable {
  /// One person who was paid otherwise.
  package struct Case: Sendable, Hashable, Codable {
    package fileprivate(set) var line: Int
    /// Yuan.
    package let amount: Double
    package let group: String
    package let paid: Double
    package let expected: Double
    package let finding: PaymentCause.Finding

    package var difference: Double { paid - expected }
  }

  /// People who differ for the same cause.
  package struct Group: Sendable, Hashable, Codable {
    package fileprivate(set) var people = 0
    /// Fen that were paid too much, and too little.
    package fileprivate(set) var above: Int128 = 0
    package fileprivate(set) var below: Int128 = 0
    /// Yuan, without its sign.
    package fileprivate(set) var largest = 0.0
  }

  package private(set) var people = 0
  /// Fen paid, and owed.
  package private(set) var paid: Int128 = 0
  package private(set) var expected: Int128 = 0
  package private(set) var byCause: [PaymentCause: Group] = [:]
  package private(set) var first: [Case] = []
  /// Rows without a payment, which count as nothing paid.
  package private(set) var blanks = 0

  package static let mostNamed = 20

  package init() {}

  package var differing: Int { byCause.values.reduce(0) { $0 + $1.people } }
  package var above: Int128 { byCause.values.reduce(0) { $0 + $1.above } }
  package var below: Int128 { byCause.values.reduce(0) { $0 + $1.below } }

  /// Whether counts and money can be those of some rows: what was read from a file may be anything.
  ///
  /// - Parameter rows: of the file's part, at most `ReplayTotals.mostPeople`.
  func isSound(of rows: Int) -> Bool {
    func isSound(_ money: Int128) -> Bool { ReplayTotals.mostMoney.contains(money) }
    let money = [paid, expected] + byCause.values.flatMap { [$0.above, $0.below] }
    let counts = 0...max(rows, 0)
    // Each of them is at most the rows, so that their sum is a number too.
    return people == rows && counts.contains(blanks) && byCause.values.allSatisfy { counts.contains($0.people) }
      && counts.contains(differing) && first.count == min(differing, Self.mostNamed)
      && first.allSatisfy { ReplayTotals.mostPeople.contains($0.line) } && money.allSatisfy(isSound)
      && byCause.values.allSatisfy { $0.largest.isFinite }
      && first.allSatisfy { [$0.amount, $0.paid, $0.expected].allSatisfy(\.isFinite) }
  }

  mutating func addBlank() { blanks += 1 }

  mutating func add(paid: Double, expected: Int64) {
    people += 1
    self.paid += Int128(Money(yuan: paid)?.fen ?? 0)
    self.expected += Int128(expected)
  }

  mutating func add(_ other: Case) {
    var group = byCause[other.finding.cause, default: Group()]
    group.people += 1
    let fen = Int128(Money(yuan: other.difference)?.fen ?? 0)
    if fen > 0 { group.above += fen } else { group.below -= fen }
    group.largest = max(group.largest, abs(other.difference))
    byCause[other.finding.cause] = group
    name([other])
  }

  /// Keeps those of the first lines.
  private mutating func name(_ others: [Case]) {
    first += others
    guard first.count > Self.mostNamed else { return }
    first.sort { $0.line < $1.line }
    first.removeLast(first.count - Self.mostNamed)
  }

  /// Moves the rows by some lines.
  mutating func shift(by lines: Int) {
    for place in first.indices { first[place].line += lines }
  }

  mutating func merge(_ later: PaymentCheck) {
    people += later.people
    paid += later.paid
    expected += later.expected
    blanks += later.blanks
    for (cause, more) in later.byCause {
      var group = byCause[cause, default: Group()]
      group.people += more.people
      group.above += more.above
      group.below += more.below
      group.largest = max(group.largest, more.largest)
      byCause[cause] = group
    }
    name(later.first)
  }
}
