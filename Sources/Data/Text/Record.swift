/// A record of delimited text: its fields, and the line on which it begins. It is valid only while it is handed out.
package struct Record {
  package let line: Int
  /// The whole record as it stands in the text.
  package let bytes: UnsafeBufferPointer<UInt8>
  /// Whether text follows a closing quote, or a quote is not closed at the end of the file.
  package let isMalformed: Bool
  let text: UnsafeBufferPointer<UInt8>
  let copies: UnsafeBufferPointer<UInt8>
  let fields: UnsafeBufferPointer<Field>

  /// Where a field stands: in the text, or among the copies.
  struct Field {
    let start: Int
    let end: Int
    let isCopied: Bool
  }

  package var count: Int { fields.count }
  /// Whether nothing stands in any of its fields.
  @inline(__always)
  package var isBlank: Bool {
    guard let first = fields.first, first.start == first.end else { return bytes.isEmpty }
    return bytes.isEmpty || fields.count > 1 && fields.allSatisfy { $0.start == $0.end }
  }

  /// The bytes of a field, without its quotes.
  package subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[index]
    return UnsafeBufferPointer(rebasing: (field.isCopied ? copies : text)[field.start..<field.end])
  }

  /// A field as text on one line; what is not UTF-8 becomes a replacement character.
  package func string(_ index: Int) -> String { ShownText.of(self[index]) }

  /// The fields as they are, line breaks too.
  var strings: [String] { (0..<count).map { String(decoding: self[$0], as: UTF8.self) } }
}
