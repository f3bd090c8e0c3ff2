import Foundation
import TestSupport
import Testing

/// What is set, or varied, and changes nothing of an answer is said by every command that can set it.
struct IdleSettingsTests {
  private static let jincheng = [
    "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--replications", "10", "--no-progress",
  ]
  private static let shanxi = ["shanxi-2019", "--insured", "1000000"]

  /// Without shocks, whose law takes the exact method seconds.
  private static let calm = [
    "scenarios/jincheng-2019.yaml", "--set", "population.insured=100000", "--set", "shocks.frequency=0", "--set",
    "shocks.severity=0", "--replications", "10", "--no-progress",
  ]

  /// Every command that takes `--set`, with a setting that it has no use for.
  private static let commands: [(command: [String], path: String)] = [
    (["run"] + jincheng + ["--set", "trend.severity=8%"], "trend.severity"),
    (
      ["run", "scenarios/jiangxi-2025.yaml", "--replications", "2", "--no-progress"]
        + ["--set", "horizon.years=1", "--set", "horizon.growth.disposableIncome=6%"],
      "horizon.growth.disposableIncome"
    ),
    (
      ["compare"] + jincheng + ["--no-contributions"]
        + ["--set", "shocks.persistence=0.3", "--alternative", "a: funding.perHead=90"], "shocks.persistence"
    ),
    (["compare"] + jincheng + ["--no-contributions", "--alternative", "a: trend.severity=8%"], "trend.severity"),
    (["check"] + calm + ["--set", "trend.severity=8%"], "trend.severity"),
    (["check"] + calm + ["--set", "funding.perHead=90"], "funding.perHead"),
    (["sweep"] + jincheng + ["--set", "trend.severity=8%", "--vary", "funding.perHead=90,95"], "trend.severity"),
    (
      ["solve"] + jincheng + ["--set", "trend.severity=8%", "--for", "benefit.rate"]
        + ["--until", "claims.perInsured <= 50"], "trend.severity"
    ),
    (
      ["frontier", "scenarios/jincheng-2019.yaml", "--income", "30000", "--vary", "benefit.deductible=8000,9000"]
        + ["--set", "riskSharing.agreedSurplusRate=5%"], "riskSharing.agreedSurplusRate"
    ),
    (["report"] + jincheng + ["--format", "markdown", "--set", "trend.severity=8%"], "trend.severity"),
    (["explain", "shanxi-2019", "--amount", "50000", "--set", "funding.perHead=90"], "funding.perHead"),
    (
      [
        "settle", "shanxi-2019", "--premium", "1000000", "--claims", "900000", "--set",
        "benefit.groups.registered-poor.cap=400000",
      ],
      "benefit.groups.registered-poor.cap"
    ),
    (
      [
        "settle", "huizhou-2013", "--year", "2014", "--premium", "1000000", "--claims", "900000", "--premium",
        "1000000",
      ]
        + ["--claims", "900000", "--set", "benefit.deductible=9000"], "benefit.deductible"
    ),
    (["diagram"] + shanxi + ["--premium", "1000000", "--set", "funding.perHead=90"], "funding.perHead"),
    (["diagram"] + shanxi + ["huizhou-2013", "--set", "benefit.cap=900000"], "benefit.cap"),
  ]

  @Test(arguments: commands)
  func `a setting without effect`(_ command: [String], _ path: String) async throws {
    for (language, words) in [("en", "\(path) was set and changes nothing here"), ("zh", "已设定\(path)，但不影响结果")] {
      let text = try await Program.output(command + ["--lang", language])
      #expect(text.contains(words), "\(text)")
    }
    guard command[0] != "report" else { return }
    let json = try JSON(try await Program.output(command + ["--json"]))
    let said = (json["warnings"]?.list ?? []) + (json["notes"]?.list ?? [])
    #expect(said.contains { $0.text?.contains("\(path) was set and changes nothing here") == true }, "\(said)")
  }

