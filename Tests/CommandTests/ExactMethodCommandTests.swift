import Foundation
import TestSupport
import Testing

/// `dabing run --method exact`: the same report without sampling error.
struct ExactMethodCommandTests {
  private let run = ["run", "scenarios/shandong-2015.yaml", "--method", "exact"]

  @Test func `it prints the report, and the record says how it was made`() async throws {
    let text = try await Program.output(run)
    #expect(text.contains("no sampling error") && text.contains("numerical error"))
    #expect(!text.contains("std. error") && !text.contains("seed"))
    #expect(try await Program.output(run + ["--lang", "zh"]).contains("精确分布"))
    let json = try JSON(try await Program.output(run + ["--json"]))
    #expect(json["provenance"]?["method"]?.text == "exact")
    #expect(json["provenance"]?["replications"] == nil && json["provenance"]?["seed"] == nil)
    let need = json["results"]?.list.first { $0["metric"]?.text == "funding.need.p95" }
    #expect(need?["standardError"]?.number == 0)
    let (lower, upper) = (try #require(need?["lower"]?.number), try #require(need?["upper"]?.number))
    #expect(upper - lower < 1e-6)
  }

  @Test(arguments: [
    (["--replications", "100"], "--replications has no effect"), (["--seed", "7"], "--seed has no effect"),
    (["--precision", "1%"], "--precision has no effect"),
    (["--seed", "7", "--precision", "1%"], "--precision and --seed have no effect"),
    (["--set", "seed=3"], "--set seed has no effect"),
  ])
  func `what asks for draws is refused with status 65`(_ more: [String], _ says: String) async throws {
    let result = try await Program.run(run + more)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.contains(says), "\(result.messages)")
  }

  /// The people that a law of X is made of are drawn by the seed whatever the method.
  @Test func `where X comes from episodes the seed counts, and the record has it`() async throws {
    let small = [
      "run", "scenarios/national-2023-episodes.yaml", "--method", "exact", "--set", "expense.pilot=10000", "--json",
    ]
    func claims(_ more: String...) async throws -> (seed: Double?, claims: Double?) {
      let json = try JSON(try await Program.output(small + more))
      #expect(json["provenance"]?["replications"] == nil)
      let row = json["results"]?.list.first { $0["metric"]?.text == "claims.total" }
      return (json["provenance"]?["seed"]?.number, row?["value"]?.number)
    }
    let (option, setting) = (try await claims("--seed", "7"), try await claims("--set", "seed=7"))
    #expect(option.seed == 7 && setting.seed == 7 && option.claims == setting.claims && option.claims != nil)
    #expect(try await claims("--seed", "8").claims != option.claims)
    let refused = try await Program.run(small + ["--seed", "7", "--replications", "100"])
    #expect(refused.status == 65 && refused.output == "")
    #expect(
      refused.messages.contains("--replications has no effect with the exact method, which draws no years"),
      "\(refused.messages)")
  }

  /// 5% a year on all amounts for two years are amounts that are 1.1025 times as large.
  @Test func `a later year under a known trend has its law, one whose trend has an error says why not`() async throws {
    // The deductible of its own follows the year's income.
    let run = [
      "run", "scenarios/national-2023.yaml", "--method", "exact", "--set", "benefit.deductible=18000", "--json",
    ]
    let later = run + ["--set", "horizon={ years: 1, start: 2025 }", "--set", "trend.severity=5%"]
    let scaled = run + ["--set", "expense.factor=1.1025"]
    func value(_ metric: String, _ arguments: [String]) async throws -> Double {
      let json = try JSON(try await Program.output(arguments))
      let row = json["results"]?.list.first { $0["metric"]?.text == metric }
      return try #require(row?["value"]?.number)
    }
    for metric in ["claims.total", "claims.p99", "members.expense", "claims.perInsured.expected"] {
      let (a, b) = (try await value(metric, later), try await value(metric, scaled))
      #expect(abs(a / b - 1) < 1e-9, "\(metric): \(a), \(b)")
    }
    let result = try await Program.run(later + ["--set", "trend.severityError=1%"])
    #expect(result.status == 65 && result.messages.contains("has an error of its own"), "\(result.messages)")
  }

  @Test func `where it cannot apply it says why, with status 65`() async throws {
    let result = try await Program.run(
      "run", "scenarios/huizhou-2013.yaml", "--method", "exact", "--set",
      "expense.law={name: pareto, shape: 0.9, minimum: 5000}")
    #expect(result.status == 65)
    #expect(result.messages.contains("mean of what is paid is infinite"), "\(result.messages)")
  }
}
