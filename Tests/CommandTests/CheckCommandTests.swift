import Foundation
import TestSupport
import Testing

/// `dabing check`: the methods side by side.
struct CheckCommandTests {
  private let arguments = [
    "check", "scenarios/jincheng-2019.yaml", "--replications", "40", "--set", "population.insured=6000",
  ]

  @Test func `the methods agree on a shipped scenario`() async throws {
    let text = try await Program.output(arguments)
    #expect(text.contains("Jincheng 2019"))
    let shares = text.split(separator: "\n").filter { $0.contains("beneficiaries among insured") }
    #expect(!shares.isEmpty && shares.allSatisfy { $0.matches(of: /[0-9]\.[0-9]{4}%/).count == 3 }, "in percent")
    let json = try JSON(try await Program.output(arguments + ["--json", "--threads", "1"]))
    #expect(!json.keys.isEmpty)
    #expect(try await Program.output(arguments + ["--lang", "zh"]).contains("晋城2019"))
  }

  @Test func `bad data is refused with status 65`() async throws {
    for more in [["--set", "expense.probability=2"], ["--replications", "0"], ["--seed=-1"]] {
      let result = try await Program.run(arguments + more)
      #expect(result.status == 65)
      #expect(result.output == "")
      #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
    }
  }
}
