import Simulation

/// Two stored runs side by side: what each figure was and is, and which inputs differ.
package struct RunComparison: Encodable, Sendable {
  package let before: StoredRun
  package let after: StoredRun
  /// Figures that both have.
  package let figures: [Figure]
  /// Inputs that differ, by their path; nil where one of the runs does not state it.
  package let inputs: [Input]
  /// Whether the two were computed from the same draws, so that their errors go together.
  package let sharesDraws: Bool

  package struct Figure: Encodable, Sendable {
    package let metric: String
    package let year: Int?
    package let group: String?
    package let unit: String
    package let before: Double
    package let after: Double
    package let difference: Double
    /// √(a² + b²) of the two standard errors, as if the runs had nothing in common: where they share draws it is larger
    /// than it need be. Nil where either is unknown.
    package let standardError: Double?
  }

  package struct Input: Encodable, Sendable {
    package let path: String
    package let before: String?
    package let after: String?
    /// The same as they are said.
    let words: (before: StoredValue?, after: StoredValue?)

    private enum CodingKeys: CodingKey { case path, before, after }
  }

  /// - Parameters:
  ///   - store: that has both.
  ///   - before: the number of the earlier run.
  ///   - after: the number of the later run.
  /// - Throws: `RunStoreError` where one is not there.
  package init(_ store: RunStore, before: Int64, after: Int64) throws(RunStoreError) {
    func run(_ id: Int64) throws(RunStoreError) -> StoredRun {
      guard let run = try store.run(id) else {
        throw RunStoreError(path: store.path, reason: "there is no run \(id) in it")
      }
      return run
    }
    self.before = try run(before)
    self.after = try run(after)
    let later = Dictionary(try store.results(of: after).map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    figures = try store.results(of: before).compactMap { old in
      guard let new = later[old.key] else { return nil }
      let error = old.standardError.flatMap { a in new.standardError.map { (a * a + $0 * $0).squareRoot() } }
      return Figure(
        metric: old.metric, year: old.year, group: old.group, unit: old.unit, before: old.value, after: new.value,
        difference: new.value - old.value, standardError: error)
    }
    inputs = Self.inputs(try store.values(of: before), try store.values(of: after))
    let (a, b) = (self.before.provenance, self.after.provenance)
    sharesDraws = a.seed != nil && a.seed == b.seed && a.modelVersion == b.modelVersion
  }

  private static func inputs(_ before: [StoredValue], _ after: [StoredValue]) -> [Input] {
    func values(_ list: [StoredValue]) -> [String: StoredValue] {
      // A setting stands over what the file states.
      Dictionary(list.map { ($0.path, $0) }, uniquingKeysWith: { $1 })
    }
    let (old, new) = (values(before), values(after))
    var seen = Set<String>()
    return (before + after).compactMap { value in
      let (a, b) = (old[value.path], new[value.path])
      guard seen.insert(value.path).inserted, a?.value != b?.value else { return nil }
      return Input(path: value.path, before: a?.value, after: b?.value, words: (a, b))
    }
  }
}
