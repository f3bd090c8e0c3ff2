import TestSupport
import Testing

@testable import Data

/// A column is found by its name without the unit that stands behind it.
struct UnitNamesTests {
  private func header(_ line: String, _ wanted: [String]) throws -> Header {
    let scratch = try ScratchFolder()
    return try Header(of: DataFile(scratch.write(line + "\n1,2,3\n", to: "a.csv")), wanted: wanted)
  }

  @Test(arguments: ["费用(万元)", "费用（万元）", "费用 [元]", "费用【千元】"]) func `the unit may be left out`(_ name: String) throws {
    let header = try header("类别,\(name),年度", ["费用"])
    #expect(try header.place(of: "费用") == 1)
    #expect(try header.place(of: name) == 1)
  }

  @Test func `a column that is called so goes before, and two are told`() throws {
    #expect(try header("费用(万元),费用,年度", ["费用"]).place(of: "费用") == 1)
    let two = try header("费用(万元),费用(元),年度", ["年度"])
    #expect(throws: DataError.Code.twiceTheColumn("费用")) { try two.place(of: "费用") }
  }

  @Test func `what stands in brackets and is no unit is a part of the name`() throws {
    let header = try header("费用(合规),类别,年度", ["年度"])
    #expect(throws: DataError.Code.noColumn("费用", known: ["费用(合规)", "类别", "年度"])) { try header.place(of: "费用") }
  }
}
