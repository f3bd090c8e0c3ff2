import Chance
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

/// The individual method draws everybody, the grouped one draws cells: two programs for one law of the year's totals.
struct MethodsAgreeTests {
  private static let count = isFullTest ? 5_000 : 600

  /// The two-sample test of Kolmogorov and Smirnov: where two samples of n have one law, D exceeds √(−ln(α/2)/n) with a
  /// probability of about α, here 1e-6. The samples share shocks and counts, which makes it rarer still.
  @Test(arguments: [("shandong-2015", "lognormal"), ("huizhou-2013", "atoms"), ("langfang-2024", "heavy")])
  func `totals have the same distribution`(_ id: String, _ shape: String) async throws {
    let law: any SeverityLaw =
      switch shape {
      case "atoms": try Empirical(values: [400, 9_000, 15_000, 40_000, 180_000])
      case "heavy": try Lomax(shape: 1.8, scale: 8_000)
      default: try Lognormal(meanlog: 8.4, sdlog: 1.2)
      }
    let plan = try TestPlan.plan(
      [TestPlan.policy(id)], cohorts: [TestPlan.cohort(insured: 20_000, probability: 0.1, severity: law)],
      shocks: Shocks(frequency: 0.02, severity: 0.02, correlation: 0), replications: Self.count)
    let individual = try await plan.firstYear().map(\.claims.parts[0])
    let grouped = try await plan.with(method: .grouped).firstYear().map(\.claims.parts[0])
    let critical = (14.5 / Double(Self.count)).squareRoot()
    for (what, value) in [
      ("expense", { (part: YearOfClaims.Part) in part.expense }), ("claims", { $0.claims }),
      ("beneficiaries", { Double($0.beneficiaries) }),
    ] {
      let distance = distance(individual.map(value), grouped.map(value))
      #expect(distance < critical, "\(what) of \(id), \(shape): D = \(distance), critical \(critical)")
    }
  }

  @Test func `what cells pay lies between nothing and what people spend`() async throws {
    for id in TestPlan.policies {
      for insured in [10_000, 30_000, 1_000_000] {
        let cohorts = [try TestPlan.cohort(insured: insured)]
        let plan = try TestPlan.plan([TestPlan.policy(id)], cohorts: cohorts, replications: 50, method: .grouped)
        for part in try await plan.firstYear().map(\.claims.parts[0]) {
          #expect(part.claims >= 0 && part.claims <= part.expense)
          #expect(part.beneficiaries >= 0 && part.beneficiaries <= part.claimants)
        }
      }
    }
  }

  /// Three of four have an amount of 0 yuan and so no benefit, whatever the deductible is.
  @Test(arguments: MethodName.drawing)
  func `who spends nothing is no beneficiary`(_ method: MethodName) async throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 0.5, clause: "1")],
      cap: Cited(nil, "1"))
    let law = try Empirical(values: [0, 1_000], weights: [3, 1])
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: rule)], cohorts: [TestPlan.cohort(severity: law)], replications: 50, method: method)
    let parts = try await plan.firstYear().map(\.claims.parts[0])
    let (claimants, beneficiaries) = (parts.map(\.claimants).reduce(0, +), parts.map(\.beneficiaries).reduce(0, +))
    // 90,000 claimants: a standard error of 0.0014.
    let share = Double(beneficiaries) / Double(claimants)
    #expect(abs(share - 0.25) < 4.89 * 0.0015, "\(share) of the claimants are beneficiaries")
    let claims = parts.map(\.claims).reduce(0, +)
    #expect(abs(claims / (125 * Double(claimants)) - 1) < 0.03)
  }

  /// The largest distance between two empirical distribution functions.
  private func distance(_ first: [Double], _ second: [Double]) -> Double {
    let (a, b) = (first.sorted(), second.sorted())
    var (i, j, largest) = (0, 0, 0.0)
    while i < a.count, j < b.count {
      let value = min(a[i], b[j])
      while i < a.count, a[i] == value { i += 1 }
      while j < b.count, b[j] == value { j += 1 }
      largest = max(largest, abs(Double(i) / Double(a.count) - Double(j) / Double(b.count)))
    }
    return largest
  }
}
