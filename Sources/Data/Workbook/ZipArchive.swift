/// The files that a zip archive holds, by the directory at its end (APPNOTE.TXT 6.3, §4.3 and §4.4).
package struct ZipArchive {
  /// One packed file.
  package struct Entry: Sendable {
    package let name: String
    /// 0 as it stands, 8 deflate.
    fileprivate let method: Int
    fileprivate let packedSize: Int
    /// Bytes, unpacked.
    package let size: Int
    /// Of its own header.
    fileprivate let offset: Int
  }

  package let entries: [Entry]
  private let read: (_ offset: Int, _ count: Int) -> [UInt8]

  /// - Parameters:
  ///   - size: of the archive, bytes.
  ///   - read: bytes of it from anywhere; fewer where it ends.
  /// - Returns: nil where there is no directory, or it is damaged.
  package init?(size: Int, read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]) {
    self.read = read
    // The end of the directory: 22 bytes and a comment of at most 65,535.
    let tail = read(max(0, size - 65_557), min(size, 65_557))
    guard tail.count >= 22,
      let end = (0...(tail.count - 22)).last(where: { Self.number(4, in: tail, at: $0) == 0x0605_4b50 })
    else { return nil }
    let count = Self.number(2, in: tail, at: end + 10)
    let (length, start) = (Self.number(4, in: tail, at: end + 12), Self.number(4, in: tail, at: end + 16))
    guard start + length <= size else { return nil }
    let directory = read(start, length)
    var entries: [Entry] = []
    var place = 0
    for _ in 0..<count {
      guard place + 46 <= directory.count, Self.number(4, in: directory, at: place) == 0x0201_4b50 else { return nil }
      func number(_ width: Int, _ offset: Int) -> Int { Self.number(width, in: directory, at: place + offset) }
      let (nameLength, extra, comment) = (number(2, 28), number(2, 30), number(2, 32))
      guard place + 46 + nameLength + extra + comment <= directory.count else { return nil }
      entries.append(
        Entry(
          name: String(decoding: directory[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self),
          method: number(2, 10), packedSize: number(4, 20), size: number(4, 24), offset: number(4, 42)))
      place += 46 + nameLength + extra + comment
    }
    self.entries = entries
  }

  package func entry(_ name: String) -> Entry? { entries.first { $0.name == name } }

  /// Unpacks a file piece by piece.
  ///
  /// - Parameter take: told each piece; false to stop.
  /// - Returns: whether the file came to its end and to the size that the directory states, or was stopped.
  package func unpack(_ entry: Entry, _ take: ([UInt8]) -> Bool) -> Bool {
    guard var pieces = pieces(of: entry) else { return false }
    while let piece = pieces.next() { if !take(piece) { return true } }
    return pieces.isWhole
  }

  /// Nil where its own header is damaged.
  func pieces(of entry: Entry) -> Pieces? {
    let header = read(entry.offset, 30)
    guard header.count == 30, Self.number(4, in: header, at: 0) == 0x0403_4b50, [0, 8].contains(entry.method)
    else { return nil }
    let start = entry.offset + 30 + Self.number(2, in: header, at: 26) + Self.number(2, in: header, at: 28)
    return Pieces(entry: entry, place: start, read: read)
  }

  /// A packed file on its way.
  struct Pieces {
    private let entry: Entry
    private var place: Int
    private let end: Int
    private let read: (Int, Int) -> [UInt8]
    private let inflater: Inflater?
    private var made = 0
    private var isDamaged = false
    private static let portion = 1 << 16

    fileprivate init(entry: Entry, place: Int, read: @escaping (Int, Int) -> [UInt8]) {
      self.entry = entry
      self.place = place
      end = place + entry.packedSize
      self.read = read
      inflater = entry.method == 0 ? nil : Inflater()
    }

    /// Whether all came out that the directory states.
    var isWhole: Bool { !isDamaged && made == entry.size && (inflater?.isAtEnd ?? true) }

    mutating func next() -> [UInt8]? {
      while place < end, !isDamaged, inflater?.isAtEnd != true {
        let packed = read(place, min(Self.portion, end - place))
        guard !packed.isEmpty else { break }
        place += packed.count
        guard let piece = inflater.map({ $0.unpack(packed) }) ?? packed else {
          isDamaged = true
          break
        }
        made += piece.count
        // More than it says it is: a bomb, or no archive of ours.
        if made > entry.size { isDamaged = true }
        if !piece.isEmpty { return piece }
      }
      return nil
    }
  }

  /// A little-endian number; 0 beyond the end.
  private static func number(_ width: Int, in bytes: [UInt8], at place: Int) -> Int {
    guard place >= 0, place + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }
}
