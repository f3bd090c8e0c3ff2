import Files
import Insurance
import Plans
import Presentation
import RunReports
import Simulation

/// What the figures rest on: assumptions, clauses, words, and where the run comes from.
struct SourceSheets {
  let facts: ReportFacts
  let record: RunRecord
  let words: SheetWords

  private var language: Language { words.language }

  func writeAssumptions(to book: Spreadsheet) throws(OutputError) {
    var table = SheetTable(columns: [
      .init(title: words.say("kind", "类别"), width: 12), .init(title: words.say("value", "参数"), width: 38),
      .init(title: words.say("is", "取值"), width: 24, style: .wrapped),
      .init(title: words.say("why", "说明"), width: 60, style: .wrapped),
      .init(title: words.say("source or clause", "来源或条款"), width: 60, style: .wrapped),
    ])
    for (values, kind) in [
      (facts.run.settings, words.say("set", "本次设定")), (facts.run.inputs, words.say("input", "输入")),
      (facts.run.assumptions, words.say("assumption", "假设")),
    ] {
      for value in values {
        table.add([
          .words(kind), .words(names.text(value.path)), .words(value.value(language)), .words(value.note?(language)),
          .words(value.source?(language) ?? value.leftOpen(language)),
        ])
      }
    }
    table.write(to: try book.sheet(words.say("Assumptions", "假设")), frozen: 2)
  }

  private var names: ValueName { ValueName(under: facts.run.summary.plan.policies.first, language) }

  func writeClauses(to book: Spreadsheet) throws(OutputError) {
    guard let policy = facts.run.summary.plan.policies.first else { return }
    var table = SheetTable(columns: [
      .init(title: words.say("value", "参数"), width: 44),
      .init(title: words.say("is", "取值"), width: 40, style: .wrapped),
      .init(title: words.say("clause or source", "条款或来源"), width: 44, style: .wrapped),
      .init(title: words.say("mark", "标记"), width: 16),
      .init(title: words.say("note", "说明"), width: 60, style: .wrapped),
    ])
    for document in policy.documents {
      table.add([.words(words.say("document", "文件")), .words(document.title), .words(document.number)])
    }
    table.add([
      .words(words.say("scope", "支付范围")), .words(policy.scope.words(language)),
      .words(policy.scope.clause.cited(language)),
    ])
    for value in policy.values {
      let mark =
        value.isSet ? words.say("set", "已设定") : value.isAssumption ? words.say("assumption", "假设") : nil
      table.add(
        [
          .words(names.text(value.path)), .words(value.words(language)), .words(value.citedOrigin(language)),
          .words(mark),
          .words(value.note?(language)),
        ], value.isAssumption || value.isSet ? CellStyle(wraps: true, role: .assumption) : nil)
    }
    for (remarks, kind) in [
      (policy.readingRemarks, words.say("how an open point is read", "条款理解")),
      (policy.notModelled, words.say("not in these figures", "未纳入测算")),
    ] {
      for remark in remarks {
        table.add([.words(kind), .words(remark.words(language)), .words(remark.clause.cited(language))])
      }
    }
    table.write(to: try book.sheet(words.say("Clauses", "政策条款")), frozen: 1)
  }

  func writeGlossary(to book: Spreadsheet) throws(OutputError) {
    let shown = Set(record.results.map(\.metric))
    var table = SheetTable(columns: [
      .init(title: words.say("figure", "指标"), width: 44),
      .init(title: words.say("name in results.json", "results.json中的名称"), width: 36),
      .init(title: words.say("unit", "单位"), width: 14),
      .init(title: words.say("what it is", "含义"), width: 90, style: .wrapped),
    ])
    for metric in Metric.glossary where shown.contains(metric.name) {
      table.add([
        .words(metric.nameAlone(language)), .words(metric.name), .words(metric.unit.words(language)),
        .words(metric.meaning(language)),
      ])
    }
    table.write(to: try book.sheet(words.say("Glossary", "术语")), frozen: 1)
  }

  func writeProvenance(to book: Spreadsheet) throws(OutputError) {
    let provenance = record.provenance
    var table = SheetTable(columns: [
      .init(title: words.say("what the run can be repeated from", "复现所需信息"), width: 36),
      .init(title: "", width: 50),
    ])
    for (name, value) in [
      (words.say("program", "程序"), "\(provenance.program) \(provenance.programVersion)"),
      (words.say("model version", "模型版本"), "\(provenance.modelVersion)"),
      (words.say("scenario", "情景"), provenance.scenario), (words.say("policy", "政策"), provenance.policy),
      (words.say("method", "方法"), MethodName.text(of: provenance.method, language)),
      (words.say("replications", "模拟次数"), provenance.replications.map { "\($0)" } ?? "–"),
      (words.say("seed", "种子"), provenance.seed.map { "\($0)" } ?? "–"),
      (words.say("hash of the scenario", "情景哈希"), provenance.scenarioHash),
      (words.say("hash of the policy", "政策哈希"), provenance.policyHash),
    ] {
      table.add([.words(name), .words(value)])
    }
    table.write(to: try book.sheet(words.say("Provenance", "来源与复现")))
  }
}
