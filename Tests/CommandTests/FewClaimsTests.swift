import Foundation
import TestSupport
import Testing

/// The exact method where hardly anybody has expense: what it prints is right, and what it has no digit of is left out.
struct FewClaimsTests {
  private static let probabilities = (3...30).map { "1e-\($0)" }
  private static let shocks = [
    [], ["shocks.frequency=0", "shocks.severity=0"], ["shocks.severity=0.3"], ["shocks.frequency=0.5"],
  ]

  @Test(arguments: sampled(probabilities, every: 14), sampled(shocks, every: 2).indices)
  func `a figure is known to a hundredth, or left out by name`(probability: String, shock: Int) async throws {
    let settings = (["expense.probability=\(probability)"] + sampled(Self.shocks, every: 2)[shock]).flatMap {
      ["--set", $0]
    }
    let result = try await Program.run(
      ["run", "scenarios/jincheng-2019.yaml", "--method", "exact", "--json"] + settings)
    guard result.status == 0 else {
      #expect(result.status == 65 && result.messages.contains("the exact method cannot apply"), "\(result.messages)")
      return
    }
    let rows = try #require(try JSON(result.output)["results"]).list.filter { $0["group"]?.text == nil }
    func value(_ metric: String) -> Double? { rows.first { $0["metric"]?.text == metric }?["value"]?.number }
    let claims = try #require(value("claims.total"))
    #expect(claims > 0)
    for row in rows {
      guard let upper = row["upper"]?.number, let value = row["value"]?.number else { continue }
      let unit = row["unit"]?.text ?? ""
      let size = unit == "share" ? 1 : max(claims, abs(value))
      if unit == "yuan" || unit == "share" {
        #expect(upper - value <= 0.0111 + 0.01 * size, "\(row["metric"]?.text ?? ""): \(value), \(upper)")
      }
    }
    #expect(!result.output.contains("1000000 millionths"))
    let leftOut = ["insurer.result.sd", "fund.result.sd"].filter { value($0) == nil }
    guard !leftOut.isEmpty else { return }
    let text = try await Program.output(["run", "scenarios/jincheng-2019.yaml", "--method", "exact"] + settings)
    #expect(text.contains("so few claims are expected"))
    for metric in leftOut { #expect(text.contains(metric)) }
  }
}
