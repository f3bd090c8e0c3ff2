import Documents
import Insurance
import Plans
import Regions
import RiskSharing
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Several insurers in a policy file, and in a run.
struct InsurersTests {
  /// A term that every year draws anew, held fixed.
  private static let score = "riskSharing.assessment.score=92"
  private static let block = "contract:\n  years: { value: 3, clause: 五 }\n"

  /// The template with two insurers, the second with terms of its own where they are given.
  private func text(divided: String = "pool-share", second: String = "40%", terms: String = "") -> String {
    let own =
      terms.isEmpty ? "" : ", riskSharing: \(terms)"
    return Template(.english).policy(with: [("riskSharing", "surplus-bands")]).replacing(
      Self.block,
      with: Self.block + """
          divided: { value: \(divided), clause: 五 }
          insurers:
            lead: { name: { en: the lead insurer, zh: 主承保公司 }, share: { value: 60%, clause: 五 } }
            second: { name: { en: the second insurer, zh: 共保公司 }, share: { value: \(second), clause: 五 }\(own) }

        """)
  }

  private func policy(_ text: String) throws -> Policy {
    try PolicyLibrary().policy(of: try YAMLText.read(text, file: "policy"), path: "policy")
  }

  private func scenario(_ policy: String, _ set: [String] = []) throws -> Scenario {
    let folder = try ScratchFolder()
    try folder.write(policy, to: "my-city.yaml")
    let path = try folder.write(
      SampleScenario.text([
        ("policy: shanxi-2019", "policy: ./my-city.yaml"), ("year: 2019", "year: 2025"),
        ("riskSharing.agreedSurplusRate: { value: 4%", "costs.shareOfPremium: { value: 3%"),
        ("disabled:", "minimum-living-allowance:"), ("method: individual", "method: grouped"),
        ("replications: 20", "replications: 300"),
      ]), to: "scenario.yaml")
    return try ScenarioFile(path: path).scenario(overrides: set.map { try Override(argument: $0) })
  }

  @Test func `a file names them with their shares and terms`() throws {
    let fee = "{ rule: service-fee, feePerInsured: { value: 2, clause: 五 } }"
    let panel = try #require(try policy(text(terms: fee)).panel)
    #expect(panel.division.value == .poolShare)
    #expect(panel.insurers.map(\.id) == ["lead", "second"] && panel.shares == [0.6, 0.4])
    #expect(panel.insurers[0].riskSharing == nil && panel.insurers[1].riskSharing is ServiceFee)
    #expect(panel.insurers[1].words.zh == "共保公司")
  }

  @Test func `shares that do not add up, and insurers without a division, are refused with their place`() throws {
    for (text, words) in [
      (text(second: "30%"), "the shares must add up to 100%, not 90%"),
      (text().replacing("  divided: { value: pool-share, clause: 五 }\n", with: ""), "several insurers need 'divided'"),
      (
        text() + "\n"
          + "riskAdjustment: { rule: set-aside, share: { value: 5%, clause: 七 }, ceiling: { value: 15%, clause: 七 } }\n",
        ""
      ),
    ] {
      let problems: [Problem]
      do throws(DocumentError) {
        _ = try PolicyLibrary().policy(of: try YAMLText.read(text, file: "policy"), path: "policy")
        problems = []
      } catch {
        problems = error.problems
      }
      #expect(words.isEmpty ? problems.isEmpty : problems.contains { $0.said.en.contains(words) }, "\(problems)")
    }
    let unlike =
      text(divided: "territory") + """

        riskAdjustment: { rule: set-aside, share: { value: 5%, clause: 七 }, ceiling: { value: 15%, clause: 七 } }

        """
    let error = #expect(throws: DocumentError.self) { try policy(unlike) }
    #expect(error?.problems.first?.said.en.contains("does not go with territories") == true)
  }

  @Test func `a share is set by its path, and called by the insurer's name`() throws {
    let node = try YAMLText.read(text(), file: "policy")
    let shares = ["contract.insurers.lead.share=70%", "contract.insurers.second.share=30%"]
    let policy = try PolicyFile(node: node, name: "policy").policy(
      year: nil, overrides: shares.map { try Override(argument: $0) })
    #expect(policy.panel?.shares == [0.7, 0.3])
    #expect(PathTitle(policy).title(of: "contract.insurers.second.share").zh == "共保公司·承办机构份额")
  }

  @Test func `a run says what each comes to, which is together what all come to`() async throws {
    let plan = try scenario(text()).plan
    let outcomes = try await SimulationRun(plan).outcomes(threads: 2)
    for year in outcomes {
      for replication in year.indices {
        let statement = year[replication].statement
        #expect(statement.byInsurer.count == 2)
        #expect(abs(statement.byInsurer.reduce(0) { $0 + $1.result } - statement.insurerResult) < 0.001)
      }
    }
    let summary = try await SimulationRun(plan).summary(threads: 2)
    let means = try ["lead", "second"].map {
      try #require(summary.table.row("insurers.\($0).result.mean")?.estimate.value)
    }
    let all = try #require(summary.table.row("insurer.result.mean")?.estimate.value)
    #expect(abs(means[0] + means[1] - all) < 0.01)
    // Like terms on shares of one pool: results are in proportion.
    #expect(abs(means[0] - 0.6 * all) < 1)
  }

