import Insurance
import Plans
import Presentation
import Scenarios
import Search

/// What the figures and values of a search are called where a person reads them.
struct QueryName {
  private let groups: [String: String]
  private let values: ValueName
  private let language: Language

  init(under plan: SimulationPlan, _ language: Language) {
    let policy = plan.policies.first
    groups = Dictionary(
      (policy?.groups ?? []).map { ($0.id, $0.words(language)) }, uniquingKeysWith: { first, _ in first })
    values = ValueName(under: policy, language)
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// `claims a head, disabled, 2026`, without a unit.
  func words(_ query: MetricQuery) -> String {
    let group = query.group.map { id in
      id.split(separator: "+").map { groups[String($0)] ?? String($0) }.joined(separator: " + ")
    }
    let year = query.year.map { say("\($0)", "\($0)年") }
    return [query.metric.nameAlone(language), group, year].compactMap(\.self).joined(separator: say(", ", "，"))
  }

  /// With the unit of its numbers, as the heading of a column.
  func heading(_ query: MetricQuery) -> String {
    let unit = MetricTitle.unit(of: query.metric, language: language)
    return words(query) + (unit.isEmpty ? "" : say(", \(unit)", "（\(unit)）"))
  }

  /// With the name by which it is asked for behind it.
  func text(_ query: MetricQuery, style: Style = .plain) -> String { words(query) + " " + style.dim(query.text) }

  /// `probability that funding is enough >= 95%`.
  func words(_ condition: Condition) -> String {
    let sign = condition.comparison.rawValue
    let said = language == .chinese ? sign.replacing("<=", with: "≤").replacing(">=", with: "≥") : " \(sign) "
    return words(condition.metric) + said + condition.bound.text
  }

  /// What a value is called; its path where it has no name.
  func title(_ path: String) -> String { values.title(path) ?? path }

  /// With its path behind it.
  func text(_ path: String, style: Style = .plain) -> String { values.text(path, style: style) }

  /// In a sentence: the name with the path in brackets behind it.
  func called(_ path: String) -> String { values.title(path).map { bracketed($0, path) } ?? path }
  func called(_ query: MetricQuery) -> String { bracketed(words(query), query.text) }
  func called(_ condition: Condition) -> String { bracketed(words(condition), condition.metric.text) }

  private func bracketed(_ words: String, _ code: String) -> String {
    say("\(words) (\(code))", "\(words)（\(code)）")
  }

  /// The names of columns with the paths that they stand for, a line each; empty where every path is its own name.
  func legend(_ paths: [String], _ queries: [MetricQuery] = [], style: Style) -> String {
    let lines =
      paths.compactMap { path in values.title(path).map { ($0, path) } } + queries.map { (words($0), $0.text) }
    guard !lines.isEmpty else { return "" }
    var table = TextTable([.init(""), .init("")])
    for (name, path) in lines { table.add([name, path]) }
    return style.dim(table.rendered().split(separator: "\n").joined(separator: "\n")) + "\n"
  }
}
