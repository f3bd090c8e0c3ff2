import Insurance
import Plans

/// A figure of a result: its stable name, its unit, its words in both languages, and how it follows from the outcomes.
///
/// The glossary declares each once. Summaries, the exact method, paired differences, the precision that a run goes on for
/// and every form of output derive from that declaration.
public struct Metric: Sendable {
  public enum Unit: String, Sendable {
    case yuan
    case yuanPerHead = "yuan/head"
    case share, people, years, months

    public var words: Words {
      switch self {
      case .yuan: Words(en: "yuan", zh: "元")
      case .yuanPerHead: Words(en: "yuan a head", zh: "元/人")
      case .share: Words(en: "share", zh: "比例")
      case .people: Words(en: "people", zh: "人")
      case .years: Words(en: "years", zh: "年")
      case .months: Words(en: "months", zh: "个月")
      }
    }
  }

  /// The part of the report that it belongs to, in the order of the run.
  public enum Section: String, Sendable, CaseIterable {
    case people, care, cost, funding, insurer, cash, fund, members, layers, insurers, path

    public var words: Words {
      switch self {
      case .people: Words(en: "People", zh: "人群")
      case .care: Words(en: "Care and basic insurance", zh: "就医与基本医保")
      case .cost: Words(en: "Cost of the year", zh: "当年赔付")
      case .funding: Words(en: "Funding", zh: "筹资")
      case .insurer: Words(en: "Insurer's result", zh: "承办机构损益")
      case .cash: Words(en: "Insurer's cash within the year, by assumed days of payment", zh: "承办机构年内资金占用（收付时点含假设）")
      case .fund: Words(en: "Fund's result", zh: "基金当期结余")
      case .path: Words(en: "Over the years", zh: "多年运行")
      case .layers: Words(en: "Layers of benefit", zh: "各层保障")
      case .insurers: Words(en: "Insurers, each by itself", zh: "各承办机构")
      case .members: Words(en: "What members still pay", zh: "个人负担")
      }
    }
  }

  /// How it comes about.
  package enum Origin: Sendable {
    /// From the outcomes of a year.
    case year(Statistic<YearView>)
    /// From those of a year and the years before it, year by year.
    case yearOfPath(Statistic<PathView>)
    /// From those of all years together.
    case horizon(Statistic<PathView>)
    /// It is no matter of replications: a number of the scenario, a closed form, or a mean of the pilots.
    case known
  }

  public let name: String
  public let section: Section
  public let unit: Unit
  public let words: Words
  /// What exactly it is, for the glossary.
  public let meaning: Words
  package let origin: Origin
  /// Whether each group of people has it too.
  package let isByGroup: Bool
  /// Whether a run has it.
  package let presence: Presence
  /// Whether it is one person's amount, or one stay's, and no total of the pool's: totals are shown in millions.
  public let isOfOne: Bool
  /// The id of the layer of benefit that it is about; nil where it is about none.
  package let layer: String?
  /// The id of the insurer, one of several, that it is about; nil where it is about all of them.
  package let insurer: String?

  init(
    _ name: String, _ section: Section, _ unit: Unit, _ words: Words, _ meaning: Words, _ origin: Origin,
    byGroup: Bool = false, presence: Presence = .always, isOfOne: Bool = false,
    layer: String? = nil, insurer: String? = nil
  ) {
    self.name = name
    self.section = section
    self.unit = unit
    self.words = words
    self.meaning = meaning
    self.origin = origin
    isByGroup = byGroup
    self.presence = presence
    self.isOfOne = isOfOne
    self.layer = layer
    self.insurer = insurer
  }

  /// Whether it is a total of the pool's money, which is shown in millions of yuan (万元).
  public var isTotal: Bool { unit == .yuan && !isOfOne }

  /// Whether it needs the mean of what members spend.
  package var isOfMembersExpense: Bool {
    guard case .year(let figure) = origin else { return false }
    return figure.columns.contains { ["expense", "outOfPocket"].contains($0) }
  }

  /// Whether it is a mean, of a tail too, or a standard deviation of money, which has no error where the law has no variance.
  package var isMomentOfMoney: Bool {
    guard unit == .yuan || unit == .yuanPerHead else { return false }
    return switch origin {
    case .year(let figure): figure.isMoment
    case .yearOfPath(let figure), .horizon(let figure): figure.isMoment
    case .known: false
    }
  }

  /// Whether it is a mean of how the funding moves, which follows the claims of the years before.
  package var isMomentOfFunding: Bool {
    guard unit == .share, case .horizon(let figure) = origin else { return false }
    return figure.isMoment
  }

  /// The share of the replications that inform it: those beyond a quantile or in a tail, all for a mean.
  package var informingShare: Double {
    switch origin {
    case .year(let figure): figure.informingShare
    case .yearOfPath(let figure), .horizon(let figure): figure.informingShare
    case .known: 1
    }
  }

  /// Whether it is the share of replications in which something holds.
  package var isShareOfReplications: Bool {
    switch origin {
    case .year(.share), .yearOfPath(.share), .horizon(.share), .horizon(.shareWhere): true
    default: false
    }
  }

  public static func named(_ name: String) -> Metric? {
    byName[name] ?? ofLayer(named: name) ?? ofSource(named: name) ?? ofInsurer(named: name)
  }

  private static let byName = Dictionary(glossary.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}

extension Metric: Hashable {
  public static func == (a: Metric, b: Metric) -> Bool { a.name == b.name }
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// When a run has a metric.
package struct Presence: Sendable {
  /// Of drawn years.
  package let drawn: @Sendable (SimulationPlan, Outcomes) -> Bool
  /// Of a year that the exact method settles.
  package let exact: @Sendable (SimulationPlan, ExactSettlement) -> Bool

  static let always = Presence(drawn: { _, _ in true }, exact: { _, _ in true })
  static let withOverflow = Presence(
    drawn: { plan, _ in plan.cohorts.contains(where: \.paysOverflow) }, exact: { _, _ in true })
  static let withInterest = Presence(
    drawn: { plan, _ in plan.cash.interestRate != nil }, exact: { plan, _ in plan.cash.interestRate != nil })
  /// Where people choose the cover.
  static let withTakeUp = Presence(
    drawn: { plan, _ in plan.cohorts.contains { $0.takeUp != nil } },
    exact: { plan, _ in plan.cohorts.contains { $0.takeUp != nil } })
  /// Where the first contract ends within the horizon.
  static let withFirstContract = Presence(
    drawn: { plan, _ in plan.endOfFirstContract != nil }, exact: { _, _ in false })
  /// Where it matters to the contract what caused a loss.
  static let withCauses = Presence(
    drawn: { plan, _ in plan.policies.contains { $0.tellsCauses } },
    exact: { plan, _ in plan.policies.first?.tellsCauses == true })
  static let withRiskAdjustment = Presence(
    drawn: { plan, _ in plan.policies.contains { $0.riskAdjustment != nil } },
    exact: { plan, _ in plan.policies.first?.riskAdjustment != nil })
  static let withUnclaimed = Presence(
    drawn: { _, year in year.indices.contains { year.statement($0).unclaimed > 0 } },
    exact: { $1.pieces.contains { $0.end.unclaimed > 0 } })
}
