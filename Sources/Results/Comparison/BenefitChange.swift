import Chance
import Insurance
import Plans

/// Winners and losers in closed form: what an alternative's benefits, of all layers, change for people with expense, by group and by the
/// size of their expense.
///
/// Benefits are piecewise linear, so that their mean over a range of amounts follows from limited expected values
/// (*Loss Models*, 4th ed., §8.5): no simulation, no sampling error. It is a year at its expected level, without shocks.
package struct BenefitChange: Sendable {
  /// People of one group (or of all) whose expense lies between two quantiles.
  package struct Band: Sendable {
    /// Shares of the people with expense, of all groups together, that lie below the band's ends.
    package let lowerShare: Double
    package let upperShare: Double
    /// Yuan; `to` is nil where there is no end.
    package let from: Double
    package let to: Double?
    /// People expected in it.
    package let people: Double
    /// Means of one of them, yuan; the mean expense is nil where it is infinite.
    package let expense: Double?
    package let before: Double
    package let after: Double

    /// Whether the mean benefit is the same to half a fen.
    package var isUnchanged: Bool { abs(after - before) < 0.005 }

    /// This band and the next as one: means by people.
    package func joined(with next: Band) -> Band {
      let both = people + next.people
      func mean(_ a: Double, _ b: Double) -> Double { both > 0 ? (a * people + b * next.people) / both : 0 }
      return Band(
        lowerShare: lowerShare, upperShare: next.upperShare, from: from, to: next.to, people: both,
        expense: expense.flatMap { a in next.expense.map { mean(a, $0) } }, before: mean(before, next.before),
        after: mean(after, next.after))
    }
  }

  /// One group, or all.
  package struct Part: Sendable {
    /// Nil for all groups together.
    package let group: String?
    package let insured: Int
    /// People expected to have any expense.
    package let people: Double
    /// People who get more, and what they get more on average, yuan.
    package let winners: Double
    package let meanGain: Double
    /// People who get less, and what they get less on average, yuan.
    package let losers: Double
    package let meanLoss: Double
    package let bands: [Band]
  }

  /// All groups together first.
  package let parts: [Part]
  /// The year whose rules they are: the first in which the two plans' benefits differ, else the first of all. The amounts
  /// are those of the first year.
  package let year: Int

  /// - Returns: nil where a rule is no piecewise linear function or the two plans' people or their expense differ, so
  ///   that nobody could be found again under the alternative.
  package init?(from baseline: SimulationPlan, to alternative: SimulationPlan) {
    guard let (first, second) = Self.firstToDiffer(baseline, alternative), let bands = AmountBands(of: baseline),
      let others = AmountBands(of: alternative),
      bands.limits == others.limits, bands.claimants.map(\.people) == others.claimants.map(\.people),
      bands.claimants.map(\.group) == others.claimants.map(\.group)
    else { return nil }
    var tallies: [Tally] = []
    for (mine, theirs) in zip(bands.claimants, others.claimants) {
      guard let before = (try? first.stack(for: mine.group))?.all.schedule,
        let after = (try? second.stack(for: mine.group))?.all.schedule,
        bands.limits.allSatisfy({ mine.law.survival($0.at) == theirs.law.survival($0.at) })
      else { return nil }
      let insured = baseline.cohorts.first { $0.group == mine.group }?.insured ?? 0
      tallies.append(Tally(mine, insured: insured, limits: bands.limits, before: before, after: after))
    }
    let all = Tally(adding: tallies, bands: bands.limits.count - 1)
    year = first.year
    parts =
      [all.part(nil, bands.limits.map(\.at))]
      + (tallies.count > 1 ? zip(bands.claimants, tallies).map { $1.part($0.group, bands.limits.map(\.at)) } : [])
  }
}

