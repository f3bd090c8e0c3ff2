import Data
import Foundation
import TestSupport
import Testing

@testable import Fitting

/// Levels and growth between the years of a file.
struct YearTrendTests {
  private static func point(_ year: Int, _ value: Double, _ error: Double) -> YearTrend.Point {
    YearTrend.Point(year: year, value: value, standardError: error)
  }

  @Test func `figures on a line have its growth, and no scatter`() throws {
    let points = (0..<4).map { Self.point(2020 + $0, 100 * pow(1.05, Double($0)), 2 * pow(1.05, Double($0))) }
    let trend = try #require(YearTrend(points))
    #expect(abs(trend.growth - log(1.05)) < 1e-12 && trend.scatter == 0 && trend.knowsScatter)
    #expect(abs(trend.level / (100 * pow(1.05, 3)) - 1) < 1e-12)
    // 1/√Σ w (t − t̄)², each with the relative error 2%: 0.02/√5.
    #expect(abs(trend.growthError - 0.02 / 5.0.squareRoot()) < 1e-12)
    #expect(trend.scatterError == nil)
    #expect(YearTrend(Array(points.prefix(1))) == nil)
    #expect(try #require(YearTrend(Array(points.prefix(2)))).knowsScatter == false)
  }

  /// With errors that are next to nothing the scatter is that of ordinary least squares, Σ e²/(n − 2), and the error of the growth that
  /// of the regression: e = (+, −, −, +) 3% about a line.
  @Test func `years that scatter beyond their errors say how much`() throws {
    let signs = [1.0, -1, -1, 1]
    let points = signs.indices.map { Self.point(2020 + $0, exp(0.04 * Double($0) + 0.03 * signs[$0]), 1e-6) }
    let trend = try #require(YearTrend(points))
    let scatter = (4 * 0.03 * 0.03 / 2).squareRoot()
    #expect(abs(trend.scatter / scatter - 1) < 1e-6 && abs(trend.growth - 0.04) < 1e-9)
    #expect(abs(trend.growthError / (scatter / 5.0.squareRoot()) - 1) < 1e-6)
    // Of τ² with two degrees of freedom √(2/2) τ², of τ half of that over τ.
    #expect(abs((trend.scatterError ?? 0) / (scatter / 2) - 1) < 1e-6)
  }

  @Test func `amounts are moved to the level of the last year, and so is the share of people with any`() throws {
    let scratch = try ScratchFolder()
    var rows = "year,X\n"
    for (year, amount, any) in [(2021, 1_000.0, 20), (2022, 1_100, 22), (2023, 1_210, 24)] {
      for row in 0..<100 { rows += "\(year),\(row < any ? amount * (row % 2 == 0 ? 0.5 : 1.5) : 0)\n" }
    }
    let file = try LossFile(
      DataFile(scratch.write(rows, to: "years.csv")), columns: LossColumns(.amounts("X"), years: "year"))
    let years = try #require(file.years)
    #expect(years.years.map(\.year) == [2021, 2022, 2023] && years.years.map(\.amounts) == [20, 22, 24])
    #expect(years.years.map(\.share.value) == [0.2, 0.22, 0.24])
    #expect(abs((years.years.first?.share.standardError ?? 0) - (0.2 * 0.8 / 100).squareRoot()) < 1e-12)
    // Half and one and a half of 1,000: a standard deviation of 500 over √20.
    #expect(abs((years.years.first?.mean.standardError ?? 0) - 500 / 20.0.squareRoot()) < 1e-9)
    #expect(abs(years.severity.growth - log(1.1)) < 1e-12)
    let all = file.observations
    #expect(all.exact.values.count == 66)
    #expect(all.exact.values.allSatisfy { abs($0 - 605) < 1e-6 || abs($0 - 1_815) < 1e-6 })
    let share = all.count / (all.count + all.zeros)
    #expect(abs(share / (years.frequency?.level ?? 0) - 1) < 1e-9 && abs(share - 0.24) < 0.002)
    let plain = try LossFile(DataFile(scratch.write(rows, to: "plain.csv")), columns: LossColumns(.amounts("X")))
    #expect(plain.years == nil && plain.observations.zeros == 234 && plain.observations.exact.values.first == 500)
  }

  /// What a scenario says of the level in a year to come: the law at the middle of the years, and the growth from there on, each with its
  /// error. Of 300 files the levels scatter as much.
  @Test func `law and growth are independent at the middle of the years`() throws {
    var random = SplitMix64(seed: 33)
    let (counts, start, deviation) = ([2017: 90, 2019: 110], 2021, 0.8)
    var (levels, stated) = ([Double](), 0.0)
    for _ in 0..<300 {
      var sums: [Int: YearSums] = [:]
      var amounts: [(year: Int, log: Double)] = []
      for (year, count) in counts.sorted(by: { $0.key < $1.key }) {
        for _ in 0..<count {
          let own = 8 + 0.05 * Double(year - 2017) + deviation * random.normal()
          sums[year, default: YearSums()].add(exp(own), weight: 1)
          amounts.append((year, own))
        }
      }
      let years = try #require(YearLevels(sums))
      // (90 · 2017 + 110 · 2019)/200.
      #expect(years.base == 2018 && abs(years.middle.ofAmounts - 2018.1) < 1e-9)
      let law = amounts.reduce(0) { $0 + $1.log + log(years.factor(from: $1.year)) } / 200
      let ahead = Double(start) - years.middle.ofAmounts
      levels.append(law + log(years.factor(to: years.base)) + years.severity.growth * Double(start - years.base))
      stated += deviation * deviation / 200 + ahead * ahead * years.severity.growthError * years.severity.growthError
    }
    let mean = levels.reduce(0, +) / 300
    let variance = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299
    // Of 300 a variance has a relative standard error of 8%.
    #expect(abs(variance / (stated / 300) - 1) < 0.33, "\(variance) \(stated / 300)")
    #expect(abs(mean - 8.2) < 4 * (variance / 300).squareRoot())
  }

  @Test func `weights that could be years are noticed`() throws {
    let scratch = try ScratchFolder()
    func weights(_ rows: String) throws -> ClosedRange<Int>? {
      try LossFile(
        DataFile(scratch.write("w,X\n" + rows, to: "w.csv")), columns: LossColumns(.amounts("X"), weights: "w")
      )
      .weightsLikeYears
    }
    #expect(try weights("2021,5\n2023,6\n") == 2021...2023)
    #expect(try weights("2021,5\n3,6\n") == nil)
    #expect(try weights("2021.5,5\n2022,6\n") == nil)
  }
}
