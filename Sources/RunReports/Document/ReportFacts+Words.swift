import Insurance
import Presentation
import Simulation

/// What every form of a report says at its beginning.
extension ReportFacts {
  /// Whether the law itself is known, and no years are simulated.
  var isExact: Bool { plan.method == .exact }
  /// Whether nothing at all is drawn, not even the people that a law of X is made of.
  var isWithoutSampling: Bool { isExact && !plan.hasPilot }

  /// The policy, the people, and how the figures were computed.
  package func subtitle(_ language: Language) -> String {
    let people = NumberText.grouped(plan.insured)
    let count = NumberText.grouped(plan.replications)
    let title = policy?.title(language) ?? ""
    let hasPilot = plan.hasPilot
    switch language {
    case .english:
      let exact = "exact law, " + (hasPilot ? "with the error of the pilot of people" : "no sampling error")
      return "\(title) · \(people) insured · " + (isExact ? exact : "\(count) simulated years")
    case .chinese:
      let exact = "精确分布，" + (hasPilot ? "误差来自人群样本" : "无抽样误差")
      return "\(title) · 参保\(people)人 · " + (isExact ? exact : "模拟\(count)次")
    }
  }

  /// The three questions of everybody, each with its answer in a sentence.
  package func answers(_ language: Language) -> [(question: String, answer: String)] {
    AnswersPart(facts: self, language: language).answers.map { answer in
      (answer.question, (answer.verdict.map { $0 + (language == .chinese ? "：" : ": ") } ?? "") + answer.answer.plain)
    }
  }
}
