import Foundation
import TestSupport
import Testing

/// `dabing compare`.
struct CompareCommandTests {
  @Test func `what the scenarios rest on is named with its sources and files, for an alternative what is its own`()
    async throws
  {
    // The same with another probability from another source.
    let scratch = try ScratchFolder()
    let scenario = try String(
      contentsOf: Program.root.appending(path: "scenarios/national-2023.yaml"), encoding: .utf8)
    let other = scratch.url.appending(path: "other.yaml")
    try scenario.replacing("name: national-2023\n", with: "name: other\n").replacing("15.7%", with: "16.1%").write(
      to: other, atomically: true, encoding: .utf8)
    let command = [
      "compare", "scenarios/national-2023.yaml", other.path, "--set", "population.insured=3000", "--replications", "5",
      "--no-progress", "--no-contributions",
    ]
    let text = try await Program.output(command)
    let run = try await Program.output(
      "run", "scenarios/national-2023.yaml", "--set", "population.insured=3000", "--replications", "5", "--no-progress")
    let of = run.split(separator: "\n")
    let start = try #require(of.firstIndex(of: "Inputs with a source"))
    for line in of[start...].prefix(while: { $0 == "Inputs with a source" || $0.hasPrefix("  ") }) {
      #expect(text.contains(line), "\(line) in\n\(text)")
    }
    for line in of where line.hasPrefix("data: ") { #expect(text.contains(line), "\(line) in\n\(text)") }
    #expect(text.contains("data: scenarios/calibration/national-2023.py fnv1a64:"), "\(text)")
    let json = try JSON(try await Program.output(command + ["--json"]))
    let inputs = try #require(json["inputs"]?.list)
    #expect(inputs.contains { $0["path"]?.text == "expense.law" && $0["source"]?.text != nil }, "\(inputs)")
    #expect(json["files"]?.list.isEmpty == false)
    let own = try #require(json["alternatives"]?.list.first?["inputs"]?.list)
    #expect(own.map { $0["path"]?.text } == ["expense.probability"], "\(own)")
    #expect(
      text.contains("Inputs with a source, other\n  people with in-scope expense expense.probability = 16.1%"),
      "\(text)")
  }

  private static let jiangxi = "scenarios/jiangxi-2025.yaml"
  private static let quick = ["--replications", "40", "--set", "horizon.years=1", "--no-progress"]

  @Test func `an alternative is shown with difference, parties, winners and contributions`() async throws {
    let text = try await Program.output(
      ["compare", Self.jiangxi, "--alternative", "more: benefit.rate=65%, benefit.cap=300000"] + Self.quick)
    for words in [
      "alternative: more", "benefit.rate", "its 95% interval", "who is better off", "winners and losers", "each alone",
    ] {
      #expect(text.contains(words), "\(words)")
    }
  }

  /// Shanxi 五(三): what a higher rate causes is policy-caused, or chance where the rate has always been so.
  @Test func `an alternative is settled as a change, or as terms that always held, and says as which`() async throws {
    let command = [
      "compare", "scenarios/jincheng-2019.yaml", "--alternative", "benefit.*.rate=80%", "--replications", "60",
      "--no-progress", "--no-contributions", "--set", "readings.shanxi-ordinary-loss=insurers",
    ]
    func answer(_ more: String...) async throws -> (terms: String?, policy: Double, insurer: Double) {
      let own = try JSON(try await Program.output(command + more + ["--json"]))["alternatives"]?.list.first
      func number(_ metric: String) throws -> Double {
        try #require(own?["metrics"]?.list.first { $0["metric"]?.text == metric }?["alternative"]?.number)
      }
      return (own?["terms"]?.text, try number("loss.policy"), try number("insurer.result.mean"))
    }
    let changed = try await answer()
    let standing = try await answer("--terms", "standing")
    #expect(changed.terms == "changed" && standing.terms == "standing")
    #expect(changed.policy > 1e6 && standing.policy == 0)
    // The insurer is spared half of it.
    #expect(abs(changed.insurer - standing.insurer - changed.policy / 2) < 1)
    #expect(try await Program.output(command).contains("is settled as a change that begins with the first year"))
    let chinese = try await Program.output(command + ["--terms", "standing", "--lang", "zh"])
    #expect(chinese.contains("视为一直执行方案条款"))
  }