  /// What the file itself says of later years, where it has one; nothing is said of it where there are more.
  @Test(arguments: [("", true), ("horizon: { years: 2 }\n", false)])
  func `a term of the file without effect`(_ horizon: String, _ isIdle: Bool) async throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "idle.yaml")
    let text = try String(
      contentsOf: Program.root.appending(path: "scenarios/jincheng-2019.yaml"), encoding: .utf8)
    try (text + horizon + "trend: { severity: { value: 8%, source: a report } }\n")
      .write(to: file, atomically: true, encoding: .utf8)
    let output = try await Program.output(
      "run", file.path, "--set", "population.insured=3000", "--replications", "10", "--no-progress")
    #expect(
      output.contains("trend is in the file and changes nothing here: the one year is that of the expense") == isIdle)
  }

  /// The same commands say nothing of a setting that they rest on.
  @Test(arguments: [
    ["run"] + jincheng + ["--set", "funding.perHead=90"], ["check"] + calm + ["--set", "benefit.rate=60%"],
    ["sweep"] + jincheng + ["--set", "funding.perHead=90", "--vary", "benefit.rate=50%,60%"],
    ["frontier", "scenarios/jincheng-2019.yaml", "--income", "30000", "--vary", "benefit.deductible=8000,9000"]
      + ["--set", "costs.shareOfPremium=4%"],
    ["explain", "shanxi-2019", "--amount", "50000", "--set", "benefit.groups.registered-poor.cap=none"]
      + ["--group", "registered-poor", "--set", "benefit.groups.registered-poor.deductible=3000"],
    ["settle", "shanxi-2019", "--premium", "1000000", "--claims", "900000"]
      + ["--set", "riskSharing.agreedSurplusRate=6%"],
    ["diagram"] + shanxi + ["--set", "funding.perHead=90"],
  ])
  func `and not one that it rests on`(_ command: [String]) async throws {
    let text = try await Program.output(command)
    let path = try #require(command.last?.split(separator: "=").first)
    #expect(!text.contains("\(path) was set and changes nothing"), "\(text)")
  }

  /// What varies has no effect on anything, or on none of the figures that are asked for.
  @Test(arguments: [
    (["sweep"] + jincheng + ["--vary", "trend.severity=5%,8%"], "trend.severity was set and changes nothing here"),
    (
      ["sweep"] + jincheng + ["--vary", "funding.perHead=90,95", "--metric", "claims.total"],
      "funding.perHead varies and changes none of these figures"
    ),
    (
      ["sweep"] + jincheng + ["--vary", "trend.severity=5%…8%", "--vary", "benefit.rate=50%…60%", "--points", "4"],
      "trend.severity was set and changes nothing here"
    ),
    (
      ["frontier", "scenarios/jincheng-2019.yaml", "--income", "30000", "--vary", "benefit.deductible=8000,9000"]
        + ["--vary", "funding.perHead=90,95"], "funding.perHead varies and changes none of these figures"
    ),
    (
      ["solve"] + jincheng + ["--for", "trend.severity", "--between", "0…10%", "--until", "claims.perInsured >= 1"],
      "trend.severity was set and changes nothing here"
    ),
    (
      ["solve"] + jincheng + ["--for", "funding.perHead", "--between", "90…99", "--until", "claims.perInsured >= 1"],
      "funding.perHead varies and changes none of these figures"
    ),
    (
      ["solve"] + jincheng + ["--for", "benefit.rate", "--for", "funding.perHead", "--between", "50%…60%"]
        + ["--between", "90…99", "--minimise", "claims.perInsured"],
      "funding.perHead varies and changes none of these figures"
    ),
    (
      ["compare", "scenarios/huizhou-2013.yaml", "--set", "population.insured=3000", "--replications", "10"]
        + ["--no-progress", "--no-contributions", "--alternative", "a: riskSharing.threshold=94%"],
      "a: every figure is that of the baseline"
    ),
  ])
  func `a value that varies without effect`(_ command: [String], _ words: String) async throws {
    let result = try await Program.run(command)
    #expect((result.output + result.messages).contains("! \(words)"), "\(result)")
    let json = try JSON(try await Program.run(command + ["--json"]).output)
    let said = (json["warnings"]?.list ?? []) + (json["notes"]?.list ?? [])
    #expect(said.contains { $0.text?.hasPrefix(words) == true }, "\(said)")
  }

  /// The years of a policy: a draft, a year that it covers in part, one outside of its dates.
  @Test(arguments: [
    ["settle", "POLICY", "--premium", "1000000", "--claims", "900000"], ["diagram", "POLICY"],
    ["explain", "POLICY", "--amount", "50000"], ["policies", "show", "POLICY", "--no-answers"],
  ])
  func `every command on a policy says what to know of its year`(_ command: [String]) async throws {
    for (policy, year, words) in [
      ("langfang-2024", "2024", "langfang-2024 is a consultation draft"),
      ("huizhou-2013", "2013", "huizhou-2013 is in force for a part of 2013 alone"),
      ("huizhou-2013", "2012", "2012 lies outside the dates of huizhou-2013"),
    ] {
      let typed = command.map { $0 == "POLICY" ? policy : $0 } + ["--year", year]
      let text = try await Program.output(typed)
      #expect(text.contains("! \(words)"), "\(typed)\n\(text)")
      let said = try JSON(try await Program.output(typed + ["--json"]))["warnings"]?.list ?? []
      #expect(said.contains { $0.text?.hasPrefix(words) == true }, "\(typed)")
    }
  }

  @Test func `a setting of which the verdict knows nothing is told by verify`() async throws {
    let result = try await Program.run("verify", "scenarios/jincheng-2019.yaml", "--set", "trend.severity=8%")
    #expect(result.output.contains("trend.severity was set and changes nothing here"), "\(result)")
  }
}
