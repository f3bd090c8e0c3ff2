import Foundation
import TestSupport
import Testing

/// `dabing solve`: an answer with its proof, or a clear message.
struct SolveCommandTests {
  private let small = [
    "solve", "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--replications", "40",
    "--no-progress",
  ]
  private let question = ["--for", "funding.perHead", "--until", "funding.adequacy >= 0.95"]

  @Test func `the answer is the funding need, in every form of output`() async throws {
    let run = try JSON(
      try await Program.output([
        "run", "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--replications", "40",
        "--no-progress", "--json",
      ]))
    let need = run["results"]?.list.first { $0["metric"]?.text == "funding.need.p95" }?["value"]?.number
    let json = try JSON(try await Program.output(small + question + ["--json"]))
    #expect(json["status"]?.text == "solved")
    let answer = try #require(json["answer"]?["value"]?.number)
    #expect(abs(answer - (try #require(need))) < 1e-3)
    #expect(json["answer"]?["checks"]?.list.first?["holds"] != nil)
    #expect(try await Program.output(small + question + ["--lang", "zh"]).contains("新随机数"))
  }

  @Test(.enabled(if: isFullTest))
  func `on the exact law of episodes the interval is that of the people whom it is made of`() async throws {
    let arguments = [
      "solve", "scenarios/national-2023-episodes.yaml", "--set", "policy=langfang-2024", "--set", "expense.pilot=10000",
      "--set", "method=exact", "--set", "shocks.severity=0", "--no-progress", "--for", "funding.perHead", "--between",
      "30…60", "--until", "funding.adequacy >= 95%", "--set", "replications=50",
    ]
    let text = try await Program.output(arguments)
    #expect(text.contains("95% interval, for the people that the law of X is made of: "), "\(text)")
    #expect(!text.contains("no noise of sampling"))
  }

  @Test(.enabled(if: isFullTest))
  func `the exact law is used where nothing asks for draws, and draws prove it`() async throws {
    let arguments =
      ["solve", "scenarios/jincheng-2019.yaml", "--no-progress"] + question
    let json = try JSON(try await Program.output(arguments + ["--json"]))
    #expect(json["provenance"]?["method"]?.text == "exact" && json["status"]?.text == "solved")
    #expect(json["provenance"]?["seed"]?.number == nil)
    let check = try #require(json["answer"]?["checks"]?.list.first)
    #expect(check["freshMethod"]?.text == "grouped" && check["freshReplications"]?.number == 10_000)
  }

  @Test(arguments: [
    ["--between", "40…60"], ["--between", "500..900"], ["--until", "funding.perHead <= 60"],
  ])
  func `no answer is status 1 and a sentence`(_ more: [String]) async throws {
    let chinese = try await Program.run(small + question + more + ["--lang", "zh", "--json"])
    #expect(chinese.status == 1 && chinese.messages.hasPrefix("错误："))
    #expect(try JSON(chinese.output)["answer"]?.number == nil)
  }

  private let two = [
    "--for", "funding.perHead", "--for", "costs.shareOfPremium", "--between", "50…150", "--between", "0…0.2",
    "--until", "funding.perHead = 100",
  ]

  @Test func `two unknowns and one equality leave many answers`() async throws {
    let many = try await Program.run(small + two)
    #expect(many.status == 65 && many.messages.contains("--minimise"), "\(many.messages)")
  }

  @Test(.enabled(if: isFullTest))
  func `two values are found together`() async throws {
    let json = try JSON(
      try await Program.output(small + two + ["--until", "costs.total = 15000", "--replications", "2", "--json"]))
    #expect(json["status"]?.text == "solved" && json["unknowns"]?.list.count == 2)
  }

  /// As with --set, 0.4 is an amount and 40% a share of the index.
  @Test func `a share of an index is sought between shares`() async throws {
    let question = ["solve", "scenarios/jiangxi-2025.yaml", "--replications", "20", "--for", "benefit.deductible"]
    let result = try await Program.run(question + ["--between", "0.2…0.8", "--until", "claims.perInsured <= 100"])
    #expect(result.status == 65 && result.messages.contains("such as 20%…80%"), "\(result)")
  }

  @Test(arguments: [
    ["--for", "funding.perHed", "--until", "funding.adequacy >= 0.95"],
    ["--for", "funding.perHead", "--until", "funding.adequcy >= 0.95"],
    ["--for", "title", "--until", "funding.adequacy >= 0.95"],
    ["--for", "funding.perHead", "--until", "funding.adequacy"],
    ["--for", "funding.perHead", "--until", "funding.adequacy >= 95"],
    ["--for", "funding.perHead", "--until", "funding.adequacy >= 0.95", "--between", "90"],
    ["--for", "benefit.rate", "--until", "claims.total <= 1e6", "--between", "0.5…1.5"],
  ])
  func `what is wrong with the question is status 65`(_ arguments: [String]) async throws {
    let result = try await Program.run(small + arguments)
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
  }
}
