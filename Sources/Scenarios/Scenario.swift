import Documents
import Insurance
import Simulation

/// A scenario that can be run, with where its figures come from.
package struct Scenario: Sendable {
  package let name: String
  package let title: Words
  package let plan: SimulationPlan
  /// Every figure of the scenario file.
  package let values: [ReadValue]
  package let contentHash: String
  package let policyHash: String

  /// Figures of the scenario that no source says.
  package var assumptions: [ReadValue] { values.filter(\.isAssumption) }

  /// What a reader must know before believing the result.
  package var warnings: [Words] {
    guard let policy = plan.policies.first else { return [] }
    var warnings: [Words] = []
    switch policy.standing.status {
    case .consultationDraft:
      warnings.append(
        Words(en: "\(policy.id) is a consultation draft, not yet in force", zh: "\(policy.id)为征求意见稿，尚未正式施行"))
    case .stylised:
      warnings.append(
        Words(en: "\(policy.id) is a stylised plan, not a document", zh: "\(policy.id)为示意方案，非正式文件"))
    case .inForce, .superseded:
      break
    }
    for policy in plan.policies where !policy.standing.covers(policy.year) {
      let from = policy.standing.from.description
      let to = policy.standing.to?.description
      warnings.append(
        Words(
          en: "\(policy.year) lies outside the dates of \(policy.id): from \(from)" + (to.map { " to \($0)" } ?? " on"),
          zh: "\(policy.year)年不在\(policy.id)的有效期内：自\(from)起" + (to.map { "至\($0)" } ?? "")))
    }
    for value in policy.values where value.isBelowFloor {
      warnings.append(
        Words(
          en: "\(value.path) = \(value.text) lies below the document's 'at least' (\(value.clause.text))",
          zh: "\(value.path) = \(value.text)低于文件规定的下限（\(value.clause.text)）"))
    }
    return warnings
  }
}
