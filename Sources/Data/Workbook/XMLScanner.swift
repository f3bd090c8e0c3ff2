/// Takes an XML document apart as its pieces come: tags and the text between them, no more. Names lose their prefix.
struct XMLScanner {
  /// An opening or closing tag. It is valid only while it is handed out.
  struct Tag {
    let isClosing: Bool
    /// Whether it closes itself.
    let isEmpty: Bool
    fileprivate let name: Slice<UnsafeBufferPointer<UInt8>>
    fileprivate let attributes: Slice<UnsafeBufferPointer<UInt8>>

    func named(_ text: StaticString) -> Bool {
      name.count == text.utf8CodeUnitCount
        && zip(name, UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)).allSatisfy(==)
    }

    /// An attribute by its name, prefix and all, with its entities resolved.
    func attribute(_ wanted: String) -> String? {
      var rest = attributes
      while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
        let key = rest[..<equals].drop { $0 <= 0x20 }.prefix { $0 > 0x20 }
        let value = rest[rest.index(after: equals)...].drop { $0 <= 0x20 }
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
          let end = value.dropFirst().firstIndex(of: quote)
        else { return nil }
        if key.elementsEqual(wanted.utf8) {
          return String(decoding: XMLScanner.resolved(value[(value.startIndex + 1)..<end]), as: UTF8.self)
        }
        rest = rest[(end + 1)...]
      }
      return nil
    }
  }

  enum Event {
    case tag(Tag)
    /// Entities as they stand, unless it is raw.
    case text(Slice<UnsafeBufferPointer<UInt8>>, isRaw: Bool)
  }

  private var pending: [UInt8] = []
  private static let (open, close) = (UInt8(ascii: "<"), UInt8(ascii: ">"))
  /// A tag longer than this is none.
  private static let longestTag = 1 << 24

  /// Takes the next piece.
  ///
  /// - Returns: false where the document is none.
  mutating func take(_ piece: [UInt8], _ handle: (Event) -> Void) -> Bool {
    pending += piece
    let used = pending.withUnsafeBufferPointer { Self.scan($0, handle) }
    pending.removeFirst(used)
    return pending.count < Self.longestTag
  }

  /// How many bytes are done with.
  private static func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ handle: (Event) -> Void) -> Int {
    var place = 0
    while place < bytes.count {
      guard bytes[place] == open else {
        // Text up to the next tag; what a piece cuts waits for its rest.
        guard let end = bytes[place...].firstIndex(of: open) else { return place }
        handle(.text(bytes[place..<end], isRaw: false))
        place = end
        continue
      }
      let rest = bytes[place...]
      if rest.starts(with: "<![CDATA[".utf8) {
        guard let end = find("]]>", in: rest) else { return place }
        handle(.text(bytes[(place + 9)..<end], isRaw: true))
        place = end + 3
      } else if rest.starts(with: "<!--".utf8) {
        guard let end = find("-->", in: rest) else { return place }
        place = end + 3
      } else {
        // Too short to tell what it begins.
        if rest.count < 9, rest.count > 1, rest[place + 1] == UInt8(ascii: "!") { return place }
        guard let end = tagEnd(rest) else { return place }
        if let tag = tag(bytes[(place + 1)..<end]) { handle(.tag(tag)) }
        place = end + 1
      }
    }
    return place
  }

  /// Where a tag ends; a '>' may stand in an attribute's value.
  private static func tagEnd(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    var quote: UInt8?
    for place in rest.indices {
      let byte = rest[place]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close {
        return place
      }
    }
    return nil
  }

  /// Nil for a declaration.
  private static func tag(_ inner: Slice<UnsafeBufferPointer<UInt8>>) -> Tag? {
    guard let first = inner.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!") else { return nil }
    let slash = UInt8(ascii: "/")
    let isClosing = first == slash
    let isEmpty = !isClosing && inner.last == slash
    let body = (isClosing ? inner.dropFirst() : isEmpty ? inner.dropLast() : inner)
    let name = body.prefix { $0 > 0x20 }
    let own = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
    return Tag(isClosing: isClosing, isEmpty: isEmpty, name: own, attributes: body[name.endIndex...])
  }

  private static func find(_ text: StaticString, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard bytes.count >= wanted.count else { return nil }
    return (bytes.startIndex...(bytes.endIndex - wanted.count)).first { bytes[$0...].starts(with: wanted) }
  }

  /// A text with the characters that its entities stand for; what is no entity stays.
  static func resolved(_ text: some Collection<UInt8>) -> [UInt8] {
    guard text.contains(UInt8(ascii: "&")) else { return Array(text) }
    var (resolved, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text)[...])
    while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
      resolved += rest[..<start]
      rest = rest[start...]
      guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")),
        let scalar = entity(String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      else {
        resolved.append(rest.removeFirst())
        continue
      }
      resolved += Array(String(scalar).utf8)
      rest = rest[(end + 1)...]
    }
    return resolved + rest
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    default:
      name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init) : nil
    }
  }
}
