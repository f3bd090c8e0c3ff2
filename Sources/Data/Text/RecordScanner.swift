import Foundation

/// Splits delimited text into records and fields, byte by byte.
///
/// RFC 4180: a field in double quotes may hold delimiters, line ends and doubled quotes. Lines end in LF or CRLF.
package struct RecordScanner: Sendable {
  /// A record longer than this, bytes, is a quote that nobody closed.
  static let longestRecord = 1 << 20

  private static let (quote, feed, back) = (UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"))

  package let delimiter: UInt8

  package init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Hands out every record of a text that ends where a record ends, or the file does.
  package func scan(_ text: [UInt8], firstLine: Int, _ body: (Record) -> Void) {
    text.withUnsafeBufferPointer { bytes in
      var (fields, copies): ([Record.Field], [UInt8]) = ([], [])
      var (start, line) = (0, firstLine)
      while start < bytes.count {
        let found = split(bytes, from: start, &fields, &copies)
        var end = found.end
        if end > start, bytes[end - 1] == Self.back { end -= 1 }
        fields.withUnsafeBufferPointer { fields in
          copies.withUnsafeBufferPointer { copies in
            body(
              Record(
                line: line, bytes: UnsafeBufferPointer(rebasing: bytes[start..<end]), isMalformed: found.isMalformed,
                text: bytes, copies: copies, fields: fields))
          }
        }
        line += found.lines
        start = found.end + 1
      }
    }
  }

  /// Finds the fields of the record that begins at `start`; `end` is the place of its line feed, or of the text's end.
  @inline(__always)
  private func split(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ fields: inout [Record.Field], _ copies: inout [UInt8]
  ) -> (end: Int, lines: Int, isMalformed: Bool) {
    fields.removeAll(keepingCapacity: true)
    if !copies.isEmpty { copies.removeAll(keepingCapacity: true) }
    var (index, lines, isMalformed) = (start, 1, false)
    while true {
      if index < bytes.count, bytes[index] == Self.quote {
        let quoted = quotedField(bytes, from: index, &copies)
        fields.append(quoted.field)
        lines += quoted.lines
        index = quoted.next
        let closed = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != Self.feed { index += 1 }
        let rest = bytes[closed..<index]
        if !quoted.isClosed || !(rest.isEmpty || rest.elementsEqual([Self.back])) { isMalformed = true }
      } else {
        let first = index
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != Self.feed { index += 1 }
        var end = index
        if end > first, bytes[end - 1] == Self.back, index == bytes.count || bytes[index] == Self.feed { end -= 1 }
        fields.append(Record.Field(start: first, end: end, isCopied: false))
      }
      if index == bytes.count || bytes[index] == Self.feed { return (index, lines, isMalformed) }
      index += 1
    }
  }

  /// A field in quotes: as it stands where it holds no quote of its own, otherwise a copy without the doubling.
  private func quotedField(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ copies: inout [UInt8]
  ) -> (field: Record.Field, next: Int, lines: Int, isClosed: Bool) {
    let (first, copyStart) = (start + 1, copies.count)
    var (index, lines, isCopied, isClosed) = (first, 0, false, false)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.quote {
        guard index + 1 < bytes.count, bytes[index + 1] == Self.quote else {
          isClosed = true
          break
        }
        if !isCopied { copies.append(contentsOf: bytes[first..<index]) }
        isCopied = true
        copies.append(Self.quote)
        index += 2
        continue
      }
      if byte == Self.feed { lines += 1 }
      if isCopied { copies.append(byte) }
      index += 1
    }
    let field =
      isCopied
      ? Record.Field(start: copyStart, end: copies.count, isCopied: true)
      : Record.Field(start: first, end: index, isCopied: false)
    return (field, isClosed ? index + 1 : index, lines, isClosed)
  }

  /// How many bytes from the beginning are whole records, each with its line feed.
  func wholeRecords(of text: [UInt8]) -> Int {
    text.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return 0 }
      // Without a quote every line feed ends a record.
      guard memchr(base, Int32(Self.quote), bytes.count) != nil else {
        return (bytes.lastIndex(of: Self.feed) ?? -1) + 1
      }
      var (index, whole) = (0, 0)
      while index < bytes.count {
        if bytes[index] == Self.quote {
          index += 1
          while true {
            guard let found = memchr(base + index, Int32(Self.quote), bytes.count - index) else { return whole }
            index = base.distance(to: found.assumingMemoryBound(to: UInt8.self)) + 1
            guard index < bytes.count else { return whole }
            if bytes[index] != Self.quote { break }
            index += 1
          }
        }
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != Self.feed { index += 1 }
        if index < bytes.count, bytes[index] == Self.feed { whole = index + 1 }
        index += 1
      }
      return whole
    }
  }
}
