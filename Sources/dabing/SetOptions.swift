import ArgumentParser
import Documents
import Insurance
import Reports
import Scenarios

/// Values set over those of the file.
struct SetOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Set a value over the file's, by its path: benefit.deductible=10000, benefit.bands[1].rate=65%. Repeatable.",
      valueName: "path=value"))
  var values: [String] = []

  /// A value of the scenario that has an option of its own, such as `--seed 5`.
  struct Own {
    let path: String
    /// Nil where it was not given.
    let value: String?
  }

  /// All of them, or all that is wrong with them.
  ///
  /// - Parameter own: options that set a value too: what both set is refused, since one of them would be dropped.
  func overrides(and own: [Own] = []) throws(DocumentError) -> [Override] {
    var overrides: [Override] = []
    var problems: [Problem] = []
    for value in values {
      do throws(DocumentError) { overrides.append(try Override(argument: value)) } catch { problems += error.problems }
    }
    for option in own {
      guard let value = option.value else { continue }
      let typed = "--\(option.path) \(value)"
      do throws(DocumentError) {
        overrides.append(try Override(argument: "\(option.path)=\(value)", typedAs: typed))
      } catch {
        problems += error.problems
      }
    }
    problems += Override.conflicts(overrides)
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return overrides
  }

  /// What a policy answers under the settings, with those of them that change nothing of it.
  ///
  /// - Parameter make: the answer under some settings.
  func answer<Answer: PolicyAnswer>(_ make: ([Override]) throws -> Answer) throws -> Answer {
    let overrides = try overrides()
    var answer = try make(overrides)
    let figures = answer.figures
    answer.idle = IdleSetting.among(overrides) { place in
      var others = overrides
      others.remove(at: place)
      return (try? make(others))?.figures == figures
    }.map(\.words)
    return answer
  }

  /// Whether it sets a value at or below a path.
  func sets(_ path: String) -> Bool {
    values.contains { $0.hasPrefix(path + "=") || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[") }
  }
}
