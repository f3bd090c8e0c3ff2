import Documents
import Foundation
import Insurance
import Results
import Scenarios
import Simulation
import Testing

@testable import RunReports

/// Every label that people read is there in both languages: a walk over all lists of words, and over whole reports of
/// all shipped scenarios.
struct LabelsTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// Whether a Chinese text leaves an English word standing, other than a name, a path or a sign of the field.
  private static func leavesEnglish(_ text: String) -> Bool {
    guard !isChinese(text) else { return false }
    let words = text.split { !($0.isLetter || $0 == "." || $0 == "-" || $0 == "_" || $0.isNumber) }
    return words.contains { word in
      word.filter(\.isLetter).count > 3 && word.allSatisfy { $0.isLetter }
        && !["dabing", "TVaR"].contains(String(word))
    }
  }

  @Test func `every word of every list`() {
    var lists: [Words] = Metric.Section.allCases.map(\.words) + Party.ofEveryPolicy.map(\.words)
    lists += Policy.Standing.Status.allCases.map(\.words) + PartyFigure.allCases.map(\.words)
    lists += FanChart.Quantity.allCases.flatMap { [$0.title, $0.axis] }
    lists += PartyEffect.Party.allCases.map(\.words) + ReplicationsFile.columns.map(\.words)
    lists += Metric.glossary.flatMap { [$0.words, $0.meaning, $0.unit.words] }
    #expect(lists.count > 200)
    for words in lists {
      #expect(!words.en.isEmpty && !Self.isChinese(words.en), "\(words.en)")
      #expect(Self.isChinese(words.zh), "\(words.zh)")
    }
  }

  /// A report of few years; two where the scenario has one, so that what is said of years in a row is there too.
  private func report(_ name: String, _ language: Language) async throws -> (RunReport, RunFacts, MeanLedger) {
    let file = try ScenarioFile(path: Self.root.appending(path: "scenarios/\(name).yaml").path)
    var settings = ["population.insured=20000"]
    if name != "jiangxi-2025" { settings.append("horizon.years=2") }
    let scenario = try file.scenario(overrides: try settings.map { try Override(argument: $0) })
    let run = try SimulationRun(scenario.plan.with(replications: 110))
    let outcomes = try await run.outcomes(threads: 2)
    let facts = RunFacts(
      title: scenario.title, summary: try Summary(of: run.plan, outcomes: outcomes), assumptions: [], settings: [],
      warnings: [], scenarioHash: "s", policyHash: "p")
    let report = RunReport(
      [ReportFacts(facts, distribution: YearDistribution(of: outcomes[0], insured: run.plan.insured))],
      language: language)
    return (report, facts, try run.ledger(of: outcomes))
  }

  /// What a report says in its own words: titles, headings, labels, charts; not what documents and files say.
  private func labels(_ report: RunReport) -> [String] {
    var labels = [report.title, report.subtitle]
    for block in report.blocks {
      switch block {
      case .chapter(let text, _), .section(let text, _), .subsection(let text), .warning(let text): labels.append(text)
      case .paragraph(let text): labels.append(text.plain)
      case .answers(let answers): labels += answers.flatMap { [$0.question, $0.answer.plain] }
      case .charts(let charts):
        for chart in charts { labels += [chart.title, chart.description, chart.note] }
      case .table(let table):
        labels += [table.title] + table.columns.map(\.title)
        for row in table.rows {
          switch row {
          case .section(let text): labels.append(text)
          case .cells(let cells), .total(let cells): if table.kind == .figures { labels.append(cells[0].plain) }
          }
        }
      case .list(let items): labels += items.map(\.plain)
      case .terms(let terms): labels += terms.map(\.meaning.plain)
      }
    }
    return labels.filter { !$0.isEmpty }
  }

  @Test(arguments: ["jincheng-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"])
  func `every label of a report, and of the same run on the terminal`(_ name: String) async throws {
    let (english, facts, ledger) = try await report(name, .english)
    let chinese = RunReport(english.scenarios, language: .chinese)
    let (en, zh) = (labels(english), labels(chinese))
    #expect(en.count == zh.count && en.count > 100, "the same pieces in both")
    for label in zh { #expect(!Self.leavesEnglish(label), "\(label)") }
    // Titles of documents are Chinese in every language.
    let documents = facts.summary.plan.policies[0].documents
    for label in en where Self.isChinese(label) {
      let isCited = label.contains("[") || documents.contains { label.contains($0.number) || label.contains($0.title) }
      #expect(isCited, "\(label)")
    }
    for entry in ledger.entries {
      #expect(Self.isChinese(entry.reason.words.zh) && !Self.isChinese(entry.reason.words.en), "\(entry.reason.name)")
    }
    let text = RunText(facts, language: .chinese, style: .plain).text
    // A line of values by their path is what the file says.
    for line in text.split(separator: "\n") where !line.contains(" = ") && !line.contains("[") {
      #expect(!Self.leavesEnglish(String(line)), "\(line)")
    }
  }
}
