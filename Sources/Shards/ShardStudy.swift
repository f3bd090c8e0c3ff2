import Chance
import Files
import Foundation
import Insurance
import Plans
import Presentation
import Scenarios

/// The run that a shard is a part of: all from which it can be made again, and by which parts of one run are told.
struct ShardStudy: Codable, Hashable, Sendable {
  let program: String
  let programVersion: String
  let modelVersion: Int
  let scenario: String
  let scenarioHash: String
  let policy: String
  let policyHash: String
  let method: String
  let replications: Int
  let seed: UInt64
  /// Nil of a comparison.
  let source: ScenarioSource?
  /// Nil of a run. What stands above is of its baseline.
  let comparison: ComparisonSource?
  /// The numbers of a replication in their order: a name, and `<i8` for a whole number or `<f8` for one with a fraction,
  /// as NumPy spells little-endian numbers of eight bytes.
  let columns: [[String]]

  /// As many as a scenario can ask for.
  static let mostReplications = 10_000_000

  init(_ scenario: Scenario, from source: ScenarioSource) {
    self.init(scenario, [scenario.plan], source, nil)
  }

  /// - Parameters:
  ///   - baseline: of the comparison.
  ///   - plans: that it runs; the first is the baseline's.
  init(_ baseline: Scenario, _ plans: [SimulationPlan], of comparison: ComparisonSource) {
    self.init(baseline, plans, nil, comparison)
  }

  private init(
    _ scenario: Scenario, _ plans: [SimulationPlan], _ source: ScenarioSource?, _ comparison: ComparisonSource?
  ) {
    let plan = scenario.plan
    program = "dabing"
    programVersion = ProgramVersion.current
    modelVersion = Int(ModelVersion.current)
    self.scenario = plan.name
    scenarioHash = scenario.contentHash
    policy = plan.policies.first?.id ?? ""
    policyHash = scenario.policyHash
    method = plan.method.rawValue
    replications = plan.replications
    seed = plan.seed
    self.source = source
    self.comparison = comparison
    columns = RunLayouts(of: plans).columns
  }

  /// What all parts of one run have in common.
  struct Trait: Hashable, Sendable {
    let name: Words
    let value: String
  }

  var traits: [Trait] {
    func trait(_ en: String, _ zh: String, _ value: String) -> Trait {
      Trait(name: Words(en: en, zh: zh), value: value)
    }
    let usual = ["method=", "replications=", "seed="]
    let settings = (source?.settings ?? comparison?.settings ?? []).map(\.text)
    let files = (comparison.map { [$0.baseline] + $0.others } ?? [])
    let policies = (source.map { [$0.policies] } ?? []) + files.map(\.policies)
    let dataFiles = (source?.dataFiles ?? []) + files.flatMap(\.dataFiles)
    return [
      trait("program version", "程序版本", programVersion), trait("model version", "模型版本", "\(modelVersion)"),
      trait("scenario", "情景", scenario), trait("scenario's hash", "情景哈希值", scenarioHash),
      trait("policy", "政策", policy), trait("policy's hash", "政策哈希值", policyHash),
      trait("method", "方法", method), trait("number of replications", "模拟次数", "\(replications)"),
      trait("seed", "随机种子", "\(seed)"),
      trait(
        "settings", "设定值",
        "'"
          + settings.filter { text in !usual.contains { text.hasPrefix($0) } }.joined(separator: " ") + "'"),
      trait(
        "policy files", "政策文件",
        "'"
          + policies.flatMap { $0.sorted { $0.key < $1.key } }.map { "\($0.key) \(Self.checksum($0.value))" }
          .joined(separator: ", ") + "'"),
      trait(
        "data files", "数据文件",
        "'" + dataFiles.map { "\($0.path) \($0.hash)" }.joined(separator: ", ") + "'"),
      trait("alternatives", "比较方案", comparison.map(Self.alternatives) ?? "none"),
    ]
  }

  /// What is compared, by name; a checksum tells apart what is named alike.
  private static func alternatives(_ comparison: ComparisonSource) -> String {
    let names = comparison.others.map(\.path) + comparison.changes.compactMap { try? $0.alternative().name }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = (try? encoder.encode(comparison)) ?? Data()
    return "'\(names.joined(separator: ", "))' \(checksum(String(decoding: bytes, as: UTF8.self)))"
  }

  private static func checksum(_ text: String) -> String {
    var checksum = Checksum()
    checksum.add(Array(text.utf8)[...])
    return checksum.text
  }

  /// Whether this program draws the same numbers and reports them in the same way.
  var isOfThisProgram: Bool {
    programVersion == ProgramVersion.current && modelVersion == Int(ModelVersion.current)
  }
}
