/// A region's rules for one policy year: who gets what, who pays, who carries the result.
///
/// A policy is made from a policy file for a year; dated values are already those in force.
public struct Policy: Sendable {
  public let id: String
  public let title: Words
  public let region: Words
  /// The year that the values are those of.
  public let year: Int
  public let standing: Standing
  public let documents: [Document]
  public let scope: Scope
  /// The general group first.
  public let groups: [Group]
  /// What people get, in the order of the law; critical-illness insurance first.
  public private(set) var layers: [BenefitLayer]
  public private(set) var funding: any FundingRule
  /// The funds that the file names.
  public let funds: [Fund]
  public private(set) var costs: OperatingCosts
  public private(set) var riskSharing: any RiskSharingRule
  /// The insurers, where several run the scheme, each settled by itself; nil where one does.
  public private(set) var panel: InsurerPanel?
  /// What meets losses before others do; nil where there is none.
  public let riskAdjustment: RiskAdjustmentFund?
  public let settlement: any SettlementRule
  /// How many years a contract runs (合作期); nil where the file does not say.
  public let contract: Cited<Int>?
  /// How the funding of the years after the first comes about.
  public let nextFunding: any NextFundingRule
  /// The contract terms that every simulated year draws anew.
  public let ranges: [ContractRange]
  /// When claims arise within the year and how fast the insurer pays them.
  public let claimsPayment: ClaimsCalendar
  /// What enrolment earns; nil where it earns nothing.
  public let incentives: EnrolmentIncentives?
  /// How long people wait who enrol late; nil where nobody waits.
  public let waitingPeriod: WaitingPeriod?
  /// What the document calls premium and service deposit.
  public let ownWords: OwnWords
  /// Everything that the file holds, in its order.
  public let values: [PolicyValue]
  /// How open points of the document are read.
  public let readings: [Remark]
  /// Clauses that can be read in more than one way, with the way that is taken.
  public let disputedReadings: [DisputedReading]
  /// What the document asks for and the simulation does not do.
  public private(set) var notModelled: [Remark]
  /// Whether expense comes part by part, so that the scope's parts decide what counts.
  private(set) var countsParts = false
  /// The kinds of rules that the file names, by its parts: benefit, funding, risk sharing, settlement.
  public let ruleNames: [String]

  /// A sentence on a clause.
  public struct Remark: Sendable, Hashable {
    public let words: Words
    public let clause: Clause
    /// Whether it no longer holds where a scenario's expense is made of episodes of care.
    public let isOfSelfPaidExpense: Bool
    public init(words: Words, clause: Clause, isOfSelfPaidExpense: Bool = false) {
      self.words = words
      self.clause = clause
      self.isOfSelfPaidExpense = isOfSelfPaidExpense
    }
  }

  /// Whether and when the document holds.
  public struct Standing: Sendable, Hashable {
    public enum Status: String, Sendable, CaseIterable {
      case inForce = "in-force"
      case consultationDraft = "consultation-draft"
      case superseded = "superseded"
      case stylised = "stylised"

      public var words: Words {
        switch self {
        case .inForce: Words(en: "in force", zh: "现行有效")
        case .consultationDraft: Words(en: "consultation draft", zh: "征求意见稿")
        case .superseded: Words(en: "superseded", zh: "已废止")
        case .stylised: Words(en: "stylised, not a document", zh: "示意方案，非正式文件")
        }
      }
    }

    /// How well the rules are known.
    public enum Evidence: String, Sendable, CaseIterable {
      /// The document's own text was read.
      case document
      /// Taken from what others say of it.
      case secondary
      /// Nobody's rules: values taken to see what follows.
      case assumed

      public var words: Words {
        switch self {
        case .document: Words(en: "read in the document", zh: "依据文件原文")
        case .secondary: Words(en: "from secondary sources", zh: "依据二手资料")
        case .assumed: Words(en: "assumed", zh: "假设")
        }
      }
    }

    public let status: Status
    public let from: CalendarDay
    /// The last day; nil where the document names none.
    public let to: CalendarDay?
    /// Nil where the file does not say.
    public let evidence: Evidence?
    /// Whether nothing like it was in force before, so that no claims of an earlier year come into its first.
    public let isFirstOfItsKind: Bool

