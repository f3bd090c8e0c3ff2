import Foundation
import TestSupport
import Testing

/// `dabing backtest`: a total in another unit is named, and no number leaves that cannot be one.
struct BacktestCommandTests {
  private let scratch: ScratchFolder
  private typealias Total = (year: Int, frequency: Double, severity: Double)

  init() throws { scratch = try ScratchFolder() }

  private static let nation: [Total] = [
    (2019, 0.166427, 7049.47), (2020, 0.151013, 7546.18), (2021, 0.152161, 8022.60), (2022, 0.162591, 8128.60),
    (2023, 0.206892, 7674.14), (2024, 0.217414, 7408.52), (2025, 0.208178, 7338.62),
  ]

  private func write(_ totals: [Total]) throws -> String {
    try scratch.write(
      "name: t\ntitle: { en: t, zh: 测 }\nsource: { en: s, zh: 源 }\nyears:\n"
        + totals.map { "  - { year: \($0.year), frequency: \($0.frequency), severity: \($0.severity) }\n" }.joined(),
      to: "totals.yaml")
  }

  @Test(arguments: nation.indices, [100.0, 0.01, 10_000, 0.001, 30])
  func `one total off by its unit is named with its year and line`(place: Int, factor: Double) async throws {
    // Ten thousand times a frequency is no frequency that a file may hold.
    for key in factor == 10_000 ? ["severity"] : ["frequency", "severity"] {
      var totals = Self.nation
      if key == "frequency" { totals[place].frequency *= factor } else { totals[place].severity *= factor }
      let file = try write(totals)
      let result = try await Program.run(["backtest", file, "--up-to", "2022"])
      #expect(result.status == 65)
      let lines = result.messages.split(separator: "\n")
      #expect(lines.count == 1, "\(result.messages)")
      #expect(result.messages.contains("\(file):\(place + 5):"))
      #expect(result.messages.contains("the \(key) of \(totals[place].year)"))
      if factor == 100 { #expect(result.messages.contains("in per cent")) }
      if factor == 10_000 { #expect(result.messages.contains("万")) }
    }
  }

  @Test func `a unit that changes on the way is named where it changes, whatever the order of the rows`() async throws {
    let totals: [Total] = Self.nation.map { ($0.year, $0.year < 2022 ? $0.frequency : 100 * $0.frequency, $0.severity) }
    let result = try await Program.run(["backtest", try write(totals.reversed()), "--up-to", "2022"])
    #expect(
      result.status == 65 && result.messages.contains("the frequency of 2022") && result.messages.contains("2021"))
    #expect(result.messages.split(separator: "\n").count == 1)
  }

  @Test func `a long gap may bring more than tenfold`() async throws {
    let totals: [Total] = [
      (1980, 0.01, 40), (1981, 0.011, 45), (1982, 0.011, 50), (2019, 0.17, 7000), (2020, 0.15, 7500),
    ]
    let result = try await Program.run(["backtest", try write(totals), "--up-to", "2019"])
    #expect(result.status == 0, "\(result.messages)")
  }

  /// Files that the check of neighbours lets pass: every number of what comes of them, or a message that names the file.
  @Test(arguments: 0..<(isFullTest ? 400 : 40))
  func `every number that is printed is one that could be`(seed: Int) async throws {
    var generator = SplitMix64(seed: UInt64(seed))
    let step = [0.05, 0.5, 1.1, 2.2][seed % 4]
    var (year, frequency, severity) = (1900 + Int(generator.next() % 120), 0.1, 5_000.0)
    var totals: [Total] = []
    for _ in 0..<(4 + Int(generator.next() % 5)) {
      totals.append((year, frequency, severity))
      year += generator.uniform() < 0.8 ? 1 : Int(generator.next() % 40) + 1
      frequency = min(1e3, max(1e-9, frequency * exp(step * (2 * generator.uniform() - 1))))
      severity = min(1e9, max(0.01, severity * exp(step * (2 * generator.uniform() - 1))))
    }
    let file = try write(totals)
    let result = try await Program.run(["backtest", file, "--up-to", "\(totals[totals.count - 2].year)", "--json"])
    guard result.status == 0 else {
      #expect(result.status == 65 && result.messages.contains(file), "\(result.messages)")
      return
    }
    let json = try JSON(result.output)
    for (path, number) in numbers(of: json) {
      #expect(number.isFinite && abs(number) <= 1e12, "\(path): \(number)")
    }
    for prediction in try #require(json["predictions"]).list {
      let median = try #require(prediction["median"]?.number)
      for (lower, upper) in [("runLower", "runUpper"), ("regressionLower", "regressionUpper")] {
        let (low, high) = (prediction[lower]?.number, prediction[upper]?.number)
        #expect((low == nil) == (high == nil))
        if let low, let high {
          #expect(low > 0 && low <= median * 1.05 && high >= median / 1.05 && high < 1000 * median)
        }
      }
    }
    let text = try await Program.output("backtest", file, "--up-to", "\(totals[totals.count - 2].year)")
    #expect(!text.contains("inf") && !text.contains("nan"))
  }

  /// Every number of a document with the way to it.
  private func numbers(of json: JSON, at path: String = "") -> [(String, Double)] {
    if let number = json.number { return [(path, number)] }
    return json.keys.sorted().flatMap { key in json[key].map { numbers(of: $0, at: "\(path).\(key)") } ?? [] }
      + json.list.enumerated().flatMap { numbers(of: $1, at: "\(path)[\($0)]") }
  }
}
