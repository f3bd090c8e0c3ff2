import TestSupport
import Testing

@testable import Data

/// A zip archive that is written is one that can be read.
struct ZipWriterTests {
  private func written(_ files: [(String, [UInt8])]) -> [UInt8] {
    var archive = ZipWriter()
    for (name, bytes) in files { archive.add(name, bytes) }
    return archive.bytes
  }

  private func read(_ bytes: [UInt8]) throws -> [(String, [UInt8])] {
    let archive = try #require(
      ZipArchive(size: bytes.count) { offset, count in
        offset >= 0 && offset < bytes.count ? Array(bytes[offset..<min(bytes.count, offset + count)]) : []
      })
    return archive.entries.map { entry in
      var content: [UInt8] = []
      let isWhole = archive.unpack(entry) { piece in
        content += piece
        return true
      }
      #expect(isWhole)
      return (entry.name, content)
    }
  }

  @Test func `what is packed is what is unpacked, in its order`() throws {
    var random = SplitMix64(seed: 7)
    let noise = (0..<300_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    let files: [(String, [UInt8])] = [
      ("[Content_Types].xml", Array("<Types/>".utf8)), ("空.xml", []), ("noise", noise),
      ("zeros", Array(repeating: 0, count: 1 << 20)),
    ]
    let bytes = written(files)
    let found = try read(bytes)
    #expect(found.map(\.0) == files.map(\.0))
    for (own, other) in zip(found, files) { #expect(own.1 == other.1, "\(own.0)") }
    #expect(bytes.count < noise.count + 10_000, "a million zeros are packed")
  }

  @Test func `equal contents are equal archives`() {
    let files: [(String, [UInt8])] = [("a", Array("some words".utf8)), ("b", [1, 2, 3])]
    #expect(written(files) == written(files))
  }
}
