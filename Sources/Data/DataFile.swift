import Files
import Foundation

/// A file with one row of data a record: delimited text in any of the usual encodings, or a sheet of an Excel workbook.
///
/// It is read once, from its beginning to its end, in blocks of whole records, so that it may be of any size.
package final class DataFile {
  /// How it is to be read, where the user says so.
  package struct Reading: Sendable {
    /// Nil where it is to be found.
    package var delimiter: UInt8?
    package var encoding: TextEncoding?
    /// The name of a sheet; the first that is not hidden where it is nil.
    package var sheet: String?
    /// Which rows are read; nil for all.
    package var only: RowFilter?
    /// Bytes of a block.
    package var blockSize = 1 << 20
    /// Bytes from which encoding and delimiter are found.
    package var headSize = 1 << 18
    /// A part of it alone; nil for all.
    package var part: FilePart?
    /// A part that comes by a pipe; nil where the file is here.
    package var piped: PipedPart?
    /// Whether the file's hash is to follow from those of its parts (`JoinableChecksum`).
    package var isJoinable = false

    package init(delimiter: UInt8? = nil, encoding: TextEncoding? = nil, sheet: String? = nil) {
      self.delimiter = delimiter
      self.encoding = encoding
      self.sheet = sheet
    }
  }

  /// Whole records of the text.
  package struct Block: Sendable {
    package let bytes: [UInt8]
    /// The line of the file, or the row of the sheet, on which the first record begins.
    package let firstLine: Int
  }

  /// As the user named it.
  package let path: String
  /// Bytes; nil for a pipe.
  package let size: Int?
  /// Which of its rows are read; nil for all.
  package let only: RowFilter?
  /// Splits its blocks.
  package let scanner: RecordScanner
  /// The first records, by which columns are found.
  let preview: [(line: Int, fields: [String])]

  private var source: any TextSource
  private var pending: [UInt8]
  private var line = 1
  private var isDone = false
  private static let previewed = 1_000

  /// - Parameter path: the file, or `-` for standard input.
  package convenience init(_ path: String, _ reading: Reading = Reading()) throws(DataError) {
    try self.init(ByteSource(reading.piped?.head ?? path, isJoinable: reading.isJoinable), reading)
  }

  init(_ bytes: ByteSource, _ reading: Reading) throws(DataError) {
    path = reading.piped?.name ?? bytes.path
    only = reading.only
    size = reading.piped?.size ?? bytes.size
    let head = try bytes.next(reading.headSize)
    source = try Self.source(bytes, head: head, reading)
    var text: [UInt8] = []
    // A sheet comes in pieces of any length.
    while !isDone, text.count < reading.headSize || !text.contains(UInt8(ascii: "\n")) {
      guard text.count <= RecordScanner.longestRecord else { break }
      if let piece = try source.next() { text += piece } else { isDone = true }
    }
    let delimiter = source.sheet == nil ? reading.delimiter ?? Delimiter.found(in: text, isWhole: isDone) : nil
    scanner = RecordScanner(delimiter: delimiter ?? UInt8(ascii: ","))
    pending = text
    let whole = isDone ? text.count : scanner.wholeRecords(of: text)
    var preview: [(line: Int, fields: [String])] = []
    scanner.scan(whole == text.count ? text : Array(text[..<whole]), firstLine: 1) { record in
      if preview.count < Self.previewed { preview.append((record.line, record.strings)) }
    }
    self.preview = preview
    if let piped = reading.piped {
      try goOn(with: piped, head: bytes, text, reading)
    } else if let part = reading.part {
      try goOn(with: part, of: bytes, head: text, reading)
    }
  }

  /// Whether parts can be read of it, when the head has told how all of it is read.
  private func checkParts(_ head: [UInt8]) throws(DataError) {
    let encoding = source.encoding
    let hasReturnsAlone = head.contains(UInt8(ascii: "\r")) && !head.contains(UInt8(ascii: "\n"))
    guard size != nil, sheet == nil, encoding ?? .utf8 == .utf8 || encoding == .gb18030, !hasReturnsAlone else {
      throw DataError(.noParts, path: path)
    }
  }

  private func goOn(
    with piped: PipedPart, head: ByteSource, _ text: [UInt8], _ reading: Reading
  ) throws(DataError) {
    try checkParts(text)
    let first = head.bytes(at: 0, count: head.bytesRead)
    let bytes = try ByteSource("-", isJoinable: reading.isJoinable)
    bytes.begin(at: piped.start)
    // The line that a part's place lies in is of the part before it.
    let before = piped.start == 0 ? 0 : 1 + Self.lineFeeds(Array(first.prefix(piped.start)))
    go(
      on: bytes, reading, from: piped.start < first.count ? 1 + before : Self.beyondTheHead, isAtStart: piped.start == 0
    )
    stretch = FileStretch(
      range: piped.start..<piped.start, size: piped.size,
      head: Checksum(of: Array(first.prefix(reading.headSize))).text,
      isExact: piped.start == 0)
  }

  private func goOn(with part: FilePart, of bytes: ByteSource, head: [UInt8], _ reading: Reading) throws(DataError) {
    try checkParts(head)
    let size = size ?? 0
    let range = part.range(of: bytes, size: size)
    let seen = bytes.bytesRead
    bytes.goOn(with: range)
    let first = bytes.bytes(at: 0, count: min(range.lowerBound, seen))
    let line = range.lowerBound < seen ? 1 + Self.lineFeeds(first) : Self.beyondTheHead
    go(on: bytes, reading, from: line, isAtStart: range.lowerBound == 0)
    stretch = FileStretch(
      range: range, size: size, head: Checksum(of: bytes.bytes(at: 0, count: reading.headSize)).text, isExact: true)
  }

  /// - Parameter line: the part's first; beyond the head, where they are not counted, one that no header has.
  private func go(on bytes: ByteSource, _ reading: Reading, from line: Int, isAtStart: Bool) {
    source = DecodedText(
      bytes, encoding: source.encoding, isAtStart: isAtStart, pieceSize: reading.blockSize)
    (pending, isDone) = ([], false)
    (firstLine, self.line) = (line, line)
  }

  /// The stretch that a part was, when it is read to its end; nil where the whole file is read.
  package var read: FileStretch? {
    stretch.map { $0.read(lines: line - firstLine, (source as? DecodedText)?.joinable, to: bytesRead) }
  }

  /// The line that a part begins on; a line beyond all others where the lines before it were not counted.
  package private(set) var firstLine = 1
  /// How many bytes of the file, or of its part, have gone by, and how many there are; nil for a pipe.
  package var progress: (done: Int, of: Int)? {
    size.map { size in
      guard let range = stretch?.range, !range.isEmpty else { return (bytesRead, size) }
      return (bytesRead - range.lowerBound, range.count)
    }
  }
  private static let beyondTheHead = 1 << 40
  private var stretch: FileStretch?

  /// How many lines end before a part begins, all of them counted.
  package func linesBefore() -> Int {
    guard let stretch, stretch.isExact, let file = try? ByteSource(path) else { return 0 }
    var (lines, left) = (0, stretch.range.lowerBound)
    while left > 0, let bytes = try? file.next(min(left, 1 << 20)), !bytes.isEmpty {
      lines += Self.lineFeeds(bytes)
      left -= bytes.count
    }
    return lines
  }

  private static func source(
    _ bytes: ByteSource, head: [UInt8], _ reading: Reading
  ) throws(DataError) -> any TextSource {
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw DataError(.oldWorkbook, path: bytes.path) }
    guard head.starts(with: [0x50, 0x4B, 0x03, 0x04]) else {
      if reading.sheet != nil { throw DataError(.sheetOfText, path: bytes.path) }
      return DecodedText(bytes, head: head, stated: reading.encoding, pieceSize: reading.blockSize)
    }
    guard let size = bytes.size else { throw DataError(.workbookFromPipe, path: bytes.path) }
    // Its hash is that of the whole file, which is read in another order.
    while try !bytes.next(1 << 20).isEmpty {}
    let hash = bytes.hash
    do throws(DataError.Code) {
      return try SheetText(
        of: Workbook(ZipArchive(size: size) { bytes.bytes(at: $0, count: $1) }), named: reading.sheet, path: bytes.path,
        hash: hash, size: size)
    } catch {
      throw DataError(error, path: bytes.path)
    }
  }

  /// What was found; the encoding of a text that is ASCII throughout is nil.
  package var encoding: TextEncoding? { source.encoding }
  package var sheet: String? { source.sheet }
  var isEmpty: Bool { pending.isEmpty && isDone }
  /// Of the bytes that went by: of the file once the last block is read.
  package var hash: String { source.hash }
  package var bytesRead: Int { source.bytesRead }

  /// The next block; nil after the last.
  ///
  /// - Throws: `DataError` where a record does not end or the file cannot be read.
  package func next() throws(DataError) -> Block? {
    while true {
      if isDone {
        guard !pending.isEmpty else { return nil }
        return take(pending.count)
      }
      let whole = scanner.wholeRecords(of: pending)
      if whole > 0 { return take(whole) }
      if pending.count > RecordScanner.longestRecord { throw DataError(.endlessRecord(line: line), path: path) }
      guard let piece = try source.next() else {
        isDone = true
        continue
      }
      if pending.isEmpty { pending = piece } else { pending += piece }
    }
  }

  private func take(_ count: Int) -> Block {
    let block: Block
    if count == pending.count {
      block = Block(bytes: pending, firstLine: line)
      pending = []
    } else {
      block = Block(bytes: Array(pending[..<count]), firstLine: line)
      pending = Array(pending[count...])
    }
    line += Self.lineFeeds(block.bytes)
    return block
  }

  private static func lineFeeds(_ bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var count = 0
      var place = 0
      // In runs short enough for a count in a byte, so that many bytes are looked at together.
      while place < bytes.count {
        let end = min(place + 128, bytes.count)
        var some: UInt8 = 0
        for index in place..<end { some &+= bytes[index] == UInt8(ascii: "\n") ? 1 : 0 }
        count += Int(some)
        place = end
      }
      return count
    }
  }
}
