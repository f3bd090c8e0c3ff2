import Testing

@testable import Files

/// A checksum of a whole that follows from those of its parts.
struct JoinableChecksumTests {
  private let bytes = Array(String(repeating: "大病保险", count: 50).utf8)

  private func checksum(_ bytes: some Collection<UInt8>) -> JoinableChecksum {
    var checksum = JoinableChecksum()
    Array(bytes).withUnsafeBytes { checksum.add($0) }
    return checksum
  }

  // Made by whole numbers of any size, Python 3.11: v = (v * 1415926535897932384 + byte) % (2**61 - 1).
  @Test func `the polynomial at its place`() { #expect(checksum(bytes).text == "poly61:10c835ec6102a7dd-600") }

  @Test func `parts make the whole, wherever they are cut`() {
    for cut in 0...bytes.count {
      var joined = checksum(bytes[..<cut])
      joined.add(checksum(bytes[cut...]))
      #expect(joined == checksum(bytes), "\(cut)")
      var continued = checksum(bytes[..<cut])
      Array(bytes[cut...]).withUnsafeBytes { continued.add($0) }
      #expect(continued == checksum(bytes), "\(cut)")
    }
  }

  @Test func `one byte that is another, or zeros more, make another`() {
    for place in bytes.indices {
      var other = bytes
      other[place] ^= 1
      #expect(checksum(other) != checksum(bytes))
    }
    #expect(checksum([]) != checksum([0]) && checksum([0, 0]) != checksum([0]))
    #expect(checksum([255, 255, 255, 255, 255, 255, 255, 255]).isSound)
  }
}
