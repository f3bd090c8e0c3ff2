import Foundation
import TestSupport
import Testing

/// `dabing diagram`: who carries what as claims grow.
struct DiagramCommandTests {
  @Test func `one policy: stretches, cliffs and the interest of the insurer, in both languages`() async throws {
    let text = try await Program.output("diagram", "huizhou-2013")
    for words in ["cliff at 95.0% [二(五)1(5)]", "+0.04", "earns the insurer", "claims paid over to the insurer"] {
      #expect(text.contains(words), "\(words) in\n\(text)")
    }
    #expect(try await Program.output("diagram", "shanxi-2019", "--lang", "zh").contains("不敏感区间：赔付率0.0%—94.0%"))
  }

  @Test func `two policies side by side, as text, JSON and CSV`() async throws {
    let scratch = try ScratchFolder()
    let text = try await Program.output("diagram", "shanxi-2019", "huizhou-2013", "--output", scratch.url.path)
    #expect(text.contains("Side by side") && text.contains("huizhou-2013: insurer"))
    let json = try JSON(String(contentsOf: scratch.url.appending(path: "diagram.json"), encoding: .utf8))
    #expect(json["policies"]?.list.map { $0["policy"]?.text } == ["shanxi-2019", "huizhou-2013"])
    let turn = try #require(json["policies"]?.list.last?["turns"]?.list.first)
    #expect(turn["clause"]?.text == "二(五)1(5)")
    #expect(abs((turn["lossRatio"]?.number ?? 0) - 0.95) < 1e-9)
    let csv = try String(contentsOf: scratch.url.appending(path: "diagram.csv"), encoding: .utf8)
    let lines = csv.split(separator: "\n")
    #expect(lines.count == 1 + (json["points"]?.list.count ?? 0))
    #expect(lines.dropFirst().allSatisfy { $0.split(separator: ",").count == 9 })
  }

  @Test func `what it takes by default is said, and nothing of what is given`() async throws {
    let defaults = [
      "1,000,000 insured", "the premium by the policy's funding rule [一]", "costs by the policy's cost rule [五(三)]",
      "the policy year 2019", "no reserve at the start (--reserve)", "nothing owed from earlier years",
      "the first year of its contract",
    ]
    let text = try await Program.output("diagram", "shanxi-2019")
    let record = try #require(try await Program.json("diagram", "shanxi-2019")["policies"]?.list.first)
    #expect(record["takenByDefault"]?.list.count == defaults.count, "\(record)")
    for words in defaults { #expect(text.contains("by default: \(words)"), "\(words) in\n\(text)") }
    let given = try await Program.output(
      "diagram", "shanxi-2019", "--insured", "5000", "--premium", "425000", "--year", "2020")
    for words in defaults where ["1,000,000", "the premium", "the policy year"].contains(where: words.hasPrefix) {
      #expect(!given.contains(words), "\(given)")
    }
  }

  @Test func `and its assumptions are listed as those of a settled year are`() async throws {
    let settled = try await Program.json("settle", "huizhou-2013", "--premium", "1000000", "--claims", "900000")
    let diagram = try await Program.json("diagram", "huizhou-2013")
    let assumed = (settled["assumptions"]?.list ?? []).map { $0["path"]?.text }
    #expect(!assumed.isEmpty)
    #expect(diagram["policies"]?.list.first?["assumptions"]?.list.map { $0["path"]?.text } == assumed)
  }

  @Test(arguments: [
    ["nowhere-2020"], ["shanxi-2019", "--premium", "-1"], ["shanxi-2019", "--to", "0"],
    ["shanxi-2019", "--insured", "0"], ["shanxi-2019", "--reserve", "-5"], ["shanxi-2019", "--premium", "1e13"],
  ])
  func `bad data is refused with status 65`(_ arguments: [String]) async throws {
    let result = try await Program.run(["diagram"] + arguments)
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
  }
}
