import Insurance
import Testing

/// A value as a document states it, with the clause, or as it is assumed where the document leaves it open.
struct StatedValue {
  let path: String
  let text: String
  let clause: String
  let isAssumption: Bool

  init(_ path: String, _ text: String, _ clause: String) {
    (self.path, self.text, self.clause, isAssumption) = (path, text, clause, false)
  }

  init(_ path: String, _ text: String, assumed clause: String) {
    (self.path, self.text, self.clause, isAssumption) = (path, text, clause, true)
  }

  /// One value that each of several groups has, of which the document names the floor alone.
  static func each(of groups: [String], _ key: String, _ text: String, assumed clause: String) -> [StatedValue] {
    groups.map { StatedValue("benefit.groups.\($0).\(key)", text, assumed: clause) }
  }

  /// One value that each of several groups has.
  static func each(of groups: [String], _ key: String, _ text: String, _ clause: String) -> [StatedValue] {
    groups.map { StatedValue("benefit.groups.\($0).\(key)", text, clause) }
  }
}

/// Fails for each value that the policy does not hold as stated, and for each that it holds besides.
func expect(
  _ policy: Policy, holds stated: [StatedValue], sourceLocation: SourceLocation = #_sourceLocation
) {
  for value in stated {
    guard let held = policy.values.first(where: { $0.path == value.path }) else {
      Issue.record("'\(value.path)' is not held", sourceLocation: sourceLocation)
      continue
    }
    #expect(held.text == value.text, "\(value.path)", sourceLocation: sourceLocation)
    #expect(held.clause.text == value.clause, "\(value.path)", sourceLocation: sourceLocation)
    #expect(held.isAssumption == value.isAssumption, "\(value.path)", sourceLocation: sourceLocation)
    #expect(!held.isSet && !held.isBelowFloor, "\(value.path)", sourceLocation: sourceLocation)
  }
  // What the scope does with each part has tests of its own.
  let others = Set(policy.values.map(\.path).filter { !$0.hasPrefix("scope.components.") }).subtracting(
    stated.map(\.path))
  #expect(others == [], "held but not stated", sourceLocation: sourceLocation)
}

/// Fails unless the groups are these, each with its name in the document and its clause.
func expect(
  _ policy: Policy, tellsApart groups: [(id: String, zh: String, clause: String)],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(policy.groups.map(\.id) == groups.map(\.id), sourceLocation: sourceLocation)
  #expect(policy.groups.map(\.words.zh) == groups.map(\.zh), sourceLocation: sourceLocation)
  #expect(policy.groups.map(\.clause.text) == groups.map(\.clause), sourceLocation: sourceLocation)
}
