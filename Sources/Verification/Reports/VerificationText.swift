import Insurance
import Presentation
import Scenarios

/// A verification for people: a line for what passes, the cause and the figures for what does not.
package struct VerificationText {
  private let verification: Verification
  private let words: ChangeWords
  private let style: Style

  /// How many figures of a scenario are shown; the others are counted.
  private static let mostRows = 12

  package init(_ verification: Verification, language: Language, style: Style) {
    self.verification = verification
    words = ChangeWords(language: language)
    self.style = style
  }

  private var language: Language { words.language }

  package var text: String {
    var text = ""
    for check in verification.scenarios { text += scenario(check) }
    for file in verification.cases { text += cases(file) }
    for path in verification.orphans {
      text += mark(false) + path + colon + words.orphan + "\n"
    }
    for (path, kind) in verification.others {
      text += "  " + path + words.say(": not verified by itself, ", "：不单独核对，") + kind.words(language) + "\n"
    }
    let all = verification.verdicts
    let passed = all.count(where: \.passes)
    let held = words.say("every worked case holds", "各算例均相符")
    let isCases = verification.scenarios.isEmpty && verification.verdict == .sameBits
    text += "\n" + style.bold(isCases ? held : verification.verdict.words(language)) + "\n"
    let worked = verification.cases.reduce(0) { $0 + $1.cases.count }
    text += words.say(
      "\(verification.scenarios.count) scenarios, \(worked) worked cases; \(passed) of \(all.count) files pass",
      "情景\(verification.scenarios.count)个，算例\(worked)个；\(all.count)个文件中\(passed)个通过")
    return text
  }

  private var colon: String { words.say(": ", "：") }

  private func mark(_ passes: Bool) -> String { passes ? "✓ " : style.bold("✗ ") }

  private func scenario(_ check: ScenarioCheck) -> String {
    let words = self.words.naming(check)
    var text = mark(check.verdict.passes) + check.path + colon + check.verdict.words(language) + "\n"
    for problem in check.problems { text += "    " + words.sentence(problem) + "\n" }
    for change in check.inputs { text += "    " + words.sentence(change) + "\n" }
    for change in check.settings { text += "    " + words.sentence(change) + "\n" }
    if let noise = check.noise { text += "    " + words.sentence(noise) + "\n" }
    for remark in check.remarks { text += "    " + remark(language) + "\n" }
    if check.noise?.passes != true { text += moved(check, words) }
    return text
  }

  private func moved(_ check: ScenarioCheck, _ words: ChangeWords) -> String {
    let rows = words.ordered(check.moved)
    guard !rows.isEmpty else {
      return check.inputs.isEmpty ? "" : "    " + words.say("no result moved", "结果没有变动") + "\n"
    }
    var table = TextTable([
      .init(words.say("metric", "指标")), .init(words.say("baseline", "基准"), .trailing),
      .init(words.say("now", "现值"), .trailing), .init(words.say("change", "变动"), .trailing),
      .init(words.say("in standard errors", "相当于标准误"), .trailing),
    ])
    for row in rows.prefix(Self.mostRows) {
      table.add([
        words.name(row), words.value(row.valueBefore, row.unit), words.value(row.valueAfter, row.unit),
        words.difference(row), words.standardErrors(row),
      ])
    }
    let rest = rows.count - Self.mostRows
    return table.rendered(indent: 4, style: style)
      + (rest > 0 ? "    " + words.say("and \(rest) more figures", "另有\(rest)项") + "\n" : "")
  }

  private func cases(_ file: CaseFileCheck) -> String {
    let verdict = file.problems.isEmpty ? words.count(file) : file.verdict.words(language)
    var text = mark(file.verdict.passes) + file.path + colon + verdict + "\n"
    for problem in file.problems { text += "    " + words.sentence(problem) + "\n" }
    for failed in file.cases where !failed.holds {
      text += "  " + mark(false) + failed.name + words.source(failed) + "\n"
      text += WorkedCaseText(failed, words: words).text(indent: 6, style: style)
    }
    return text
  }
}
