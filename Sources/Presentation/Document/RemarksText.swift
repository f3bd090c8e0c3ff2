import Insurance

/// How a policy's open points are read, and what of it is not simulated.
package struct RemarksText {
  let policy: Policy

  package init(_ policy: Policy) { self.policy = policy }

  package func text(_ language: Language, style: Style) -> String {
    block(policy.readingRemarks, Words(en: "How open points are read", zh: "条款理解"), language, style)
      + block(policy.notModelled, Words(en: "Not in these figures", zh: "未纳入测算"), language, style)
  }

  private func block(_ remarks: [Policy.Remark], _ title: Words, _ language: Language, _ style: Style) -> String {
    guard !remarks.isEmpty else { return "" }
    let lines = remarks.map { "  \(CitationForm.of($0.words, language)) \($0.clause.bracketed(language))\n" }
    return "\n" + style.bold(title(language)) + "\n" + lines.joined()
  }
}
