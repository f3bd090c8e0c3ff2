/// A part of a text file that is read by itself: the third of seven.
///
/// Parts are of equal size in bytes, and each begins behind the first line feed at or behind its place, so that a row is in one
/// part alone. A line feed within quotes is taken for a row's end there: the part before it then ends in a row whose quote is
/// not closed, which is a bad row. So parts that have no bad row are the file's rows, each once.
package struct FilePart: Sendable, Hashable {
  /// From 1 to `count`.
  package let place: Int
  package let count: Int

  package init(_ place: Int, of count: Int) { (self.place, self.count) = (place, count) }

  /// Its bytes.
  func range(of bytes: ByteSource, size: Int) -> Range<Int> {
    let start = border(place - 1, bytes, size)
    return start..<max(start, border(place, bytes, size))
  }

  /// Where so many parts end.
  private func border(_ parts: Int, _ bytes: ByteSource, _ size: Int) -> Int {
    guard parts > 0 else { return 0 }
    guard parts < count else { return size }
    var place = Int(Int128(size) * Int128(parts) / Int128(count)) - 1
    if place < 0 { return 0 }
    while place < size {
      let piece = bytes.bytes(at: place, count: Self.piece)
      guard !piece.isEmpty else { break }
      if let feed = piece.firstIndex(of: UInt8(ascii: "\n")) { return place + feed + 1 }
      place += piece.count
    }
    return size
  }

  private static let piece = 1 << 14
}