    public init(
      status: Status, from: CalendarDay, to: CalendarDay?, evidence: Evidence? = nil, isFirstOfItsKind: Bool = false
    ) {
      self.isFirstOfItsKind = isFirstOfItsKind
      self.status = status
      self.from = from
      self.to = to
      self.evidence = evidence
    }

    /// Whether any day of the year lies within the dates.
    public func covers(_ year: Int) -> Bool { year >= from.year && year <= (to?.year ?? .max) }
  }

  /// A document that the policy follows.
  public struct Document: Sendable, Hashable {
    public let number: String
    public let title: String
    public init(number: String, title: String) {
      self.number = number
      self.title = title
    }
  }

  /// What expense counts.
  public struct Scope: Sendable, Hashable {
    public let words: Words
    public let clause: Clause
    /// What becomes of each part of what basic insurance leaves; nil where the file does not say.
    public let components: [ExpenseComponent: ExpenseComponent.Treatment]?
    /// The clause by which a chronic overflow is treated.
    public let overflowClause: Clause
    public init(
      words: Words, clause: Clause, components: [ExpenseComponent: ExpenseComponent.Treatment]? = nil,
      overflowClause: Clause? = nil
    ) {
      self.overflowClause = overflowClause ?? clause
      self.words = words
      self.clause = clause
      self.components = components
    }
  }

  public init(
    id: String, title: Words, region: Words, year: Int, standing: Standing, documents: [Document], scope: Scope,
    groups: [Group], layers: [BenefitLayer], funding: any FundingRule, costs: OperatingCosts,
    riskSharing: any RiskSharingRule, settlement: any SettlementRule, contract: Cited<Int>? = nil,
    nextFunding: any NextFundingRule = StatutoryFunding.asItStands, ranges: [ContractRange] = [], values: [PolicyValue],
    readings: [Remark] = [], disputedReadings: [DisputedReading] = [], notModelled: [Remark] = [],
    ruleNames: [String] = [], claimsPayment: ClaimsCalendar = .monthLater, ownWords: OwnWords = .none,
    incentives: EnrolmentIncentives? = nil, waitingPeriod: WaitingPeriod? = nil, funds: [Fund] = [],
    riskAdjustment: RiskAdjustmentFund? = nil, panel: InsurerPanel? = nil
  ) {
    self.panel = panel
    self.riskAdjustment = riskAdjustment
    self.funds = funds
    self.ownWords = ownWords
    self.incentives = incentives
    self.waitingPeriod = waitingPeriod
    self.id = id
    self.title = title
    self.region = region
    self.year = year
    self.standing = standing
    self.documents = documents
    self.scope = scope
    self.groups = groups
    self.layers = layers
    self.funding = funding
    self.costs = costs
    self.riskSharing = riskSharing
    self.settlement = settlement
    self.contract = contract
    self.nextFunding = nextFunding
    self.ranges = ranges
    self.claimsPayment = claimsPayment
    self.values = values
    self.readings = readings
    self.disputedReadings = disputedReadings
    self.notModelled = notModelled
    self.ruleNames = ruleNames
  }

  /// The rules of critical-illness insurance itself, by group.
  public var benefits: [String: any BenefitRule] { layers.first?.rules ?? [:] }

  /// The same with other rules of critical-illness insurance for some groups.
  func paying(_ rules: [String: any BenefitRule]) -> Policy {
    guard let first = layers.first, !rules.isEmpty else { return self }
    var policy = self
    policy.layers[0] = BenefitLayer(
      id: first.id, words: first.words, payer: first.payer, clause: first.clause,
      rules: first.rules.merging(rules) { $1 })
    return policy
  }

  /// The same with the funding that these people bring: how many are in which group, or in several, `a+b`.
  package func funded(for people: [String: Int]) -> Policy {
    var policy = self
    // Whose terms do not hold, nobody pays in for.
    let counted = people.map { groups, count in
      (prevailing(groups.split(separator: "+").map(String.init)).joined(separator: "+"), count)
    }
    policy.funding = funding.among(Dictionary(counted, uniquingKeysWith: +))
    return policy
  }

  /// Who can hold or owe money: those of every policy, and the funds that this one names.
  package var parties: [Party] {
    Party.ofEveryPolicy.filter { $0 != .riskAdjustmentFund || riskAdjustment != nil } + funds.map(Party.fund)
  }

