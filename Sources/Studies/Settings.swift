import Documents
import Insurance
import PolicyReports
import Scenarios

/// Values that are set over those of a file, as they were typed.
package struct Settings: Sendable, Hashable {
  package let all: [ScenarioSource.Setting]

  package init(_ all: [ScenarioSource.Setting]) { self.all = all }

  /// - Parameter texts: `benefit.rate=65%` and the like.
  package init(_ texts: [String]) { self.init(texts.map { ScenarioSource.Setting($0) }) }

  /// What they set, in their order.
  ///
  /// - Throws: `DocumentError` with all that is wrong with them.
  package func overrides() throws(DocumentError) -> [Override] {
    var overrides: [Override] = []
    var problems: [Problem] = []
    for setting in all {
      do throws(DocumentError) { overrides.append(try setting.override()) } catch { problems += error.problems }
    }
    problems += Override.conflicts(overrides)
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return overrides
  }

  /// What a policy answers under the settings, with those of them that change nothing of it.
  ///
  /// - Parameters:
  ///   - reason: why the value at a path changes nothing, where that is known.
  ///   - make: the answer under some settings.
  package func answer<Answer: PolicyAnswer>(
    because reason: (_ path: String) -> Words? = { _ in nil }, _ make: ([Override]) throws -> Answer
  ) throws -> Answer {
    let overrides = try overrides()
    var answer = try make(overrides)
    let figures = answer.figures
    answer.idle = IdleSetting.among(overrides) { place in
      var others = overrides
      others.remove(at: place)
      return (try? make(others))?.figures == figures
    }.map { idle in
      (reason(idle.path).map { IdleSetting(path: idle.path, because: $0) } ?? idle).words
    }
    return answer
  }
}
