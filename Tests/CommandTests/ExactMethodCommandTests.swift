import Foundation
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

  @Test func `where it cannot apply it says why, with status 65`() async throws {
    let result = try await Program.run(
      "run", "scenarios/huizhou-2013.yaml", "--method", "exact", "--set",
      "expense.law={name: pareto, shape: 0.9, minimum: 5000}")
    #expect(result.status == 65)
    #expect(result.messages.contains("mean of what is paid is infinite"), "\(result.messages)")
  }
}
