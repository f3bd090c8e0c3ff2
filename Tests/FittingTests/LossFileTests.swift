import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// Files of amounts: what is read, what is refused, and where.
struct LossFileTests {
  /// The file in pieces of a given length, as a stream hands them out.
  private func read(
    _ text: String, _ columns: LossColumns = LossColumns(.amounts("amount")), piece: Int = 1 << 20,
    recording: LossFile.Recording = .init(), delimiter: Character = ","
  ) throws -> LossFile {
    var rest = Data(text.utf8)
    return try LossFile(
      columns: columns, recording: recording, delimiter: try #require(delimiter.asciiValue)
    ) { () throws(LossFileError) in
      let next = rest.prefix(piece)
      rest = rest.dropFirst(piece)
      return Data(next)
    }
  }

  @Test(arguments: [1, 2, 3, 7, 1_000]) func `quotes, line ends and marks are read in pieces of any length`(piece: Int)
    throws
  {
    let text = "\u{FEFF}id,\"amount\",note\r\n1,100,\"a, \"\"b\"\"\nc\"\r\n2,\"200.5\",\r\n3, 3e2 ,x\r\n4,0,y\r\n\r\n"
    let file = try read(text, piece: piece)
    #expect(file.observations.exact.values == [100, 200.5, 300])
    #expect(file.observations.zeros == 1)
    #expect(file.rows == 4 && file.badRowCount == 0)
    #expect(file.hash == (try read(text)).hash)
  }

  @Test func `every bad row is named with its line`() throws {
    let file = try read(
      "amount,n\n1,a\nx,b\n,c\n-5,d\nnan,e\ninf,f\n1e999,g\nNA,h\n7\n8,i,j\n\n1e16,k\n0x10,l\n\"9\"9,m\n\"1\n\",n\n2,o\n"
    )
    #expect(file.observations.exact.values == [1, 2])
    let found = file.badRows.map { "\($0.line) \($0.reason)" }
    #expect(
      found == [
        "3 notNumber", "4 missing", "5 negative", "6 notFinite", "7 notFinite", "8 notFinite", "9 missing",
        "10 fieldCount(found: 1, expected: 2)", "11 fieldCount(found: 3, expected: 2)", "12 blank", "13 tooLarge",
        "14 notNumber", "15 malformed", "16 notNumber",
      ])
    #expect(file.badRowCount == 14)
    #expect(file.badRows[0].column == "amount" && file.badRows[0].text == "x")
  }

  @Test func `only the first twenty bad rows are kept, and all are counted`() throws {
    let file = try read("amount\n" + String(repeating: "x\n", count: 500) + "5\n")
    #expect(file.badRows.count == 20 && file.badRowCount == 500 && file.rows == 501)
  }

  @Test func `numbers are the nearest ones`() throws {
    let texts = [
      "0.1", "123456789.123456789", "1e-5", "4.9406564584124654", "9007199254740993", "12345678901234567890.5", ".5",
      "5.",
    ]
    for text in texts {
      let bytes = Array(text.utf8)
      let value = bytes.withUnsafeBufferPointer { DecimalNumber.read($0) }
      #expect(value == .number(try #require(Double(text))), "\(text)")
    }
  }

  @Test func `truncation and caps are held against every row`() throws {
    let recording = LossFile.Recording(truncation: Truncation(below: 100, above: 1_000), cap: 500)
    let file = try read("amount\n100\n0\n101\n499\n500\n700\n1001\n", recording: recording)
    #expect(file.observations.exact.values == [101, 499])
    #expect(file.observations.atLeast == [.init(bound: 500, weight: 2)])
    #expect(file.badRows.map(\.line) == [2, 3, 8])
    #expect(file.badRows.map(\.reason) == [.notAboveTruncation, .notAboveTruncation, .aboveTruncation])
  }

  @Test func `weights, flags and classes are read from their columns`() throws {
    let flagged = try read(
      "amount;w;open\n10;2;0\n20;1;true\n30;0;0\n40;1;maybe\n0;3;0\n0;1;1\n",
      LossColumns(.amounts("amount"), weights: "w", censored: "open"), delimiter: ";")
    #expect(flagged.observations.exact.values == [10] && flagged.observations.exact.weights == [2])
    #expect(flagged.observations.atLeast == [.init(bound: 20, weight: 1)] && flagged.observations.zeros == 3)
    #expect(flagged.badRows.map(\.reason) == [.notFlag, .censoredAtZero])
    let classes = try read(
      "from,to,n\n0,0,5\n0,100,10\n100,200,4\n200,,1\n300,250,1\n50,50,2\n",
      LossColumns(.classes(lower: "from", upper: "to", count: "n")))
    #expect(
      classes.observations.intervals == [
        .init(lower: 0, upper: 100, weight: 10), .init(lower: 100, upper: 200, weight: 4),
        .init(lower: 200, upper: .infinity, weight: 1),
      ])
    #expect(classes.observations.zeros == 5 && classes.observations.exact.weights == [2])
    #expect(classes.badRows.map(\.reason) == [.emptyClass])
  }

  @Test func `a file that is none is refused for what it is`() {
    func error(_ text: String, _ columns: LossColumns = LossColumns(.amounts("amount"))) -> LossFileError? {
      do {
        _ = try read(text, columns)
        return nil
      } catch {
        return error as? LossFileError
      }
    }
    #expect(error("") == .empty)
    #expect(error("\n") == .noColumn("amount", known: [""]))
    #expect(error("amont,x\n1,2\n") == .noColumn("amount", known: ["amont", "x"]))
    #expect(error("amount,amount\n1,2\n") == .twiceTheColumn("amount"))
    #expect(error("a,b\n1,2\n", LossColumns(.amounts(nil))) == .columnNeeded(known: ["a", "b"]))
    #expect(error("a\u{0}b\n1\n") == .notText)
    #expect(error("amount\n\"" + String(repeating: "1", count: 3_000_000)) == .endlessRecord(line: 2))
    #expect(error("only\n1\n", LossColumns(.amounts(nil))) == nil)
  }

  @Test func `noise never traps`() {
    var state: UInt64 = 7
    func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 33
    }
    let alphabet = Array("amount,\"\r\n;0123456789.-eE+ \u{FEFF}中NA\t".unicodeScalars)
    for _ in 0..<2_000 {
      var text = "amount,b\n"
      for _ in 0..<(next() % 60) { text.unicodeScalars.append(alphabet[Int(next() % UInt64(alphabet.count))]) }
      let piece = 1 + Int(next() % 20)
      let whole = try? read(text)
      let pieces = try? read(text, piece: piece)
      #expect(whole?.observations.exact.values == pieces?.observations.exact.values)
      #expect(whole?.badRows == pieces?.badRows)
    }
  }
}
