import Data
import Insurance

/// The group that a cell of the file names, under every policy.
struct ResolvedGroup: Sendable {
  /// By which people are counted: the group's name under the first policy that has it, `general`, or what stands there.
  let key: String
  /// What people of it get, by policy.
  let benefits: [PersonBenefits]
  /// The policies that do not have it, where its people count as general.
  let unknownTo: [Int]

  /// The same for groups that get the same.
  var id: String { key + "|" + benefits.map(\.groups).joined(separator: "|") }
}

/// Finds groups by what cells say: an id, a title in either language, or several of them joined by '+' or '、'.
///
/// A block of a file has few different cells, so that each is resolved once a block.
struct PersonGroups {
  /// Why a cell names no group.
  struct Unknown: Error {
    let policy: String
    let nearest: String?
  }

  private let plan: ReplayPlan
  private(set) var groups: [ResolvedGroup] = []
  /// By cell, the last one found in front; nil within for none.
  private var cells: [(text: [UInt8], place: Int)] = []
  private var places: [String: Int] = [:]
  private let nearestName: @Sendable (String, [String]) -> String?

  init(_ plan: ReplayPlan, nearestName: @escaping @Sendable (String, [String]) -> String?) {
    self.plan = plan
    self.nearestName = nearestName
  }

  /// Where a cell's group stands among ``groups``.
  @inline(__always)
  mutating func place(of cell: UnsafeBufferPointer<UInt8>) throws(Unknown) -> Int {
    for (index, known) in cells.enumerated() where known.text.elementsEqual(cell) {
      if index > 0 { cells.swapAt(index, index - 1) }
      return known.place
    }
    return try add(cell)
  }

  private static let mostCells = 64

  private mutating func add(_ cell: UnsafeBufferPointer<UInt8>) throws(Unknown) -> Int {
    let text = ShownText.of(cell)
    let group = try resolved(text)
    let id = group.id
    let place = places[id] ?? groups.count
    if place == groups.count {
      groups.append(group)
      places[id] = place
    }
    if cells.count < Self.mostCells { cells.append((Array(cell), place)) }
    return place
  }

  private func resolved(_ text: String) throws(Unknown) -> ResolvedGroup {
    var (benefits, unknown, key): ([PersonBenefits], [Int], String?) = ([], [], nil)
    for (place, policy) in plan.policies.enumerated() {
      var groups = Group.generalID
      do throws(Policy.UnknownName) {
        groups = try policy.groups(named: text)
        key = key ?? groups
      } catch {
        guard plan.takesUnknownAsGeneral else {
          throw Unknown(policy: policy.id, nearest: nearestName(error.name, error.known))
        }
        unknown.append(place)
      }
      guard let own = PersonBenefits(policy, groups: groups) else { throw Unknown(policy: policy.id, nearest: nil) }
      benefits.append(own)
    }
    return ResolvedGroup(key: key ?? text, benefits: benefits, unknownTo: unknown)
  }
}
