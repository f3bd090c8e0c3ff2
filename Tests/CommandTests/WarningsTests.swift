import Foundation
import Testing

/// What a reader must know before believing figures is told by every command that gives some.
struct WarningsTests {
  /// The document says at least 60%.
  private static let low = [
    "scenarios/jiangxi-2025.yaml", "--set", "population.insured=30000", "--set", "benefit.rate=50%", "--set",
    "incentives.highest=0%", "--replications", "10", "--no-progress",
  ]
  /// Without which Jiangxi has more to say of its later years; a command of one year alone says that it moves nothing there.
  private static let unmoved = "incentives.highest"
  private static let warning = "benefit.rate = 50% lies below the document's 'at least' (三(四))"
  private static let commands: [[String]] = [
    ["run"] + low, ["compare"] + low + ["--alternative", "funding.share=11%", "--no-contributions"], ["check"] + low,
    ["sweep"] + low + ["--vary", "funding.share=10%,11%"],
    ["solve"] + low + ["--for", "funding.share", "--until", "funding.perHead <= 100"],
    ["frontier"] + frontier + ["--vary", "benefit.deductible=40%,60%", "--income", "30000"],
  ]
  /// Nothing is drawn there.
  private static let frontier = Array(low.prefix(7))

  private func warnings(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("! ") && !$0.contains(Self.unmoved) }.map { $0.dropFirst(2) }
  }

  @Test(arguments: commands)
  func `a value below the document's floor is told under the title, in the language asked for`(
    _ command: [String]
  ) async throws {
    let text = try await Program.output(command)
    #expect(warnings(text) == [Substring(Self.warning)], "\(text)")
    let above = try #require(text.split(separator: "\n! ", maxSplits: 1).first)
    #expect(above.split(separator: "\n").count == 2, "\(text)")
    let chinese = try await Program.output(command + ["--lang", "zh"])
    #expect(warnings(chinese) == ["benefit.rate = 50%低于文件规定的下限（三（四））"], "\(chinese)")
  }

  @Test(arguments: commands)
  func `and in JSON`(_ command: [String]) async throws {
    let json = try JSON(try await Program.output(command + ["--json"]))
    #expect(json["warnings"]?.list.compactMap(\.text).filter { !$0.contains(Self.unmoved) } == [Self.warning])
  }

  @Test func `the warnings of a search for a value are those of the answer`() async throws {
    let question = ["solve"] + Self.low + ["--for", "benefit.rate", "--between", "30%…90%", "--until"]
    let below = try await Program.output(question + ["claims.perInsured <= 50"])
    #expect(warnings(below).count == 1 && !below.contains("benefit.rate = 50%"), "\(below)")
    let above = try await Program.output(question + ["claims.perInsured >= 90"])
    #expect(warnings(above).isEmpty, "\(above)")
  }

  @Test func `where there is no answer they follow the reason`() async throws {
    let result = try await Program.run(
      ["solve"] + Self.low + ["--for", "benefit.rate", "--between", "30%…90%", "--until", "funding.perHead <= 1"])
    let lines = result.messages.split(separator: "\n")
    #expect(result.status == 1 && result.output == "" && lines.count == 2, "\(result)")
    #expect(lines.first?.hasPrefix("error: ") == true && lines.last?.dropFirst(2) == Substring(Self.warning))
  }

  @Test func `several values together have the warnings of their answer`() async throws {
    let question =
      [
        "solve", "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--replications", "10",
        "--no-progress", "--for", "funding.perHead", "--for", "costs.shareOfPremium", "--between", "50…70",
        "--between", "0…0.2", "--minimise", "costs.total",
      ]
    let result = try await Program.run(question)
    #expect(warnings(result.output).map { $0.hasPrefix("funding.perHead = 50") } == [true], "\(result)")
    let json = try JSON(try await Program.run(question + ["--json"]).output)
    #expect(json["warnings"]?.list.count == 1)
  }
}
