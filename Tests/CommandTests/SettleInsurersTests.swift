import Foundation
import TestSupport
import Testing

/// `dabing settle` for several insurers, each by itself.
struct SettleInsurersTests {
  /// FIELD's contract: the insurer keeps 5% of P, bears the first 3% of a loss; no costs.
  private static func policy(_ divided: String, in folder: ScratchFolder) async throws -> String {
    let path = folder.url.appending(path: "city.yaml").path
    var text = try await Program.output("new", "policy", "-", "--rule", "riskSharing=surplus-bands")
    text = text.replacing(
      "contract:\n  years: { value: 3, clause: 五 }\n",
      with: """
        contract:
          years: { value: 3, clause: 五 }
          divided: { value: \(divided), clause: 五 }
          insurers:
            east: { name: { en: the east's insurer, zh: 东片承办机构 }, share: { value: 60%, clause: 五 } }
            west: { name: { en: the west's insurer, zh: 西片承办机构 }, share: { value: 40%, clause: 五 } }

        """)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(lines.firstIndex(of: "riskSharing:"))
    let end = lines[(start + 1)...].firstIndex { !$0.hasPrefix(" ") } ?? lines.endIndex
    let rule = """
      riskSharing:
        rule: surplus-bands
        surplus:
          - { from: 0%, insurerShare: 100%, clause: 五 }
          - { from: 5%, insurerShare: 0%, party: treasury, clause: 五 }
        loss:
          - { from: 0%, insurerShare: 100%, clause: 五 }
          - { from: 3%, insurerShare: 0%, party: treasury, clause: 五 }
      """
    text = (lines[..<start] + rule.split(separator: "\n").map(String.init) + lines[end...]).joined(separator: "\n")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private static let noCosts = ["--set", "costs.shareOfPremium=0%"]

  @Test func `territories by the figures of each`() async throws {
    let folder = try ScratchFolder()
    let year = ["settle", try await Self.policy("territory", in: folder), "--insurer", "east=60000000:54000000"]
    let arguments = year + ["--insurer", "west=40000000:46000000"] + Self.noCosts
    let json = try JSON(try await Program.output(arguments + ["--json"]))
    // S = 6 of 60: 3 stay, 3 go back. S = −6 of 40: 1.2 are its own, 4.8 the treasury's.
    #expect(json["insurers"]?.list.map { $0["insurerResult"]?.number } == [3_000_000, -1_200_000])
    #expect(json["insurers"]?.list.map { $0["fundResult"]?.number } == [3_000_000, -4_800_000])
    #expect(json["insurerResult"]?.number == 1_800_000 && json["claims"]?.number == 100_000_000)
    let text = try await Program.output(arguments)
    #expect(text.contains("Insurers, each by itself (territories)") && text.contains("the west's insurer 40.00%"))
  }

  @Test func `years of territories follow each other insurer by insurer`() async throws {
    let folder = try ScratchFolder()
    let figures = [
      "east=60000000:54000000", "west=40000000:46000000", "east=60000000:60000000", "west=40000000:40000000",
    ]
    let json = try JSON(
      try await Program.output(
        ["settle", try await Self.policy("territory", in: folder), "--json"] + Self.noCosts
          + figures.flatMap { ["--insurer", $0] }))
    #expect(json["years"]?.list.map { $0["insurerResult"]?.number } == [1_800_000, 0])
    #expect(json["years"]?.list.map { $0["insurers"]?.list.count } == [2, 2])
  }

  @Test func `shares of one pool by the figures of all`() async throws {
    let folder = try ScratchFolder()
    let json = try JSON(
      try await Program.output(
        ["settle", try await Self.policy("pool-share", in: folder), "--premium", "100000000", "--claims", "90000000"]
          + Self.noCosts + ["--json"]))
    #expect(json["insurers"]?.list.map { $0["premium"]?.number } == [60_000_000, 40_000_000])
    #expect(json["insurers"]?.list.map { $0["insurerResult"]?.number } == [3_000_000, 2_000_000])
  }

  @Test func `what does not fit the contract is said`() async throws {
    let folder = try ScratchFolder()
    let territory = try await Self.policy("territory", in: folder)
    let together = try await Program.run("settle", territory, "--premium", "100", "--claims", "90")
    #expect(together.status == 65 && together.messages.contains("--insurer gives premium and claims of each"))
    let stranger = try await Program.run("settle", territory, "--insurer", "north=1:1")
    #expect(stranger.status == 65 && stranger.messages.contains("east, west"))
    let lacking = try await Program.run("settle", territory, "--insurer", "east=60:54")
    #expect(lacking.status == 65 && lacking.messages.contains("west 0 times"))
    let alone = try await Program.run("settle", "huizhou-2013", "--insurer", "east=60:54")
    #expect(alone.status == 65)
    let both = try await Program.run("settle", territory, "--insurer", "east=60:54", "--premium", "1")
    #expect(both.status == 64)
  }
}
