/// Splits delimited text into records and fields, byte by byte, from pieces of any length.
///
/// RFC 4180: a field in double quotes may hold delimiters, line ends and doubled quotes. Lines end in LF or CRLF; a
/// byte-order mark at the very beginning is passed over.
struct DelimitedText {
  /// A record longer than this is a quote that nobody closed.
  static let longestRecord = 1 << 20

  /// A record: its fields, and the line on which it begins. It is valid only while it is handed out.
  struct Record {
    let line: Int
    /// The whole record as it stands in the file.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Whether text follows a closing quote, or a quote is not closed at the end of the file.
    let isMalformed: Bool
    fileprivate let text: UnsafeBufferPointer<UInt8>
    fileprivate let copies: UnsafeBufferPointer<UInt8>
    fileprivate let fields: [Field]

    var count: Int { fields.count }
    var isBlank: Bool { bytes.isEmpty }

    /// The bytes of a field, without its quotes.
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
      let field = fields[index]
      return UnsafeBufferPointer(rebasing: (field.isCopied ? copies : text)[field.range])
    }

    /// A field as text; what is not UTF-8 becomes a replacement character.
    func string(_ index: Int) -> String { String(decoding: self[index], as: UTF8.self) }
  }

  /// Where a field stands: in the text, or among the copies.
  fileprivate struct Field {
    let range: Range<Int>
    let isCopied: Bool
  }

  private let delimiter: UInt8
  private var pending: [UInt8] = []
  private var line = 1
  private var isAtStart = true
  /// Where a field that holds doubled quotes is written without them.
  private var unquoted: [UInt8] = []
  private var fields: [Field] = []

  init(delimiter: UInt8) {
    self.delimiter = delimiter
  }

  /// Takes the next piece of the text and hands out every record that it completes.
  ///
  /// - Returns: the line of a record that is too long, or nil.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, isLast: Bool, record: (Record) -> Void
  ) -> Int? {
    pending.append(contentsOf: piece)
    var text = pending
    pending = []
    // A mark of three bytes can be cut by the end of a piece.
    if isAtStart, text.count < 3, !isLast {
      pending = text
      return nil
    }
    var start = 0
    if isAtStart, text.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    isAtStart = false
    let tooLong = text.withUnsafeBufferPointer { bytes in
      while start < bytes.count, let next = self.record(in: bytes, from: start, isLast: isLast, record) { start = next }
      return bytes.count - start > Self.longestRecord
    }
    text.removeFirst(start)
    pending = text
    return tooLong ? line : nil
  }

  /// Hands out the record that begins at `start`; returns where the next one begins, or nil where it is not complete.
  @inline(__always)
  private mutating func record(
    in bytes: UnsafeBufferPointer<UInt8>, from start: Int, isLast: Bool, _ record: (Record) -> Void
  ) -> Int? {
    let (quote, feed, back) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    fields.removeAll(keepingCapacity: true)
    unquoted.removeAll(keepingCapacity: true)
    var index = start
    var lines = 1
    var isMalformed = false
    while true {
      if index < bytes.count, bytes[index] == quote {
        // A quoted field: as it stands where it holds no quote of its own, otherwise a copy without the doubling.
        index += 1
        let first = index
        let copyStart = unquoted.count
        var isCopied = false
        while true {
          guard index < bytes.count else {
            if !isLast { return nil }
            isMalformed = true
            break
          }
          if bytes[index] == quote {
            if index + 1 == bytes.count, !isLast { return nil }
            guard index + 1 < bytes.count, bytes[index + 1] == quote else { break }
            if !isCopied {
              unquoted.append(contentsOf: bytes[first..<index])
              isCopied = true
            }
            unquoted.append(quote)
            index += 2
            continue
          }
          if bytes[index] == feed { lines += 1 }
          if isCopied { unquoted.append(bytes[index]) }
          index += 1
        }
        fields.append(Field(range: isCopied ? copyStart..<unquoted.count : first..<index, isCopied: isCopied))
        if index < bytes.count { index += 1 }
        let closed = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != feed { index += 1 }
        if index == bytes.count, !isLast { return nil }
        let rest = bytes[closed..<index]
        if !(rest.isEmpty || rest.elementsEqual([back])) { isMalformed = true }
      } else {
        let first = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != feed { index += 1 }
        if index == bytes.count, !isLast { return nil }
        var end = index
        if end > first, bytes[end - 1] == back, index == bytes.count || bytes[index] == feed { end -= 1 }
        fields.append(Field(range: first..<end, isCopied: false))
      }
      if index == bytes.count || bytes[index] == feed { break }
      index += 1
      if index == bytes.count, !isLast { return nil }
    }
    var end = index
    if end > start, bytes[end - 1] == back { end -= 1 }
    unquoted.withUnsafeBufferPointer { copies in
      record(
        Record(
          line: line, bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]), isMalformed: isMalformed, text: bytes,
          copies: copies, fields: fields))
    }
    line += lines
    return min(index + 1, bytes.count)
  }
}
