import Foundation
import TestSupport
import Testing

@testable import Chance
@testable import Fitting

/// P-values by parametric bootstrap, and the ranking.
struct GoodnessTests {
  private func amounts(_ law: any SeverityLaw, _ count: Int, stream number: UInt64) -> [Double] {
    var amounts = [Double](repeating: 0, count: count)
    var stream = RandomStream(
      seed: 11, address: StreamAddress(replication: number, year: 0, group: 0, purpose: Purpose(rawValue: 1_000_000)))
    var span = amounts.mutableSpan
    law.sample(into: &span, using: &stream)
    return amounts
  }

  @Test func `p-values of the true law are uniform`() async throws {
    let law = try Weibull(shape: 0.8, scale: 6_000)
    var (low, sum) = (0, 0.0)
    let samples = isFullTest ? 300 : 30
    for index in 0..<samples {
      let observations = Observations(exact: amounts(law, 60, stream: UInt64(index)))
      let plan = FittingPlan(observations, families: [.weibull], replications: 39, seed: UInt64(index))
      let study = await FittingStudy(plan, threads: 2)
      let p = try #require(study.entries.first?.pValues?.andersonDarling)
      sum += p
      if p <= 0.1 { low += 1 }
    }
    // The mean of the uniform law on 1/40 … 1 is 0.5125 with standard deviation 0.289; the limits are 4 of them away.
    let error = 0.289 / Double(samples).squareRoot()
    #expect(abs(sum / Double(samples) - 0.5125) < 4 * error)
    // 4 of 40 values are at most 0.1, so that the count is binomial; more than this comes once in 10,000.
    #expect(low <= (isFullTest ? 51 : 10))
  }

