import Foundation
import TestSupport
import Testing

/// A law without a mean or a variance is said by every command that computes with it, and nothing of it has an interval
/// that it has not.
struct InfiniteMomentsTests {
  private static func scenario(shape: Double) -> [String] {
    [
      "scenarios/huizhou-2013.yaml", "--set", "year=2014", "--set", "population.insured=3000",
      "--set", "expense.law={ name: lomax, shape: \(shape), scale: 9000 }", "--set", "shocks.frequency=0",
      "--set", "shocks.severity=0", "--no-progress",
    ]
  }
  private static let drawn = ["--replications", "200", "--method", "grouped"]
  private static let infinite = "the variance of claims is infinite under this law and benefit"

  private static func commands(shape: Double) -> [[String]] {
    let law = scenario(shape: shape)
    return [
      ["run"] + law + drawn,
      ["compare"] + law + drawn + ["--alternative", "a: benefit.deductible=20000, costs.shareOfPremium=1%"],
      ["sweep"] + law + drawn + ["--vary", "benefit.deductible=10000,20000", "--vary", "costs.shareOfPremium=1%,2%"],
      ["solve"] + law + drawn
        + ["--for", "funding.total", "--between", "1e5…1e8", "--until", "funding.adequacy >= 50%"],
      ["check"] + law + ["--replications", "20"],
      ["report"] + law + drawn + ["--format", "markdown"],
    ]
  }

  @Test(arguments: commands(shape: 1.5))
  func `an infinite variance is said by every command`(_ command: [String]) async throws {
    let result = try await Program.run(command)
    #expect((result.output + result.messages).contains(Self.infinite), "\(result)")
    guard command[0] != "report" else { return }
    let json = try JSON(try await Program.run(command + ["--json"]).output)
    #expect(json["warnings"]?.list.contains { $0.text?.hasPrefix(Self.infinite) == true } == true, "\(command)")
  }

  @Test(arguments: commands(shape: 0.9).filter { $0[0] != "check" })
  func `and so is an infinite mean, with all usual figures that there are`(_ command: [String]) async throws {
    let result = try await Program.run(command)
    let text = result.output + result.messages
    #expect(!text.contains("the scenario has no such figure"), "\(result)")
    for words in ["the mean of members' expense is infinite", "the mean of claims is infinite"] {
      #expect(text.contains(words), "\(words) in \(result)")
    }
  }

  @Test func `the frontier has designs without a variance, and says so`() async throws {
    let law = Self.scenario(shape: 1.5).filter { $0 != "--no-progress" }
    let text = try await Program.output(
      ["frontier"] + law + ["--income", "30000", "--vary", "benefit.deductible=10000,20000"])
    #expect(text.contains("! \(Self.infinite)"), "\(text)")
  }

  @Test func `a metric asked for by name keeps its refusal`() async throws {
    let result = try await Program.run(
      ["sweep"] + Self.scenario(shape: 0.9) + Self.drawn
        + ["--vary", "benefit.deductible=10000,20000", "--metric", "members.reimbursementRate"])
    #expect(result.status == 65 && result.messages.contains("the scenario has no such figure"), "\(result)")
  }

  /// Under a cap claims have a variance; what members spend and what is left to them have none.
  @Test(arguments: [["run"], ["compare", "--alternative", "a: benefit.deductible=20000", "--no-contributions"]])
  func `members' expense without a variance has no interval under a cap either`(_ command: [String]) async throws {
    let law = Self.scenario(shape: 1.5) + ["--set", "benefit.cap=400000"] + Self.drawn
    let result = try await Program.run([command[0]] + law + command.dropFirst() + ["--json"])
    let json = try JSON(result.output)
    let said = (json["warnings"]?.list ?? []) + (json["notes"]?.list ?? [])
    #expect(said.contains { $0.text?.hasPrefix("the variance of members' expense is infinite") == true }, "\(said)")
    let rows = json["results"]?.list ?? json["alternatives"]?.list.first?["metrics"]?.list ?? []
    let members = rows.filter { row in
      ["members.expense", "members.outOfPocket", "members.reimbursementRate"].contains(row["metric"]?.text ?? "")
    }
    #expect(members.count >= 3)
    // What is the same under both is known without error.
    for row in members where row["difference"]?.number != 0 {
      #expect(row["lower"] == nil && row["standardError"] == nil, "\(row)")
    }
    let claims = try #require(rows.first { $0["metric"]?.text == "claims.total" })
    #expect(claims["lower"] != nil, "\(claims)")
  }

  @Test func `a mean, a tail mean and their differences have no interval where the variance is infinite`() async throws
  {
    let run = try JSON(
      try await Program.output(["run"] + Self.scenario(shape: 1.5) + Self.drawn + ["--json"]))
    let means = ["claims.total", "claims.sd", "insurer.result.mean", "insurer.tvar99"]
    for row in run["results"]?.list ?? [] where means.contains(row["metric"]?.text ?? "") {
      #expect(row["lower"] == nil && row["standardError"] == nil, "\(row)")
    }
    let compared = try JSON(try await Program.output(Self.commands(shape: 1.5)[1] + ["--json"]))
    let alternative = try #require(compared["alternatives"]?.list.first)
    for row in alternative["metrics"]?.list ?? [] where means.contains(row["metric"]?.text ?? "") {
      #expect(row["lower"] == nil && row["standardError"] == nil, "\(row)")
    }
    for party in alternative["parties"]?.list ?? [] { #expect(party["gain"]?["lower"] == nil, "\(party)") }
    // Costs are a share of a given premium.
    for part in alternative["contributions"]?.list ?? [] {
      let change = part["inOrder"]
      #expect(change?["lower"] == nil || change?["lower"]?.number == change?["value"]?.number, "\(part)")
    }
    let sweep = try JSON(
      try await Program.output(
        Self.commands(shape: 1.5)[2] + ["--metric", "insurer.tvar99", "--metric", "claims.p95", "--json"]))
    for row in sweep["rows"]?.list ?? [] {
      #expect((row["lower"] == nil) == (row["metric"]?.text == "insurer.tvar99"), "\(row)")
    }
  }
}
