import Documents
import Insurance
import Presentation
import Regions
import Scenarios
import Simulation

/// Changes in words, the same in every output. In Chinese a value and a metric have their names, with path and code behind.
struct ChangeWords {
  let language: Language
  /// What values and groups are called.
  private var titles = PathTitle(nil)

  init(language: Language) { self.language = language }

  /// With the names of a scenario's policy.
  func naming(_ check: ScenarioCheck) -> ChangeWords {
    var words = self
    words.titles = check.titles
    return words
  }

  func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// `benefit.rate: 75% → 74% [二]`
  func sentence(_ change: InputChange) -> String {
    guard language == .chinese else {
      return "\(change.path): \(change.before ?? "absent") → \(change.after ?? "absent")"
        + (change.origin.map { " [\($0)]" } ?? "")
    }
    func said(_ value: String) -> String {
      ChoiceWords.words(of: Words(en: value, zh: value), at: change.path).zh
    }
    let title = change.kind == .data ? nil : titles.words(of: change.path)?.zh
    return (title.map { "\($0)（\(change.path)）" } ?? change.path)
      + "：\(change.before.map(said) ?? "无") → \(change.after.map(said) ?? "无")"
      + (change.origin.map { "〔\(CitationForm.chinese($0))〕" } ?? "")
  }

  func sentence(_ change: ScenarioCheck.SettingChange) -> String {
    let (before, after) = (change.value(change.before, language), change.value(change.after, language))
    return change.words(language) + say(": ", "：") + "\(before) → \(after)"
  }

  func sentence(_ problem: Problem) -> String { problem.sentence(language) }

  /// How many of a file's cases hold.
  func count(_ file: CaseFileCheck) -> String {
    let held = file.cases.count(where: \.holds)
    return say("\(held) of \(file.cases.count) worked cases hold", "\(file.cases.count)个算例中\(held)个相符")
  }

  /// A figure of a worked case that does not hold.
  func sentence(_ figure: CaseCheck.Figure) -> String {
    say(
      "\(figure.name): expected \(figure.expected), actual \(figure.actual) yuan",
      "\(figure.words.zh)：应为\(figure.expected)元，实际\(figure.actual)元")
  }

  /// Where a case's expected values stand, behind its name.
  func source(_ check: CaseCheck) -> String {
    say(" [\(check.source.en)]", "〔\(CitationForm.chinese(check.source.zh))〕")
  }

  var orphan: String { say("a baseline without a scenario", "基准没有对应的情景") }

  /// The metric with its year and its group.
  func name(_ row: RowChange) -> String { name(row.key) }

  func name(_ key: Baseline.Row.Key) -> String {
    guard language == .chinese else {
      let parts = [key.year.map(String.init), key.group].compactMap(\.self)
      return key.metric + (parts.isEmpty ? "" : " (" + parts.joined(separator: ", ") + ")")
    }
    let metric = Metric.named(key.metric)
    let parts = [metric == nil ? nil : key.metric, key.year.map { "\($0)年" }, key.group.map { titles.group($0).zh }]
      .compactMap(\.self)
    return (metric?.nameAlone(.chinese) ?? key.metric) + (parts.isEmpty ? "" : "（" + parts.joined(separator: "，") + "）")
  }

  /// A value with the decimals that its size asks for.
  func value(_ value: Double?, _ unit: String) -> String {
    guard let value else { return say("missing", "缺少") }
    switch unit {
    case "share": return NumberText.percent(value, decimals: 4)
    case "yuan": return NumberText.grouped(value, decimals: abs(value) < 1e6 ? 2 : 0)
    default: return NumberText.grouped(value, decimals: abs(value) < 1e5 ? 4 : 0)
    }
  }

  /// A difference with its sign.
  func difference(_ row: RowChange) -> String {
    guard let difference = row.difference else { return "" }
    let size = abs(difference)
    let unit = row.unit
    let text: String
    if unit == "share" {
      text = NumberText.grouped(size * 100, decimals: 4) + say(" points", "个百分点")
    } else {
      // A difference too small for the usual decimals still has to show.
      let decimals = size >= 1e6 ? 0 : size >= 1 ? 2 : 2 + size.leadingZeros
      let words = unit == "yuan" ? say(" yuan", "元") : unit == "yuan/head" ? say(" yuan a head", "元/人") : ""
      text = NumberText.grouped(size, decimals: decimals) + words
    }
    return (difference < 0 ? "-" : "+") + text
  }

  func standardErrors(_ row: RowChange) -> String {
    guard let count = row.inStandardErrors else {
      return row.before?.standardError == 0 && row.difference != 0 && row.after != nil ? say("exact", "精确值") : ""
    }
    return (count < 0 ? "-" : "+") + NumberText.grouped(abs(count), decimals: 2)
  }

  /// What a noise test came to.
  func sentence(_ noise: NoiseTest) -> String {
    let rate = NumberText.percent(NoiseTest.falseAlarm, decimals: 1)
    let joint = NumberText.grouped(noise.jointProbability, decimals: 4)
    let count = noise.scores.count
    let worst = noise.worst.map { score in
      let size =
        score.standardErrors.map { NumberText.grouped($0, decimals: 2) + say(" standard errors", "倍标准误") }
        ?? say("a figure of no known noise", "误差未知的指标")
      return say("; the most unusual is \(name(score.key)) at \(size)", "；偏离最大的是\(name(score.key))，\(size)")
    }
    return say(
      "joint test of \(count) metrics: p \(noise.jointProbability == 1 ? ">= 0.9999" : "= \(joint)"), false alarm at most \(rate)\(worst ?? "")",
      "\(count)项指标联合检验：p\(noise.jointProbability == 1 ? "≥0.9999" : "=\(joint)")，误报率不超过\(rate)\(worst ?? "")")
  }

  /// What moved, the most standard errors first; what has no noise before everything.
  func ordered(_ rows: [RowChange]) -> [RowChange] {
    func weight(_ row: RowChange) -> Double {
      guard row.before != nil, row.after != nil else { return .infinity }
      return row.inStandardErrors.map(abs) ?? 1e300
    }
    return rows.enumerated().sorted { a, b in
      let (x, y) = (weight(a.element), weight(b.element))
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }
}

extension Double {
  /// How many zeros stand after the point before the first other digit, for a size below 1.
  fileprivate var leadingZeros: Int {
    var (size, count) = (self, 0)
    while size < 0.1, count < 12 {
      size *= 10
      count += 1
    }
    return count
  }
}
