import Insurance

/// Where the insured stand in enrolment when a path begins, and what moves them from year to year.
///
/// People move by what a year is expected to bring: nobody's illness depends on the state, and of many people the share
/// without a claim hardly differs from what is expected, so that the policies of all years are known before any year is drawn
/// and two policies meet the same illnesses.
package struct Enrolment: Sendable {
  /// How people are spread when the first year begins; nil where nobody says: then all have the years of enrolment behind them
  /// after which further ones count, and no year without a claim.
  package let start: EnrolmentShares?
  /// The share of people without a claim on the fund in a year; nil for those without in-scope expense.
  package let withoutClaim: Double?
  /// The share of people whose enrolment breaks off in a year.
  package let lapsing: Double
  /// The share of the insured who wait for benefits in a year, and how many years they have missed.
  package let waiting: Double
  package let missedYears: Int

  package static let unknown = Enrolment(start: nil, withoutClaim: nil, lapsing: 0, waiting: 0, missedYears: 0)

  package init(
    start: EnrolmentShares?, withoutClaim: Double?, lapsing: Double, waiting: Double, missedYears: Int
  ) {
    self.start = start
    self.withoutClaim = withoutClaim
    self.lapsing = lapsing
    self.waiting = waiting
    self.missedYears = missedYears
  }

  /// The policies of a path as they pay the people whom each year finds where enrolment has brought them.
  ///
  /// - Parameters:
  ///   - policies: one a year.
  ///   - cohorts: the people, by group.
  ///   - trend: how their expense moves.
  ///   - years: by how many years the first lies after that of the expense.
  package func policies(_ policies: [Policy], for cohorts: [Cohort], trend: Trend, after years: Int) -> [Policy] {
    guard policies.contains(where: { $0.incentives != nil || ($0.waitingPeriod != nil && waiting > 0) }) else {
      return policies
    }
    var states: [String: EnrolmentShares] = [:]
    var paying: [Policy] = []
    for (index, policy) in policies.enumerated() {
      let usual = EnrolmentShares(all: EnrolmentState(years: policy.incentives?.continuousYears.value ?? 0))
      let now = states
      let months = policy.waitingPeriod?.months(missed: missedYears) ?? 0
      paying.append(
        policy.paying(
          people: { now[$0] ?? start ?? usual }, covered: 1 - waiting * Double(months) / 12))
      let level = trend.usualFactors(after: years + index)
      for group in policy.groups.map(\.id) {
        states[group] = moved(now[group] ?? start ?? usual, of: group, under: policy, cohorts, level)
      }
    }
    return paying
  }

  private func moved(
    _ shares: EnrolmentShares, of group: String, under policy: Policy, _ cohorts: [Cohort], _ level: Shocks.Year
  ) -> EnrolmentShares {
    // A group that the scenario has only joined with others has their people; one that it does not have, everybody's.
    let cohort =
      cohorts.first { $0.group == group } ?? cohorts.first { $0.group.split(separator: "+").contains(Substring(group)) }
      ?? cohorts.first
    guard let incentives = policy.incentives, let cohort else { return shares }
    let claiming = min(1, cohort.probability * level.frequency)
    var beyond = 0.0
    let cap = (policy.benefits[group] as? MarginalBands)?.cap.value
    if let cap, let reached = policy.benefits[group]?.schedule?.amount(paying: cap), reached.isFinite {
      beyond = claiming * cohort.severity(at: level.severity).survival(reached)
    }
    return shares.after(
      withoutClaim: withoutClaim ?? (1 - claiming),
      usingRaise: { state in incentives.raise(of: cap ?? 0, for: state) > 0 ? beyond : 0 },
      lapsing: lapsing, most: Self.most(incentives, cap ?? 0))
  }

  /// The state beyond which nothing more is earned.
  private static func most(_ incentives: EnrolmentIncentives, _ cap: Double) -> EnrolmentState {
    func steps(_ step: Double) -> Int {
      step > 0 ? Int(min(1_000, (incentives.highest.value * cap / step).rounded(.up))) : 0
    }
    return EnrolmentState(
      years: incentives.continuousYears.value + steps(incentives.continuousStep.value),
      withoutClaim: steps(incentives.noClaimStep.value))
  }

  /// What a reader must know of it.
  ///
  /// - Parameter paying: what `policies` has made.
  package func remarks(on paying: [Policy], for cohorts: [Cohort]) -> [Words] {
    guard paying.count > 1, let incentives = paying.first?.incentives, incentives.raisesAny else { return [] }
    var remarks: [Words] = []
    if start == nil {
      let years = incentives.continuousYears.value
      remarks.append(
        Words(
          en:
            "nothing says where people stand in enrolment: all are taken to have \(years) years behind them when \(paying[0].year) begins, and no step without a claim (enrolment.states)",
          zh: "未给出参保年限分布：假设\(paying[0].year)年初全体参保人已连续参保满\(years)年、无零报销激励（enrolment.states）"))
    }
    let raised = paying.compactMap { policy -> (year: Int, raise: Double)? in
      var (people, sum) = (0.0, 0.0)
      for cohort in cohorts {
        guard let rule = policy.benefits[cohort.group] as? EnrolledBenefit, !rule.caps.isEmpty else { continue }
        people += Double(cohort.insured)
        sum += Double(cohort.insured) * rule.meanRaise
      }
      return people > 0 ? (policy.year, (sum / people).rounded()) : nil
    }
    if !raised.isEmpty {
      let en = raised.map { "\(plain($0.raise)) yuan in \($0.year)" }.joined(separator: ", ")
      let zh = raised.map { "\($0.year)年\(plain($0.raise))元" }.joined(separator: "，")
      remarks.append(
        Words(
          en: "enrolment raises the cap of those who have one by \(en) on average",
          zh: "参保激励平均提高封顶线：\(zh)"))
    }
    return remarks
  }
}
