import Foundation
import TestSupport
import Testing

@testable import Data

/// Blocks of whole records: whatever their size, and on however many threads, they are the file.
struct BlocksTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func reading(_ size: Int, head: Int = 16) -> DataFile.Reading {
    var reading = DataFile.Reading(delimiter: UInt8(ascii: ","))
    (reading.blockSize, reading.headSize) = (size, head)
    return reading
  }

  private func records(_ path: String, _ reading: DataFile.Reading) throws -> [String] {
    let file = try DataFile(path, reading)
    var found: [String] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { record in
        found.append("\(record.line): \(record.strings) \(record.isMalformed)")
      }
    }
    return found
  }

  @Test(arguments: [1, 2, 3, 7, 50]) func `records are the same for blocks of any size`(size: Int) throws {
    let text =
      "id,\"amount\",note\r\n1,100,\"a, \"\"b\"\"\nc\"\r\n2,\"200.5\",\r\n\r\n3, 3e2 ,x\"y\n\"4\"z,0,y\r\n5,\"\",\"\"\"\"\n6,7,8"
    let path = try scratch.write(text, to: "a.csv")
    let whole = try records(path, reading(1 << 20, head: 1 << 18))
    #expect(
      whole == [
        "1: [\"id\", \"amount\", \"note\"] false", "2: [\"1\", \"100\", \"a, \\\"b\\\"\\nc\"] false",
        "4: [\"2\", \"200.5\", \"\"] false", "5: [\"\"] false", "6: [\"3\", \" 3e2 \", \"x\\\"y\"] false",
        "7: [\"4\", \"0\", \"y\"] true", "8: [\"5\", \"\", \"\\\"\"] false", "9: [\"6\", \"7\", \"8\"] false",
      ])
    #expect(try records(path, reading(size)) == whole)
  }

  @Test func `noise is cut at the same places`() throws {
    var random = SplitMix64(seed: 7)
    let alphabet = Array("a,\"\r\n;01.中".unicodeScalars)
    for _ in 0..<300 {
      var text = "amount,b\n"
      for _ in 0..<(random.next() % 80) {
        text.unicodeScalars.append(alphabet[Int(random.next() % UInt64(alphabet.count))])
      }
      let path = try scratch.write(text, to: "noise.csv")
      let size = 1 + Int(random.next() % 20)
      #expect(try records(path, reading(size, head: 32)) == records(path, reading(1 << 20, head: 32)), "\(text)")
    }
  }

  @Test func `a record that does not end is told by its line`() throws {
    let path = try scratch.write("amount\n1\n\"" + String(repeating: "1", count: 3_000_000), to: "endless.csv")
    let file = try DataFile(path)
    let error = #expect(throws: DataError.self) { while try file.next() != nil {} }
    #expect(error?.code == .endlessRecord(line: 3))
  }

  @Test(arguments: [1, 2, 5]) func `threads hand over their parts in the order of the file`(threads: Int) throws {
    let rows = (1...5_000).map { "\($0)\n" }.joined()
    let file = try DataFile(try scratch.write("n\n" + rows, to: "many.csv"), reading(100))
    let scanner = file.scanner
    var found: [String] = []
    try file.forEachBlock(threads: threads) { block -> [String] in
      var lines: [String] = []
      scanner.scan(block.bytes, firstLine: block.firstLine) { lines.append("\($0.line) \($0.string(0))") }
      return lines
    } merge: {
      found += $0
    }
    #expect(found == ["1 n"] + (1...5_000).map { "\($0 + 1) \($0)" })
  }
}