  @Test func `terms of its own make an insurer's result another, and leave claims and the other insurer as they are`()
    async throws
  {
    let alike = try await SimulationRun(scenario(text()).plan).summary(threads: 2)
    let fee = "{ rule: service-fee, feePerInsured: { value: 2, clause: 五 } }"
    let unlike = try await SimulationRun(scenario(text(terms: fee)).plan).summary(threads: 2)
    for metric in ["claims.total", "insurers.lead.result.mean", "insurers.lead.result.p05"] {
      #expect(alike.table.row(metric)?.estimate == unlike.table.row(metric)?.estimate, "\(metric)")
      #expect(alike.table.row(metric) != nil)
    }
    #expect(
      alike.table.row("insurers.second.result.mean")?.estimate
        != unlike.table.row("insurers.second.result.mean")?.estimate)
  }

  @Test func `the exact method has what they come to together, and says that each is drawn`() async throws {
    let exact = try await SimulationRun(scenario(text(), ["method=exact", Self.score]).plan).summary(threads: 2)
    let drawn = try await SimulationRun(scenario(text(), [Self.score]).plan.with(replications: 3_000)).summary(
      threads: 2)
    let known = try #require(exact.table.row("insurer.result.mean")?.estimate.value)
    let estimate = try #require(drawn.table.row("insurer.result.mean")?.estimate)
    #expect(abs(estimate.value - known) < 4 * (estimate.standardError ?? 0))
    #expect(exact.table.row("insurers.lead.result.mean") == nil)
    #expect(exact.remarks.contains { $0.en.contains("several insurers come to together") })
  }

  // MARK: Territories

  /// The template with two districts as groups, each an insurer's.
  private func territories(_ terms: String = "") -> String {
    let group = "{ name: { en: \(0), zh: 片区 }, clause: 五 }"
    return text(divided: "territory", terms: terms)
      .replacing("share: { value: 60%, clause: 五 }", with: "share: { value: 60%, clause: 五 }, groups: [east]")
      .replacing("share: { value: 40%, clause: 五 }", with: "share: { value: 40%, clause: 五 }, groups: [west]")
      .replacing(
        "\ngroups:\n",
        with:
          "\ngroups:\n  east: \(group.replacing("0", with: "east"))\n  west: \(group.replacing("0", with: "west"))\n")
  }

  private func districts(_ set: [String] = [], people: String = "east, west") throws -> Scenario {
    let folder = try ScratchFolder()
    try folder.write(territories(), to: "my-city.yaml")
    let groups = people.split(separator: ", ").map(String.init)
    let path = try folder.write(
      SampleScenario.text([
        ("policy: shanxi-2019", "policy: ./my-city.yaml"), ("year: 2019", "year: 2025"),
        ("riskSharing.agreedSurplusRate: { value: 4%", "costs.shareOfPremium: { value: 3%"),
        (
          "    disabled: { share: { value: 10%, assumption: true } }",
          """
              \(groups[0]): { share: { value: 60%, assumption: true } }
              \(groups[1]): { share: { value: 40%, assumption: true } }
          """
        ),
        ("replications: 20", "replications: 200"),
      ]), to: "scenario.yaml")
    return try ScenarioFile(path: path).scenario(overrides: set.map { try Override(argument: $0) })
  }

  @Test(arguments: ["individual", "grouped"])
  func `each territory's claims, of its own people, are settled by themselves`(_ method: String) async throws {
    let plan = try districts(["method=\(method)", Self.score]).plan
    let policy = try #require(plan.policies.first)
    let panel = try #require(policy.panel)
    let year = try #require(try await SimulationRun(plan).outcomes(threads: 2).first)
    let premium = try #require(Money(yuan: policy.funding.total(insured: plan.insured)))
    for replication in year.indices {
      let outcome = year[replication]
      for (place, insurer) in panel.insurers.enumerated() {
        let cohort = try #require(plan.cohorts.firstIndex { $0.group == insurer.groups[0] })
        let account = YearAccount(
          under: policy.alone(insurer), insured: plan.cohorts[cohort].insured,
          premium: premium.part(insurer.share.value),
          incurred: try #require(Money(yuan: outcome.claims.parts[cohort].claims)), opening: .none)
        let alone = YearStatement(settling: account, under: policy.alone(insurer))
        #expect(abs(outcome.statement.byInsurer[place].result - alone.insurerResult.yuan) < 0.001)
      }
      #expect(outcome.statement.premium == premium.yuan)
    }
    // One gains in years in which the other loses, which shares of one pool never do.
    let isSplit = year.indices.contains { replication in
      let results = year[replication].statement.byInsurer.map(\.result)
      return results.contains { $0 > 0 } && results.contains { $0 < 0 }
    }
    #expect(isSplit)
  }

  @Test func `somebody who lives in no territory is a problem of the scenario, and the exact method is refused`()
    async throws
  {
    let error = #expect(throws: DocumentError.self) { try districts(people: "east, minimum-living-allowance") }
    #expect(error?.problems.contains { $0.said.en.contains("no insurer's territory alone") } == true)
    let exact = try districts(["method=exact", Self.score])
    let refusal = await #expect(throws: SimulationError.self) {
      try await SimulationRun(exact.plan).summary(threads: 1)
    }
    #expect(refusal?.said.en.contains("settles those of its own territory") == true)
  }

  @Test func `territories whose people nobody names are settled, and not run`() throws {
    let error = #expect(throws: DocumentError.self) { try scenario(text(divided: "territory")) }
    #expect(error?.problems.contains { $0.said.en.contains("names no 'groups'") } == true)
  }
}
