import Foundation
import TestSupport
import Testing

/// `dabing fit --scenario`: a whole scenario, which runs as it stands.
struct FitScenarioTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private var target: String { scratch.url.appending(path: "scenario.yaml").path }

  /// Quantiles of an exponential law.
  private func amounts(_ count: Int, mean: Double, above: Double = 0) -> [Double] {
    (1...count).map { above - mean * log(Double($0) / Double(count + 1)) }
  }

  private func fit(_ rows: [String], _ more: [String], header: String = "amount,group") async throws -> Program.Result {
    let file = try scratch.write(header + "\n" + rows.joined(separator: "\n") + "\n", to: "claims.csv")
    return try await Program.run(
      ["fit", file, "--column", "amount", "--bootstrap", "0", "--scenario", target, "--no-progress"] + more)
  }

  private func metric(_ name: String, _ run: JSON) throws -> Double {
    let rows = try #require(run["results"]?.list)
    let row = try #require(rows.first { $0["metric"]?.text == name && $0["group"]?.text == nil })
    return try #require(row["value"]?.number)
  }

  /// 300 of 1,000 general people with a mean of 6,000, 200 of 250 poor ones with 3,000, 20 of 50 others.
  @Test func `each group has a share and a law of its own, a small one everybody's law`() async throws {
    var rows = amounts(300, mean: 6_000).map { "\($0),一般参保人员" } + (0..<700).map { _ in "0," }
    rows += amounts(200, mean: 3_000).map { "\($0),registered-poor" } + (0..<50).map { _ in "0,农村建档立卡贫困人口" }
    rows += amounts(20, mean: 3_000).map { "\($0),disabled" } + (0..<30).map { _ in "0,disabled" }
    let result = try await fit(
      rows, ["--policy", "shanxi-2019", "--year", "2019", "--group", "group", "--laws", "exponential"])
    #expect(result.status == 0, "\(result.messages)")
    let text = try String(contentsOfFile: target, encoding: .utf8)
    for words in [
      "name: claims-2019", "policy: \"shanxi-2019\"", "insured: { value: 1300, ", "disabled: { share: { value: 0.038",
      "registered-poor: { share: { value: 0.192", "300 of 1,000 people", "200 of 250 people",
      "# The law of everybody together: 20 amounts are too few",
    ] { #expect(text.contains(words), "\(words): \(text)") }
    #expect(result.output.contains("exponential of everybody"))
    #expect(try await Program.output("validate", target).contains("without problems"))
    let run = try await Program.json("run", target, "--replications", "20", "--no-progress")
    #expect(try metric("claims.variance.parameters", run) > 0)
    let described = try await Program.output("run", target, "--replications", "20", "--no-progress")
    #expect(described.contains("1,300 insured"))
  }

  @Test func `how many are insured is said where the file does not say it`() async throws {
    let rows = amounts(400, mean: 6_000).map { "\($0),general" }
    let arguments = ["--policy", "shanxi-2019", "--year", "2019", "--laws", "exponential"]
    let silent = try await fit(rows, arguments)
    #expect(silent.status == 65 && silent.messages.contains("add --insured"))
    #expect(!FileManager.default.fileExists(atPath: target))
    let few = try await fit(rows, arguments + ["--insured", "300"])
    #expect(few.status == 65 && few.messages.contains("more than the 300 insured"))
    let result = try await fit(rows, arguments + ["--insured", "2000"])
    #expect(result.status == 0, "\(result.messages)")
    let text = try String(contentsOfFile: target, encoding: .utf8)
    // 400 of 2,000: √(0.2 · 0.8 / 2,000) = 0.00894.
    #expect(text.contains("value: 0.2\n    standardError: 0.00894"), "\(text)")
    let both = try await fit(
      rows + amounts(150, mean: 2_000).map { "\($0),disabled" },
      arguments + ["--group", "group", "--insured", "general=1500,丧失劳动能力的残疾人=500", "--force"])
    #expect(both.status == 0, "\(both.messages)")
    #expect(try String(contentsOfFile: target, encoding: .utf8).contains("disabled: { share: { value: 0.25, "))
  }

  /// The cost above the deductible is q θ: half of its variance is that of 400 people, half that of q and θ.
  @Test func `above a deductible the share and the law are drawn together`() async throws {
    let rows = amounts(400, mean: 8_000, above: 10_000).map { "\($0)," }
    let result = try await fit(
      rows,
      [
        "--truncated-below", "10000", "--laws", "exponential", "--insured", "40000", "--policy", "shanxi-2019",
        "--year",
        "2019",
      ])
    #expect(result.status == 0, "\(result.messages)")
    let text = try String(contentsOfFile: target, encoding: .utf8)
    #expect(text.contains("  seenAbove:\n    amount: 10000.0\n    share:\n      value: 0.01\n"), "\(text)")
    #expect(text.contains("    covariance:\n"))
    let run = try await Program.json(
      "run", target, "--replications", "2000", "--no-progress", "--set", "benefit.cap=none")
    let part = try metric("claims.variance.parameters", run)
    #expect(abs(part - 0.5) < 0.08, "\(part)")
    // What the paths draw is among the run's inputs: log θ ± 1/√400.
    let drawn = try #require(run["inputs"]?.list.first { $0["path"]?.text == "expense.law.covariance" })
    #expect(drawn["value"]?.text?.contains("±0.05") == true, "\(drawn)")
  }

  @Test func `what cannot be is refused with what could be meant`() async throws {
    let rows = amounts(400, mean: 6_000).map { "\($0),general" } + ["0,general"]
    let whole = ["--policy", "shanxi-2019", "--year", "2019", "--laws", "exponential"]
    let cases: [([String], Int32, String)] = [
      ([], 64, "--scenario needs --policy and --year"),
      (whole + ["--truncated-above", "90000"], 64, "--truncated-above"),
      (whole + ["--insured", "general=5,genral=6"], 65, "did you mean 'general'?"),
      (whole + ["--insured", "general=5,general=6"], 65, "names 'general' twice"),
      (whole + ["--insured", "many"], 65, "--insured is 'many'"),
      (whole + ["--insured", "general=500,disabled=5", "--group", "group"], 65, "has nobody of 'disabled'"),
      (whole + ["--insured", "general=500,disabled=5"], 65, "names groups: add --group COLUMN"),
      (["--policy", "shanxi-2091", "--year", "2019"], 65, "did you mean 'shanxi-2019'?"),
      (whole + ["--group", "amount"], 65, "is no group of shanxi-2019"),
    ]
    for (arguments, status, words) in cases {
      let result = try await fit(rows, arguments)
      #expect(result.status == status && result.messages.contains(words), "\(arguments): \(result.messages)")
      #expect(!FileManager.default.fileExists(atPath: target))
    }
    let file = try scratch.write("amount\n1\n", to: "a.csv")
    let lone = try await Program.run("fit", file, "--policy", "shanxi-2019")
    #expect(lone.status == 64 && lone.messages.contains("--policy is that of a scenario: add --scenario FILE.yaml"))
  }
}
