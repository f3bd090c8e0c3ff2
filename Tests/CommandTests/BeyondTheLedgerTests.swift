import Foundation
import TestSupport
import Testing

/// Money that no ledger holds, and claims without a mean: the message has the file and the settings that bring them about,
/// and recommends no other method that stops there too.
struct BeyondTheLedgerTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func messages(_ file: String, _ method: String, _ settings: [String]) async throws -> String {
    let result = try await Program.run(
      ["run", file, "--no-progress", "--method", method] + (method == "exact" ? [] : ["--replications", "20"])
        + settings.flatMap { ["--set", $0] })
    #expect(result.status == 65 && result.output == "", "\(method) \(settings)")
    return result.messages
  }

  @Test func `the file and the settings are named`() async throws {
    let file = "scenarios/jincheng-2019.yaml"
    for method in ["grouped", "exact"] {
      let claims = try await messages(
        file, method, ["population.insured=2000000000", "expense.law.meanlog=16", "shocks.severity=0"])
      #expect(claims.hasPrefix("error: \(file): a year's claims of "))
      for name in ["expense.law", "expense.probability", "population.insured", "trend", "shocks"] {
        #expect(claims.contains("'\(name)'"), "\(claims)")
      }
      let funding = try await messages(file, method, ["population.insured=2000000000", "funding.perHead=1e6"])
      #expect(funding.contains("\(file): a funding of ") && funding.contains("'funding'"), "\(funding)")
    }
  }

  @Test func `where claims have no mean no method is recommended`() async throws {
    let shipped = try String(
      contentsOf: Program.root.appending(path: "scenarios/huizhou-2013.yaml"), encoding: .utf8)
    let law = /name: lognormal\n *meanlog: [0-9.]+\n *sdlog: [0-9.]+/
    let file = try scratch.write(
      shipped.replacing(law, with: "name: lomax\n    shape: 0.97\n    scale: 9000"), to: "heavy.yaml")
    let refused = try await messages(file, "exact", [])
    #expect(refused.hasPrefix("error: \(file): the exact method cannot apply: the mean of what is paid is infinite"))
    #expect(
      !refused.contains("--method") && refused.contains("'expense.law'") && refused.contains("a cap"), "\(refused)")
  }
}
