import Plans

/// People who have an overflow beside X as a file goes by, in bounded memory whatever its size.
///
/// Like pairs are put together. Beyond `most` different ones they go to cells a 64th of X and a quarter of the overflow wide, which
/// keep how many people there are and what X and overflow come to: their means are exact.
struct PairTally {
  private struct Key: Hashable, Comparable {
    let amount: UInt64
    let overflow: UInt64

    static func < (a: Key, b: Key) -> Bool { (a.amount, a.overflow) < (b.amount, b.overflow) }
  }

  private struct Cell {
    var count = Records.Count()
    /// Yuan.
    var amount = 0.0
    var overflow = 0.0
  }

  /// How many different pairs are kept one by one.
  static let most = 4_096
  /// What of the numbers' bits stands behind the first six, and the first two, of their fractions.
  private static let dropped: (amount: UInt64, overflow: UInt64) = (46, 50)

  private var cells: [Key: Cell] = [:]
  private(set) var isInCells = false

  mutating func add(_ amount: Double, _ overflow: Double, _ count: Records.Count) {
    let key = Key(amount: amount.bitPattern, overflow: overflow.bitPattern)
    put(
      Cell(count: count, amount: amount * count.people, overflow: overflow * count.people),
      at: isInCells ? Self.coarse(key) : key)
    guard !isInCells, cells.count > Self.most else { return }
    isInCells = true
    let exact = cells.sorted { $0.key < $1.key }
    cells = [:]
    for (key, cell) in exact { put(cell, at: Self.coarse(key)) }
  }

  private mutating func put(_ cell: Cell, at key: Key) {
    var all = cells[key] ?? Cell()
    all.count.add(cell.count)
    all.amount += cell.amount
    all.overflow += cell.overflow
    cells[key] = all
  }

  private static func coarse(_ key: Key) -> Key {
    Key(amount: key.amount >> dropped.amount, overflow: key.overflow >> dropped.overflow)
  }

  /// In the order of X and of the overflow.
  var pairs: [Records.Pair] {
    cells.sorted { $0.key < $1.key }.map(\.value).filter { $0.count.people > 0 }.map { cell in
      Records.Pair(
        amount: cell.amount / cell.count.people, overflow: cell.overflow / cell.count.people, count: cell.count)
    }
  }
}
