import Data
import Foundation
import TestSupport
import Testing

@testable import Fitting

/// Payments as people have them become the triangle that they are.
struct RunOffFileTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func read(_ text: String, _ shape: RunOffFile.Shape) throws -> RunOffFile {
    try RunOffFile(DataFile(scratch.write(text, to: "payments.csv")), shape)
  }

  @Test(arguments: [
    ("2024-03", "2024-03"), ("2024/3/15", "2024-03"), ("202403", "2024-03"), ("20240315", "2024-03"),
    ("2024年3月", "2024-03"), ("2024年3月5日", "2024-03"), ("2024.3", "2024-03"), ("45366", "2024-03"),
    ("2024-03-15 08:30:00", "2024-03"), ("2024-03-15T08:30", "2024-03"), (" 2024-12 ", "2024-12"),
    ("2024Q2", "2024Q2"), ("2024-Q4", "2024Q4"), ("2024年第1季度", "2024Q1"), ("2024", "2024"), ("2024年", "2024"),
  ])
  func `periods are read as people write them`(text: String, name: String) { #expect(Period(text)?.name == name) }

  @Test(arguments: [
    "", "March", "2024-13", "2024-0", "2024-2-32", "24-03", "2024Q5", "202413", "1e5", "2024-1-1-1",
  ])
  func `what is no period is none`(text: String) { #expect(Period(text) == nil) }

  private static let payments =
    "姓名,住院,支付,金额\n张三,2024-01-03,2024-01-20,100\n李四,2024-01,2024/2,60\n王五,202401,2024-03,-10\n甲,2024-02,2024-02,200\n乙,2024-02,2024-03,\"1,00.5\"\n丙,2024年3月,2024-03,0.3万\n"

  @Test func `rows are added up by month of the stay and month of payment`() throws {
    let file = try read(Self.payments, .payments(stay: "住院", paid: "支付", amount: "金额"))
    #expect(file.reading.badRows.count == 1 && file.reading.personal.map(\.name) == ["姓名"])
    let good = try read(
      Self.payments.replacing("\"1,00.5\"", with: "100.5"), .payments(stay: "住院", paid: "支付", amount: "金额"))
    #expect(good.reading.badRows.count == 0)
    let triangle = try good.triangle(by: nil)
    #expect(triangle.origins.map(\.name) == ["2024-01", "2024-02", "2024-03"])
    #expect(triangle.origins.map(\.paid) == [[100, 160, 150], [200, 300.5], [3_000]])
    #expect(throws: RunOffTriangle.Fault.tooSmall) { try good.triangle(by: .quarter) }
  }

  @Test func `months come together in quarters and years, and are not divided`() throws {
    var rows = "stay,paid,amount\n"
    for stay in 0..<36 {
      for paid in stay..<36 {
        rows +=
          "\(2021 + stay / 12)-\(stay % 12 + 1),\(2021 + paid / 12)-\(paid % 12 + 1),\(paid - stay < 3 ? 10 : 0)\n"
      }
    }
    let file = try read(rows, .payments(stay: "stay", paid: "paid", amount: "amount"))
    let years = try file.triangle(by: .year)
    // 34 of 36 thirds of a year's stays are paid in the year: 12 + 11 + 10 months of them.
    #expect(years.origins.map(\.name) == ["2021", "2022", "2023"])
    #expect(years.origins[0].paid == [330, 360, 360] && years.origins[2].paid == [330])
    #expect(try file.triangle(by: .quarter).origins.count == 12)
    let yearly = try read("a,b,c\n2021,2021,1\n2022,2022-05,1\n", .payments(stay: "a", paid: "b", amount: "c"))
    #expect(throws: RunOffTriangle.Fault.noShorter(.year)) { try yearly.triangle(by: .month) }
  }

  @Test func `a triangle is read as it is drawn up, cumulative or not`() throws {
    let cumulative = try read("year,0,1,2\n2021,10,15,16\n2022,20,30,\n2023,30,,\n", .triangle(isCumulative: true))
    let incremental = try read("year,0,1,2\n2021,10,5,1\n2022,20,10,\n2023,30,,\n", .triangle(isCumulative: false))
    for file in [cumulative, incremental] {
      #expect(try file.triangle(by: nil).origins.map(\.paid) == [[10, 15, 16], [20, 30], [30]])
    }
    let gap = try read("year,0,1,2\n2021,10,,16\n2022,20,30,\n2023,30,,\n", .triangle(isCumulative: true))
    #expect(throws: RunOffTriangle.Fault.gap(origin: "2021", age: 1)) { try gap.triangle(by: nil) }
  }

  @Test func `rows that cannot be are told by their reason`() throws {
    let rows = "stay,paid,amount\n2024-02,2024-01,5\nsoon,2024-01,5\n2024-01,,5\n2024-01,2024-01,many\n"
    let file = try read(rows, .payments(stay: "stay", paid: "paid", amount: "amount"))
    #expect(file.reading.badRows.first.map(\.reason) == [.paidBefore, .notPeriod, .missing, .notNumber])
  }

  /// Months alike, of which a half is paid at once, three tenths a month later and the rest after two: 31 January closes December's
  /// first two, so that 20% of a twelfth is late; the month of the end itself closes a half of December and a fifth of November.
  @Test func `the share of a year that is paid after its accounts are closed`() throws {
    let origins = (0..<26).map { month in
      let period = Period(.month, 2022 * 12 + month)
      return RunOffTriangle.Origin(
        name: period.name, period: period,
        paid: Array([50, 80, 100, 100].prefix(26 - month)) + Array(repeating: 100, count: max(0, 22 - month)))
    }
    let ladder = ChainLadder(try RunOffTriangle(origins))
    for (cutOff, share) in [(0, (0.5 + 0.2) / 12), (1, 0.2 / 12), (2, 0)] {
      let late = try #require(LateShare(of: ladder, cutOff: cutOff))
      #expect(abs(late.share - share) < 1e-12 && late.standardError == 0 && late.range == nil)
    }
    // One period in the first column was paid sooner: the factors have errors, and so has the share.
    var odd = origins
    odd[3] = RunOffTriangle.Origin(
      name: odd[3].name, period: odd[3].period, paid: odd[3].paid.enumerated().map { $0 == 0 ? 60 : $1 })
    let late = try #require(LateShare(of: ChainLadder(try RunOffTriangle(odd)), cutOff: 0))
    let range = try #require(late.range)
    #expect(abs(range.upperBound - late.share - 6.0.squareRoot() * late.standardError) < 1e-12)
    #expect(LateShare(of: try ChainLadderTests.ladder(ChainLadderTests.taylorAshe), cutOff: 3) == nil)
  }

  @Test func `a year's payments stand month by month, without those of other years`() throws {
    let rows = "stay,paid,amount\n2023-12,2024-01,7\n2024-01,2024-01,100\n2024-01,2024-03,50\n2024-11,2025-01,30\n"
    let file = try read(rows, .payments(stay: "stay", paid: "paid", amount: "amount"))
    let months = try file.months(ofYear: 2024, upTo: 13)
    #expect(months.byMonth == [100, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30] && months.ofOtherYears == 7)
    #expect(throws: PaidMonths.Fault.later("2025-01")) { try file.months(ofYear: 2024, upTo: 12) }
    let paid = try read(rows, .payments(stay: nil, paid: "paid", amount: "amount"))
    #expect(throws: PaidMonths.Fault.otherYear("2025-01")) { try paid.months(ofYear: 2024, upTo: 13) }
    let yearly = try read("a,b\n2024,5\n", .payments(stay: nil, paid: "a", amount: "b"))
    #expect(throws: PaidMonths.Fault.noMonth("2024")) { try yearly.months(ofYear: 2024, upTo: 6) }
  }
}
