import ArgumentParser
import CommandOptions
import Insurance

/// How many people are in a group, on the command line: `employees=206000`, or `general+employees=1000` for people in both.
struct PeopleOfGroup: ExpressibleByArgument {
  let group: String
  let count: Amount

  init?(argument: String) {
    let halves = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2, let count = Amount(argument: halves[1]) else { return nil }
    group = halves[0]
    self.count = count
  }

  /// All of them together.
  static func sum(_ people: [PeopleOfGroup], _ option: String) throws -> Int {
    try people.reduce(0) { $0 + (try $1.count.people(option, atLeast: 0)) }
  }

  /// Counts by group, each group once.
  ///
  /// - Throws: `BadData` where a policy does not know a group, or a group comes twice.
  static func counts(_ people: [PeopleOfGroup], _ option: String, under policy: Policy) throws -> [String: Int] {
    let known = policy.groups.map(\.id)
    var counts: [String: Int] = [:]
    for own in people {
      for id in own.group.split(separator: "+").map(String.init) where !known.contains(id) {
        throw BadData("\(option) names '\(id)', which is no group of \(policy.id): there are \(list: known)")
      }
      guard counts[own.group] == nil else { throw BadData("\(option) names '\(own.group)' twice") }
      counts[own.group] = try own.count.people(option, atLeast: 0)
    }
    return counts
  }
}
