import Insurance
import Plans
import Simulation
import Statistics

/// The sensitivity of a run's figures to the pilot sample that its law of X is made of: influence functions of the means,
/// batch by batch.
struct PilotInfluence: Sendable {
  private let errors: PilotErrors
  private let shifts: [PilotShift]
  /// What each batch of the pilots adds to the errors of all cohorts together, and of each, relative to their means.
  private let all: [UInt32: [PilotQuantities]]
  private let cohorts: [[UInt32: [PilotQuantities]]]

  /// - Parameter shifts: of the run's outcomes.
  init(_ errors: PilotErrors, shifts: [PilotShift]) {
    self.errors = errors
    self.shifts = shifts
    let (plan, total) = (errors.plan, errors.totals.reduce(PilotQuantities(), +))
    let level = plan.firstLevel
    var sums: [UInt32: [PilotQuantities]] = [:]
    cohorts = zip(plan.cohorts, errors.totals).map { cohort, own in
      guard let episodes = cohort.episodes, let benefits = try? plan.policies.first?.stack(for: cohort.group) else {
        return [:]
      }
      let people = Double(cohort.insured) * min(1, cohort.probability * level.frequency)
      let deviations = episodes.pilot.deviations(episodes.payments(by: benefits, costing: level.severity))
        .mapValues { $0.map { people * $0 } }
      sums.merge(deviations) { Self.sum($0, $1) }
      return deviations.mapValues { $0.map { $0.over(own) } }
    }
    all = sums.mapValues { $0.map { $0.over(total) } }
  }

  /// - Returns: nil where no law of X of the plan comes from a pilot.
  init?(of plan: SimulationPlan, _ outcomes: [Outcomes]) throws(SampleError) {
    guard let errors = PilotErrors(of: plan) else { return nil }
    self.init(errors, shifts: try errors.shifts(of: outcomes) { _ in nil })
  }

  private static func sum(_ a: [PilotQuantities], _ b: [PilotQuantities]) -> [PilotQuantities] {
    let (long, short) = a.count < b.count ? (b, a) : (a, b)
    return long.indices.map { $0 < short.count ? long[$0] + short[$0] : long[$0] }
  }

  /// What each batch of the pilots adds to a figure's error, in the figure's unit.
  struct Parts: Sendable {
    let batches: [UInt32: [Double]]

    static let none = Parts(batches: [:])

    init(batches: [UInt32: [Double]]) { self.batches = batches }

    fileprivate init(_ deviations: [UInt32: [PilotQuantities]], slope: PilotQuantities) {
      batches = deviations.mapValues { $0.map { ($0 * slope).sum } }
    }

    /// The standard error of another figure less this one, given that batches of one number are the same random numbers.
    func error(to other: Parts) -> Double {
      var square = 0.0
      for stream in Set(batches.keys).union(other.batches.keys) {
        let (a, b) = (batches[stream] ?? [], other.batches[stream] ?? [])
        for k in 0..<max(a.count, b.count) {
          let difference = (k < b.count ? b[k] : 0) - (k < a.count ? a[k] : 0)
          square += difference * difference
        }
      }
      return square.squareRoot()
    }
  }

  /// The parts of a row of the run's table.
  func parts(of row: ResultTable.Row, at index: Int) -> Parts {
    let own = row.group.flatMap { group in errors.plan.cohorts.firstIndex { $0.group == group } }
    let slope =
      errors.proportions(of: row)
      + slope(errors.relative(row.group)) { shift in
        (shift.table?.estimate(of: row, at: index)?.value).map { $0 - row.estimate.value }
      }
    return Parts(own.map { cohorts[$0] } ?? all, slope: slope)
  }

  /// The parts of a mean over the replications.
  ///
  /// - Parameters:
  ///   - span: its place in `PartyFigure.means`.
  ///   - value: the mean itself.
  func parts(of figure: PartyFigure, _ span: Int, value: Double) -> Parts {
    Parts(all, slope: slope(errors.all) { shift in shift.figures[span][figure].map { $0 - value } })
  }

  /// What a figure moves by for each unit of a quantity's relative error.
  private func slope(_ relative: PilotQuantities, _ moved: (PilotShift) -> Double?) -> PilotQuantities {
    var (claims, expense) = (0.0, 0.0)
    for shift in shifts {
      guard let change = moved(shift) else { continue }
      switch shift.quantity {
      case .claims: claims = change
      case .expense: expense = change
      }
    }
    return PilotQuantities(claims: claims, expense: expense).over(relative)
  }
}

/// The pilots' error of the differences between two runs.
///
/// The same people are in both pilots, whatever the policies and, but for what differs, whatever the scenarios: a batch of
/// them that is dear is dear under both, and only what it adds to the difference counts. To first order a figure moves by
/// its slope in claims, expense, beneficiaries and overflow times what the batch adds to their means; the sum over the
/// batches of the squared difference of the two is the variance (common random numbers; Cochran, *Sampling Techniques*,
/// 3rd ed., §5.6 and §6.3).
struct PilotDifference {
  private let baseline: PilotInfluence?
  private let alternative: PilotInfluence?

  /// - Returns: nil where neither law of X comes from a pilot.
  init?(from baseline: PilotInfluence?, to alternative: PilotInfluence?) {
    guard baseline != nil || alternative != nil else { return nil }
    self.baseline = baseline
    self.alternative = alternative
  }

  /// The standard error of the difference of a row and the same one of the alternative.
  ///
  /// - Parameter index: where the row likely is in the tables.
  func error(_ row: ResultTable.Row, _ other: ResultTable.Row, at index: Int) -> Double {
    let before = baseline?.parts(of: row, at: index) ?? .none
    return before.error(to: alternative?.parts(of: other, at: index) ?? .none)
  }

  /// The standard error of the difference of a mean.
  ///
  /// - Parameters:
  ///   - span: its place in `PartyFigure.means`.
  ///   - before: the mean itself under the baseline.
  ///   - after: the same under the alternative.
  func error(_ figure: PartyFigure, _ span: Int, before: Double, after: Double) -> Double {
    let first = baseline?.parts(of: figure, span, value: before) ?? .none
    return first.error(to: alternative?.parts(of: figure, span, value: after) ?? .none)
  }
}
