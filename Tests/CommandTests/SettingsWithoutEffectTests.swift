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

  @Test(arguments: ["benefit.rate=57%", "benefit.groups.disabled.deductible=4321", "benefit.cap=301000"])
  func `one that changes a benefit is not`(_ setting: String) async throws {
    let path = try #require(setting.split(separator: "=").first)
    let text = try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--set", setting] + Self.quick)
    #expect(!text.contains("\(path) was set and changes nothing"), "\(text.prefix(600))")
  }
}
