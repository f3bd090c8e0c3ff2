import Foundation
import Statistics
import TestSupport
import Testing

/// How often the 95% interval covers the truth, over 2,000 fixed seeds each.
///
/// An interval that covers exactly 95% leaves 93–97% with probability 4·10⁻⁵ (normal approximation, standard deviation
/// 0.49%). As the seeds are fixed, a failure means that
/// the program changed. Each test states what was found.
@Suite("Over 2,000 experiments the 95% interval covers the truth")
struct CoverageTests {
  private func coverage(
    of truth: Double, firstSeed: Int, _ experiment: (inout SplitMix64) throws -> Estimate
  ) rethrows -> Double {
    let repetitions = 2000
    var covered = 0
    for seed in firstSeed..<(firstSeed + repetitions) {
      // Neighbouring seeds are spread apart, lest the generator's states overlap within an experiment.
      var generator = SplitMix64(seed: seed &* 1_000_003)
      let estimate = try experiment(&generator)
      if let lower = estimate.lower, let upper = estimate.upper, lower <= truth && truth <= upper { covered += 1 }
    }
    return Double(covered) / Double(repetitions)
  }

  @Test("of a mean of 5 normal replications")
  func normalMean() throws {
    // Found: 94.8%. With 1.96 in the place of Student's 2.78 it would be 88%.
    let share = try coverage(of: 10, firstSeed: 1) { generator in
      Mean()(try Sample((0..<5).map { _ in 10 + generator.normal() }))
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  @Test("of a mean of 200 exponential replications")
  func exponentialMean() throws {
    // Found: 94.65%.
    let share = try coverage(of: 1, firstSeed: 10_001) { generator in
      Mean()(try Sample(TestSamples.sortedExponential(200, using: &generator)))
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  @Test("of a proportion of 5% in 400 trials")
  func proportion() throws {
    // Found: 94.8%.
    let share = try coverage(of: 0.05, firstSeed: 20_001) { generator in
      var successes = 0
      for _ in 0..<400 where generator.openUniform() < 0.05 { successes += 1 }
      return try Proportion.estimate(successes: successes, of: 400)
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  @Test("of a standard deviation of 50 normal replications")
  func standardDeviation() throws {
    // Found: 94.8%.
    let share = try coverage(of: 1, firstSeed: 30_001) { generator in
      StandardDeviation()(try Sample((0..<50).map { _ in generator.normal() }))
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  @Test("of the 95% quantile of 400 replications")
  func quantile95() throws {
    // Nyblom's interpolation is exact for this law.
    let share = try coverage(of: -log(0.05), firstSeed: 40_001) { generator in
      Quantile(0.95)(try Sample(TestSamples.sortedExponential(400, using: &generator)))
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  @Test("of the 99% quantile of 2,000 replications")
  func quantile99() throws {
    // Nyblom's interpolation is exact for this law.
    let share = try coverage(of: -log(0.01), firstSeed: 50_001) { generator in
      Quantile(0.99)(try Sample(TestSamples.sortedExponential(2000, using: &generator)))
    }
    #expect((0.93...0.97).contains(share), "covered \(share)")
  }

  /// Each side by itself: 2.5% of 2,000 experiments are 50 ± 7, and leave 22 to 82 with probability 2·10⁻⁵.
  @Test(
    "of the tail value at risk, on either side",
    arguments: [(1_000, 0.99), (2_000, 0.99), (5_000, 0.99), (2_000, 0.95)])
  func tailValueAtRisk(count: Int, level: Double) throws {
    var (above, below) = (0, 0)
    let truth = 1 - log(1 - level)
    for seed in 70_001..<72_001 {
      var generator = SplitMix64(seed: seed &* 1_000_003)
      let estimate = TailValueAtRisk(level)(try Sample(TestSamples.sortedExponential(count, using: &generator)))
      if let upper = estimate.upper, upper < truth { above += 1 }
      if let lower = estimate.lower, lower > truth { below += 1 }
    }
    #expect((22...82).contains(above), "truth above in \(above)")
    #expect((22...82).contains(below), "truth below in \(below)")
  }

  @Test("of the 99.5% quantile of 1,000 replications, which the largest values bound, on either side")
  func quantile995() throws {
    var (above, below) = (0, 0)
    let truth = -log(0.005)
    for seed in 80_001..<82_001 {
      var generator = SplitMix64(seed: seed &* 1_000_003)
      let estimate = Quantile(0.995)(try Sample(TestSamples.sortedExponential(1_000, using: &generator)))
      if let upper = estimate.upper, upper < truth { above += 1 }
      if let lower = estimate.lower, lower > truth { below += 1 }
    }
    #expect((22...82).contains(above), "truth above in \(above)")
    #expect((22...82).contains(below), "truth below in \(below)")
  }
}
