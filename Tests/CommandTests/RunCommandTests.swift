import Foundation
import Testing

/// `dabing run`: a scenario simulated. Populations and replications are small, for time's sake.
struct RunCommandTests {
  private static let small = ["--replications", "30", "--set", "population.insured=20000"]

  @Test func `a wrong number is called what was typed`() async throws {
    let result = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--replications", "1000000000000", "--no-progress")
    #expect(result.status == 65 && result.messages.contains("--replications 1000000000000"))
    #expect(!result.messages.contains("--set"), "\(result.messages)")
  }

  @Test func `it answers whether 85 yuan are enough`() async throws {
    let text = try await Program.output("run", "scenarios/jincheng-2019.yaml", "--replications", "400")
    #expect(text.contains("is 85 yuan a head enough?"))
    let answer = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("85.00 yuan a head covers claims and costs in") })
    #expect(answer.contains("% of years") && answer.contains("to do so in 95% of years takes"))
  }

  @Test func `it answers whether 10% of the contributions are enough`() async throws {
    let text = try await Program.output(["run", "scenarios/jiangxi-2025.yaml"] + Self.small)
    // 10% of the contributions of 2024: 670 of subsidy and 380 a person.
    #expect(text.contains("105.00 yuan a head covers claims and costs in"), "\(text.prefix(400))")
  }

  @Test func `several years have the layers side by side`() async throws {
    let text = try await Program.output(
      ["run", "scenarios/jiangxi-2025.yaml", "--set", "policy=jiangxi-2025-aid"] + Self.small)
    let years = try #require(text.components(separatedBy: "\n2025 to 2027\n").last)
    for words in ["Layers of benefit", "medical aid: paid, mean", "medical aid: share of in-scope expense"] {
      #expect(years.contains(words), "'\(words)' in\n\(years)")
    }
  }

  @Test func `each source of the funding has what it pays in`() async throws {
    let set = ["--set", "funding.sources.residents.perHead=20", "--set", "funding.sources.employees.perHead=50"]
    let text = try await Program.output(["run", "scenarios/ningbo-2023.yaml"] + set + Self.small)
    // 8,000 × 20 = 160,000 and 12,000 × 50 = 600,000, in millions.
    #expect(text.contains(/from the residents' basic medical fund +0\.16\n/), "\(text.prefix(4_000))")
    #expect(text.contains(/from the employees' basic medical fund +0\.60\n/))
  }

  @Test(arguments: ["jincheng-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013", "national-2023"])
  func `it prints all that was promised, with standard errors`(_ name: String) async throws {
    let text = try await Program.output(["run", "scenarios/\(name).yaml"] + Self.small)
    for words in [
      "insured", "beneficiaries", "claims, mean", "claims a head", "funding a head", "needed a head, at the mean",
      "in 50% of years", "in 75% of years", "in 90% of years", "in 95% of years", "in 99% of years",
      "in 99.5% of years",
      "probability that funding is enough", "Insurer's result", "standard deviation", "probability of a loss",
      "mean loss in the worst 1% of years", "Fund's result", "What members still pay", "std. error",
      "Assumptions in use",
    ] { #expect(text.contains(words), "'\(words)' in\n\(text)") }
    if name == "jincheng-2019" { #expect(text.contains("rural extreme poverty"), "by group") }
    if name == "langfang-2024" { #expect(text.contains("! langfang-2024 is a consultation draft")) }
  }

  @Test func `in Chinese the assumptions are Chinese too`() async throws {
    let text = try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--lang", "zh"] + Self.small)
    let lines = text.split(separator: "\n").drop { $0 != "使用的假设" }.dropFirst().prefix { $0.hasPrefix("  ") }
    #expect(lines.count > 10)
    for line in lines { #expect(line.contains(/\p{Han}/), "\(line)") }
    #expect(lines.contains { $0.hasSuffix("（五（三）未明确）：通知要求收支平衡、保本微利，未规定成本费率") })
    let sheet = try await Program.output("policies", "show", "shanxi-2019", "--no-answers", "--lang", "zh")
    #expect(sheet.contains("400,000元") && !sheet.contains("yuan") && !sheet.contains("none"))
  }

  @Test func `1 and 2 threads give the same bytes`() async throws {
    for name in ["jincheng-2019", "huizhou-2013"] {
      let arguments = [
        "run", "scenarios/\(name).yaml", "--json", "--replications", "101", "--set", "population.insured=5000",
      ]
      let one = try await Program.output(arguments + ["--threads", "1"])
      #expect(try await Program.output(arguments + ["--threads", "2"]) == one)
      #expect(try await Program.output(arguments + ["--threads", "7"]) == one)
      #expect(try await Program.output(arguments) == one)
    }
  }

  @Test func `JSON has the table under results and where it comes from under provenance`() async throws {
    let json = try JSON(try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--json"] + Self.small))
    let rows = json["results"]?.list ?? []
    #expect(rows.count > 80)
    for row in rows {
      #expect(row["metric"]?.text?.isEmpty == false && row["unit"]?.text?.isEmpty == false)
      #expect(row["value"]?.number != nil && row["year"]?.number == 2019 && row["policy"]?.text == "shanxi-2019")
    }
    let adequacy = rows.first { $0["metric"]?.text == "funding.adequacy" }
    #expect((0...1).contains(try #require(adequacy?["value"]?.number)))
    #expect(adequacy?["standardError"]?.number != nil)
    let provenance = try #require(json["provenance"])
    #expect(
      provenance.keys.isSuperset(of: [
        "program", "programVersion", "modelVersion", "scenario", "scenarioHash", "policy", "policyHash", "seed",
        "method",
        "replications",
      ]))
    #expect(provenance["seed"]?.number == 20_190_930)
    #expect(provenance["replications"]?.number == 30)
    #expect(json["assumptions"]?.list.isEmpty == false)
  }

  @Test func `seed, replications, method and --set are heard`() async throws {
    let base = ["run", "scenarios/jincheng-2019.yaml", "--json", "--set", "population.insured=2000"]
    let first = try JSON(
      try await Program.output(base + ["--replications", "5", "--seed", "1", "--method", "individual"]))
    let second = try JSON(try await Program.output(base + ["--replications", "5", "--seed", "2"]))
    func claims(_ json: JSON) -> Double? {
      json["results"]?.list.first { $0["metric"]?.text == "claims.total" }?["value"]?.number
    }
    #expect(claims(first) != nil && claims(first) != claims(second))
    #expect(first["provenance"]?["seed"]?.number == 1)
    #expect(first["provenance"]?["policyHash"]?.text == second["provenance"]?["policyHash"]?.text)
    let third = try JSON(
      try await Program.output(base + ["--replications", "5", "--seed", "1", "--set", "benefit.deductible=20000"]))
    #expect(try #require(claims(third)) < (try #require(claims(first))))
    #expect(first["provenance"]?["policyHash"]?.text != third["provenance"]?["policyHash"]?.text)
  }

  @Test func `in Chinese`() async throws {
    let text = try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--lang", "zh"] + Self.small)
    for word in ["晋城2019", "人均筹资85.00元", "收支平衡概率", "承办机构损益", "使用的假设", "标准误"] { #expect(text.contains(word), "\(word)") }
  }

  @Test func `several years stand side by side`() async throws {
    let text = try await Program.output(
      ["run", "scenarios/jincheng-2019.yaml", "--set", "horizon.years=2"] + Self.small)
    #expect(text.contains("\n2019 in detail\n") && text.contains("\n2019 to 2020\n"))
    for words in ["2019    2020", "fund's result so far, 5%", "the years together"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(arguments: [
    (["--set", "expense.probability=1.2"], "must lie between 0% and 100%"),
    (["--replications", "0"], "'replications' is 0"),
    (["--seed=-1"], "'seed' is -1"), (["--method", "indivdual"], "did you mean 'individual'?"),
    (["--set", "popluation.insured=5"], "population"), (["--set", "nothing"], "path=value"),
    (
      ["--set", "expense.law={ name: pareto, shape: 0.01, minimum: 1000 }", "--set", "benefit.cap=none"],
      "beyond a year's money"
    ),
    (["--output", "/dev/null/x"], "/dev/null"),
  ])
  func `bad data is refused with status 65 and nothing on standard output`(_ arguments: [String], _ says: String)
    async throws
  {
    let result = try await Program.run(
      ["run", "scenarios/jincheng-2019.yaml", "--set", "population.insured=2000", "--replications", "3"] + arguments)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("error: ") && result.messages.contains(says), "\(result.messages)")
  }

  @Test func `all problems come in one go`() async throws {
    let result = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--set", "expense.probability=1.2", "--set", "benefit.deductible=-5",
      "--seed=-3")
    #expect(result.status == 65)
    #expect(result.messages.split(separator: "\n").count { $0.hasPrefix("error: ") } == 3)
    #expect(result.messages.contains("3 problems"))
  }
}