  @Test func `a reform file in Chinese`() async throws {
    let text = try await Program.output(
      ["compare", Self.jiangxi, "--reform", "reforms/jiangxi-65.yaml", "--lang", "zh"] + Self.quick)
    for words in ["江西：支付比例统一为65%", "差异标准误", "谁受益", "待遇提高人数", "依次叠加"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    [("--reform", "reform"), ("--alternative", "settings"), ("--reform", "other")],
    [("--alternative", "settings"), ("--reform", "reform"), ("--alternative", "more")],
  ])
  func `alternatives and reforms stand in the order in which they are given`(_ given: [(String, String)]) async throws {
    let scratch = try ScratchFolder()
    let arguments = try given.enumerated().flatMap { place, option in
      let (flag, name) = option
      guard flag == "--reform" else { return [flag, "\(name): benefit.rate=6\(place)%"] }
      let text =
        "name: \(name)\ntitle: { en: \(name), zh: \(name) }\nchanges:\n  benefit.rate: { value: 6\(place)%, clause: 三 }\n"
      return [flag, try scratch.write(text, to: "\(name).yaml")]
    }
    let json = try JSON(
      try await Program.output(
        ["compare", Self.jiangxi, "--no-contributions", "--json"] + arguments + Self.quick))
    #expect(json["alternatives"]?.list.map { $0["name"]?.text } == given.map(\.1))
  }

  @Test func `JSON and the written files hold the same differences`() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out").path
    let result = try await Program.run(
      ["compare", Self.jiangxi, "--alternative", "benefit.rate=65%", "--json", "--output", folder] + Self.quick)
    #expect(result.status == 0 && result.messages == "")
    let json = try String(contentsOfFile: folder + "/comparison.json", encoding: .utf8)
    #expect(json == result.output)
    #expect(json.contains("\"difference\"") && json.contains("\"precision\" : \"pairs\""))
    let csv = try String(contentsOfFile: folder + "/comparison.csv", encoding: .utf8)
    #expect(csv.contains("alternative,metric,year,group,baseline,value,difference,standardError"))
    #expect(csv.contains("benefit.rate=65%,claims.perInsured,2025,general,"))
  }

  @Test func `two files meet the baseline's draws, and it is said`() async throws {
    let scratch = try ScratchFolder()
    let other = scratch.url.appending(path: "other.yaml")
    let text = try String(contentsOf: Program.root.appending(path: Self.jiangxi), encoding: .utf8)
    try text.replacing("seed: 20241202", with: "seed: 7").replacing("name: jiangxi-2025", with: "name: other")
      .write(to: other, atomically: true, encoding: .utf8)
    let output = try await Program.output(["compare", Self.jiangxi, other.path] + Self.quick)
    #expect(output.contains("other runs on the draws of the baseline: its own seed 7 is not used"))
    #expect(output.contains("No value differs in 2025."))
  }

  @Test func `years that differ cannot be compared`() async throws {
    let result = try await Program.run(
      ["compare", Self.jiangxi, "scenarios/jincheng-2019.yaml", "--replications", "5", "--no-progress"])
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.contains("cannot meet the draws"))
  }

  @Test func `a path that leads nowhere is bad data, with the nearest name`() async throws {
    let result = try await Program.run(
      ["compare", Self.jiangxi, "--alternative", "a: benefit.rat=65%", "--alternative", "seed=4"])
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.contains("did you mean 'rate'?") && result.messages.contains("the same draws"))
  }

  @Test(arguments: [
    (["a: benefit.rate=65%", "a: benefit.rate=70%"], "two alternatives have this name"),
    (["a: benefit.rate=65%, benefit.rate=70%"], "'benefit.rate' stands here twice"),
  ])
  func `two of a name, or a value given twice, are refused`(_ alternatives: [String], _ says: String) async throws {
    let result = try await Program.run(
      ["compare", "scenarios/jincheng-2019.yaml", "--replications", "10"]
        + alternatives.flatMap { ["--alternative", $0] })
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.contains(says), "\(result.messages)")
  }

  /// The first year is the trend's own, in which it changes nothing.
  @Test func `what changes later years alone has its first year in the first sentences`() async throws {
    let text = try await Program.output(
      "compare", "scenarios/jiangxi-2025.yaml", "--alternative", "trend.severity=3%", "--replications", "20",
      "--no-contributions")
    #expect(text.contains("Until 2025 nothing differs. In 2026: Claims a head change by +"))
    #expect(!text.contains("Claims a head change by 0.00") && text.contains("2026 · who is better off"))
    let sentence = try #require(text.split(separator: "\n").first { $0.hasPrefix("In 2025–2027 together") })
    #expect(sentence.contains("million") && !sentence.contains(" 0 yuan"), "\(sentence)")
  }

  @Test func `a comparison needs something to compare with`() async throws {
    #expect(try await Program.run("compare", Self.jiangxi).status == 64)
  }

  @Test func `the schema of reform files`() async throws {
    #expect(try await Program.output("schema", "reform").contains("urn:dabing:reform"))
  }
}
