import ArgumentParser
import Documents
import Insurance
import PolicyReports
import Scenarios
import Studies

/// Values set over those of the file.
package struct SetOptions: ParsableArguments {
  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Set a value over the file's, by its path: benefit.deductible=10000, benefit.bands[1].rate=65%. Repeatable.",
      valueName: "path=value"))
  package var values: [String] = []

  package init() {}

  /// A value of the scenario that has an option of its own, such as `--seed 5`.
  package struct Own {
    package let path: String
    /// Nil where it was not given.
    package let value: String?

    package init(path: String, value: String?) { (self.path, self.value) = (path, value) }
  }

  /// All of them, or all that is wrong with them.
  ///
  /// - Parameter own: options that set a value too: what both set is refused, since one of them would be dropped.
  package func overrides(and own: [Own] = []) throws(DocumentError) -> [Override] {
    try Settings(settings(and: own)).overrides()
  }

  /// The same as they were typed.
  package func settings(and own: [Own] = []) -> [ScenarioSource.Setting] {
    values.map { ScenarioSource.Setting($0) }
      + own.compactMap { option in
        option.value.map { ScenarioSource.Setting("\(option.path)=\($0)", option: "--\(option.path) \($0)") }
      }
  }

  /// What a policy answers under the settings, with those of them that change nothing of it.
  ///
  /// - Parameters:
  ///   - own: what options of their own set.
  ///   - reason: why the value at a path changes nothing, where that is known.
  ///   - make: the answer under some settings.
  package func answer<Answer: PolicyAnswer>(
    and own: [ScenarioSource.Setting] = [], because reason: (_ path: String) -> Words? = { _ in nil },
    _ make: ([Override]) throws -> Answer
  ) throws -> Answer {
    try Settings(settings() + own).answer(because: reason, make)
  }

  /// Whether it sets a value at or below a path.
  package func sets(_ path: String) -> Bool {
    values.contains { $0.hasPrefix(path + "=") || $0.hasPrefix(path + ".") || $0.hasPrefix(path + "[") }
  }
}
