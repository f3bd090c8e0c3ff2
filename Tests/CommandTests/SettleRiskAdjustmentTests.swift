import Foundation
import TestSupport
import Testing

/// `dabing settle` and `diagram` under a policy with a risk adjustment fund.
struct SettleRiskAdjustmentTests {
  private static func policy(in folder: ScratchFolder) async throws -> String {
    let text = try await Program.output(
      "new", "policy", "-", "--rule", "riskSharing=surplus-bands", "--rule", "riskAdjustment=set-aside")
    return try folder.write(text, to: "city.yaml")
  }

  /// 5 of 100 million are set aside up to 15; in the fourth year P = 100, C = 117: of the loss of 17 the insurer bears the first
  /// 3 and half of the next 3, and the fund meets the other 12.5.
  @Test func `it has an account of its own over the years`() async throws {
    let folder = try ScratchFolder()
    let years = ["90000000", "90000000", "90000000", "117000000"].flatMap {
      ["--premium", "100000000", "--claims", $0]
    }
    let json = try JSON(
      try await Program.output(
        ["settle", try await Self.policy(in: folder), "--set", "costs.shareOfPremium=0%", "--json"] + years))
    let funds = json["years"]?.list.map { $0["riskAdjustment"] } ?? []
    #expect(funds.map { $0?["setAside"]?.number } == [5_000_000, 5_000_000, 5_000_000, 0])
    #expect(funds.map { $0?["drawn"]?.number } == [0, 0, 0, 12_500_000])
    #expect(funds.map { $0?["atEnd"]?.number } == [5_000_000, 10_000_000, 15_000_000, 2_500_000])
    let accounts = json["accounts"]?.list.filter { $0["party"]?.text == "risk-adjustment-fund" } ?? []
    #expect(accounts.map { $0["closing"]?.number } == [5_000_000, 10_000_000, 15_000_000, 2_500_000])
    #expect(json["insurerResult"]?.number == 4_050_000)
  }

  @Test func `what it holds at the start is given, and refused where there is none`() async throws {
    let folder = try ScratchFolder()
    let path = try await Self.policy(in: folder)
    let year = ["--premium", "100000000", "--claims", "117000000", "--set", "costs.shareOfPremium=0%", "--json"]
    let json = try JSON(try await Program.output(["settle", path, "--risk-adjustment", "15000000"] + year))
    #expect(json["riskAdjustment"]?["drawn"]?.number == 12_500_000)
    let taken = try JSON(try await Program.output(["settle", path] + year))
    #expect(
      taken["takenByDefault"]?.list.contains {
        $0.text == "an empty risk adjustment fund at the start (--risk-adjustment)"
      } == true)
    let diagram = try JSON(try await Program.output(["diagram", path, "--risk-adjustment", "15000000", "--json"]))
    #expect(diagram["policies"]?.list.first?["riskAdjustment"]?.number == 15_000_000)
    let without = try await Program.run(
      "settle", "huizhou-2013", "--premium", "100", "--claims", "90", "--risk-adjustment", "1")
    #expect(without.status == 65 && without.messages.contains("huizhou-2013 has none"))
    // A policy without one says nothing of it.
    let none = try JSON(
      try await Program.output("settle", "huizhou-2013", "--premium", "100", "--claims", "90", "--json"))
    #expect(none["riskAdjustment"] == nil && none["balances"]?["risk-adjustment-fund"] == nil)
  }
}
