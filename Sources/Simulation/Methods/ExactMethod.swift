import AggregateLaws
import Chance
import Insurance
import Plans
import Wording

/// One year of a plan without sampling error: the law of its claims by numerical inversion (`AggregateLaw`).
///
/// The model is that of the methods that draw: given the year's factors F and S, each of a group's people has expense
/// with probability min(1, pF), of S times an amount from the group's law, and the policy's rule pays. In a later year
/// than that of the expense F and S have in them what a known trend makes of it.
package struct ExactMethod: Sendable {
  package let plan: SimulationPlan
  /// The law of all groups' claims together, yuan.
  package let claims: AggregateLaw
  /// How many threads its figures may use, at least 1; none depends on it.
  package let threads: Int
  private let lines: [ClaimLine]
  /// The same people by the laws that are inverted, which for episodes are the pilot's in narrow cells.
  package let inverted: SimulationPlan
  /// What is known of the claims beside their law.
  package let figures: ClaimsFigures
  /// The same claims with larger payments, by the factors.
  private let others: MadeOnce<[Double], Result<ExactMethod, SimulationError>>
  private let overflow: MadeOnce<Int, Double?>
  /// The cohorts that each counted layer pays, with the law of what it pays, by the layer's place.
  private let layers: MadeOnce<Int, Result<LayerLaw?, SimulationError>>

  /// - Parameters:
  ///   - plan: of one year.
  ///   - factors: on the payments of each cohort; none where it is left out.
  ///   - threads: how many to use at most, at least 1.
  ///   - progress: told how many of how many parts of the law are done, from any thread.
  /// - Throws: `SimulationError` where the plan is not a single year, a policy has no rule for a group, or the law
  ///   cannot be had.
  package init(
    of plan: SimulationPlan, paying factors: [Double]? = nil, threads: Int = 1,
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(SimulationError) {
    guard let policy = plan.policies.first, plan.insured > 0 else {
      throw SimulationError(.nothingToDo, "a run needs at least one year and one insured person")
    }
    if policy.panel?.division.value == .territory {
      throw SimulationError(
        .notApplicable,
        "the exact method has the law of all claims together, and each insurer of \(policy.id) settles those of its own territory: take grouped or individual"
      )
    }
    try Self.checkItApplies(to: plan, policy)
    var lines: [ClaimLine] = []
    var inverted: [Cohort] = []
    for (place, cohort) in plan.cohorts.enumerated() {
      guard let benefits = try? policy.stack(for: cohort.group) else {
        throw SimulationError(.unknownGroup, "\(policy.id) has no rule for the group '\(cohort.group)'")
      }
      let people = try Self.inCells(cohort, benefits, plan)
      let line = Self.line(people, benefits.contract, at: plan.firstLevel)
      inverted.append(people)
      lines.append(
        ClaimLine(
          count: line.count, probability: line.probability, severity: line.severity,
          payment: factors.map { line.payment.times($0[place]) } ?? line.payment))
    }
    self.plan = plan
    self.threads = threads
    (figures, others, overflow, layers) = (ClaimsFigures(of: plan), MadeOnce(), MadeOnce(), MadeOnce())
    self.inverted = plan.with(cohorts: inverted)
    self.lines = lines
    claims = try Self.law(lines, plan.shocks, threads: threads, progress)
  }

  /// The same claims under a plan that differs only in what claims do not depend on.
  ///
  /// - Throws: `SimulationError` where the exact method cannot apply to the plan.
  package init(_ known: ExactMethod, settling plan: SimulationPlan) throws(SimulationError) {
    guard let policy = plan.policies.first else {
      throw SimulationError(.nothingToDo, "a run needs at least one year and one insured person")
    }
    try Self.checkItApplies(to: plan, policy)
    (self.plan, claims, lines, threads) = (plan, known.claims, known.lines, known.threads)
    inverted = plan.with(cohorts: known.inverted.cohorts)
    (figures, others, overflow, layers) = (known.figures, known.others, known.overflow, known.layers)
  }

  /// The same people whose payments are larger by a factor for each cohort.
  ///
  /// - Throws: `SimulationError` where the law cannot be had.
  package func paying(_ factors: [Double]) throws(SimulationError) -> ExactMethod {
    let other = others.value(of: factors) {
      Result { () throws(SimulationError) in try ExactMethod(of: plan, paying: factors, threads: threads) }
    }
    return try ExactMethod(other.get(), settling: plan)
  }

  /// How rarely the sum of some drawn years lies so far from its mean, given the factors of those years.
  ///
  /// - Parameters:
  ///   - place: of one cohort; nil for all together.
  ///   - layer: what pays: the place of a counted layer; nil for the contract.
  ///   - years: the factors as they were drawn.
  ///   - figure: what is added up.
  ///   - error: a relative standard error of the mean beside the chance of these years.
  package func tail(
    of place: Int?, layer: Int? = nil, years: [Shocks.Year], figure: ClaimSumTail.Figure, beside error: Double
  ) -> ClaimSumTail? {
    var own = place.map { [lines[$0]] } ?? lines
    if let layer {
      guard let law = try? law(ofLayer: layer) else { return nil }
      own = zip(law.places, law.lines).filter { place == nil || place == $0.0 }.map(\.1)
      if own.isEmpty { return nil }
    }
    // The lines are at the level of the year already.
    let level = plan.firstLevel
    return ClaimSumTail(
      own,
      years: years.map { ($0.frequency / level.frequency, $0.severity / level.severity) }, figure: figure, beside: error
    )
  }

  /// The law of one group's claims, yuan; nil where the plan has no such group.
  ///
  /// - Throws: `SimulationError` where the law cannot be had.
  package func claims(of group: String) throws(SimulationError) -> AggregateLaw? {
    guard let place = plan.cohorts.firstIndex(where: { $0.group == group }) else { return nil }
    return try Self.law([lines[place]], plan.shocks, threads: threads)
  }

  /// The mean of what is paid for a chronic overflow beside X, yuan, in closed form over the pilot's people; nil where the
  /// policy pays nothing of the kind, or X does not come from episodes.
  package var chronicOverflow: Double? { overflow.value(of: 0) { meanOverflow } }

  private var meanOverflow: Double? {
    guard let policy = plan.policies.first else { return nil }
    let lines = plan.cohorts.compactMap { cohort in
      (try? policy.benefit(for: cohort.group)).flatMap {
        cohort.care?.overflowLine(count: cohort.insured, rule: $0, at: plan.firstLevel)
      }
    }
    return lines.isEmpty ? nil : AggregateMoments(of: lines, factors: Self.factors(plan.shocks)).mean
  }

  /// What one layer of benefit pays in the year.
  package struct LayerLaw: Sendable {
    /// Of the cohorts that it pays.
    package let places: [Int]
    /// Their people, in that order.
    let lines: [ClaimLine]
    /// Of what it pays them together, yuan.
    package let law: AggregateLaw
  }

  /// The law of what one of the policy's counted layers pays in the year.
  ///
  /// - Parameter place: of the layer.
  /// - Returns: nil where it pays nobody anything.
  /// - Throws: `SimulationError` where the law cannot be had.
  package func law(ofLayer place: Int) throws(SimulationError) -> LayerLaw? {
    try layers.value(of: place) {
      Result { () throws(SimulationError) in
        guard let policy = plan.policies.first else { return nil }
        var (places, lines): ([Int], [ClaimLine]) = ([], [])
        for (at, cohort) in inverted.cohorts.enumerated() {
          guard let benefits = try? policy.stack(for: cohort.group), cohort.insured > 0 else { continue }
          let level = benefits.counted[place]
          // Whom the layer does not reach, or pays nothing, has no law of payments.
          if let schedule = level.rule.schedule, !schedule.segments.contains(where: { $0.slope > 0 }) { continue }
          places.append(at)
          lines.append(
            cohort.care?.line(count: cohort.insured, layer: place, of: benefits, at: plan.firstLevel)
              ?? Self.line(cohort, level.ofAmount, at: plan.firstLevel))
        }
        return lines.isEmpty
          ? nil : LayerLaw(places: places, lines: lines, law: try Self.law(lines, plan.shocks, threads: threads))
      }
    }.get()
  }

  private static func factors(_ shocks: Shocks) -> CommonFactors {
    // A factor whose logarithm has a smaller standard deviation moves no digit of any figure.
    func seen(_ deviation: Double) -> Double { deviation < 1e-9 ? 0 : deviation }
    return CommonFactors(
      frequency: seen(shocks.frequency), severity: seen(shocks.severity), correlation: shocks.correlation)
  }

  /// What makes the year more than a function of its claims.
  private static func checkItApplies(to plan: SimulationPlan, _ policy: Policy) throws(SimulationError) {
    let reason: Message? =
      if plan.policies.count > 1 {
        "of \(plan.policies.count) years in a row each begins with what the one before left, which is no function of one year's claims; --set horizon.years=1 asks for the first alone"
      } else if !plan.hasKnownLevel {
        "the trend from \(plan.expenseYear) to \(plan.startYear) has an error of its own, drawn once a path"
      } else if plan.cohorts.contains(where: { $0.sample != nil }) {
        "what the file's people leave unknown of all others is drawn once a path; --set expense.samplingError=none takes them as they are"
      } else if plan.cohorts.contains(where: \.hasUncertainLaws) {
        "the parameters of a law of expense are drawn once a path, by its covariance"
      } else if plan.hasUncertainParameters {
        "the share of people with any expense is drawn once a path, by its standard error"
      } else if let range = policy.ranges.first {
        "\(range.path) is a range that every year draws from"
      } else if policy.settlement.lateClaimsShare > 0 {
        "a share of the claims is settled in the next year"
      } else {
        nil
      }
    guard let reason else { return }
    throw SimulationError(.notApplicable, "the exact method cannot apply: \(reason)")
  }

  private static func inCells(
    _ cohort: Cohort, _ benefits: BenefitStack, _ plan: SimulationPlan
  ) throws(SimulationError) -> Cohort {
    guard let care = cohort.care else { return cohort }
    do throws(LawError) {
      return cohort.with(
        usual: try care.usualInCells(benefits: benefits, shocks: plan.shocks, level: plan.firstLevel))
    } catch {
      throw SimulationError(.notApplicable, "the exact method cannot apply: \(error.said)")
    }
  }

  /// A cohort's people in a year at a level of the trend.
  private static func line(_ cohort: Cohort, _ rule: any BenefitRule, at level: Shocks.Year) -> ClaimLine {
    cohort.care?.line(count: cohort.insured, rule: rule, at: level)
      ?? ClaimLine(
        count: cohort.insured, probability: cohort.probability * level.frequency,
        severity: cohort.severity(at: level.severity), payment: payment(of: rule))
  }

  private static func payment(of rule: any BenefitRule) -> ClaimLine.Payment {
    guard let schedule = rule.schedule else { return .function { max(0, rule.payment(for: $0)) } }
    return .pieces(
      schedule.segments.map { ClaimLine.Piece(start: $0.start, base: $0.base, slope: $0.slope) })
  }

  private static func law(
    _ lines: [ClaimLine], _ shocks: Shocks, threads: Int,
    _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(SimulationError) -> AggregateLaw {
    do throws(AggregateError) {
      return try AggregateLaw(of: lines, factors: factors(shocks), threads: threads, progress: progress)
    } catch {
      // What no method can show is no reason to take another one.
      let advice: Message =
        switch error.code {
        case .infiniteMean:
          ": claims have no mean, so give 'expense.law' a lighter tail, or the benefit a cap"
        case .notComputable: ": check the amounts of 'expense' and of the policy's 'benefit'"
        case .outOfReach: ReachCause(lines, shocks).text
        }
      throw SimulationError(.notApplicable, "the exact method cannot apply: \(error.said)\(advice)")
    }
  }
}
