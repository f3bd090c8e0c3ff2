import Insurance

/// A verification as a Markdown table, for a pull request or a job's summary.
package struct VerificationMarkdown {
  private let verification: Verification
  private let words: ChangeWords

  private static let mostRows = 25

  package init(_ verification: Verification, language: Language) {
    self.verification = verification
    words = ChangeWords(language: language)
  }

  private var language: Language { words.language }

  package var text: String {
    let passed = verification.passes
    var text =
      "## dabing verify: " + (passed ? "✅ " : "❌ ") + verification.verdict.words(language) + "\n\n"
    text += row([words.say("file", "文件"), words.say("verdict", "结论"), words.say("cause", "原因")])
    text += "|---|---|---|\n"
    for check in verification.scenarios {
      text += row([code(check.path), sign(check.verdict) + check.verdict.words(language), cause(of: check)])
    }
    for file in verification.cases {
      let failed = file.cases.filter { !$0.holds }.map { code($0.name) }
      text += row([
        code(file.path), sign(file.verdict) + words.count(file),
        (file.problems.map { escaped(words.sentence($0)) } + failed).joined(separator: "<br>"),
      ])
    }
    for path in verification.orphans {
      text += row([code(path), "❌ " + words.orphan, ""])
    }
    for check in verification.scenarios where !check.verdict.passes && !check.moved.isEmpty { text += moved(check) }
    for file in verification.cases {
      for failed in file.cases where !failed.holds { text += steps(failed) }
    }
    return text + "\n"
  }

  private func cause(of check: ScenarioCheck) -> String {
    let words = self.words.naming(check)
    let causes =
      check.problems.map(words.sentence) + check.inputs.map(words.sentence) + check.settings.map(words.sentence)
      + (check.noise.map { [words.sentence($0)] } ?? []) + check.remarks.map { $0(language) }
    let shown = causes.prefix(8).map(escaped)
    let more = causes.count > 8 ? ["… +\(causes.count - 8)"] : []
    return (shown + more).joined(separator: "<br>")
  }

  private func moved(_ check: ScenarioCheck) -> String {
    let words = self.words.naming(check)
    let rows = words.ordered(check.moved)
    var text = "\n<details><summary>\(html(check.path)): "
    text += words.say("\(rows.count) figures moved", "\(rows.count)项指标有变动") + "</summary>\n\n"
    text += row([
      words.say("metric", "指标"), words.say("baseline", "基准"), words.say("now", "现值"), words.say("change", "变动"),
      words.say("in standard errors", "相当于标准误"),
    ])
    text += "|---|--:|--:|--:|--:|\n"
    for moved in rows.prefix(Self.mostRows) {
      text += row([
        code(words.name(moved)), words.value(moved.valueBefore, moved.unit), words.value(moved.valueAfter, moved.unit),
        words.difference(moved), words.standardErrors(moved),
      ])
    }
    if rows.count > Self.mostRows { text += "\n… +\(rows.count - Self.mostRows)\n" }
    return text + "\n</details>\n"
  }

  private func steps(_ failed: CaseCheck) -> String {
    "\n<details><summary>\(html(failed.name + words.source(failed)))</summary>\n\n```\n"
      + WorkedCaseText(failed, words: words).text() + "```\n\n</details>\n"
  }

  private func sign(_ verdict: Verdict) -> String { verdict.passes ? "✅ " : "❌ " }

  private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }

  private func code(_ text: String) -> String { "`" + text.replacing("`", with: "'").replacing("|", with: "\\|") + "`" }

  private func html(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }

  /// What would be read as markup stands as itself.
  private func escaped(_ text: String) -> String {
    var text = html(text).replacing("\n", with: " ")
    for mark in ["\\", "|", "*", "_", "`", "[", "]", "~"] { text = text.replacing(mark, with: "\\" + mark) }
    return text
  }
}
