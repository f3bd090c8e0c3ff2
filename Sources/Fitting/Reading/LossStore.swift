/// The amounts of some rows as they are read, in bounded memory whatever the file's size.
///
/// Beyond `most` of them they go to cells a four-thousandth of themselves wide, of which each keeps how many it has and what they
/// come to. The mean is exact; a likelihood moves by less than a part in a hundred million.
struct LossStore {
  private(set) var exact: [Double] = []
  /// One for each exact amount, or none.
  private(set) var weights: [Double] = []
  var atLeast: [Observations.AtLeast] = []
  var intervals: [Observations.Interval] = []
  var zeros = 0.0
  /// By the bits of the amount without `dropped`.
  private var cells: [UInt64: Cell] = [:]
  private(set) var isInCells = false

  private struct Cell {
    var weight = 0.0
    var amount = 0.0
  }

  /// How many amounts are kept one by one.
  static let most = 1 << 21
  /// What of a number's bits stands behind the first twelve of its fraction.
  private static let dropped: UInt64 = 40

  /// - Parameter weight: nil where every amount counts once.
  mutating func add(_ amount: Double, weight: Double?) {
    exact.append(amount)
    if let weight { weights.append(weight) }
    if exact.count >= Self.most { putIntoCells() }
  }

  mutating func add(_ other: LossStore) {
    exact += other.exact
    weights += other.weights
    atLeast += other.atLeast
    intervals += other.intervals
    zeros += other.zeros
    for (key, cell) in other.cells {
      cells[key, default: Cell()].weight += cell.weight
      cells[key, default: Cell()].amount += cell.amount
    }
    isInCells = isInCells || other.isInCells
    if exact.count >= Self.most { putIntoCells() }
  }

  /// Puts amounts into cells where there are more than so many, and lets their memory go.
  mutating func bound(to most: Int) {
    guard exact.count > most else { return }
    putIntoCells()
    (exact, weights) = ([], [])
  }

  private mutating func putIntoCells() {
    isInCells = true
    for (place, amount) in exact.enumerated() {
      let weight = weights.isEmpty ? 1 : weights[place]
      let key = amount.bitPattern >> Self.dropped
      cells[key, default: Cell()].weight += weight
      cells[key, default: Cell()].amount += weight * amount
    }
    exact.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
  }

  /// Makes every amount so many times as large.
  mutating func move(by factor: Double) {
    guard factor != 1 else { return }
    for place in exact.indices { exact[place] *= factor }
    for key in cells.keys { cells[key]?.amount *= factor }
  }

  /// Hands the amounts over, so that they are in memory once.
  ///
  /// - Parameter share: what the share of people with any is of the last year over that of all years; nil where nobody asks.
  mutating func takeObservations(
    isWeighted: Bool, truncation: Truncation, ofLastYear share: Double? = nil
  ) -> Observations {
    if isInCells {
      putIntoCells()
      // In an order of their own, so that equal files have equal sums.
      let all = cells.filter { $0.value.weight > 0 }.sorted { $0.key < $1.key }.map(\.value)
      (exact, weights) = (all.map { $0.amount / $0.weight }, all.map(\.weight))
      cells = [:]
    }
    let isWeighted = isWeighted || isInCells
    if let share, zeros > 0 {
      let any = isWeighted ? weights.reduce(0, +) : Double(exact.count)
      let last = min(1, any / (any + zeros) * share)
      zeros = last > 0 ? any * (1 - last) / last : zeros
    }
    let (exact, weights) = (self.exact, self.weights)
    (self.exact, self.weights) = ([], [])
    return Observations(
      exact: exact, weights: isWeighted ? weights : nil, atLeast: atLeast, intervals: intervals, zeros: zeros,
      truncation: truncation, isInCells: isInCells)
  }
}
