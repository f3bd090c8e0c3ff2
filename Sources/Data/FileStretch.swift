import Files

/// What was read of a file: some of its bytes, from the beginning of a row to that of another.
package struct FileStretch: Sendable, Hashable, Codable {
  package let start: Int
  package private(set) var end: Int
  /// Of the file.
  package let size: Int
  /// The hash of the first bytes of the file.
  package let head: String
  /// Whether it begins at its start; otherwise behind the first line feed from there on.
  package let isExact: Bool
  /// How many lines end in it.
  package private(set) var lines = 0
  package private(set) var checksum = JoinableChecksum()

  package var range: Range<Int> { start..<end }

  init(range: Range<Int>, size: Int, head: String, isExact: Bool) {
    (start, end, self.size, self.head) = (range.lowerBound, range.upperBound, size, head)
    self.isExact = isExact
  }

  func read(lines: Int, _ checksum: JoinableChecksum?, to end: Int) -> FileStretch {
    var stretch = self
    (stretch.lines, stretch.end) = (lines, end)
    if let checksum { stretch.checksum = checksum }
    return stretch
  }

  /// Whether it can be: one that was read from a file may be anything.
  package var isSound: Bool {
    start >= 0 && start <= end && (end <= size || !isExact) && size <= 1 << 60 && end <= 1 << 61 && lines >= 0
      && lines <= size && checksum.isSound
      && checksum.count == end - start
  }
}
