import Foundation
import TestSupport
import Testing

/// `dabing frontier`: designs by cost and protection.
struct FrontierCommandTests {
  private let small = ["frontier", "scenarios/national-2023.yaml", "--income", "39218"]

  @Test func `designs in every form of output, with the assumptions`() async throws {
    let scratch = try ScratchFolder()
    let arguments = small + ["--vary", "benefit.rate=60%..80%:20%", "--vary", "benefit.deductible=10000,20000"]
    let text = try await Program.output(arguments + ["--output", scratch.url.path])
    #expect(text.contains("capacity to pay") && text.contains("39,218") && text.contains("as it is"))
    let json = try JSON(String(contentsOf: scratch.url.appending(path: "frontier.json"), encoding: .utf8))
    // The scenario as it is and four designs.
    #expect(json["designs"]?.list.count == 5)
    let csv = try String(contentsOf: scratch.url.appending(path: "frontier.csv"), encoding: .utf8)
    #expect(csv.split(separator: "\n").count == 6)
    #expect(csv.contains("benefit.rate,benefit.deductible,costPerHead,capacity-40,income-25,income-10,unbeaten"))
    #expect(try await Program.output(small + ["--vary", "benefit.rate=60%,80%", "--lang", "zh"]).contains("支付能力"))
  }

  @Test(arguments: [
    ["--vary", "benefit.rate=60%,160%"], ["--vary", "benefit.rate=60%,70%", "--gini", "1"],
    ["--vary", "benefit.rate=60%,70%", "--by", "capacity"],
    ["--vary", "benefit.rate=60%,70%", "--income-share", "rich=2"], ["--vary", "benefit.rate=60%…70%"],
    ["--vary", "benefit.rate=60%,70%", "--income", "-1"],
  ])
  func `what cannot be asked is refused with status 65`(_ arguments: [String]) async throws {
    let result = try await Program.run(small + arguments)
    #expect(result.status == 65 && result.output == "")
    #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
  }
}
