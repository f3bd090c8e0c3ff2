import Data
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
    let bytes = bytes
    let archive = ZipArchive(size: bytes.count) { offset, count in
      offset >= 0 && offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : []
    }
    guard let archive, !archive.entries.isEmpty else { return false }
    return archive.entries.allSatisfy { entry in
      var part: [UInt8] = []
      return archive.unpack(entry) { piece in
        part += piece
        return true
      } && Self.isWhole(part)
    }
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
