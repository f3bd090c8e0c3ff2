import Documents

extension ScenarioMaker {
  /// Groups of the population that the file names twice: `a+b` and `b+a` are the same people, and so are `a` and `a+a`.
  func repeatedGroups(scenario: Node) -> [Problem] {
    var named: [Set<String>: String] = [:]
    var problems: [Problem] = []
    for entry in scenario["population"]?["groups"]?.entries ?? [] where Kind.Format.group.accepts(entry.key) {
      let parts = Self.parts(of: entry.key)
      if parts.count < entry.key.split(separator: "+").count {
        problems.append(Problem("'\(entry.key)' names a group twice", at: entry.keyPlace))
      } else if let first = named.updateValue(entry.key, forKey: parts) {
        problems.append(
          Problem("'\(entry.key)' is the same group as '\(first)': give the people's share once", at: entry.keyPlace))
      }
    }
    return problems
  }

  /// The groups that a name joins.
  static func parts(of name: String) -> Set<String> { Set(name.split(separator: "+").map(String.init)) }
}
