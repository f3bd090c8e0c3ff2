/// Rows of numbers of eight bytes, kept column by column in blocks of 64 rows: a column that is the same throughout a
/// block takes one number there, and one that says what an earlier one says takes none.
struct PackedRows: Sendable {
  private(set) var count = 0
  private let width: Int
  private var blocks: [Block] = []
  /// The rows after the blocks, one after the other; fewer than a block has.
  private var open: [UInt64] = []

  private static let blockShift = 6
  private static let blockRows = 1 << blockShift

  fileprivate struct Block: Sendable {
    let numbers: [UInt64]
    /// For each column twice the place of its first number, and 1 more where it has one a row.
    var places: [UInt32]
  }

  /// - Parameter width: how many numbers a row has.
  init(width: Int) { self.width = width }

  /// How many numbers are held for all of them.
  var numbersKept: Int { blocks.reduce(open.count) { $0 + $1.numbers.count } }

  /// - Parameter row: as many numbers as all rows have.
  mutating func append(_ row: [UInt64]) {
    precondition(row.count == width, "rows of one table have equally many numbers")
    open += row
    count += 1
    if open.count == width * Self.blockRows { close() }
  }

  mutating func append(_ other: PackedRows) {
    precondition(other.width == width, "rows of one table have equally many numbers")
    guard open.isEmpty else {
      for row in 0..<other.count { append((0..<width).map { other.number(row, $0) }) }
      return
    }
    for block in other.blocks { add(block) }
    open = other.open
    count += other.count
  }

  /// The number of a row in a column.
  @inline(__always)
  func number(_ row: Int, _ column: Int) -> UInt64 { read(row) { $0(column) } }

  /// Hands out a row's numbers by column; columns that are not asked for are not read.
  @inline(__always)
  func read<Result>(_ row: Int, _ take: ((Int) -> UInt64) -> Result) -> Result {
    let (place, inside) = (row >> Self.blockShift, row & (Self.blockRows - 1))
    guard place < blocks.count else {
      let start = inside * width
      return take { open[start + $0] }
    }
    let block = blocks[place]
    return block.numbers.withUnsafeBufferPointer { numbers in
      block.places.withUnsafeBufferPointer { places in
        take { column in
          let place = Int(truncatingIfNeeded: places[column])
          return numbers[(place >> 1) &+ (place & 1) &* inside]
        }
      }
    }
  }

  /// Makes a block of the open rows.
  private mutating func close() {
    var numbers: [UInt64] = []
    var places: [UInt32] = []
    places.reserveCapacity(width)
    for column in 0..<width {
      let values = (0..<Self.blockRows).map { open[$0 * width + column] }
      let isSame = values.allSatisfy { $0 == values[0] }
      let known = places.first { place in
        let start = Int(place >> 1)
        return place & 1 == (isSame ? 0 : 1)
          && (isSame ? numbers[start] == values[0] : values.indices.allSatisfy { numbers[start + $0] == values[$0] })
      }
      places.append(known ?? UInt32(numbers.count) << 1 | (isSame ? 0 : 1))
      if known == nil { numbers += isSame ? [values[0]] : values }
    }
    // Exactly as long as it has to be.
    add(Block(numbers: numbers.withUnsafeBufferPointer(Array.init), places: places))
    // Nothing is kept for rows that may never come: a part of a run is one block.
    open = []
  }

  /// Blocks that are packed alike share how they are.
  private mutating func add(_ block: Block) {
    var block = block
    if let last = blocks.last, last.places == block.places { block.places = last.places }
    blocks.append(block)
  }
}
