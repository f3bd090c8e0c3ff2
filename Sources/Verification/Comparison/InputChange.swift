import Documents
import Foundation
import Scenarios

/// A value of a file that is no longer what it was when the baseline was written.
package struct InputChange: Sendable, Hashable {
  package enum Kind: String, Sendable, Encodable {
    case policy, scenario, data
  }

  package let kind: Kind
  package let path: String
  /// Nil where the file did not state it before.
  package let before: String?
  /// Nil where it states it no more.
  package let after: String?
  /// The clause or the source, the new one where there is one.
  package let origin: String?
  /// Where it stands now, or where its file is named.
  package let place: Place

  /// Everything that a scenario rests on and that differs: policy, scenario, data.
  static func all(from before: Baseline, to inputs: ScenarioFile.Inputs, of file: ScenarioFile) -> [InputChange] {
    let place = Place(file: file.path)
    return between(before.policyValues, inputs.policy, kind: .policy, file: inputs.policyPlace)
      + between(before.scenarioValues, inputs.scenario, kind: .scenario, file: place)
      + between(before.data, inputs.data, file: place)
  }

  /// The values that differ, in the order of the file, then those that are gone.
  private static func between(
    _ before: [Baseline.Value], _ after: [StatedInput], kind: Kind, file: Place
  ) -> [InputChange] {
    let old = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.map(\.path))
    var changes: [InputChange] = []
    for value in after {
      let was = old[value.path]
      if let was, StatedInput.isSame(was.value, value.text) { continue }
      // A built-in policy has no file that an editor could open.
      let place = FileManager.default.fileExists(atPath: value.place.file) ? value.place : file
      changes.append(
        InputChange(
          kind: kind, path: value.path, before: was?.value, after: value.text, origin: value.origin ?? was?.origin,
          place: place))
    }
    for value in before where !new.contains(value.path) {
      changes.append(
        InputChange(
          kind: kind, path: value.path, before: value.value, after: nil, origin: value.origin, place: file))
    }
    return changes
  }

  private static func between(
    _ before: [Baseline.Data], _ after: [ScenarioFile.DataFile], file: Place
  ) -> [InputChange] {
    let old = Dictionary(before.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.map { ($0.path, $0.hash) }, uniquingKeysWith: { first, _ in first })
    return (before.map(\.path) + after.map(\.path).filter { old[$0] == nil }).compactMap { path in
      guard old[path] != new[path] else { return nil }
      return InputChange(
        kind: .data, path: path, before: old[path], after: new[path], origin: nil, place: file)
    }
  }
}
