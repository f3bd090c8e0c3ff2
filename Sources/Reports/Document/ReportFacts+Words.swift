import Insurance
import Simulation

/// What every form of a report says at its beginning.
extension ReportFacts {
  /// Whether the law itself is known, and no years are simulated.
  var isExact: Bool { plan.method == .exact }

  /// The policy, the people, and how the figures were computed.
  package func subtitle(_ language: Language) -> String {
    let people = NumberText.grouped(plan.insured)
    let count = NumberText.grouped(plan.replications)
    let title = policy?.title(language) ?? ""
    switch language {
    case .english:
      return "\(title) · \(people) insured · " + (isExact ? "exact law, no sampling error" : "\(count) simulated years")
    case .chinese:
      return "\(title) · 参保\(people)人 · " + (isExact ? "精确分布，无抽样误差" : "模拟\(count)次")
    }
  }

  /// The three questions of everybody, each with its answer in a sentence.
  package func answers(_ language: Language) -> [(question: String, answer: String)] {
    AnswersPart(facts: self, language: language).answers.map { ($0.question, $0.answer.plain) }
  }
}
