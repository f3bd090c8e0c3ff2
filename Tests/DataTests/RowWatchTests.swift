import TestSupport
import Testing

@testable import Data

/// What is seen of rows in passing: people who come again, several years, and where amounts begin.
struct RowWatchTests {
  private func marks(_ text: String, years: Bool = true) throws -> (repeats: [RepeatedRows], years: YearsOfRows?) {
    let scratch = try ScratchFolder()
    let file = try DataFile(scratch.write(text, to: "a.csv"))
    let header = try Header(of: file, wanted: ["X"])
    var tally = RowTally(watch: RowWatch(header, years: years))
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { record in
        if header.isAbove(record.line) { _ = tally.admits(record, header) }
      }
    }
    return tally.marks.told
  }

  @Test(arguments: [
    "身份证号", "社会保障号", "社保卡号", "个人编号", "参保号", "person_id", "ID", "人员编号", "patient id", "grbh", "医保编号", "psn_no",
  ])
  func `a number of a person that comes again is told by its column`(_ name: String) throws {
    let seen = try marks("\(name),X\na,1\nb,2\na,3\na,4\n")
    #expect(seen.repeats == [RepeatedRows(column: name, rows: 2, isExact: true)])
    #expect(try marks("\(name),X\na,1\nb,2\n").repeats.isEmpty)
  }

  @Test(arguments: ["住院号", "结算号", "序号", "姓名", "类别", "bill_id"])
  func `no other column tells of people`(_ name: String) throws {
    #expect(try marks("\(name),X\na,1\nb,2\na,3\n").repeats.isEmpty)
  }

  /// Numbers that are a person's by what they are: GB 11643's example.
  @Test func `a column of identity numbers is known by what it holds`() throws {
    let seen = try marks("证,X\n11010519491231002X,1\n11010519491231002x,2\n")
    #expect(seen.repeats.map(\.rows) == [1])
  }

  @Test func `somebody of another year is another`() throws {
    #expect(try marks("个人编号,年度,X\na,2022,1\na,2023,2\n").repeats.isEmpty)
    #expect(try marks("个人编号,年度,X\na,2022,1\na,2022,2\n").repeats.map(\.rows) == [1])
  }

  @Test(arguments: ["年度", "结算年度", "年份", "year", "Year"]) func `several years are told`(_ name: String) throws {
    let seen = try marks("\(name),X\n2023,1\n2021年,2\n2023,3\n").years
    #expect(seen == YearsOfRows(column: name, years: [2021, 2023]))
    #expect(try marks("\(name),X\n2023,1\n2023,2\n").years?.areSeveral == false)
  }

  @Test func `years of birth are none of the rows`() throws {
    #expect(try marks("出生年份,X\n1950,1\n1993,2\n").years == nil)
  }

  /// 600,000 people, every fifth with a second row: some are counted for all.
  @Test func `of very many people some are counted for all`() {
    var count = RepeatCount()
    for person in 0..<600_000 {
      let key = Array("\(person)".utf8).withUnsafeBufferPointer { PersonKey($0)?.bits ?? 0 }
      count.add(key)
      if person.isMultiple(of: 5) { count.add(key) }
    }
    #expect(!count.isExact && abs(count.rows - 120_000) < 3_000, "\(count.rows)")
  }

  @Test func `parts of a file count as the whole`() {
    var (whole, parts) = (RepeatCount(), RepeatCount())
    for part in 0..<10 {
      var own = RepeatCount()
      for place in 0..<100 {
        own.add(UInt64(part * 50 + place))
        whole.add(UInt64(part * 50 + place))
      }
      parts.merge(own)
    }
    #expect(parts.rows == 450 && whole.rows == 450)
  }

  /// Twelve amounts from 15,000 to 15,110: of a policy that pays from 10,000 as many would lie below.
  @Test func `amounts that begin above where a policy pays are seen`() {
    let above = LeastAmounts((0..<12).map { 15_000 + Double($0) * 10 })
    #expect(above.beginning(above: 10_000) == 15_000 && above.beginning(above: 14_900) == 15_000)
    #expect(above.beginning(above: 14_990) == nil, "within the distance of two amounts")
    #expect(above.beginning(above: 16_000) == nil)
    #expect(LeastAmounts((0..<5).map { 15_000 + Double($0) }).beginning(above: 10_000) == nil, "five are too few")
    #expect(LeastAmounts((1..<100).map { Double($0) * 700 }).beginning(above: 10_000) == nil)
  }
}
