/// One benefit of a policy (保障层次): who pays it, whom it reaches, and by which rule.
///
/// A policy has a list of them in the order of the law. The first is critical-illness insurance itself; each later one
/// looks at what the ones before it have left of a person's in-scope amount X (梯次减负).
public struct BenefitLayer: Sendable {
  /// Its name in files, on the command line and in the names of metrics: `critical-illness`, `medical-aid`.
  public let id: String
  public let words: Words
  /// Who pays it. What the insurer pays is part of its contract, and of the claims that the funding is to cover; what
  /// another party pays comes beside them, from an account of its own.
  public let payer: Party
  public let clause: Clause
  /// The rule of each group that it reaches, by the group's id; nobody else gets anything from it.
  public let rules: [String: any BenefitRule]

  /// The first layer, which all the rest of a policy is about.
  public static let criticalIllnessID = "critical-illness"

  public init(
    id: String, words: Words, payer: Party, clause: Clause, rules: [String: any BenefitRule]
  ) {
    self.id = id
    self.words = words
    self.payer = payer
    self.clause = clause
    self.rules = rules
  }

  /// Critical-illness insurance, which reaches everybody and runs through the insurer.
  public static func criticalIllness(_ rules: [String: any BenefitRule], clause: Clause) -> BenefitLayer {
    BenefitLayer(
      id: criticalIllnessID, words: Words(en: "critical-illness insurance", zh: "大病保险"), payer: .insurer,
      clause: clause, rules: rules)
  }

  /// Whether it is part of what the insurer pays under its contract.
  public var isInContract: Bool { payer == .insurer }

  /// The rule for a person in some groups, who gets the better value of each parameter of those that it reaches; one that
  /// pays nothing where it reaches none of them.
  ///
  /// - Throws: `PolicyError` where the groups' rules cannot be joined.
  func rule(for groups: [String]) throws(PolicyError) -> any BenefitRule {
    var joined: (any BenefitRule)?
    for rule in groups.compactMap({ rules[$0] }) {
      guard let before = joined else {
        joined = rule
        continue
      }
      guard let both = before.joined(with: rule) ?? rule.joined(with: before) else {
        throw .notCombinable(groups.joined(separator: "+"))
      }
      joined = both
    }
    return joined ?? NoBenefit()
  }
}

/// The rule of people whom a benefit does not reach.
package struct NoBenefit: BenefitRule {
  public let schedule: PayoutSchedule? = .nothing
  public var deductible: Double { .infinity }
  public func payment(for amount: Double) -> Double { 0 }
  public func explain(_ amount: Double) -> [BenefitStep] { [] }
}