  /// The policy as it holds for one of several insurers: its terms, and its share of costs that are a fixed sum.
  package func alone(_ insurer: InsurerPanel.Insurer) -> Policy {
    var policy = self
    policy.panel = nil
    policy.riskSharing = insurer.riskSharing ?? riskSharing
    policy.costs = costs.withFixed(part: insurer.share.value)
    return policy
  }

  /// The layers that are counted one by one, in the order of `BenefitStack.counted`.
  package var countedLayers: [BenefitLayer] {
    layers.count(where: \.isInContract) == 1 ? layers.filter { !$0.isInContract } : layers
  }

  /// What a group gets, layer by layer, or a person in several, `a+b`, who gets the best value of each parameter.
  ///
  /// - Throws: `PolicyError` where a group is unknown or the groups' rules cannot be joined.
  public func stack(for groups: String) throws(PolicyError) -> BenefitStack {
    let ids = groups.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    if let unknown = ids.first(where: { benefits[$0] == nil }) {
      throw .unknownGroup(unknown, known: self.groups.map(\.id))
    }
    return try BenefitStack(layers, for: prevailing(ids))
  }

  /// The groups whose terms hold for a person who is in all of these.
  private func prevailing(_ ids: [String]) -> [String] {
    guard ids.count > 1 else { return ids }
    let beaten = Set(groups.filter { ids.contains($0.id) }.flatMap(\.prevailsOver))
    return ids.filter { !beaten.contains($0) }
  }

  /// A layer's rule for one group, on what the layers before it leave; one that pays nothing where there is no such layer or
  /// it does not reach the group.
  package func rule(ofLayer id: String, for group: String) -> any BenefitRule {
    layers.first { $0.id == id }?.rules[group] ?? NoBenefit()
  }

  /// What the insurer pays a group, or a person in several, under its contract.
  ///
  /// - Throws: `PolicyError` where a group is unknown or the groups' rules cannot be joined.
  public func benefit(for groups: String) throws(PolicyError) -> any BenefitRule { try stack(for: groups).contract }

  /// A text with the document's own words for premium and service deposit.
  public func inItsWords(_ words: Words) -> Words { ownWords.taken(by: words) }

  /// The insurer's costs as far as the funding has to cover them: none where somebody pays for the service beside it.
  package var fundedCosts: OperatingCosts { riskSharing.costsPaidBeside ? .none : costs }

  /// How many years a contract runs, where the file says so.
  public var contractYears: Int? { contract?.value }

  /// The same where expense is made of episodes of care: what only those let a simulation do is done.
  public var takingEpisodes: Policy {
    var policy = self
    policy.notModelled.removeAll(where: \.isOfSelfPaidExpense)
    policy.countsParts = true
    return policy
  }

  /// How all open points are read, those with choices first.
  public var readingRemarks: [Remark] {
    disputedReadings.map { Remark(words: $0.remark, clause: $0.clause) } + readings
  }

  public var assumptions: [PolicyValue] { values.filter(\.isAssumption) }

  /// What is said beside the title where nobody has read the document's own text; empty where somebody has, or the file does
  /// not say.
  public var evidenceNote: Words {
    switch standing.evidence {
    case .secondary, .assumed:
      standing.evidence.map { Words(en: " (\($0.words.en))", zh: "（\($0.words.zh)）") } ?? Words(en: "", zh: "")
    case .document, nil: Words(en: "", zh: "")
    }
  }

  /// The province, by which lists are grouped: of `Chengdu, Sichuan` and 四川省成都市 Sichuan and 四川省; the region itself where it
  /// names none within it.
  public var province: Words {
    let en = region.en.split(separator: ",").last.map { String($0.trimmingPrefix(while: \.isWhitespace)) } ?? region.en
    for ending in ["自治区", "省"] {
      if let end = region.zh.ranges(of: ending).first?.upperBound {
        return Words(en: en, zh: String(region.zh[..<end]))
      }
    }
    return Words(en: en, zh: region.zh)
  }
}

/// Why a policy cannot answer.
public enum PolicyError: Error, Sendable, Equatable {
  case unknownGroup(String, known: [String])
  case notCombinable(String)
}
