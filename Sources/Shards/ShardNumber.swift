/// Which part of a run a shard is: the third of seven.
package struct ShardNumber: Hashable, Sendable {
  /// From 1 to `count`.
  package let place: Int
  package let count: Int

  /// Reads `3/7`.
  ///
  /// - Returns: nil where it is anything else, or no such part.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let place = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(place, of: count)
  }

  init?(_ place: Int, of count: Int) {
    guard count >= 1, (1...count).contains(place) else { return nil }
    self.place = place
    self.count = count
  }

  /// `3/7`.
  package var text: String { "\(place)/\(count)" }

  /// `shard-3-of-7.dabing`.
  package var fileName: String { "shard-\(place)-of-\(count).\(Self.ending)" }

  /// What the names of shard files end in.
  static let ending = "dabing"

  /// Which replications it has, from 0, of all those of a run: as many as any other part, or one more or less.
  ///
  /// - Parameter replications: of the run, at most ten million, and no fewer than there are parts.
  package func range(of replications: Int) -> Range<Int> {
    replications * (place - 1) / count..<replications * place / count
  }
}
