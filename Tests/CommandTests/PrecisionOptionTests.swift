import Foundation
import Testing

/// `dabing run --precision`: as many replications as it takes.
struct PrecisionOptionTests {
  private let run = ["run", "scenarios/huizhou-2013.yaml", "--set", "population.insured=100000"]

  @Test func `the half-width is as small as asked, whatever the number of threads`() async throws {
    let arguments = run + ["--precision", "1%", "--precision-for", "claims.total", "--json"]
    let result = try await Program.run(arguments)
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.messages.contains("replications"), "it says how many it took")
    let claims = try JSON(result.output)["results"]?.list.first { $0["metric"]?.text == "claims.total" }
    let (value, upper) = (try #require(claims?["value"]?.number), try #require(claims?["upper"]?.number))
    #expect(upper - value <= 0.01 * value)
    #expect(try await Program.run(arguments + ["--threads", "1"]).output == result.output)
  }

  @Test func `a result near 0 is no obstacle: it is measured by the funding`() async throws {
    let result = try await Program.run(["run", "scenarios/jincheng-2019.yaml", "--precision", "1%", "--json"])
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test(arguments: [("en", "would take about"), ("zh", "约需")])
  func `a precision out of reach is foretold, with status 1`(_ language: String, _ says: String) async throws {
    let arguments = run + ["--precision", "0.0001%", "--precision-for", "claims.total", "--lang", language]
    let result = try await Program.run(arguments)
    #expect(result.status == 1)
    #expect(result.messages.contains(says), "\(result.messages)")
    #expect(!result.messages.contains("∞"))
  }

  @Test(arguments: [
    (["--precision", "0"], "--precision is '0'"), (["--precision", "much"], "--precision is 'much'"),
    (["--precision", "100%"], "--precision"),
    (["--precision", "1%", "--replications", "5"], "leave --replications out"),
    (["--precision-for", "claims.total"], "--precision"),
    (["--precision", "1%", "--precision-for", "claims.totl"], "did you mean 'claims.total'?"),
  ])
  func `what cannot be is refused with status 65`(_ more: [String], _ says: String) async throws {
    let result = try await Program.run(run + more)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.contains(says), "\(result.messages)")
  }
}
