import Chance
import Insurance

/// A cohort's expense as episodes of care under a policy's scope: the persons' own draws for the method that draws
/// everyone, and a law of X made of a pilot's people for the others.
package struct EpisodeExpense: Sendable {
  package let model: EpisodeModel
  /// The law of X of those with any episode; it has a mass at 0 where episodes are out of scope.
  package var severity: any SeverityLaw { levels.usual.law }
  /// The laws of X by the cost of care.
  let levels: CareLevels
  package let classes: EpisodeClasses
  package let scope: EpisodeScope
  package let pilot: EpisodePilot
  /// P(class ≤ k) of those with any episode.
  package let cumulative: [Double]
  /// X and overflow of the pilot's people, by stratum.
  private let treatments: [ExpenseComponent: ExpenseComponent.Treatment]
  let amounts: [[Double]]
  let overflows: [[Double]]
  /// What errors of the laws of cost do to X at every fourth level, made when a path first needs them.
  private let responses: MadeOnce<Int, CareResponses>

  /// How far those who have the cover chose it; nil where everybody has it.
  private var takeUp: TakeUp?

  /// The probability of any episode in the year.
  package var probability: Double { takeUp?.probability(of: classes.probability) ?? classes.probability }

  /// X and overflow of those with any episode, by the cost of care.
  var care: CareExpense {
    CareExpense(levels: levels, probability: probability, paysOverflow: paysOverflow, isDrawn: isDrawn)
  }

  /// Whether the policy pays a chronic overflow beside X.
  var paysOverflow: Bool { scope.paysOverflow }

  private static let responseLevels = 4

  /// How many people a pilot has where nothing else is said.
  package static let usualPilot = 400_000

  /// - Parameters:
  ///   - model: how care comes about.
  ///   - treatments: what the policy's scope says of every part.
  ///   - people: how many people the law of X is made of.
  ///   - seed: of the pilot's draws; the same people for every policy.
  /// - Throws: `LawError` where nobody has any episode.
  package init(
    _ model: EpisodeModel, treatments: [ExpenseComponent: ExpenseComponent.Treatment],
    pilot people: Int = usualPilot, seed: UInt64
  ) throws(LawError) {
    try self.init(model, treatments: treatments, of: EpisodePilot(of: model, people: people, seed: seed))
  }

  /// - Parameter pilot: people whose care comes about as the model says.
  private init(
    _ model: EpisodeModel, treatments: [ExpenseComponent: ExpenseComponent.Treatment], of pilot: EpisodePilot
  ) throws(LawError) {
    let scope = EpisodeScope(treatments)
    let (amounts, overflows) = pilot.expense(under: scope)
    let rate = model.overflowRate
    let usual = try CareLevel(of: pilot, amounts, overflows, rate: rate)
    levels = CareLevels(usual: usual) { try? CareLevel(of: pilot, scope, costing: $0, rate: rate) }
    classes = EpisodeClasses(of: model)
    let total = classes.probability
    var sum = 0.0
    cumulative = classes.classes.map { own in
      sum += own.probability / total
      return sum
    }
    responses = MadeOnce()
    self.treatments = treatments
    self.model = model
    self.scope = scope
    self.pilot = pilot
    self.amounts = amounts
    self.overflows = overflows
  }

  private init(_ other: EpisodeExpense, model: EpisodeModel? = nil, levels: CareLevels) {
    self.model = model ?? other.model
    self.levels = levels
    responses = other.responses
    classes = other.classes
    takeUp = other.takeUp
    scope = other.scope
    pilot = other.pilot
    cumulative = other.cumulative
    treatments = other.treatments
    amounts = other.amounts
    overflows = other.overflows
  }

  /// The same with another law of X at the usual cost.
  func replacing(usual: CareLevel) -> EpisodeExpense { EpisodeExpense(self, levels: levels.replacing(usual: usual)) }

  /// How far the laws of cost are known; none where nobody says.
  package var uncertainties: [EpisodeModel.Uncertainty] { model.uncertainties }

  /// The same with the laws of cost of one path.
  ///
  /// - Parameter stream: by its number.
  func drawn(using stream: (UInt32) -> RandomStream) -> EpisodeExpense {
    guard !uncertainties.isEmpty else { return self }
    let normals = uncertainties.map { own in
      var draws = stream(own.parameters.stream)
      return own.parameters.normals(using: &draws)
    }
    var laws: [CareLaw: any SeverityLaw] = [:]
    for (own, zs) in zip(uncertainties, normals) { laws[own.law] = own.parameters.law(at: zs) }
    let (model, pilot, scope, responses) = (model, pilot, scope, responses)
    let warped = levels.warped { place in
      // What an error does hardly changes with a fifth of the cost.
      let near = Self.responseLevels * Int((Double(place) / Double(Self.responseLevels)).rounded())
      return responses.value(of: near) {
        CareResponses(of: model, pilot, scope, costing: CareLevels.factor(near))
      }.warp(normals)
    }
    return EpisodeExpense(self, model: model.replacing(laws), levels: warped)
  }

  /// Whether it has the laws of cost of one path.
  var isDrawn: Bool { levels.isWarped }

  /// The same with laws of cost that are taken as known.
  var withoutUncertainty: EpisodeExpense {
    uncertainties.isEmpty ? self : EpisodeExpense(self, model: model.replacing([:]), levels: levels)
  }

  /// The same people with every cost times a factor.
  func costing(_ factor: Double) throws(LawError) -> EpisodeExpense {
    let factors = EpisodeModel.Factors(admissions: 1, severe: 1, maternity: 1, chronic: 1, cost: factor)
    return try EpisodeExpense(model.times(factors), treatments: treatments, of: pilot.costing(factor)).selecting(takeUp)
  }

  /// Those of the same people who enrol.
  func selecting(_ takeUp: TakeUp?) -> EpisodeExpense {
    var expense = self
    expense.takeUp = takeUp
    return expense
  }

  /// The same people's X under another scope.
  package func scoped(
    by treatments: [ExpenseComponent: ExpenseComponent.Treatment]
  ) throws(LawError) -> EpisodeExpense {
    treatments == self.treatments
      ? self : try EpisodeExpense(model, treatments: treatments, of: pilot).selecting(takeUp)
  }

  /// What the pilot leaves uncertain under a policy's benefits, in a year without shocks: one standard error of each of its
  /// means, relative to it.
  func errors(paying benefits: BenefitStack) -> PilotQuantities {
    let (value, error) = pilot.means(payments(by: benefits, costing: 1))
    return error.over(value)
  }
}
