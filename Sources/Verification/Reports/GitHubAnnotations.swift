import Documents
import Insurance

/// Workflow commands of GitHub Actions: an error at the line that changed, a notice where streams are others.
package struct GitHubAnnotations {
  private let verification: Verification
  private let words: ChangeWords

  package init(_ verification: Verification, language: Language) {
    self.verification = verification
    words = ChangeWords(language: language)
  }

  /// A command a line; empty where everything is the same.
  package var text: String {
    var lines: [String] = []
    for check in verification.scenarios {
      let title = check.verdict.words(words.language)
      let words = self.words.naming(check)
      if check.verdict.passes {
        if check.verdict != .sameBits {
          let cause = check.noise.map(words.sentence) ?? title
          lines.append(command("notice", check.place, title: title, cause))
        }
        continue
      }
      for problem in check.problems {
        lines.append(command("error", problem.place, title: title, problem.said(words.language)))
      }
      for change in check.inputs {
        lines.append(
          command("error", change.place, title: title, check.name + words.say(": ", "：") + words.sentence(change)))
      }
      if check.problems.isEmpty, check.inputs.isEmpty {
        let moved = words.ordered(check.moved).prefix(5).map { words.name($0) + " " + words.difference($0) }
        let causes = (check.noise.map { [words.sentence($0)] } ?? []) + check.remarks.map { $0(words.language) } + moved
        lines.append(command("error", check.place, title: title, causes.joined(separator: "\n")))
      }
    }
    for file in verification.cases {
      let title = file.verdict.words(words.language)
      for problem in file.problems {
        lines.append(command("error", problem.place, title: title, problem.said(words.language)))
      }
      for failed in file.cases where !failed.holds {
        let figures = failed.figures.filter { !$0.holds }.map { words.sentence($0) }
        let problem = [failed.problem].compactMap { $0?(words.language) }
        let message = ([failed.name] + problem + figures).joined(separator: "\n")
        lines.append(command("error", failed.place, title: title, message))
      }
    }
    for path in verification.orphans {
      lines.append(
        command(
          "error", Place(file: path), title: Verdict.incomparable.words(words.language),
          words.orphan))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func command(_ kind: String, _ place: Place, title: String, _ message: String) -> String {
    let line = place.line > 0 ? ",line=\(place.line),col=\(place.column)" : ""
    return "::\(kind) file=\(property(direct(place.file)))\(line),title=\(property(title))::\(data(message))"
  }

  /// The path without its detours, `scenarios/./policy.yaml` as `scenarios/policy.yaml`: GitHub compares texts.
  private func direct(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) where part != "." {
      if part == "..", let last = parts.last, !["", ".."].contains(last) {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  /// As the runner unescapes a command's message.
  private func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private func property(_ text: String) -> String { data(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}
