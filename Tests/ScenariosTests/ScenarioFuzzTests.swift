import Documents
import Foundation
import Plans
import Results
import Scenarios
import Simulation
import Statistics
import TestSupport
import Testing

/// Whatever is done to a scenario file, reading it gives a scenario that can be run or a `DocumentError`.
///
/// The cases run in a process of their own, so that a trap or an endless loop fails this test and no other.
struct ScenarioFuzzTests {
  @Test func `mutated files are read or refused, and what is read can be run`() async {
    await #expect(processExitsWith: .success) {
      alarm(600)
      var mutator = Mutator(seed: 20_240_101)
      var read = 0
      let cases = isFullTest ? 1_200 : 250
      for _ in 0..<cases {
        let text = mutator.mutate(SampleScenario.text)
        if await outcome(of: text, set: []) { read += 1 }
      }
      // Else the cases would have tested the reader of YAML and nothing behind it.
      #expect(read > cases / 12, "\(read) of \(cases) could be read")
    }
  }

  @Test func `wild settings are applied or refused, and what is read can be run`() async {
    await #expect(processExitsWith: .success) {
      alarm(600)
      var mutator = Mutator(seed: 7)
      let cases = isFullTest ? 600 : 300
      var read = 0
      for _ in 0..<cases {
        let set = (0..<Int.random(in: 1...2, using: &mutator.generator)).map { _ in mutator.setting() }
        if await outcome(of: SampleScenario.text, set: set) { read += 1 }
      }
      #expect(read > cases / 150, "\(read) of \(cases) could be read")
    }
  }
}

/// Reads a text and runs what it says with few people; true where it could be read.
private func outcome(of text: String, set: [String]) async -> Bool {
  let scenario: Scenario
  do {
    scenario = try SampleScenario.scenario(text, set: set)
  } catch let error as DocumentError {
    #expect(!error.problems.isEmpty, "no problem named for \(set):\n\(text)")
    #expect(error.problems.allSatisfy { !$0.message.isEmpty && !$0.place.file.isEmpty }, "\(error)")
    return false
  } catch {
    Issue.record("\(error) for \(set):\n\(text)")
    return false
  }
  let plan = scenario.plan
  #expect(!plan.policies.isEmpty && plan.insured > 0 && plan.replications > 0, "\(set):\n\(text)")
  _ = (scenario.warnings, scenario.assumptions)
  await runSmall(plan, .individual, people: 40, about: "\(set):\n\(text)")
  await runSmall(plan, .grouped, people: 20_000, about: "\(set):\n\(text)")
  return true
}

/// Two replications of the first two years with at most so many people of each group.
private func runSmall(_ plan: SimulationPlan, _ method: MethodName, people: Int, about text: String) async {
  let small = SimulationPlan(
    name: plan.name, policies: Array(plan.policies.prefix(2)), startYear: plan.startYear,
    cohorts: plan.cohorts.map {
      Cohort(group: $0.group, insured: min($0.insured, people), probability: $0.probability, severity: $0.severity)
    }, shocks: plan.shocks, openingReserve: plan.openingReserve, method: method, replications: 2, seed: plan.seed)
  do {
    _ = try Summary(of: small, outcomes: try await SimulationRun(small).outcomes(threads: 1))
  } catch is SimulationError {
    // Amounts beyond the ledger.
  } catch is SampleError {
    // Amounts beyond all numbers.
  } catch {
    Issue.record("\(error) for \(text)")
  }
}
