/// Bytes of a text file made UTF-8, piece by piece; the encoding is found where none is stated.
///
/// A text that has been ASCII so far can still turn out to be any of them: it is decided by the first piece that holds more.
struct TextDecoder {
  /// Nil while all was ASCII.
  private(set) var encoding: TextEncoding?
  private var converter: Converter?
  private var isAtStart = true
  /// Whether lines end in a carriage return alone, as old programs of the Macintosh wrote them.
  private var endsInReturns = false

  /// - Parameter stated: the encoding where the user says it.
  init(stated: TextEncoding?) { encoding = stated }

  /// For a text of which the beginning has gone by.
  ///
  /// - Parameter encoding: nil where nothing told it yet.
  init(within encoding: TextEncoding?) { (self.encoding, isAtStart) = (encoding, false) }

  /// How many bytes stood for no character.
  var invalid: Int { converter?.invalid ?? 0 }

  /// - Parameter piece: the next bytes; the first piece is some thousand bytes long, or the whole text.
  mutating func decode(_ piece: [UInt8], isLast: Bool) throws(DataError.Code) -> [UInt8] {
    var bytes = piece[...]
    let isFirst = isAtStart
    if isFirst {
      isAtStart = false
      if let (marked, length) = TextEncoding.marked(bytes) {
        // A mark says more than a user who guesses.
        encoding = marked
        bytes = bytes.dropFirst(length)
      } else if encoding == nil, bytes.prefix(4_096).contains(0) {
        guard let found = TextEncoding.withNulls(bytes) else { throw .notText }
        encoding = found
      }
    }
    if encoding == nil, !Self.isASCII(bytes) {
      let found = TextEncoding.guessed(Array(bytes))
      encoding = found
      if found == .gb18030 { try checkGuess(bytes, isLast: isLast) }
    }
    var text: [UInt8]
    switch encoding {
    case nil, .utf8: text = bytes.count == piece.count ? piece : Array(bytes)
    case .gb18030? where converter == nil && Self.isASCII(bytes): text = Array(bytes)
    case .some(let encoding):
      var converter = converter ?? Converter(from: encoding)
      text = converter.convert(bytes, isLast: isLast)
      self.converter = converter
    }
    if isFirst { endsInReturns = text.contains(0x0D) && !text.contains(0x0A) }
    if endsInReturns {
      for place in text.indices where text[place] == 0x0D { text[place] = 0x0A }
    }
    return text
  }

  /// A text that is no UTF-8 is one of GB 18030 only where nearly all of it has a meaning there.
  private func checkGuess(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws(DataError.Code) {
    var trial = Converter(from: .gb18030)
    _ = trial.convert(bytes, isLast: isLast)
    let wide = bytes.count { $0 >= 0x80 }
    guard trial.invalid * 50 <= wide else { throw .notText }
  }

  static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      // Without a branch in the loop, so that many bytes are looked at together.
      var place = 0
      while place < bytes.count {
        let end = min(place + 4_096, bytes.count)
        var all: UInt8 = 0
        for index in place..<end { all |= bytes[index] }
        if all >= 0x80 { return false }
        place = end
      }
      return true
    }
  }
}
