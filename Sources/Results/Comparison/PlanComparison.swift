import Insurance
import Statistics

/// An alternative held against a baseline, both on the same draws.
package struct PlanComparison: Sendable {
  package let baseline: Summary
  package let alternative: Summary
  /// The first year in which the two differ; the first of all where they never do.
  package let firstYear: Int
  package let metrics: [MetricDifference]
  package let parties: [PartyEffect]
  /// Nil where it cannot be said who wins; see `BenefitChange`.
  package let benefits: BenefitChange?
  /// Nil where there is one change alone.
  package let contributions: Contributions?
  /// Nil where no contract tells the causes of a loss apart.
  package let losses: LossComparison?

  /// - Precondition: the two runs meet the same draws (`ComparedRun.mismatch` is nil).
  /// - Throws: `SampleError` where an outcome is not a finite number.
  package init(
    from baseline: ComparedRun, to alternative: ComparedRun, contributions: Contributions?
  ) throws(SampleError) {
    precondition(
      ComparedRun.mismatch(baseline.plan, alternative.plan) == nil,
      "Only plans that meet the same draws can be compared; ask mismatch first.")
    self.baseline = baseline.summary
    self.alternative = alternative.summary
    firstYear = ComparedSpans(baseline, alternative).firstYear
    metrics = try MetricDifference.all(baseline, alternative)
    parties = try PartyEffect.all(baseline, alternative)
    benefits = BenefitChange(from: baseline.plan, to: alternative.plan)
    self.contributions = contributions
    losses = try LossComparison(baseline, alternative)
  }

  package func row(_ metric: String, year: Int? = nil, group: String? = nil) -> MetricDifference? {
    metrics.first { $0.metric.name == metric && $0.group == group && (year == nil || $0.year == year) }
  }
}
