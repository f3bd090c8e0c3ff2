import Plans

/// The amounts of people as a file goes by, in bounded memory whatever its size.
///
/// Equal amounts are put together. Beyond `most` different ones, amounts go to cells a thousandth of themselves wide, which keep
/// how many people there are and what they spend together; the largest stay one by one. The mean is exact, every amount is
/// moved by less than a thousandth, and what a benefit pays moves only in the cell that its deductible or a limit lies in.
struct AmountTally {
  private struct Cell {
    var count = Records.Count()
    /// Yuan.
    var amount = 0.0

    mutating func add(_ other: Cell) {
      count.add(other.count)
      amount += other.amount
    }
  }

  /// How many different amounts are kept one by one.
  static let most = 1 << 16
  /// Of the largest, between half of these and all, where there are cells.
  private static let mostLarge = 2_048
  /// What of a number's bits stands behind the first ten of its fraction.
  private static let dropped: UInt64 = 42

  /// By the bits of the amount.
  private var single: [UInt64: Cell] = [:]
  /// By the bits of the amount without `dropped`; none where all amounts are kept.
  private var cells: [UInt64: Cell] = [:]
  /// From where on amounts are kept one by one where there are cells.
  private var floor = 0.0
  private var hasCells = false
  private(set) var without = Records.Count()

  /// How many different amounts above 0 there are.
  var different: Int { single.count + cells.count }

  /// Whether amounts have been put into cells.
  var isInCells: Bool { hasCells }

  mutating func add(_ amount: Double, _ count: Records.Count) {
    guard amount > 0 else { return without.add(count) }
    let cell = Cell(count: count, amount: amount * count.people)
    guard !hasCells || amount >= floor else {
      cells[amount.bitPattern >> Self.dropped, default: Cell()].add(cell)
      return
    }
    single[amount.bitPattern, default: Cell()].add(cell)
    if single.count > (hasCells ? Self.mostLarge : Self.most) { putSmallerIntoCells() }
  }

  /// Keeps the largest half of `mostLarge` one by one. Amounts above 0 are in the order of their bits.
  private mutating func putSmallerIntoCells() {
    hasCells = true
    let keys = single.keys.sorted()
    let first = keys.count - Self.mostLarge / 2
    for key in keys[..<first] {
      guard let cell = single.removeValue(forKey: key) else { continue }
      cells[key >> Self.dropped, default: Cell()].add(cell)
    }
    floor = Double(bitPattern: keys[first])
  }

  /// - Parameter pairs: those who have an overflow beside theirs.
  func records(beside pairs: [Records.Pair] = []) -> Records {
    Records(
      single.map { (Double(bitPattern: $0.key), $0.value.count) }
        + cells.map { ($0.value.amount / $0.value.count.people, $0.value.count) }, pairs: pairs, without: without)
  }
}
