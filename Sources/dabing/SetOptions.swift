import ArgumentParser
import Documents

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

  /// Whether it sets a value at or below a path.
  func sets(_ path: String) -> Bool {
    values.contains { $0.hasPrefix(path + "=") || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[") }
  }
}
