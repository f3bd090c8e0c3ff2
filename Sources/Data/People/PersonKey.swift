/// Whose a row is, as a number of 64 bits made of what stands in its column, which itself is kept nowhere.
///
/// FNV-1a (Fowler, Noll, Vo), its bits mixed so that any of them can choose a place (the finaliser of MurmurHash3). Of forty
/// million people two are taken for one once in 23,000 files.
package struct PersonKey: Sendable, Hashable {
  /// Never 0, which stands for nobody.
  package let bits: UInt64

  /// Nil of a cell that names nobody: blank, or a number that a spreadsheet has rounded.
  ///
  /// - Parameters:
  ///   - cell: blanks, tabs and the stroke by which Excel is told of a text do not count at its ends.
  ///   - period: which of somebody's sums a row is of; 0 where there is one.
  package init?(_ cell: UnsafeBufferPointer<UInt8>, period: Int = 0) {
    var (start, end) = (0, cell.count)
    while start < end, cell[start] <= 0x20 || cell[start] == UInt8(ascii: "'") { start += 1 }
    while end > start, cell[end - 1] <= 0x20 { end -= 1 }
    guard start < end, !Self.isRounded(cell, start..<end) else { return nil }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    // 11010519491231002x is 11010519491231002X.
    let isLowered = end - start == 18 && cell[end - 1] == UInt8(ascii: "x")
    for place in start..<(isLowered ? end - 1 : end) { hash = (hash ^ UInt64(cell[place])) &* 0x0100_0000_01B3 }
    if isLowered { hash = (hash ^ UInt64(UInt8(ascii: "X"))) &* 0x0100_0000_01B3 }
    if period != 0 { hash = (hash ^ UInt64(truncatingIfNeeded: period)) &* 0x9E37_79B9_7F4A_7C15 }
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    hash ^= hash >> 33
    bits = hash == 0 ? 1 : hash
  }

  /// Whether it is a number such as 1.10105194912310E+17, which a spreadsheet makes of a long one: many people have the same.
  package static func isRounded(_ cell: UnsafeBufferPointer<UInt8>) -> Bool { isRounded(cell, 0..<cell.count) }

  private static func isRounded(_ cell: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first, (0x30...0x39).contains(cell[first]),
      let mark = range.first(where: { cell[$0] | 0x20 == UInt8(ascii: "e") }), mark > first, mark + 1 < range.upperBound
    else { return false }
    let isNumber = range.allSatisfy {
      (0x30...0x39).contains(cell[$0]) || $0 == mark || [0x2B, 0x2E, 0x20].contains(cell[$0])
    }
    // A short one, such as 12E4, may be a name.
    return isNumber && cell[mark + 1] == UInt8(ascii: "+")
  }
}
