import Insurance

/// What counts towards a person's X under a policy, and what does not.
struct ScopeText {
  private let scope: Policy.Scope

  init(_ scope: Policy.Scope) { self.scope = scope }

  struct Record: Encodable {
    let words: String
    let clause: String
    /// Parts by what the scope does with them; nil where the policy does not say.
    let included: [String]?
    let excluded: [String]?
    let separately: [String]?
  }

  var record: Record {
    func names(_ treatment: ExpenseComponent.Treatment) -> [String]? {
      scope.components.map { _ in parts(treatment).map(\.rawValue) }
    }
    return Record(
      words: scope.words.en, clause: scope.clause.text, included: names(.included), excluded: names(.excluded),
      separately: names(.separately))
  }

  func text(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var lines = [say("the amount is: ", "计算基数：") + scope.words(language) + " \(scope.clause.bracketed(language))"]
    func line(_ head: String, _ treatment: ExpenseComponent.Treatment, _ clause: Clause) {
      let parts = parts(treatment).map { $0.words(language) }
      guard !parts.isEmpty else { return }
      lines.append("  " + head + parts.joined(separator: say("; ", "、")) + " \(clause.bracketed(language))")
    }
    line(say("counts: ", "计入："), .included, scope.clause)
    line(say("does not: ", "不计入："), .excluded, scope.clause)
    line(say("paid apart, without a deductible: ", "单独支付，不设起付线："), .separately, scope.overflowClause)
    return lines.joined(separator: "\n") + "\n"
  }

  private func parts(_ treatment: ExpenseComponent.Treatment) -> [ExpenseComponent] {
    ExpenseComponent.allCases.filter { scope.components?[$0] == treatment }
  }
}
