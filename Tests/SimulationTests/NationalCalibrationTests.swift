import Plans
import Simulation
import Statistics
import Testing

/// The national scenario of 2023 gives what was published for that year: 11.56 million beneficiaries of 962.944 million
/// insured (1.20%), with a mean benefit of 7,924 yuan.
struct NationalCalibrationTests {
  @Test func `in closed form`() throws {
    let expected = try #require(ExpectedYear(of: try ShippedScenario.plan("national-2023")))
    let meanBenefit = expected.claimsPerInsured / expected.beneficiaryShare
    #expect(abs(expected.beneficiaryShare - 0.0120) < 0.0003, "\(expected.beneficiaryShare)")
    #expect(abs(meanBenefit - 7_924) < 80, "\(meanBenefit) yuan")
    // The parameters were solved for 1,156 / 96,294.4 and 7,924, and are given to six decimals.
    #expect(abs(expected.beneficiaryShare / (1_156 / 96_294.4) - 1) < 1e-5)
    #expect(abs(meanBenefit / 7_924 - 1) < 1e-4)
  }

  /// 30 years of a nation of 150,000 person by person, 1,000 years of the whole nation by cells. 4 standard errors of so few years are passed by chance once in about 2,500 times
  /// (Student's t, 29 degrees of freedom).
  @Test(arguments: MethodName.drawing)
  func `and simulated`(_ method: MethodName) async throws {
    let plan =
      method == .grouped
      ? try ShippedScenario.plan("national-2023").with(replications: 1_000, method: .grouped)
      : try ShippedScenario.small("national-2023", insured: 150_000, replications: 30).with(method: .individual)
    let table = try await plan.summary().table
    let expected = try #require(ExpectedYear(of: plan))
    for (metric, closed) in [
      ("beneficiaries.share", expected.beneficiaryShare),
      ("beneficiaries.meanBenefit", expected.claimsPerInsured / expected.beneficiaryShare),
      ("claims.perInsured", expected.claimsPerInsured),
      ("members.expense", expected.expensePerInsured * Double(plan.insured)),
    ] {
      let simulated = try #require(table.row(metric)).estimate
      let error = try #require(simulated.standardError)
      #expect(
        error > 0 && abs(simulated.value - closed) < 4 * error,
        "\(metric): simulated \(simulated.value) ± \(error), closed form \(closed)")
    }
  }

  @Test func `the deductible is half of the income of 2022`() throws {
    let policy = try #require(try ShippedScenario.plan("national-2023").policies.first)
    let rule = try policy.benefit(for: "general")
    #expect(rule.deductible == 18_441.5)
    #expect(abs(rule.payment(for: 118_441.5) - 60_000) < 1e-9, "60% above it")
    #expect(abs(rule.payment(for: 10_018_441.5) - 6_000_000) < 1e-6, "without a cap")
  }
}
