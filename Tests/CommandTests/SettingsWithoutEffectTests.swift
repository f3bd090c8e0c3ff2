import TestSupport
import Testing

/// A setting that no rule reads, or that leaves everybody's benefit as it is, is said by the commands that run.
struct SettingsWithoutEffectTests {
  private static let quick = ["--set", "population.insured=3000", "--replications", "10", "--no-progress"]

  @Test(arguments: [
    ("jincheng-2019", "benefit.groups.disabled.deductibleFactor=30%"), ("jincheng-2019", "benefit.incomeYearsBefore=1"),
    ("jincheng-2019", "benefit.measuredOn=amount"), ("jincheng-2019", "benefit.limitBelongsTo=below"),
    ("huizhou-2013", "benefit.incomeYearsBefore=1"), ("shandong-2015", "benefit.incomeYearsBefore=1"),
  ])
  func `it is said by run and report, in both languages`(_ scenario: String, _ setting: String) async throws {
    let path = try #require(setting.split(separator: "=").first)
    let arguments = ["scenarios/\(scenario).yaml", "--set", setting] + Self.quick
    for command in [["run"], ["report", "--format", "markdown"]] {
      let text = try await Program.output(command + arguments)
      #expect(text.contains("\(path) was set and changes nothing here"), "\(text.prefix(600))")
    }
    let chinese = try await Program.output(["run"] + arguments + ["--lang", "zh"])
    #expect(chinese.contains("已设定\(path)，但不影响结果"), "\(chinese.prefix(600))")
  }

  /// Terms of the contract that no year of the run comes to.
  @Test(arguments: [
    ("jiangxi-2025", "riskSharing.incentiveMaximum=8%", "grouped"),
    ("huizhou-2013", "riskSharing.staffShare=40%", "grouped"),
    ("jincheng-2019", "openingReserve=0", "exact"), ("shandong-2015", "openingReserve=1000000", "grouped"),
  ])
  func `one of the money that leaves every figure as it is is said`(
    _ scenario: String, _ setting: String, _ method: String
  ) async throws {
    let path = try #require(setting.split(separator: "=").first)
    // All its people, whose years differ little.
    let quick = ["--no-progress"] + (method == "exact" ? [] : ["--replications", "10"])
    for flags in [[], ["--json"]] {
      let text = try await Program.output(
        ["run", "scenarios/\(scenario).yaml", "--set", setting, "--method", method] + quick + flags)
      #expect(text.contains("\(path) was set and changes nothing here"), "\(text.prefix(900))")
    }
  }

  @Test(arguments: [
    ("jincheng-2019", "riskSharing.agreedSurplusRate=2%", "grouped"),
    ("jincheng-2019", "riskSharing.agreedSurplusRate=2%", "exact"),
    ("jincheng-2019", "funding.perHead=86", "exact"), ("jincheng-2019", "cash.interestRate=3%", "grouped"),
    ("jiangxi-2025", "openingReserve=1000000", "grouped"),
    // A later year asks for it.
    ("jiangxi-2025", "indices.disposableIncome.2024=20000", "grouped"),
    ("jiangxi-2025", "costs.shareOfPremium=4%", "grouped"),
  ])
  func `one that moves money is not`(_ scenario: String, _ setting: String, _ method: String) async throws {
    let path = try #require(setting.split(separator: "=").first)
    let quick = Self.quick.filter { method != "exact" || !["--replications", "10"].contains($0) }
    let text = try await Program.output(
      ["run", "scenarios/\(scenario).yaml", "--set", setting, "--method", method] + quick)
    #expect(!text.contains("\(path) was set and changes nothing"), "\(text.prefix(900))")
  }

  @Test(arguments: ["benefit.rate=57%", "benefit.groups.disabled.deductible=4321", "benefit.cap=301000"])
  func `one that changes a benefit is not`(_ setting: String) async throws {
    let path = try #require(setting.split(separator: "=").first)
    let text = try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--set", setting] + Self.quick)
    #expect(!text.contains("\(path) was set and changes nothing"), "\(text.prefix(600))")
  }
}
