import Insurance
import Simulation
import Statistics

/// The year's loss before it is shared, by cause, under a baseline and an alternative that meet the same draws.
///
/// A contract that tells causes apart (Shanxi 2019 五(三), Jiangxi 2025 四(五), Langfang 2024 五(五)) calls a loss policy-caused
/// that a changed value or index explains. Where the alternative is settled as a change of the baseline, what it changes is
/// one. Where its terms count as having always held, it is chance to the contract; then it is only said how much of that
/// the terms explain: as much as the year's surplus lies below the baseline's, on the same people. The causes add up to the
/// loss.
package struct LossComparison: Sendable {
  package enum Cause: String, Sendable, CaseIterable {
    case ordinary
    case policy
    /// What the alternative's terms explain of it, though they count as having always held.
    case standingTerms = "terms-of-the-alternative"
    case management

    package var words: Words {
      switch self {
      case .ordinary: Words(en: "ordinary fluctuation", zh: "一般经营波动")
      case .policy: Words(en: "policy-caused", zh: "政策性")
      case .standingTerms:
        Words(
          en: "what the alternative's terms explain, settled as ordinary fluctuation", zh: "方案条款所致，清算时计入一般经营波动")
      case .management: Words(en: "management-caused", zh: "管理性")
      }
    }
  }

  /// Means over the replications, yuan.
  package struct Row: Sendable {
    /// Nil for the whole loss.
    package let cause: Cause?
    package let baseline: Estimate
    package let alternative: Estimate
    package let difference: Estimate
  }

  /// One span of years.
  package struct Table: Sendable {
    /// Nil for all years together.
    package let year: Int?
    /// By cause, and the whole last.
    package let rows: [Row]
  }

  /// Of the first year that differs and, where there are several, of all together.
  package let tables: [Table]
  /// Whether the alternative is settled as a change of the baseline; else its terms count as having always held.
  package let isChange: Bool

  /// - Returns: nil where no contract of either tells causes apart, and where claims have no mean.
  /// - Throws: `SampleError` where an outcome is not a finite number.
  init?(_ baseline: ComparedRun, _ alternative: ComparedRun) throws(SampleError) {
    let policies = baseline.plan.policies + alternative.plan.policies
    guard policies.contains(where: \.tellsCauses), baseline.claimsHaveMean, alternative.claimsHaveMean else {
      return nil
    }
    // What people of a pilot leave uncertain of a loss is not known, so that no error would be the whole one.
    let hasErrors =
      !baseline.hasNoErrors && !alternative.hasNoErrors && baseline.pilot == nil && alternative.pilot == nil
    func stated(_ estimate: Estimate) -> Estimate { hasErrors ? estimate : estimate.withoutError }
    var tables: [Table] = []
    for span in ComparedSpans(baseline, alternative).spans {
      var rows: [Row] = []
      for cause in Cause.allCases.map(Optional.init) + [nil] {
        func sums(of run: ComparedRun, against other: ComparedRun?) -> [Double] {
          // A change that is settled as one is among the policy-caused.
          let other = alternative.plan.former == nil ? other : nil
          return (run.outcomes.first ?? []).indices.map { k in
            span.years.reduce(0) { sum, year in
              sum + Self.loss(run.outcomes[year].statement(k), other?.outcomes[year].statement(k), by: cause)
            }
          }
        }
        let before = sums(of: baseline, against: nil)
        let after = sums(of: alternative, against: baseline)
        rows.append(
          Row(
            cause: cause, baseline: stated(Mean()(try Sample(before))), alternative: stated(Mean()(try Sample(after))),
            difference: stated(try PairedDifference(baseline: before, alternative: after).mean)))
      }
      tables.append(Table(year: span.year, rows: rows))
    }
    self.tables = tables
    isChange = alternative.plan.former != nil
  }

  /// A year's loss by a cause, yuan; all of it where the cause is nil.
  ///
  /// - Parameter other: the same year of the same people under the baseline; nil where it is the baseline's own.
  static func loss(_ year: Outcome.Settled, _ other: Outcome.Settled?, by cause: Cause?) -> Double {
    let loss = year.loss
    let explained = other.map { min(loss.ordinary, max(0, $0.surplus - year.surplus)) } ?? 0
    return switch cause {
    case .ordinary: loss.ordinary - explained
    case .policy: loss.policy
    case .standingTerms: explained
    case .management: loss.management
    case nil: loss.ordinary + loss.policy + loss.management
    }
  }
}

extension Outcome.Settled {
  /// S = P − C − E, yuan.
  fileprivate var surplus: Double { premium - claims - costs }
}
