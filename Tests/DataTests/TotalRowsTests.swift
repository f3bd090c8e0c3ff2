import TestSupport
import Testing

@testable import Data

/// Rows that are no person's: totals and empty rows. And the unit that stands above the names of the columns.
struct TotalRowsTests {
  private struct Read {
    var amounts: [Double] = []
    var tally = RowTally()
    var unit = AmountUnit.yuan
    var lineOfSum: Int?
  }

  private func read(
    _ text: String, _ column: String, totals: RowTally.TotalsHandling = .leftOut
  ) throws -> Read {
    let scratch = try ScratchFolder()
    let file = try DataFile(try scratch.write(text, to: "a.csv"))
    let header = try Header(of: file, wanted: [column])
    let amounts = AmountColumn(try header.place(of: column), of: header)
    var read = Read(tally: RowTally(totals: totals), unit: amounts.unit)
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { record in
        guard header.isAbove(record.line), read.tally.admits(record, header) else { return }
        guard let amount = try? amounts.read(record) else { return }
        read.tally.kept.add(amount, record)
        read.amounts.append(amount)
      }
    }
    read.lineOfSum = FileReading(of: file, header, amounts, read.tally).lineOfSum
    return read
  }

  @Test(arguments: ["合计", "合 计", "小计", "总计", "共计", "合计：", "Total", "SUBTOTAL", "grand total", "本页小计"])
  func `a row of totals is no person's`(_ label: String) throws {
    let found = try read("区县,金额\n甲,2\n\(label),2\n乙,3\n", "金额")
    #expect(found.amounts == [2, 3])
    #expect(found.tally.totalRows.count == 1 && found.tally.totalRows.first?.line == 3)
    #expect(found.tally.bad.count == 0 && found.tally.bad.rows == 2)
    let refused = try read("区县,金额\n甲,2\n\(label),2\n乙,3\n", "金额", totals: .refused)
    #expect(refused.tally.bad.count == 1 && refused.amounts == [2, 3])
    let taken = try read("区县,金额\n甲,2\n\(label),2\n乙,3\n", "金额", totals: .taken)
    #expect(taken.amounts == [2, 2, 3])
  }

  @Test(arguments: ["合肥", "小店区", "总院", "共青城", "合计划", "totally", "Tom", "合计金额由医院承担"])
  func `other words that begin so are a person's`(_ label: String) throws {
    let found = try read("区县,金额\n甲,2\n\(label),2\n乙,3\n", "金额")
    #expect(found.amounts == [2, 2, 3] && found.tally.totalRows.count == 0)
  }

  @Test(arguments: [
    ("1\n20.1\n300.2\n4\n325.30\n", 6), ("1\n20.1\n300.2\n4\n325.31\n", nil), ("1\n2\n3\n", nil),
    ("0\n0\n0\n0\n0\n", nil),
  ])
  func `a last row that is the sum of all others is told`(_ rows: String, _ line: Int?) throws {
    #expect(try read("金额\n" + rows, "金额").lineOfSum == line)
  }

  @Test func `empty rows of a table are nothing, of a single column they lack an amount`() throws {
    let table = try read("区县,金额\n甲,2\n,\n\r\n乙,3\n", "金额")
    #expect(table.amounts == [2, 3] && table.tally.bad.count == 0)
    let column = try read("金额\n2\n\n3\n", "金额")
    #expect(column.amounts == [2, 3] && column.tally.bad.count == 1)
  }

  @Test(arguments: [
    ("单位：万元", "金额", AmountUnit.tenThousand), ("金额单位: 千元", "金额", .thousand), ("2023年度（单位：亿元）", "金额", .hundredMillion),
    ("单位：元", "金额", .yuan), ("单位：人", "金额", .yuan), ("单位：万元、人", "金额", .tenThousand), ("单位：万元", "金额（元）", .yuan),
    ("单位：元", "金额(百万)", .million), ("标题", "金额（分）", .fen), ("标题", "金额_角", .jiao), ("标题", "金额/千元", .thousand),
    ("标题", "金额（十万元）", .hundredThousand), ("标题", "金额［万］", .tenThousand),
    ("标题", "分组金额", .yuan), ("标题", "金额（人均）", .yuan),
  ])
  func `the unit of an amount`(_ above: String, _ column: String, _ unit: AmountUnit) throws {
    #expect(try read("\(above),\n区县,\(column)\n甲,2\n乙,3\n", column).unit == unit)
  }
}
