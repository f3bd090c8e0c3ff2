import Chance
import Insurance
import Plans
import Presentation

/// What a result can be repeated from, as the last sheet of its workbook.
package struct SourceSheet {
  private let lines: [(Words, String)]
  private let language: Language

  package init(_ run: RunFacts, language: Language) {
    self.init(run.summary.plan, scenarioHash: run.scenarioHash, policyHash: run.policyHash, language)
  }

  package init(_ plan: SimulationPlan, scenarioHash: String, policyHash: String, _ language: Language) {
    self.language = language
    lines = [
      (Words(en: "program", zh: "程序"), "dabing \(ProgramVersion.current)"),
      (Words(en: "model version", zh: "模型版本"), "\(ModelVersion.current)"),
      (Words(en: "scenario", zh: "情景"), plan.name), (Words(en: "policy", zh: "政策"), plan.policies.first?.id ?? ""),
      (Words(en: "method", zh: "方法"), plan.method.text(language)),
      (Words(en: "replications", zh: "模拟次数"), plan.method == .exact ? "–" : "\(plan.replications)"),
      (Words(en: "seed", zh: "种子"), plan.drawsBySeed ? "\(plan.seed)" : "–"),
      (Words(en: "hash of the scenario", zh: "情景哈希"), scenarioHash),
      (Words(en: "hash of the policy", zh: "政策哈希"), policyHash),
    ]
  }

  package var sheet: DataSheet {
    let chinese = language == .chinese
    return DataSheet(
      chinese ? "来源与复现" : "Provenance",
      [.init(chinese ? "复现所需信息" : "what it can be repeated from", width: 36), .init("", width: 50)],
      rows: lines.map { [.words($0.0(language)), .words($0.1)] }, frozen: 0)
  }
}
