import Documents
import Insurance
import Reports

/// A verification as JUnit XML: a test suite for the scenarios and one for each file of worked cases.
///
/// It holds everything that the schema of Ant's format asks for and nothing that Jenkins' forbids. Both want a host and
/// a time: there are none, so that equal results are equal files, and what stands there says so.
package struct VerificationJUnit {
  private let verification: Verification
  private let words = ChangeWords(language: .english)

  package init(_ verification: Verification) { self.verification = verification }

  private struct Test {
    let name: String
    var failure: (type: String, message: String, text: String)?
    var isError = false
  }

  package var text: String {
    var suites = [("scenarios", verification.scenarios.map(test) + verification.orphans.map(orphan))]
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
    let causes =
      check.problems.map(\.description) + check.inputs.map(words.sentence) + check.settings.map(words.sentence)
      + (check.noise.map { [words.sentence($0)] } ?? []) + check.remarks.map(\.en)
    let moved = words.ordered(check.moved).map { row in
      "\(words.name(row)): \(words.value(row.valueBefore, row.unit)) → \(words.value(row.valueAfter, row.unit))"
        + " (\(words.difference(row)); standard errors: \(words.standardErrors(row)))"
    }
    let verdict = check.verdict.words.en
    test.failure = (
      check.verdict.rawValue, verdict + (causes.first.map { ": " + $0 } ?? moved.first.map { ": " + $0 } ?? ""),
      (causes + moved).joined(separator: "\n")
    )
    test.isError = check.verdict == .unusable
    return test
  }

  private func orphan(_ path: String) -> Test {
    var test = Test(name: path)
    test.failure = (Verdict.incomparable.rawValue, "a baseline without a scenario", path)
    return test
  }

  private func tests(of file: CaseFileCheck) -> [Test] {
    guard file.problems.isEmpty else {
      var test = Test(name: file.path)
      let problems = file.problems.map(\.description)
      test.failure = (Verdict.unusable.rawValue, problems.first ?? "", problems.joined(separator: "\n"))
      test.isError = true
      return [test]
    }
    return file.cases.map { worked in
      var test = Test(name: worked.name)
      guard !worked.holds else { return test }
      let wrong = worked.figures.first { !$0.holds }
      let message =
        worked.problem
        ?? wrong.map { "\($0.name): expected \($0.expected) yuan, actual \($0.actual) yuan" } ?? "fails"
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
