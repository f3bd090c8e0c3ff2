import Foundation
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// A trend fitted to some years, against the years after.
struct BacktestTests {
  /// Discharges of the nation's residents a person insured, and yuan a discharge: 12,023.5 (100m yuan) over 17,055.9 (10k)
  /// discharges of 102,482.7 (10k) insured in 2019, and so on.
  private static let nation = [
    (2019, 0.166427, 7049.47), (2020, 0.151013, 7546.18), (2021, 0.152161, 8022.60), (2022, 0.162591, 8128.60),
    (2023, 0.206892, 7674.14), (2024, 0.217414, 7408.52), (2025, 0.208178, 7338.62),
  ].map { Backtest.Year(year: $0, frequency: $1, severity: $2) }

  /// Worked with Python's math: slope −0.0062379, s = 0.0582586 on 2 degrees of freedom, t = 4.3026527.
  @Test func `the regression's interval is Student's`() throws {
    let line = try #require(LogTrend(Self.nation.prefix(4).map { ($0.year, $0.frequency) }))
    #expect(abs(line.growth + 0.0062379) < 1e-5 && abs(line.spread - 0.0582586) < 1e-5)
    #expect(abs(line.growthError - 0.0260541) < 1e-5)
    for (year, median, lower, upper) in [
      (2023, 0.155467, 0.104595, 0.231081), (2025, 0.153539, 0.086218, 0.273427),
    ] {
      #expect(abs(line.value(in: year) - median) < 2e-6)
      let interval = try #require(line.interval(in: year))
      #expect(abs(interval.lowerBound - lower) < 1e-5)
      #expect(abs(interval.upperBound - upper) < 1e-5)
    }
    #expect(LogTrend([(2019, 1), (2020, 2)]) == nil && LogTrend([(2019, 1), (2020, 2), (2021, 0)]) == nil)
    #expect(LogTrend([(2019, 1), (2019, 2), (2021, 1)]) == nil)
  }

  /// The rebound after the pandemic lies outside what a run draws that takes the scatter of four years as known, and inside
  /// what four years allow.
  @Test func `four years up to 2022 did not know the size of what came`() throws {
    let backtest = try #require(try Backtest(Self.nation, upTo: 2022))
    #expect(backtest.predictions.count == 9)
    for prediction in backtest.predictions {
      let (run, regression) = (try #require(prediction.ofRun), try #require(prediction.ofRegression))
      #expect(run.contains(prediction.median) && run.upperBound < regression.upperBound)
      if prediction.figure == .frequency {
        #expect(!run.contains(prediction.happened) && regression.contains(prediction.happened))
      }
    }
  }

  /// log F of 2023 is normal with variance σ² + (k·error)² about the line: 1.96 of it on either side.
  @Test func `a run's interval is that of its trend and its shocks`() throws {
    let backtest = try #require(try Backtest(Self.nation, upTo: 2022))
    let (trend, shocks) = (backtest.trend, backtest.shocks)
    for (k, prediction) in backtest.predictions.filter({ $0.figure == .severity }).enumerated() {
      let years = Double(k + 1)
      let deviation =
        (shocks.severity * shocks.severity + years * years * trend.severityError * trend.severityError).squareRoot()
      let run = try #require(prediction.ofRun)
      let width = log(run.upperBound / run.lowerBound)
      // Quantiles of 20,000 paths.
      #expect(abs(width / (2 * 1.96 * deviation) - 1) < 0.03)
    }
  }

  @Test func `it needs years on both sides`() throws {
    #expect(try Backtest(Self.nation, upTo: 2020) == nil)
    #expect(try Backtest(Self.nation, upTo: 2025) == nil)
  }

  /// A frequency written as a share in one year of three, and a year far away: the trend leads beyond all numbers.
  @Test func `figures that lead beyond all numbers are refused by the year`() {
    let years = [
      Backtest.Year(year: 2000, frequency: 1e-12, severity: 1e-6), Backtest.Year(year: 2001, frequency: 1, severity: 1),
      Backtest.Year(year: 2002, frequency: 1e6, severity: 1e12), Backtest.Year(year: 2200, frequency: 1, severity: 1),
    ]
    let error = #expect(throws: SimulationError.self) { _ = try Backtest(years, upTo: 2002) }
    #expect(error?.description.contains("2200") == true)
  }
}