extension BenefitChange {
  /// The policies of the first year in which somebody's benefit may differ; those of the first year where there is none.
  private static func firstToDiffer(
    _ baseline: SimulationPlan, _ alternative: SimulationPlan
  ) -> (Policy, Policy)? {
    func rules(_ policy: Policy) -> [PayoutSchedule?] {
      baseline.cohorts.map { (try? policy.stack(for: $0.group))?.all.schedule }
    }
    let pairs = zip(baseline.policies, alternative.policies)
    return pairs.first { rules($0) != rules($1) } ?? pairs.first { _ in true }
  }
}

/// Of the people of a group: their share below a cut, and their means a person of all.
private struct BelowCut {
  let share, expense, before, after: Double

  init(_ cut: AmountBands.Cut, of law: any SeverityLaw, _ before: PayoutSchedule, _ after: PayoutSchedule) {
    /// Of those with at most so much.
    func upTo(_ amount: Double) -> [Double] {
      guard amount >= 0 else { return [0, 0, 0, 0] }
      let part = law.part(from: 0, to: amount)
      return [
        part.probability, part.amount, before.expectedPayment(law, from: 0, to: amount),
        after.expectedPayment(law, from: 0, to: amount),
      ]
    }
    let high = upTo(cut.at)
    // An infinite mean is not to be multiplied by 0.
    let sums = cut.taken == 1 ? high : zip(upTo(cut.below), high).map { $0 + cut.taken * ($1 - $0) }
    (share, expense, self.before, self.after) = (sums[0], sums[1], sums[2], sums[3])
  }
}

/// Sums over people, which add up over groups.
private struct Tally {
  var insured = 0
  var people = 0.0
  var winners = 0.0
  var gain = 0.0
  var losers = 0.0
  var loss = 0.0
  /// By band: people, their expense, their benefits before and after.
  var bands: [(people: Double, expense: Double, before: Double, after: Double)]

  init(adding parts: [Tally], bands count: Int) {
    bands = Array(repeating: (0, 0, 0, 0), count: count)
    for part in parts {
      insured += part.insured
      people += part.people
      winners += part.winners
      gain += part.gain
      losers += part.losers
      loss += part.loss
      for (i, band) in part.bands.enumerated() {
        bands[i].people += band.people
        bands[i].expense += band.expense
        bands[i].before += band.before
        bands[i].after += band.after
      }
    }
  }

  init(
    _ claimants: AmountBands.Claimants, insured: Int, limits: [AmountBands.Cut], before: PayoutSchedule,
    after: PayoutSchedule
  ) {
    self.insured = insured
    let number = claimants.people
    people = number
    bands = []
    let below = limits.map { BelowCut($0, of: claimants.law, before, after) }
    for (from, to) in zip(below, below.dropFirst()) {
      bands.append(
        (
          number * max(0, to.share - from.share), number * max(0, to.expense - from.expense),
          number * max(0, to.before - from.before), number * max(0, to.after - from.after)
        ))
    }
    for piece in PayoutGain.pieces(before, after) {
      let part = claimants.law.part(from: piece.from, to: piece.to)
      // Slope 0 times an infinite mean is 0 here.
      let change = piece.intercept * part.probability + (piece.slope == 0 ? 0 : piece.slope * part.amount)
      if piece.isGain {
        winners += number * part.probability
        gain += number * change
      } else {
        losers += number * part.probability
        loss -= number * change
      }
    }
  }

  func part(_ group: String?, _ limits: [Double]) -> BenefitChange.Part {
    BenefitChange.Part(
      group: group, insured: insured, people: people, winners: winners, meanGain: winners > 0 ? gain / winners : 0,
      losers: losers, meanLoss: losers > 0 ? loss / losers : 0,
      bands: bands.enumerated().map { i, band in
        let scale = band.people > 0 ? 1 / band.people : 0
        return BenefitChange.Band(
          lowerShare: AmountBands.cuts[i], upperShare: AmountBands.cuts[i + 1], from: limits[i],
          to: limits[i + 1].isFinite ? limits[i + 1] : nil, people: band.people,
          expense: band.expense.isFinite ? band.expense * scale : nil, before: band.before * scale,
          after: band.after * scale)
      })
  }
}
