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
    let text = String(decoding: cell, as: UTF8.self)
    let group = try resolved(text)
    let id = group.key + "|" + group.benefits.map(\.groups).joined(separator: "|")
    let place = places[id] ?? groups.count
    if place == groups.count {
      groups.append(group)
      places[id] = place
    }
    if cells.count < Self.mostCells { cells.append((Array(cell), place)) }
    return place
  }

  private func resolved(_ text: String) throws(Unknown) -> ResolvedGroup {
    let parts = text.split { "+＋、".contains($0) }.map { $0.filter { !$0.isWhitespace || $0 == " " } }
      .map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }.filter { !$0.isEmpty }
    var (benefits, unknown, key): ([PersonBenefits], [Int], String?) = ([], [], nil)
    for (place, policy) in plan.policies.enumerated() {
      var ids: [String] = []
      var missing: String?
      for part in parts {
        if let id = Self.id(part, in: policy) {
          if !ids.contains(id) { ids.append(id) }
        } else {
          missing = missing ?? part
        }
      }
      if let missing {
        guard plan.takesUnknownAsGeneral else {
          let names = policy.groups.flatMap { [$0.id, $0.words.zh, $0.words.en] }
          throw Unknown(policy: policy.id, nearest: nearestName(missing, names))
        }
        unknown.append(place)
        ids = [Group.generalID]
      }
      let joined = ids.isEmpty ? Group.generalID : ids.joined(separator: "+")
      guard let own = PersonBenefits(policy, groups: joined) else { throw Unknown(policy: policy.id, nearest: nil) }
      benefits.append(own)
      if missing == nil { key = key ?? joined }
    }
    return ResolvedGroup(key: key ?? text, benefits: benefits, unknownTo: unknown)
  }

  private static func id(_ name: String, in policy: Policy) -> String? {
    policy.groups.first { $0.id == name || $0.words.zh == name || $0.words.en.lowercased() == name.lowercased() }?.id
  }
}
