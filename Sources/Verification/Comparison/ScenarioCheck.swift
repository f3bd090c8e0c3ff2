import Documents
import Insurance
import Plans
import Presentation
import Scenarios

/// One scenario against its baseline.
package struct ScenarioCheck: Sendable {
  /// The scenario file as the user named it.
  package let path: String
  package let name: String
  package let title: Words
  package let verdict: Verdict
  /// Values of policy, scenario and data that are not what they were.
  package let inputs: [InputChange]
  /// How the two were run, where that differs.
  package let settings: [SettingChange]
  /// Every row of the two tables.
  package let rows: [RowChange]
  /// Where the streams differ and nothing else does.
  package let noise: NoiseTest?
  package let remarks: [Words]
  /// What is wrong with a file.
  package let problems: [Problem]
  /// What the baseline would be now; nil where the scenario cannot be run.
  package let current: Baseline?
  /// What its policy calls values and groups.
  let titles: PathTitle

  /// A part of how a scenario is run.
  package struct SettingChange: Sendable, Hashable {
    package let name: String
    package let before: String
    package let after: String

    /// What it is called; in English as results have it.
    var words: Words {
      let chinese = ["modelVersion": "模型版本", "method": "计算方法", "replications": "模拟次数", "seed": "随机种子"]
      return Words(en: name, zh: chinese[name] ?? name)
    }

    /// A method has a name of its own.
    func value(_ text: String, _ language: Language) -> String { MethodName(rawValue: text)?.text(language) ?? text }
  }

  package var place: Place { Place(file: path) }

  /// The rows that differ beyond rounding and tolerance.
  package var moved: [RowChange] { rows.filter { $0.extent > .tolerated } }

  /// A scenario that cannot be run.
  init(path: String, problems: [Problem], inputs: [InputChange]) {
    self.init(
      path: path, name: path, title: Words(en: path, zh: path), verdict: .unusable, inputs: inputs, settings: [],
      rows: [],
      noise: nil, remarks: [], problems: problems, current: nil, titles: PathTitle(nil))
  }

  init(_ run: ScenarioRun, against baseline: Baseline?) {
    let (file, scenario, current) = (run.file, run.scenario, run.result)
    let titles = PathTitle(scenario.plan.policies.first)
    guard let baseline else {
      let path = BaselineFile(ofScenario: file.path).path
      let words = Words(
        en: "there is no \(path); dabing verify --update writes it", zh: "没有基准文件\(path)；用dabing verify --update生成")
      self.init(
        path: file.path, name: scenario.name, title: scenario.title, verdict: .incomparable, inputs: [], settings: [],
        rows: [], noise: nil, remarks: [words], problems: [], current: current, titles: titles)
      return
    }
    let changes = InputChange.all(from: baseline, to: run.inputs, of: file)
    let settings = Self.settings(baseline.provenance, current.provenance)
    let rows = RowChange.between(baseline.results, current.results, tolerances: file.tolerances)
    let largest = rows.map(\.extent).max() ?? .sameBits
    let noise =
      changes.isEmpty && !settings.isEmpty
      ? NoiseTest(rows, replications: (baseline.provenance.replications, current.provenance.replications)) : nil
    let verdict: Verdict
    if changes.contains(where: { $0.kind == .policy }) {
      verdict = .policyChanged
    } else if !changes.isEmpty {
      verdict = .scenarioChanged
    } else if largest >= .missing {
      verdict = .incomparable
    } else if let noise {
      verdict = noise.passes ? .insideNoise : .outsideNoise
    } else {
      verdict =
        switch largest {
        case .sameBits: .sameBits
        case .rounding: .rounding
        case .tolerated: .tolerated
        default: .codeChanged
        }
    }
    self.init(
      path: file.path, name: scenario.name, title: scenario.title, verdict: verdict, inputs: changes,
      settings: settings, rows: rows, noise: noise,
      remarks: Self.remarks(baseline.provenance, current.provenance, changes)
        + scenario.idleSettings().filter { idle in run.set.contains { idle.isWithin($0) } }.map(\.words), problems: [],
      current: current, titles: titles)
  }

  private init(
    path: String, name: String, title: Words, verdict: Verdict, inputs: [InputChange], settings: [SettingChange],
    rows: [RowChange], noise: NoiseTest?, remarks: [Words], problems: [Problem], current: Baseline?, titles: PathTitle
  ) {
    self.path = path
    self.name = name
    self.title = title
    self.verdict = verdict
    self.inputs = inputs
    self.settings = settings
    self.rows = rows
    self.noise = noise
    self.remarks = remarks
    self.problems = problems
    self.current = current
    self.titles = titles
  }

  private static func settings(_ before: Baseline.Provenance, _ after: Baseline.Provenance) -> [SettingChange] {
    [
      ("modelVersion", "\(before.modelVersion)", "\(after.modelVersion)"),
      ("method", before.method, after.method),
      ("replications", "\(before.replications)", "\(after.replications)"),
      ("seed", "\(before.seed)", "\(after.seed)"),
    ].filter { $0.1 != $0.2 }.map { SettingChange(name: $0.0, before: $0.1, after: $0.2) }
  }

  /// Hashes that differ though every value is the same.
  private static func remarks(
    _ before: Baseline.Provenance, _ after: Baseline.Provenance, _ changes: [InputChange]
  ) -> [Words] {
    var remarks: [Words] = []
    let ofScenario = changes.contains { $0.kind == .scenario }
    if before.policyHash != after.policyHash, !ofScenario, !changes.contains(where: { $0.kind == .policy }) {
      remarks.append(
        Words(
          en: "the policy file changed in wording, clauses or order only; --update takes its new hash",
          zh: "政策文件仅有文字、条款编号或次序变动；用--update更新其哈希值"))
    }
    if before.scenarioHash != after.scenarioHash, !ofScenario {
      remarks.append(
        Words(
          en: "the scenario file changed in wording or order only; --update takes its new hash",
          zh: "情景文件仅有文字或次序变动；用--update更新其哈希值"))
    }
    return remarks
  }
}
