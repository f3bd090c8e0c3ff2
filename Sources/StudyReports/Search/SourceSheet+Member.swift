import Insurance
import RunReports
import Search

extension SourceSheet {
  init(_ base: ScenarioFamily.Member, language: Language) {
    self.init(base.plan, scenarioHash: base.scenario.contentHash, policyHash: base.scenario.policyHash, language)
  }
}