  /// Of files with more amounts than a sample draws, 5% are refused at the 5% level.
  @Test func `p-values of large files have the size that they say`() async throws {
    let law = try Lognormal(meanlog: 8.4, sdlog: 1.2)
    let (files, amounts, size) = isFullTest ? (400, 20_000, 2_000) : (60, 3_000, 300)
    var refused = (kolmogorovSmirnov: 0, andersonDarling: 0)
    for file in 0..<files {
      let observations = Observations(exact: self.amounts(law, amounts, stream: 5_000 + UInt64(file)))
      let fitted = try #require(LawFamily.lognormal.fit(observations))
      let observed = try #require(EmpiricalDistance(of: fitted.law, from: observations))
      let drawn = (0..<39).compactMap {
        ParametricBootstrap.replication(
          $0, of: fitted, family: .lognormal, like: observations, drawing: size, seed: UInt64(file))
      }
      let p = try #require(
        ParametricBootstrap(drawn, drawing: size, against: observed, of: observations.count))
      #expect(p.size == size && p.replications == 39)
      if p.kolmogorovSmirnov <= 0.05 { refused.kolmogorovSmirnov += 1 }
      if try #require(p.andersonDarling) <= 0.05 { refused.andersonDarling += 1 }
    }
    // Binomial with 5%: fewer or more come once in a thousand times each.
    let range = isFullTest ? 8...34 : 0...9
    #expect(range.contains(refused.kolmogorovSmirnov) && range.contains(refused.andersonDarling), "\(refused)")
  }

  @Test func `a large file has p-values by samples that are smaller, and a wrong law is refused`() async throws {
    let observations = Observations(exact: amounts(try Lognormal(meanlog: 8, sdlog: 1.2), 6_000, stream: 7_000))
    let study = await FittingStudy(
      FittingPlan(observations, families: [.gamma, .lognormal], replications: 19), threads: 2)
    let values = study.entries.compactMap(\.pValues)
    #expect(values.map(\.size) == [5_000, 5_000] && values[0].kolmogorovSmirnov > 0.05)
    #expect(values[1].kolmogorovSmirnov == 0.05 && values[1].andersonDarling == 0.05)
  }

  /// A cell's step is no distance between the data and the law.
  @Test func `amounts in cells lie as far from a law as one by one`() throws {
    let law = try Lognormal(meanlog: 8, sdlog: 1.2)
    let exact = amounts(law, 40_000, stream: 8_000).sorted()
    // Two hundred amounts a cell.
    let cells = stride(from: 0, to: exact.count, by: 200).map { exact[$0..<$0 + 200].reduce(0, +) / 200 }
    let joined = Observations(exact: cells, weights: cells.map { _ in 200 }, isInCells: true)
    let one = try #require(EmpiricalDistance(of: law, from: Observations(exact: exact)))
    let all = try #require(EmpiricalDistance(of: law, from: joined))
    #expect(abs(all.kolmogorovSmirnov - one.kolmogorovSmirnov) < 0.1 * one.kolmogorovSmirnov)
    #expect(abs(all.andersonDarling - one.andersonDarling) < 0.15 * one.andersonDarling + 0.1)
  }

  @Test func `a wrong law is refused and the true one ranks first`() async throws {
    let observations = Observations(exact: amounts(try Lognormal(meanlog: 8, sdlog: 1.2), 800, stream: 1_000))
    let study = await FittingStudy(
      FittingPlan(observations, families: [.exponential, .lognormal, .gamma], replications: 99), threads: 2)
    #expect(study.entries.map(\.fitted.family) == ["lognormal", "gamma", "exponential"])
    let pValues = study.entries.compactMap(\.pValues)
    let first = try #require(pValues.first)
    #expect(first.kolmogorovSmirnov > 0.01)
    #expect(pValues.dropFirst().allSatisfy { $0.kolmogorovSmirnov == 0.01 && $0.andersonDarling == 0.01 })
  }

  @Test func `the same seed gives the same p-values for any number of threads`() async throws {
    let observations = try ReferenceCase.observations("heavy: truncated and capped")
    let plan = FittingPlan(observations, families: [.lognormal, .burr, .weibull], replications: 9, seed: 5)
    let (one, four) = (await FittingStudy(plan, threads: 1), await FittingStudy(plan, threads: 4))
    #expect(one.entries.map(\.pValues) == four.entries.map(\.pValues))
    #expect(one.entries.map(\.fitted.logLikelihood) == four.entries.map(\.fitted.logLikelihood))
    #expect(one.entries.allSatisfy { $0.pValues != nil })
  }

  @Test func `there are no distances where there is no observed distribution`() async throws {
    for name in ["amount: grouped", "amount: censored row by row"] {
      let observations = try ReferenceCase.observations(name)
      let study = await FittingStudy(FittingPlan(observations, families: [.lognormal]), threads: 1)
      #expect(study.entries[0].distance == nil && study.entries[0].pValues == nil)
      #expect((study.entries[0].chiSquare != nil) == (name == "amount: grouped"))
    }
  }

  @Test func `a cap moves the distances' end and not their beginning`() throws {
    let whole = try ReferenceCase.observations("amount: complete")
    let capped = try ReferenceCase.observations("amount: capped")
    let law = try Lognormal(meanlog: 7.9, sdlog: 0.95)
    // This law lies too low, most at the middle, which the cap of 20,000 does not touch.
    let all = try #require(EmpiricalDistance(of: law, from: whole))
    let below = try #require(EmpiricalDistance(of: law, from: capped))
    #expect(abs(all.kolmogorovSmirnov - below.kolmogorovSmirnov) < 1e-12)
    #expect(below.andersonDarling < all.andersonDarling)
  }

  @Test func `streams of families never meet`() {
    #expect(Set(LawFamily.all.map(\.stream)).count == LawFamily.all.count)
    #expect(Set(LawFamily.all.map(\.name)).count == LawFamily.all.count)
  }

  @Test func `Hill's estimate and the mean excess find a Pareto tail`() throws {
    let observations = Observations(exact: amounts(try Pareto(shape: 2.5, minimum: 1_000), 6_000, stream: 2_000))
    let table = TailTable(of: observations)
    #expect(table.rows.count > 8)
    for row in table.rows {
      #expect(abs(row.hill - 2.5) < 4.5 * row.hillError)
      let shape = try #require(row.shape)
      let error = try #require(shape.standardError)
      #expect(abs(shape.value - 0.4) < 4.5 * error)
      // Of a Pareto law of index α the mean excess over t is t/(α − 1).
      #expect(abs(row.meanExcess - row.threshold / 1.5) < 4.5 * row.meanExcessError)
    }
  }
}
