/// Rows of numbers of eight bytes, kept column by column in blocks of 64 rows: a column that is the same throughout a
/// block takes one number there, and one that says what an earlier one says takes none.
///
/// Where there is a file for them, whole blocks go into it many at a time, column by column too: what reads some columns of
/// row after row has little more than those columns in memory, of as many rows as were written together.
struct PackedRows: Sendable {
  private(set) var count = 0
  /// How many numbers a row has.
  let width: Int
  /// How many rows are written into the file together.
  private let chunkShift: Int
  /// The first rows, where there is a file for them.
  private var written: Written?
  private(set) var rowsInFile = 0
  /// The rows after them.
  private var blocks: [Block] = []
  /// The rows after the blocks, one after the other; fewer than a block has.
  private var open: [UInt64] = []

  private static let blockShift = 6
  fileprivate static let blockRows = 1 << blockShift
  /// No more numbers than these are written together, but for tables of thousands of columns.
  private static let chunkNumbers = 1 << 20

  fileprivate struct Block: Sendable {
    let numbers: [UInt64]
    /// For each column twice the place of its first number, and 1 more where it has one a row.
    var places: [UInt32]
  }

  /// The same in the file.
  private struct Chunk: Sendable {
    let numbers: ColumnFile.Numbers
    let places: [UInt32]
  }

  /// What is in the file, as one thing to be handed on with the table: whoever reads a number hands the table on.
  private final class Written: Sendable {
    let file: ColumnFile
    let chunks: [Chunk]

    init(_ chunks: [Chunk], in file: ColumnFile) { (self.chunks, self.file) = (chunks, file) }
  }

  /// - Parameters:
  ///   - width: how many numbers a row has.
  ///   - file: for what memory need not hold; where it is nil, memory holds all.
  init(width: Int, in file: ColumnFile? = nil) {
    self.width = width
    written = file.map { Written([], in: $0) }
    var shift = file.map { max(Self.blockShift, $0.rowsTogether.trailingZeroBitCount) } ?? Self.blockShift
    while shift > 9, width << shift > Self.chunkNumbers { shift -= 1 }
    chunkShift = shift
  }

  /// How many numbers memory holds for all of them.
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
    guard open.isEmpty, other.rowsInFile == 0 else {
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
    guard row >= rowsInFile else { return readInFile(row, take) }
    let row = row &- rowsInFile
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

  @inline(__always)
  private func readInFile<Result>(_ row: Int, _ take: ((Int) -> UInt64) -> Result) -> Result {
    let (place, inside) = (row >> chunkShift, row & (1 << chunkShift - 1))
    // Rows are read in their order: those of the chunk before are done with.
    guard let written else { preconditionFailure("rows of no file") }
    if inside == 0, place > 0 { written.chunks[place - 1].numbers.giveBack() }
    let chunk = written.chunks[place]
    return withExtendedLifetime(written) {
      chunk.places.withUnsafeBufferPointer { places in
        take { column in
          let place = Int(truncatingIfNeeded: places[column])
          return chunk.numbers.base[(place >> 1) &+ (place & 1) &* inside]
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
    // Nothing is kept for rows that may never come: a part of a run is one block.
    open = []
    // Exactly as long as it has to be.
    add(Block(numbers: numbers.withUnsafeBufferPointer(Array.init), places: places))
  }

  /// Blocks that are packed alike share how they are.
  private mutating func add(_ block: Block) {
    var block = block
    if let last = blocks.last, last.places == block.places { block.places = last.places }
    blocks.append(block)
    if let written, blocks.count == 1 << (chunkShift - Self.blockShift) { moveBlocks(behind: written) }
  }

  /// What cannot be written stays in memory; the file keeps in mind that it could not.
  private mutating func moveBlocks(behind written: Written) {
    // One number of every column that has but one, then the others, each from a page on.
    var numbers = [UInt64](repeating: 0, count: (width + 511) / 512 * 512)
    var places: [UInt32] = []
    for column in 0..<width {
      var values: [UInt64] = []
      values.reserveCapacity(1 << chunkShift)
      for block in blocks { block.add(column, to: &values) }
      if values.allSatisfy({ $0 == values[0] }) {
        numbers[column] = values[0]
        places.append(UInt32(column) << 1)
      } else if let known = places.first(where: { place in
        place & 1 == 1 && numbers[Int(place >> 1)...].starts(with: values)
      }) {
        places.append(known)
      } else {
        places.append(UInt32(numbers.count) << 1 | 1)
        numbers += values
      }
    }
    guard let more = written.file.write(numbers) else { return }
    if let last = written.chunks.last, last.places == places { places = last.places }
    self.written = Written(written.chunks + [Chunk(numbers: more, places: places)], in: written.file)
    rowsInFile += 1 << chunkShift
    blocks = []
  }
}

extension PackedRows.Block {
  /// Appends a column's numbers.
  fileprivate func add(_ column: Int, to values: inout [UInt64]) {
    let start = Int(places[column] >> 1)
    let rows = PackedRows.blockRows
    if places[column] & 1 == 1 {
      values += numbers[start..<start + rows]
    } else {
      values += repeatElement(numbers[start], count: rows)
    }
  }
}
