/// How much the scheme is given for a year, and by whom.
///
/// ## Writing a rule of your own
/// - `total(insured:)` must be finite and not below 0, and should not fall as more people are insured.
/// - The shares of `sources` add up to 1.
public protocol FundingRule: Sendable {
  /// The year's funding in yuan for a number of insured people.
  func total(insured: Int) -> Double

  /// Who pays it, whoever the insured are. At least one.
  var sources: [FundingSource] { get }

  /// Who pays it for a number of insured people; `sources` where the rule does not say.
  func sources(insured: Int) -> [FundingSource]

  /// The rule for people of whom it is known how many are in which group, `general` or `a+b`; the rule itself where it
  /// looks at their number alone.
  func among(_ people: [String: Int]) -> any FundingRule

  /// Where the amount stands in the document.
  var clause: Clause { get }

  /// How the amount comes about, for a reader: "85 yuan a head".
  var summary: Words { get }
}

extension FundingRule {
  public func sources(insured: Int) -> [FundingSource] { sources }

  public func among(_ people: [String: Int]) -> any FundingRule { self }
}

/// One of those who pay the funding.
public struct FundingSource: Sendable, Hashable {
  public let party: Party
  /// The share of the year's funding, 0 to 1.
  public private(set) var share: Double
  /// The purse within the party, as the document calls it.
  public let name: Words
  public let clause: Clause
  /// Why money moves, in the ledgers of thousands of years: worded once.
  fileprivate let funded: Transfer.Reason
  fileprivate let unspent: Transfer.Reason
  fileprivate let added: Transfer.Reason

  public init(party: Party, share: Double, name: Words, clause: Clause) {
    self.party = party
    self.share = share
    self.name = name
    self.clause = clause
    funded = Transfer.Reason("funding", en: "funding from the \(name.en)", zh: "当年筹资：\(name.zh)")
    unspent = Transfer.Reason(
      "unspent-funding", en: "unspent, back to the \(name.en)", zh: "未使用筹资退回：\(name.zh)")
    added = Transfer.Reason("added-funding", en: "more funding from the \(name.en)", zh: "追加筹资：\(name.zh)")
  }

  /// The same source with another share.
  func paying(share: Double) -> FundingSource {
    var source = self
    source.share = share
    return source
  }

  /// - Throws: `RuleError` where there are none, a share is outside 0…1, or they do not add up to 1.
  public static func check(_ sources: [FundingSource]) throws(RuleError) {
    guard !sources.isEmpty else { throw RuleError(.missing, "sources", "name at least one source") }
    guard sources.allSatisfy({ $0.party.mayBeNamed || $0.party == .members }) else {
      throw RuleError(.outOfRange, "sources", "must be funds, the treasury or the members")
    }
    let sum = sources.reduce(0) { $0 + $1.share }
    guard sources.allSatisfy({ (0...1).contains($0.share) }), abs(sum - 1) < 1e-9 else {
      throw RuleError(.doesNotAddUp, "sources", "the shares must add up to 100%, not \(plain(sum * 100))%")
    }
  }
}

extension FundingRule {
  /// Each source with its share of an amount, the last one with what rounding leaves.
  private func parts(of total: Money, insured: Int) -> [(source: FundingSource, amount: Money)] {
    var left = total
    let sources = sources(insured: insured)
    return sources.enumerated().map { i, source in
      let amount = i + 1 == sources.count ? left : total.part(source.share)
      left -= amount
      return (source, amount)
    }
  }

  /// Gives what a year leaves back to its sources, or asks them for what it lacks.
  func square(_ left: Money, insured: Int, due: DueDay?, in ledger: inout Ledger) {
    guard left != .zero else { return }
    for (source, amount) in parts(of: left, insured: insured) {
      ledger.record(
        .paid, from: .criticalIllnessFund, to: source.party, amount,
        for: amount > .zero ? source.unspent : source.added, by: source.clause, due: due)
    }
  }

  /// Writes the funding into the book: from each source its share.
  func record(_ total: Money, insured: Int, in ledger: inout Ledger) {
    for (source, amount) in parts(of: total, insured: insured) {
      ledger.record(
        .paid, from: source.party, to: .criticalIllnessFund, amount, for: source.funded, by: source.clause)
    }
  }
}

extension Ledger {
  /// What members pay into the year's funding themselves, less what of it comes back to them.
  package var paidInByMembers: Money {
    let funding: Set = ["funding", "added-funding", "unspent-funding"]
    return transfers.reduce(.zero) { sum, transfer in
      guard transfer.kind == .paid, funding.contains(transfer.reason.name) else { return sum }
      return sum + (transfer.from == .members ? transfer.amount : .zero)
        - (transfer.to == .members ? transfer.amount : .zero)
    }
  }
}
