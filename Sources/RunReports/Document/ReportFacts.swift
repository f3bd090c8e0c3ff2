import Insurance
import Plans
import Results
import Simulation
import Statistics

/// A run with what its charts are made of.
package struct ReportFacts: Sendable {
  package let run: RunFacts
  /// Nil where the run has no replications, or too few to draw.
  package let distribution: YearDistribution?
  /// What changes one at a time do, where somebody has computed it.
  let sensitivities: [TornadoFile]
  /// The scenario file, as it was named; nil where there is none.
  let file: String?
  /// What ties figures to their run: the scenario's name, or that of the alternative that changes it.
  let name: String

  package init(
    _ run: RunFacts, distribution: YearDistribution? = nil, sensitivities: [TornadoFile] = [], file: String? = nil,
    name: String? = nil
  ) {
    self.run = run
    self.distribution = distribution
    self.sensitivities = sensitivities
    self.file = file
    self.name = name ?? run.summary.plan.name
  }

  /// The same under a title that tells it from another scenario of that title: with its number and its file, or where there is
  /// none its own name.
  func titled(number: Int) -> ReportFacts {
    let origin = file ?? plan.name
    let title = Words(en: "\(number): \(run.title.en) (\(origin))", zh: "\(number)：\(run.title.zh)（\(origin)）")
    return ReportFacts(
      run.titled(title), distribution: distribution, sensitivities: sensitivities, file: file, name: name)
  }

  var plan: SimulationPlan { run.summary.plan }
  var table: ResultTable { run.summary.table }
  var years: [Int] { table.years }
  var firstYear: Int { plan.startYear }
  var policy: Policy? { plan.policies.first }

  func estimate(_ metric: String, year: Int? = nil, group: String? = nil) -> Estimate? {
    table.row(metric, year: year ?? firstYear, group: group)?.estimate
  }

  func value(_ metric: String, year: Int? = nil, group: String? = nil) -> Double? {
    estimate(metric, year: year, group: group)?.value
  }

  /// The name of a group, of people who are in several too.
  package func name(ofGroup id: String, _ language: Language) -> String {
    id.split(separator: "+").map { part in
      policy?.groups.first { $0.id == part }?.words(language) ?? String(part)
    }.joined(separator: " + ")
  }
}
