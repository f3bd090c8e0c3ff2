import Documents
import Insurance
import Presentation

/// A verification as JUnit XML: a test suite for the scenarios and one for each file of worked cases.
///
/// It holds everything that the schema of Ant's format asks for and nothing that Jenkins' forbids. Both want a host and
/// a time: there are none, so that equal results are equal files, and what stands there says so.
package struct VerificationJUnit {
  private let verification: Verification
  private let words: ChangeWords

  package init(_ verification: Verification, language: Language) {
    self.verification = verification
    words = ChangeWords(language: language)
  }

  private struct Test {
    let name: String
    var failure: (type: String, message: String, text: String)?
    var isError = false
  }

  package var text: String {
    var suites = [(words.say("scenarios", "情景"), verification.scenarios.map(test) + verification.orphans.map(orphan))]
    suites += verification.cases.map { file in (file.path, tests(of: file)) }
    suites.removeAll { $0.1.isEmpty }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites>\n"
    for (i, (name, tests)) in suites.enumerated() {
      text += "  <testsuite name=\"\(escaped(name))\" package=\"dabing.verify\" id=\"\(i)\" hostname=\"localhost\" "
      text += "timestamp=\"1970-01-01T00:00:00\" time=\"0\" \(counts(tests))>\n"
      text += "    <properties>\n      <property name=\"programVersion\" value=\"\(ProgramVersion.current)\"/>\n"
      text += "    </properties>\n"
      for test in tests { text += element(test, suite: name) }
      text += "    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private func counts(_ tests: [Test]) -> String {
    let failures = tests.count { $0.failure != nil && !$0.isError }
    let errors = tests.count { $0.failure != nil && $0.isError }
    return "tests=\"\(tests.count)\" failures=\"\(failures)\" errors=\"\(errors)\""
  }

  private func element(_ test: Test, suite: String) -> String {
    let head = "    <testcase classname=\"\(escaped(suite))\" name=\"\(escaped(test.name))\" time=\"0\""
    guard let failure = test.failure else { return head + "/>\n" }
    let kind = test.isError ? "error" : "failure"
    return head + ">\n      <\(kind) type=\"\(escaped(failure.type))\" message=\"\(escaped(failure.message))\">"
      + escaped(failure.text) + "</\(kind)>\n    </testcase>\n"
  }

  private func test(_ check: ScenarioCheck) -> Test {
    var test = Test(name: check.path)
    guard !check.verdict.passes else { return test }
    let words = self.words.naming(check)
    let causes =
      check.problems.map(words.sentence) + check.inputs.map(words.sentence) + check.settings.map(words.sentence)
      + (check.noise.map { [words.sentence($0)] } ?? []) + check.remarks.map { $0(words.language) }
    let moved = words.ordered(check.moved).map { row in
      let (name, difference, errors) = (words.name(row), words.difference(row), words.standardErrors(row))
      let values = "\(words.value(row.valueBefore, row.unit)) → \(words.value(row.valueAfter, row.unit))"
      return words.say(
        "\(name): \(values) (\(difference); standard errors: \(errors))",
        "\(name)：\(values)（变动\(difference)；相当于标准误：\(errors)）")
    }
    let all = causes + moved
    test.failure = (
      check.verdict.rawValue,
      check.verdict.words(words.language) + (all.first.map { words.say(": ", "：") + $0 } ?? ""),
      all.joined(separator: "\n")
    )
    test.isError = check.verdict == .unusable
    return test
  }

  private func orphan(_ path: String) -> Test {
    var test = Test(name: path)
    test.failure = (Verdict.incomparable.rawValue, words.orphan, path)
    return test
  }

  private func tests(of file: CaseFileCheck) -> [Test] {
    guard file.problems.isEmpty else {
      var test = Test(name: file.path)
      let problems = file.problems.map { words.sentence($0) }
      test.failure = (Verdict.unusable.rawValue, problems.first ?? "", problems.joined(separator: "\n"))
      test.isError = true
      return [test]
    }
    return file.cases.map { worked in
      var test = Test(name: worked.name)
      guard !worked.holds else { return test }
      let wrong = worked.figures.first { !$0.holds }
      let message =
        worked.problem?(words.language)
        ?? wrong.map {
          words.say(
            "\($0.name): expected \($0.expected) yuan, actual \($0.actual) yuan",
            "\($0.words.zh)：应为\($0.expected)元，实际\($0.actual)元")
        } ?? words.say("fails", "不符")
      test.failure = (
        Verdict.caseFailed.rawValue, message, WorkedCaseText(worked, words: words).text()
      )
      return test
    }
  }

  /// XML 1.0 text: what marks up is written as entities, what the standard forbids is left out.
  private func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
