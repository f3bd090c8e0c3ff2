import Documents
import Insurance

/// Reads which parts of a patient's expense a scope clause takes in.
enum ScopeReader {
  static let field = Field(
    "components",
    .object(
      ExpenseComponent.allCases.map { component in
        // Only the overflow has a benefit of its own to be paid by.
        let choices = ExpenseComponent.Treatment.allCases.filter {
          $0 != .separately || component == .chronicOverflow
        }
        return Field(
          component.rawValue, .cited(.choice(choices.map(\.rawValue)), .clause),
          "\(component.words): whether it counts")
      }),
    "which parts of what basic insurance leaves count; needed where a scenario's expense is made of episodes, or of a file's parts"
  )

  /// The clause on the chronic overflow.
  static func overflowClause(_ part: Reader) -> Clause? {
    part.citedText(ExpenseComponent.chronicOverflow.rawValue).map { Clause($0.clause) }
  }

  /// The parts that the file leaves out, which do not count, in one sentence; nothing where it says something of each, or of none.
  static func leftOut(of scope: Reader) -> [Policy.Remark] {
    guard let part = scope.object("components") else { return [] }
    let missing = ExpenseComponent.allCases.filter { !part.has($0.rawValue) }.map(\.words)
    guard !missing.isEmpty else { return [] }
    return [
      Policy.Remark(
        words: Words(
          en: "parts of expense that the file does not name do not count: \(missing.map(\.en).joined(separator: ", "))",
          zh: "文件未列明的费用部分不计入：\(missing.map(\.zh).joined(separator: "、"))"),
        clause: Clause(scope.text("clause") ?? "—"))
    ]
  }

  /// What the file says of every part; a part that it leaves out does not count. Nil where it says nothing or something is wrong.
  static func components(of scope: Reader) -> [ExpenseComponent: ExpenseComponent.Treatment]? {
    guard let part = scope.object("components") else { return nil }
    var treatments: [ExpenseComponent: ExpenseComponent.Treatment] = [:]
    for component in ExpenseComponent.allCases {
      guard part.has(component.rawValue) else {
        treatments[component] = .excluded
        continue
      }
      guard
        let treatment = part.citedText(component.rawValue).flatMap({ ExpenseComponent.Treatment(rawValue: $0.text) })
      else { return nil }
      treatments[component] = treatment
    }
    return treatments
  }
}
