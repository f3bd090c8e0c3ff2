import Files

/// Where text in UTF-8 comes from, piece by piece: a file of text, or a sheet of a workbook.
protocol TextSource {
  /// The next piece; nil after the last.
  mutating func next() throws(DataError) -> [UInt8]?
  /// Nil while nothing told it.
  var encoding: TextEncoding? { get }
  /// The sheet's name; nil for text.
  var sheet: String? { get }
  var hash: String { get }
  /// Bytes of the file that went by.
  var bytesRead: Int { get }
}

/// A file of text in any of the encodings.
struct DecodedText: TextSource {
  private let source: ByteSource
  private var decoder: TextDecoder
  /// What was read to see what kind of file it is.
  private var head: [UInt8]?
  private var isDone = false
  private let pieceSize: Int

  init(_ source: ByteSource, head: [UInt8], stated: TextEncoding?, pieceSize: Int) {
    self.source = source
    self.head = head
    self.pieceSize = pieceSize
    decoder = TextDecoder(stated: stated)
  }

  /// A part of the text.
  ///
  /// - Parameter encoding: what its beginning told; nil where that is ASCII.
  init(_ source: ByteSource, encoding: TextEncoding?, isAtStart: Bool, pieceSize: Int) {
    self.source = source
    self.pieceSize = pieceSize
    decoder = isAtStart ? TextDecoder(stated: encoding) : TextDecoder(within: encoding)
  }

  var encoding: TextEncoding? { decoder.encoding }
  var sheet: String? { nil }
  var hash: String { source.hash }
  var bytesRead: Int { source.bytesRead }
  /// Of the bytes that went by, where it was asked for.
  var joinable: JoinableChecksum? { source.joinable }

  mutating func next() throws(DataError) -> [UInt8]? {
    if isDone { return nil }
    let piece: [UInt8]
    if let head {
      piece = head
      self.head = nil
    } else {
      piece = try source.next(pieceSize)
      isDone = piece.isEmpty
    }
    do throws(DataError.Code) {
      return try decoder.decode(piece, isLast: isDone)
    } catch {
      throw DataError(error, path: source.path)
    }
  }
}
