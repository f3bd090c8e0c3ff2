import Foundation
import Scenarios
import Simulation
import Testing

/// The regional scenarios take the national law of X, moved by published figures: probability by hospital use, level by
/// disposable income a head.
struct CalibrationTests {
  /// Published figures by place, metric and year.
  private let published: [String: Double]

  init() throws {
    let path = Shipped.root.appending(path: "scenarios/calibration/published-figures.csv").path
    var published: [String: Double] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", maxSplits: 4, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 5, let value = Double(fields[3]) else { continue }
      published["\(fields[0]) \(fields[2]) \(fields[1])"] = value
    }
    self.published = published
  }

  private func figure(_ place: String, _ metric: String, _ year: Int) throws -> Double {
    try #require(published["\(place) \(metric) \(year)"], "\(metric) of \(place) in \(year)")
  }

  /// Discharges a head of the nation's insured residents. Only from 2020 on do these cover town and country alike.
  private func discharges(_ year: Int) throws -> Double {
    try figure("national", "inpatient_discharges", year) / figure("national", "insured", year)
  }

  /// Stays of all inhabitants, for the years before.
  private func stays(_ year: Int) throws -> Double {
    try figure("national", "hospital_stays_per_100_inhabitants", year)
  }

  @Test(arguments: [
    ("jincheng-2019", "shanxi", 2019), ("shandong-2015", "shandong", 2015), ("jiangxi-2025", "jiangxi", 2024),
    ("langfang-2024", "hebei", 2024), ("huizhou-2013", "guangdong", 2013),
  ])
  func `probability and factor follow from the published figures`(
    _ name: String, _ place: String, _ incomeYear: Int
  ) throws {
    let scenario = try ScenarioFile(path: Shipped.path(name)).scenario()
    let national = try ScenarioFile(path: Shipped.path("national-2023")).scenario()
    let (own, base) = (try #require(scenario.plan.cohorts.first), try #require(national.plan.cohorts.first))
    let year = scenario.plan.startYear
    let use = try year < 2020 ? stays(year) / stays(2023) : discharges(year) / discharges(2023)
    // Given to 0.01% and to three digits.
    let probability = base.probability * use
    #expect(abs(own.probability - probability) <= 0.00005 + 1e-12, "\(own.probability) against \(probability)")
    let factor =
      try figure(place, "disposable_income_per_capita", incomeYear)
      / figure("national", "disposable_income_per_capita", 2023)
    // A lognormal law that is multiplied keeps its sdlog, and its mean is multiplied.
    #expect(abs(own.severity.mean / base.severity.mean - factor) <= 0.0005 + 1e-9)
    #expect(own.severity.parameters.first { $0.name == "sdlog" }?.value == base.severity.parameters.last?.value)
  }

  @Test func `the nation's figures are those published`() throws {
    let plan = try ScenarioFile(path: Shipped.path("national-2023")).scenario().plan
    #expect(Double(plan.insured) == (try figure("national", "insured", 2023)) * 10_000)
    // 1.32 stays a patient: 18.2 discharges a 100 people in 2018, of whom 13.8% were in hospital.
    let probability = try discharges(2023) / (18.2 / 13.8)
    #expect(plan.cohorts.map(\.probability) == [(probability * 1_000).rounded() / 1_000])
  }
}
