import Presentation

/// A worked case that fails: expected and actual, then how the actual figure came about, step by step.
struct WorkedCaseText {
  private let check: CaseCheck
  private let words: ChangeWords

  init(_ check: CaseCheck, words: ChangeWords) {
    self.check = check
    self.words = words
  }

  func text(indent: Int = 0, style: Style = .plain) -> String {
    let margin = String(repeating: " ", count: indent)
    if let problem = check.problem { return margin + problem(words.language) + "\n" }
    var table = TextTable([
      .init(""), .init(words.say("expected, yuan", "应为，元"), .trailing),
      .init(words.say("actual, yuan", "实际，元"), .trailing), .init(words.say("difference, yuan", "差额，元"), .trailing),
    ])
    for figure in check.figures {
      table.add([
        (figure.holds ? "  " : "✗ ") + figure.words(words.language), NumberText.grouped(figure.expected, decimals: 2),
        NumberText.grouped(figure.actual, decimals: 2),
        figure.holds ? "" : NumberText.grouped(figure.actual - figure.expected, decimals: 2),
      ])
    }
    let steps = check.steps(words.language).split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : margin + $0 }.joined(separator: "\n")
    return table.rendered(indent: indent, style: style) + "\n" + steps
  }
}
