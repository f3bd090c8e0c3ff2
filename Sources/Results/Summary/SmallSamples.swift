import Insurance
import Plans

/// Files of people that are too small for what is asked of them.
///
/// Benefits are skew: of a file with 150 people above the deductible a 95% interval by its sampling error holds the mean benefit
/// of the law that made it 91% of the time, of one with 740 people 94% (`SampleUncertaintyTests` has the law).
enum SmallSamples {
  /// So many people of a file are to be paid for its sampling error to be about as large as it says.
  private static let fewest = 400.0

  /// What a reader must know; nothing where no file is the model, or it is large enough.
  static func remarks(of plan: SimulationPlan) -> [Words] {
    guard let policy = plan.policies.first else { return [] }
    // Groups without a column of them in the file have the same people.
    var paid: [UInt32: Double] = [:]
    for cohort in plan.cohorts where cohort.insured > 0 {
      guard let sample = cohort.sample, let schedule = (try? policy.stack(for: cohort.group))?.contract.schedule,
        let from = schedule.segments.first(where: { $0.slope > 0 })?.start
      else { continue }
      let own = sample.spending * cohort.severity(at: plan.firstLevel.severity).survival(from)
      paid[sample.stream] = max(paid[sample.stream] ?? 0, own)
    }
    let all = paid.values.reduce(0, +)
    guard !paid.isEmpty, all < fewest else { return [] }
    let people = plain(all.rounded())
    return [
      Words(
        en:
          "only \(people) people of the file would be paid: so few say little of large bills, and the sampling error that is drawn is smaller than it should be",
        zh: "文件中仅\(people)人可获支付：人数过少，对大额费用的信息不足，所抽取的抽样误差偏小")
    ]
  }
}
