import ArgumentParser
import CommandOptions
import RunReports
import Scenarios
import Simulation
import Studies

/// A run of a year of which the first months are fact.
extension Run {
  func checkActualCombination() throws {
    guard actual.isAsked else { return }
    let others: [(String, Bool)] = [
      ("--shard", shard != nil), ("--precision", precision != nil), ("--readings", readings),
      ("--database", outputs.database != nil), ("--replications-csv", outputs.replicationsCsv),
    ]
    if let option = others.first(where: \.1) {
      throw wrongUsage("\(option.0) does not go with --actual-to, whose years count by what was paid.")
    }
  }

  func showYearsEnd(of scenario: Scenario) async throws {
    try outputs.check(scenario.plan, settlesYears: false)
    let target = try actual.report.flatMap { try ReportTarget(beside: $0, mayReplace: outputs.force.isForced) }
    let fact = try actual.actual(ofYear: scenario.plan.startYear, work, format)
    let progress = work.progress(of: scenario.plan, format.lang)
    work.tellMemory(of: scenario.plan, format.lang)
    let file = fact.file.map { RunFacts.File(path: $0.path, hash: $0.hash) }
    let facts = try await YearsEndStudy(of: scenario, fact.paid, file: file).answer(threads: work.threadCount) {
      done, total in progress?.update(done: done, total: total)
    }
    progress?.finish()
    if let form = OperationForm(ReportFacts(facts, file: self.file), language: format.lang) {
      try target?.write(form.document)
    }
    try outputs.deliver(facts, format)
  }
}
