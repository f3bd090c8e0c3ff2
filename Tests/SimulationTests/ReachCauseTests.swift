import Chance
import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// Where the exact method cannot have a law it says what takes it beyond its reach.
struct ReachCauseTests {
  private func refusal(_ severity: any SeverityLaw, _ shocks: Shocks) throws -> String {
    let plan = try TestPlan.plan(
      [TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort(insured: 1_000_000, severity: severity)],
      shocks: shocks, replications: 1, method: .exact)
    do throws(SimulationError) {
      _ = try ExactMethod(of: plan)
      return "had"
    } catch {
      return error.description
    }
  }

  @Test func `a law with a heavy tail that nobody caps`() throws {
    let text = try refusal(Lomax(shape: 1.1, scale: 9_000), Shocks(frequency: 0.02, severity: 0.02, correlation: 0))
    #expect(
      text.contains("lomax(shape 1.1, scale 9000)") && text.contains("tail index of about 1.1")
        && text.contains("without 'shocks.severity' of 0.02 and 'shocks.frequency' of 0.02 it could be had")
        && text.contains("give the benefit a cap") && text.contains("--method grouped"), "\(text)")
  }
}
