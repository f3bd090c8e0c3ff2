import CXlsxWriter
import Files
import Foundation

/// The parts of a finished workbook, read back: each must be a whole XML document.
///
/// The library keeps a sheet in a temporary file before it packs it, and does not notice where that file could not be
/// written: on a full disk it packs what there is and reports success.
struct PackedParts {
  let bytes: [UInt8]

  /// - Throws: `OutputError` where a part is cut off.
  static func check(_ path: String) throws(OutputError) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw OutputError(path: path, reason: .init(en: "it cannot be read back", zh: "写入后无法读回"))
    }
    guard PackedParts(bytes: [UInt8](data)).areWhole else {
      throw OutputError(
        path: path,
        reason: .init(
          en: "a part of the workbook could not be written: is the folder of temporary files full?",
          zh: "工作簿有部分内容未能写入：临时文件夹是否已满？"))
    }
  }

  /// Whether every part that the directory at the end of the file names can be unpacked and is a whole document.
  var areWhole: Bool {
    // The end of the directory: 22 bytes, without a comment.
    guard bytes.count >= 22, number(4, at: bytes.count - 22) == 0x0605_4b50 else { return false }
    let count = number(2, at: bytes.count - 12)
    var place = number(4, at: bytes.count - 6)
    for _ in 0..<count {
      guard place + 46 <= bytes.count, number(4, at: place) == 0x0201_4b50 else { return false }
      let (packed, size) = (number(4, at: place + 20), number(4, at: place + 24))
      let local = number(4, at: place + 42)
      guard local + 30 <= bytes.count, number(4, at: local) == 0x0403_4b50 else { return false }
      let start = local + 30 + number(2, at: local + 26) + number(2, at: local + 28)
      let isStored = number(2, at: place + 10) == 0
      guard start + packed <= bytes.count,
        let part = isStored ? Array(bytes[start..<(start + packed)]) : unpacked(start, packed, size),
        Self.isWhole(part)
      else { return false }
      place += 46 + number(2, at: place + 28) + number(2, at: place + 30) + number(2, at: place + 32)
    }
    return count > 0
  }

  /// A little-endian number; 0 beyond the end.
  private func number(_ width: Int, at place: Int) -> Int {
    guard place >= 0, place + width <= bytes.count else { return 0 }
    return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// Nil where the packed bytes do not come to the size that the directory states.
  private func unpacked(_ start: Int, _ packed: Int, _ size: Int) -> [UInt8]? {
    var stream = z_stream()
    // Raw data without a header: a window of −15.
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var input = Array(bytes[start..<(start + packed)])
    var output = [UInt8](repeating: 0, count: size + 1)
    let status = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.next_in = input.baseAddress
        stream.avail_in = uInt(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = uInt(output.count)
        return inflate(&stream, Z_FINISH)
      }
    }
    guard status == Z_STREAM_END, Int(stream.total_out) == size else { return nil }
    output.removeLast()
    return output
  }

  /// Whether every element that is opened is closed, in its order, and at least one is.
  static func isWhole(_ document: [UInt8]) -> Bool {
    var open: [ArraySlice<UInt8>] = []
    var found = false
    var place = 0
    while let start = document[place...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = document[start...].firstIndex(of: UInt8(ascii: ">")), end > start + 1 else { return false }
      let tag = document[(start + 1)..<end]
      // A tag within a tag is one whose end is missing.
      guard !tag.contains(UInt8(ascii: "<")) else { return false }
      let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
      if tag.first == UInt8(ascii: "/") {
        guard let last = open.popLast(), last.elementsEqual(name) else { return false }
      } else if tag.first != UInt8(ascii: "?"), tag.first != UInt8(ascii: "!") {
        found = true
        if tag.last != UInt8(ascii: "/") { open.append(name) }
      }
      place = end + 1
    }
    return found && open.isEmpty
  }
}
