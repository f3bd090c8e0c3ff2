import Chance
import Insurance

/// A large sample of persons with episodes, drawn once before any year: what the law of X is made of.
///
/// It knows nothing of any policy: every policy makes its X of the same people. The severely ill, who make the tail, are
/// half of the sample whatever their share is, and count accordingly less (stratified sampling; Cochran, *Sampling
/// Techniques*, 3rd ed., chapter 5).
package struct EpisodePilot: Sendable {
  /// People of one kind, severely ill or not.
  package struct Stratum: Sendable {
    /// The share of the people with any episode who are of this kind.
    package let weight: Double
    /// What tells its random streams from those of the other kind.
    package let stream: UInt32
    let count: Int
    let care: CareRecords
    /// What batches of equal size came to, from which standard errors follow.
    package let totals: [BasicInsurance.Totals]
  }

  package let strata: [Stratum]
  package let insurance: BasicInsurance
  /// The probability of any episode in the year.
  let probability: Double

  /// - Parameter people: how many are drawn, in whole batches.
  init(of model: EpisodeModel, people: Int, seed: UInt64) {
    let classes = EpisodeClasses(of: model)
    let insurance = BasicInsurance(of: model)
    self.insurance = insurance
    probability = classes.probability
    let severe = classes.classes.prefix { $0.isSevere }.count
    let ranges = [0..<severe, severe..<classes.classes.count].filter { !$0.isEmpty }
    let batches = max(8, people / EpisodeBatch.size / max(1, ranges.count))
    var batch = EpisodeBatch(of: model, classes: classes)
    strata = ranges.enumerated().map { place, range in
      let own = classes.classes[range].map(\.probability)
      let total = own.reduce(0, +)
      var sum = 0.0
      let cumulative = own.map { probability in
        sum += probability / total
        return sum
      }
      var care = CareRecords()
      var totals: [BasicInsurance.Totals] = []
      var parts = Self.row
      for b in 0..<batches {
        var stream = RandomStream(
          seed: seed,
          address: StreamAddress(replication: UInt64(b), year: 0, group: UInt32(range.lowerBound), purpose: .pilot))
        batch.draw(EpisodeBatch.size, from: range, cumulative: cumulative, using: &stream)
        care.append(batch.care)
        totals.append(insurance.settle(0..<EpisodeBatch.size, of: batch.care, costing: 1, into: &parts))
      }
      return Stratum(
        weight: total / classes.probability, stream: UInt32(range.lowerBound), count: batches * EpisodeBatch.size,
        care: care, totals: totals)
    }
  }

  private init(_ pilot: EpisodePilot, strata: [Stratum]) {
    self.strata = strata
    (insurance, probability) = (pilot.insurance, pilot.probability)
  }

  /// The same people with other costs by one of the laws: who had a quantile of it has that of another law.
  ///
  /// What batches came to stays as it was.
  func repriced(_ place: CareLaw, from law: any SeverityLaw, to other: any SeverityLaw) -> EpisodePilot {
    guard let map = CostMap(of: strata.flatMap { $0.care.costs(of: place) }, from: law, to: other) else { return self }
    return EpisodePilot(
      self,
      strata: strata.map { stratum in
        Stratum(
          weight: stratum.weight, stream: stratum.stream, count: stratum.count,
          care: stratum.care.repriced(place, by: map.ratio), totals: stratum.totals)
      })
  }

  /// The same people with every cost times a factor.
  func costing(_ factor: Double) -> EpisodePilot {
    guard factor != 1 else { return self }
    return EpisodePilot(
      self,
      strata: strata.map { stratum in
        let care = stratum.care.costing(factor)
        var parts = Self.row
        let totals = stride(from: 0, to: stratum.count, by: EpisodeBatch.size).map { first in
          insurance.settle(first..<first + EpisodeBatch.size, of: care, costing: 1, into: &parts)
        }
        return Stratum(
          weight: stratum.weight, stream: stratum.stream, count: stratum.count, care: care, totals: totals)
      })
  }

  /// So many of the people, of each kind half, in whole batches; all where there are no more.
  func first(_ people: Int) -> EpisodePilot {
    let batches = max(8, people / EpisodeBatch.size / max(1, strata.count))
    guard strata.contains(where: { $0.totals.count > batches }) else { return self }
    return EpisodePilot(
      self,
      strata: strata.map { stratum in
        let count = min(stratum.count, batches * EpisodeBatch.size)
        return Stratum(
          weight: stratum.weight, stream: stratum.stream, count: count, care: stratum.care.first(count),
          totals: Array(stratum.totals.prefix(batches)))
      })
  }

  /// Room for what basic insurance leaves of a batch.
  private static var row: [Double] { Array(repeating: 0, count: EpisodeBatch.size * BasicInsurance.parts) }

  /// What basic insurance leaves of a stratum's people in a year whose cost is `factor` times that of the records.
  ///
  /// - Parameter body: is given batch after batch: where it begins, and person i's part k at `parts · i + k`, yuan.
  package func settle(_ stratum: Stratum, costing factor: Double = 1, body: (_ first: Int, _ parts: [Double]) -> Void) {
    var parts = Self.row
    for first in stride(from: 0, to: stratum.count, by: EpisodeBatch.size) {
      insurance.settle(first..<first + EpisodeBatch.size, of: stratum.care, costing: factor, into: &parts)
      body(first, parts)
    }
  }

  /// What basic insurance leaves of a person with any episode, part by part: means with their standard errors,
  /// Σ Wₛ x̄ₛ and √(Σ Wₛ² σₛ²/nₛ), yuan.
  var meansOfParts: [(value: Double, error: Double)] {
    var result = Array(repeating: (value: 0.0, error: 0.0), count: BasicInsurance.parts)
    for stratum in strata {
      var sums = Array(repeating: (0.0, 0.0), count: BasicInsurance.parts)
      settle(stratum) { _, parts in
        for (k, x) in parts.enumerated() {
          sums[k % BasicInsurance.parts].0 += x
          sums[k % BasicInsurance.parts].1 += x * x
        }
      }
      let n = Double(stratum.count)
      for (k, (sum, squares)) in sums.enumerated() {
        let own = sum / n
        result[k].value += stratum.weight * own
        result[k].error += stratum.weight * stratum.weight * max(0, squares / n - own * own) / n
      }
    }
    return result.map { ($0.value, $0.error.squareRoot()) }
  }

  /// Means of figures of a person with any episode, with their standard errors.
  package func means(
    _ value: (_ stratum: Int, _ person: Int) -> PilotQuantities
  ) -> (value: PilotQuantities, error: PilotQuantities) {
    var (mean, variance) = (PilotQuantities(), PilotQuantities())
    for (s, stratum) in strata.enumerated() {
      var (sum, squares) = (PilotQuantities(), PilotQuantities())
      for i in 0..<stratum.count {
        let x = value(s, i)
        sum = sum + x
        squares = squares + x * x
      }
      let n = Double(stratum.count)
      let own = sum / n
      mean = mean + stratum.weight * own
      variance = variance + stratum.weight * stratum.weight / n * (squares / n - own * own).positive
    }
    return (mean, variance.squareRoot())
  }

  /// What each batch adds to the means' distances from what they estimate: the sum of the squares estimates the variance
  /// of a mean, the sum of products with another pilot's, of the same random numbers, their covariance.
  ///
  /// - Returns: by the number of a stratum's streams, batch by batch.
  package func deviations(
    _ value: (_ stratum: Int, _ person: Int) -> PilotQuantities
  ) -> [UInt32: [PilotQuantities]] {
    var result: [UInt32: [PilotQuantities]] = [:]
    for (s, stratum) in strata.enumerated() {
      let means = (0..<stratum.count / EpisodeBatch.size).map { batch in
        var sum = PilotQuantities()
        for i in batch * EpisodeBatch.size..<(batch + 1) * EpisodeBatch.size { sum = sum + value(s, i) }
        return sum / Double(EpisodeBatch.size)
      }
      let n = Double(means.count)
      let mean = means.reduce(PilotQuantities(), +) / n
      let scale = stratum.weight / (n * max(1, n - 1)).squareRoot()
      result[stratum.stream] = means.map { scale * ($0 - mean) }
    }
    return result
  }

  /// A mean of what a batch came to, a person with any episode, with its standard error.
  func meanOfTotals(_ total: (BasicInsurance.Totals) -> Double) -> (value: Double, error: Double) {
    var (mean, variance) = (0.0, 0.0)
    for stratum in strata {
      let means = stratum.totals.map { total($0) / Double(EpisodeBatch.size) }
      let n = Double(means.count)
      let own = means.reduce(0, +) / n
      mean += stratum.weight * own
      variance +=
        stratum.weight * stratum.weight * means.reduce(0) { $0 + ($1 - own) * ($1 - own) } / (n * max(1, n - 1))
    }
    return (mean, variance.squareRoot())
  }
}
