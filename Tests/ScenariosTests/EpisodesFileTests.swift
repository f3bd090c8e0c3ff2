import Documents
import Foundation
import Insurance
import Scenarios
import Simulation
import TestSupport
import Testing

/// Scenario files whose X is made of episodes of care.
struct EpisodesFileTests {

  private func scenario(_ settings: String...) throws -> Scenario {
    try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
      overrides: try (["expense.pilot=10000"] + settings).map { try Override(argument: $0) })
  }

  private func problems(_ settings: String...) -> [String] {
    do {
      _ = try ScenarioFile(path: Shipped.path(Shipped.episodes)).scenario(
        overrides: try (["expense.pilot=10000"] + settings).map { try Override(argument: $0) })
      return []
    } catch let error as DocumentError {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  /// Within 1% beside what the pilot's size leaves open, at 4 standard errors: a false alarm in 1 of 3,000.
  @Test func `the nation in 2023 meets the published totals`() async throws {
    let scenario = try scenario("expense.pilot=\(isFullTest ? 400_000 : 50_000)", "replications=1000")
    let table = try await SimulationRun(scenario.plan).summary(threads: 2).table
    for (metric, published) in [
      ("care.dischargesPerInsured", 0.207), ("care.costPerStay", 7_674), ("care.fundShare", 0.681),
      ("beneficiaries.share", 0.0120), ("beneficiaries.meanBenefit", 7_924),
    ] {
      let estimate = try #require(table.row(metric)).estimate
      let error = try #require(estimate.standardError)
      #expect(abs(estimate.value - published) < 0.01 * published + 4 * error, "\(metric) \(estimate.value)")
      #expect(error < 0.02 * published)
    }
  }

  @Test func `shares that do not add up are named`() {
    #expect(problems("expense.levels[0].share=31%").contains { $0.contains("'share' add up to 101%") })
    #expect(problems("expense.ages[1].share=50%").contains { $0.contains("ages' shares add up to 95%") })
    #expect(problems("expense.costShares.offCatalogue=90%").contains { $0.contains("more than 100%") })
  }

  @Test func `a policy's scope can be set like any of its values`() throws {
    let wider = try scenario("scope.components.off-catalogue=included")
    let usual = try scenario()
    #expect(wider.plan.cohorts[0].severity.mean > usual.plan.cohorts[0].severity.mean)
    #expect(wider.plan.cohorts[0].probability == usual.plan.cohorts[0].probability)
    #expect(problems("scope.components.maternity=separately").count == 1)
  }

  @Test func `what an expense of episodes takes in is no longer named as not in the figures`() throws {
    let langfang = ["policy=langfang-2024", "year=2024"]
    let episodes = try scenario(langfang[0], langfang[1])
    #expect(!episodes.plan.policies[0].notModelled.contains { $0.words.en.contains("chronic outpatient") })
    let selfPaid = try ScenarioFile(path: Shipped.path("langfang-2024")).scenario()
    #expect(selfPaid.plan.policies[0].notModelled.contains { $0.words.en.contains("chronic outpatient") })
  }

  @Test func `a group differs by its factors alone`() throws {
    let folder = try ScratchFolder()
    let path = try folder.write(
      try Shipped.text(Shipped.episodes)
        .replacing("policy: national-stylised", with: "policy: jiangxi-2025").replacing(
          "year: 2023", with: "year: 2025"
        )
        .replacing("\nexpense:", with: "\n  groups: { orphan: { share: { value: 1%, assumption: true } } }\n\nexpense:")
        .replacing(
          "  model: episodes",
          with: "  model: episodes\n  pilot: 10000\n  groups: { orphan: { cost: { value: 2, assumption: true } } }"),
      to: "groups.yaml")
    let cohorts = try ScenarioFile(path: path).scenario().plan.cohorts
    #expect(cohorts.map(\.group) == ["general", "orphan"])
    #expect(cohorts[0].probability == cohorts[1].probability)
    // Deductibles do not grow with the cost, so X more than doubles less what is fixed.
    let ratio = cohorts[1].severity.mean / cohorts[0].severity.mean
    #expect(ratio > 1.6 && ratio < 2.05, "\(ratio)")
  }
}
