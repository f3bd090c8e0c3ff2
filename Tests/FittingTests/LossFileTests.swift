import Data
import Foundation
import TestSupport
import Testing

@testable import Chance
@testable import Fitting

/// Files of amounts: what is read, what is refused, and where.
struct LossFileTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// The file in blocks of a given length, as a stream hands them out.
  private func read(
    _ text: String, _ columns: LossColumns = LossColumns(.amounts("amount")), piece: Int = 1 << 20,
    recording: LossFile.Recording = .init(), delimiter: Character = ","
  ) throws -> LossFile {
    var reading = DataFile.Reading(delimiter: delimiter.asciiValue)
    reading.blockSize = piece
    reading.headSize = max(16, piece)
    return try LossFile(
      DataFile(try scratch.write(text, to: "losses.csv"), reading), columns: columns, recording: recording)
  }

  @Test(arguments: [1, 2, 3, 7, 1_000]) func `quotes, line ends and marks are read in pieces of any length`(piece: Int)
    throws
  {
    let text = "\u{FEFF}id,\"amount\",note\r\n1,100,\"a, \"\"b\"\"\nc\"\r\n2,\"200.5\",\r\n3, 3e2 ,x\r\n4,0,y\r\n\r\n"
    let file = try read(text, piece: piece)
    #expect(file.observations.exact.values == [100, 200.5, 300])
    #expect(file.observations.zeros == 1)
    #expect(file.reading.rows == 4 && file.reading.badRows.count == 0)
    #expect(file.reading.hash == (try read(text)).reading.hash)
  }

  @Test func `every bad row is named with its line`() throws {
    let file = try read(
      "amount,n\n1,a\nx,b\n,c\n-5,d\nnan,e\ninf,f\n1e999,g\nNA,h\n7\n8,i,j\n\n1e16,k\n0x10,l\n\"9\"9,m\n\"1\n\",n\n2,o\n"
    )
    #expect(file.observations.exact.values == [1, 2])
    let found = file.reading.badRows.first.map { "\($0.line) \($0.reason)" }
    #expect(
      found == [
        "3 notNumber", "4 missing", "5 negative", "6 notFinite", "7 notFinite", "8 notFinite", "9 missing",
        "10 fieldCount(found: 1, expected: 2)", "11 fieldCount(found: 3, expected: 2)",
        "13 tooLarge(1000000000000000.0)",
        "14 notNumber", "15 malformed", "16 notNumber",
      ])
    #expect(file.reading.badRows.count == 13, "an empty row of a table is nothing")
    #expect(file.reading.badRows.first[0].column == "amount" && file.reading.badRows.first[0].text == "x")
  }

  @Test func `only the first twenty bad rows are kept, and all are counted`() throws {
    let file = try read("amount\n" + String(repeating: "x\n", count: 500) + "5\n")
    let rows = file.reading.badRows
    #expect(rows.first.count == 20 && rows.count == 500 && rows.rows == 501)
    #expect(rows.byKind == [.notNumber: 500])
  }

  @Test func `truncation and caps are held against every row`() throws {
    let recording = LossFile.Recording(truncation: Truncation(below: 100, above: 1_000), cap: 500)
    let file = try read("amount\n100\n0\n101\n499\n500\n700\n1001\n", recording: recording)
    #expect(file.observations.exact.values == [101, 499])
    #expect(file.observations.atLeast == [.init(bound: 500, weight: 2)])
    #expect(file.reading.badRows.first.map(\.line) == [2, 3, 8])
    #expect(file.reading.badRows.first.map(\.reason) == [.notAboveTruncation, .notAboveTruncation, .aboveTruncation])
  }

  @Test func `weights, flags and classes are read from their columns`() throws {
    let flagged = try read(
      "amount;w;open\n10;2;0\n20;1;true\n30;0;0\n40;1;maybe\n0;3;0\n0;1;1\n",
      LossColumns(.amounts("amount"), weights: "w", censored: "open"), delimiter: ";")
    #expect(flagged.observations.exact.values == [10] && flagged.observations.exact.weights == [2])
    #expect(flagged.observations.atLeast == [.init(bound: 20, weight: 1)] && flagged.observations.zeros == 3)
    #expect(flagged.reading.badRows.first.map(\.reason) == [.notFlag, .censoredAtZero])
    let classes = try read(
      "from,to,n\n0,0,5\n0,100,10\n100,200,4\n200,,1\n300,250,1\n50,50,2\n",
      LossColumns(.classes(lower: "from", upper: "to", count: "n")))
    #expect(
      classes.observations.intervals == [
        .init(lower: 0, upper: 100, weight: 10), .init(lower: 100, upper: 200, weight: 4),
        .init(lower: 200, upper: .infinity, weight: 1),
      ])
    #expect(classes.observations.zeros == 5 && classes.observations.exact.weights == [2])
    #expect(classes.reading.badRows.first.map(\.reason) == [.emptyClass])
  }

  @Test func `a file that is none is refused for what it is`() {
    func error(_ text: String, _ columns: LossColumns = LossColumns(.amounts("amount"))) -> DataError.Code? {
      do {
        _ = try read(text, columns)
        return nil
      } catch {
        return (error as? DataError)?.code
      }
    }
    #expect(error("") == .empty)
    #expect(error("\n") == .noColumn("amount", known: [""]))
    #expect(error("amont,x\n1,2\n") == .noColumn("amount", known: ["amont", "x"]))
    #expect(error("amount,amount\n1,2\n") == .twiceTheColumn("amount"))
    #expect(error("a,b\n1,2\n", LossColumns(.amounts(nil))) == .columnNeeded(known: ["a", "b"]))
    #expect(error("a\u{0}b\n1\n") == .notText)
    #expect(error("身份证号,b\n1,2\n", LossColumns(.amounts("身份证号"))) == .personalColumn("身份证号"))
    #expect(error("amount\n\"" + String(repeating: "1", count: 3_000_000)) == .endlessRecord(line: 2))
    #expect(error("only\n1\n", LossColumns(.amounts(nil))) == nil)
  }

  @Test func `a column may be given by its place, under a title, or without a header`() throws {
    #expect(try read("a,b\n1,2\n3,4\n", LossColumns(.amounts("2"))).observations.exact.values == [2, 4])
    let titled = try read("费用明细,\n\nid,amount\n1,2\n3,4\n")
    #expect(titled.observations.exact.values == [2, 4] && titled.reading.headerLine == 3)
    let bare = try read("5\n6\n7\n", LossColumns(.amounts(nil)))
    #expect(bare.observations.exact.values == [5, 6, 7] && bare.reading.headerLine == 0)
    #expect(try read("x,5\ny,6\n", LossColumns(.amounts("2"))).observations.exact.values == [5, 6])
    #expect(try read(" 金额（元） ,b\n5,6\n", LossColumns(.amounts("金额(元)"))).observations.exact.values == [5])
  }

  /// 1.5 of 万元 are 15,000 yuan; an amount with a unit of its own keeps it.
  @Test func `amounts written for people are read as what they mean, and counted`() throws {
    let file = try read("amount\n\"1,234.5\"\n¥88\n1.2万\n１２３元\n7\n")
    #expect(file.observations.exact.values == [7, 88, 123, 1_234.5, 12_000])
    #expect(file.reading.written.count == 4 && file.reading.written.first?.text == "1,234.5")
    let units = try read("费用（万元）\n1.5\n0.07\n300元\n", LossColumns(.amounts("费用（万元）")))
    #expect(units.observations.exact.values == [300, 700, 15_000])
    #expect(try read("amount\n75%\n5\n").reading.badRows.first.map(\.reason) == [.percent])
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
      #expect(whole?.reading.badRows.first == pieces?.reading.badRows.first)
    }
  }
}
