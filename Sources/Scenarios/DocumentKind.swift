import Documents
import Insurance

/// The kinds of files that people write, told by the keys that no other kind has.
package enum DocumentKind: String, Sendable, CaseIterable {
  case scenario, policy, reform, `case`, targets, history

  /// A scenario where there is none of the keys of the others.
  package init(of node: Node) {
    func has(_ names: String...) -> Bool { names.contains { node[$0] != nil } }
    self =
      if has("benefit", "benefits", "riskSharing", "inForce") {
        .policy
      } else if has("changes") {
        .reform
      } else if has("cases") {
        .case
      } else if has("targets", "parameters") {
        .targets
      } else if has("years"), !has("population", "expense") {
        .history
      } else {
        .scenario
      }
  }

  /// "a policy".
  package var words: Words {
    switch self {
    case .scenario: Words(en: "a scenario", zh: "情景文件")
    case .policy: Words(en: "a policy", zh: "政策文件")
    case .reform: Words(en: "a reform", zh: "改革方案文件")
    case .case: Words(en: "a file of worked cases", zh: "算例文件")
    case .targets: Words(en: "a file of targets", zh: "校准目标文件")
    case .history: Words(en: "a file of yearly totals", zh: "历年数据文件")
    }
  }
}
