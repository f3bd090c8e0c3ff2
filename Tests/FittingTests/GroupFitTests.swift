import Chance
import Testing

@testable import Fitting

/// What a group's people spend, as a file tells it.
struct GroupFitTests {
  private func fit(_ amounts: [Double], below: Double = 0) throws -> (Observations, FittedLaw) {
    let observations = Observations(exact: amounts, truncation: Truncation(below: below))
    let family = try #require(LawFamily.all.first { $0.name == "exponential" })
    return (observations, try #require(family.fit(observations)))
  }

  /// 120 of 1,000: √(0.12 · 0.88 / 1,000) = 0.010276.
  @Test func `a share of its own, and a law of its own from a hundred amounts on`() throws {
    let (many, own) = try fit((1...120).map(Double.init))
    let (_, pooled) = try fit((1...500).map(Double.init))
    let fit = GroupFit("a", insured: 1_000, sample: 1_000, observations: many, own: own, pooled: pooled, seenAbove: 0)
    #expect(!fit.isPooled && fit.fitted.law.mean == own.law.mean)
    #expect(fit.probability == 0.12 && abs(fit.seen.standardError - 0.010276) < 1e-6)
    let (few, little) = try self.fit((1...99).map(Double.init))
    let small = GroupFit(
      "a", insured: 1_000, sample: 1_000, observations: few, own: little, pooled: pooled, seenAbove: 0)
    #expect(small.isPooled && small.fitted.law.mean == pooled.law.mean && small.probability == 0.099)
  }

  /// The excess over 1,000 has a mean of 6,050: the share of all is 6% · exp(1,000/6,050).
  @Test func `above a deductible the law carries the share to all`() throws {
    let (seen, own) = try fit((1...120).map { 1_000 + Double($0) * 100 }, below: 1_000)
    let fit = GroupFit("a", insured: 2_000, sample: 2_000, observations: seen, own: own, pooled: own, seenAbove: 1_000)
    #expect(fit.seen.value == 0.06)
    #expect(abs(fit.probability * fit.fitted.law.survival(1_000) - 0.06) < 1e-12 && fit.probability > 0.06)
  }
}
