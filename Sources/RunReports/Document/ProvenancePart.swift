import Chance
import Insurance
import Presentation
import Simulation

/// What each run of a report can be repeated from.
package struct ProvenancePart {
  let scenarios: [ReportFacts]
  /// What each is called.
  let names: [String]
  let language: Language

  package init(scenarios: [ReportFacts], names: [String], language: Language) {
    (self.scenarios, self.names, self.language) = (scenarios, names, language)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var blocks: [ReportBlock] {
    var table = ReportTable(
      title: say("What each run can be repeated from", "复现所需信息"), kind: .words,
      columns: [.words("")] + names.map { .words($0) }, rows: [])
    func add(_ name: String, _ value: (ReportFacts) -> String) {
      table.rows.append(.cells([RichText(name)] + scenarios.map { .code(value($0)) }))
    }
    add(say("program", "程序")) { _ in "dabing \(ProgramVersion.current)" }
    add(say("model version", "模型版本")) { _ in "\(ModelVersion.current)" }
    add(say("method", "方法")) { $0.plan.method.text(language) }
    // The exact method has no replications, and a seed only for the people that a law of X is made of.
    add(say("replications", "模拟次数")) { $0.isExact ? "–" : NumberText.grouped($0.plan.replications) }
    add(say("seed", "种子")) { $0.plan.drawsBySeed ? "\($0.plan.seed)" : "–" }
    add(say("policy", "政策")) { $0.policy?.id ?? "" }
    add(say("hash of the scenario", "情景哈希")) { $0.run.scenarioHash }
    add(say("hash of the policy", "政策哈希")) { $0.run.policyHash }
    return [
      .section(say("Provenance", "数据来源与复现"), place: "provenance"),
      .paragraph(
        RichText(
          say(
            "The same program, scenario, policy, method, replications and seed give the same numbers to the last digit, on any number of threads.",
            "同一程序、情景、政策、方法、模拟次数与种子，在任意线程数下得到完全相同的数字。"))),
      .table(table),
    ]
  }
}
