import Insurance

/// What people come to, by group and band of X: counts, and money in fen.
package struct ReplayTotals: Sendable {
  /// Where the sums of a cell stand.
  struct Layout: Sendable {
    /// Of the sums of each policy: beneficiaries, then a sum for each layer, then what sets it against the first policy.
    let starts: [Int]
    let layers: [Int]
    let width: Int
    let bands: Int

    init(_ plan: ReplayPlan) {
      var (starts, next): ([Int], Int) = ([], 2)
      layers = plan.policies.map(\.layers.count)
      for (place, count) in layers.enumerated() {
        starts.append(next)
        next += 1 + count + (place > 0 ? 4 : 0)
      }
      self.starts = starts
      width = next
      bands = plan.bandCount
    }
  }

  /// The sums of some people.
  package struct Sums: Sendable {
    package let people: Int
    /// X, fen.
    package let amount: Int128
    package let policies: [OfPolicy]

    package struct OfPolicy: Sendable {
      package let beneficiaries: Int
      /// Fen, by layer.
      package let layers: [Int128]
      /// Against the first policy; nil for itself.
      package let difference: Difference?

      package var benefit: Int128 { layers.reduce(0, +) }
    }

    /// Who gets more, and who less.
    package struct Difference: Sendable {
      package let winners: Int
      package let gained: Int128
      package let losers: Int
      package let lost: Int128
    }

    /// What members keep of X under a policy, fen.
    package func kept(_ policy: Int) -> Int128 { amount - policies[policy].benefit }
  }

  private let layout: Layout
  /// In the order in which they were met.
  package private(set) var groups: [String] = []
  private var places: [String: Int] = [:]
  private var sums: [Int128] = []

  init(_ layout: Layout) { self.layout = layout }

  /// What can be: sums of what was read from a file may be anything, and have to stay within all numbers.
  static let mostPeople: ClosedRange<Int> = 0...1 << 50
  static let mostMoney: ClosedRange<Int128> = -(1 << 100)...1 << 100

  /// The groups and all sums, by group, band and what is counted.
  var parts: (groups: [String], sums: [Int128]) { (groups, sums) }

  /// Adds the sums of a part of the file.
  ///
  /// - Parameter rows: of the part, each of which is a person of one cell.
  /// - Returns: false where they cannot be those of any part.
  mutating func add(_ keys: [String], part: [Int128], of rows: Int) -> Bool {
    let size = layout.bands * layout.width
    guard part.count == keys.count * size, Set(keys).count == keys.count,
      part.allSatisfy(Self.mostMoney.contains)
    else { return false }
    var people = Int128(0)
    for cell in stride(from: 0, to: part.count, by: layout.width) {
      people += part[cell]
      let counted = layout.starts.enumerated().flatMap { policy, start in
        let end = start + 1 + layout.layers[policy]
        return [start] + (policy > 0 ? [end, end + 2] : [])
      }
      guard part[cell] >= 0, counted.allSatisfy({ 0...part[cell] ~= part[cell + $0] }) else { return false }
    }
    guard people == rows else { return false }
    for (own, key) in keys.enumerated() {
      let place = place(of: key)
      for offset in 0..<size { sums[place * size + offset] += part[own * size + offset] }
    }
    return true
  }

  private mutating func place(of key: String) -> Int {
    if let place = places[key] { return place }
    places[key] = groups.count
    groups.append(key)
    sums += Array(repeating: 0, count: layout.bands * layout.width)
    return groups.count - 1
  }

  /// Adds the sums of a block.
  ///
  /// - Parameters:
  ///   - keys: the block's groups.
  ///   - block: its sums, by group, then by band.
  mutating func add(_ keys: [String], _ block: [Int64]) {
    let size = layout.bands * layout.width
    for (own, key) in keys.enumerated() {
      let place = place(of: key)
      for offset in 0..<size { sums[place * size + offset] += Int128(block[own * size + offset]) }
    }
  }

  /// The sums of a group, of a band, of both, or of all.
  package func sums(ofGroup group: Int? = nil, band: Int? = nil) -> Sums {
    var all = [Int128](repeating: 0, count: layout.width)
    for own in groups.indices where group == nil || group == own {
      for place in 0..<layout.bands where band == nil || band == place {
        let start = (own * layout.bands + place) * layout.width
        for offset in 0..<layout.width { all[offset] += sums[start + offset] }
      }
    }
    let policies = layout.starts.indices.map { policy in
      let start = layout.starts[policy]
      let end = start + 1 + layout.layers[policy]
      return Sums.OfPolicy(
        beneficiaries: Int(clamping: all[start]), layers: Array(all[(start + 1)..<end]),
        difference: policy == 0
          ? nil
          : Sums.Difference(
            winners: Int(clamping: all[end]), gained: all[end + 1], losers: Int(clamping: all[end + 2]),
            lost: all[end + 3]))
    }
    return Sums(people: Int(clamping: all[0]), amount: all[1], policies: policies)
  }

  /// No expense, below the first limit, and from each limit on.
  package var bandCount: Int { layout.bands }
}
