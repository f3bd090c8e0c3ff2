import TestSupport
import Testing

@testable import Data

/// Columns that tell who somebody is.
struct PersonalColumnsTests {
  /// GB 11643's own example, and what is none: another check digit, a month 13, seventeen digits.
  @Test func `an identity number has a check digit and a date`() {
    #expect(PersonalColumn.isIdentityNumber("11010519491231002X".utf8))
    #expect(PersonalColumn.isIdentityNumber("11010519491231002x".utf8))
    #expect(PersonalColumn.isIdentityNumber("440524188001010014".utf8) == false, "born in 1880")
    for text in ["110105194912310021", "11010519491331002X", "1101051949123100", "11010519491231002XX", ""] {
      #expect(!PersonalColumn.isIdentityNumber(text.utf8), "\(text)")
    }
  }

  @Test func `columns are known by their names or by what they hold`() {
    let names = ["姓名", "编号", "证件", "联系方式", "金额", "id"]
    let rows = (0..<20).map { i in
      ["张三", "\(i)", "11010519491231002X", "138001380\(10 + i)", "\(1_000 + i)", "\(10_000_000_000 + i)"]
    }
    let found = PersonalColumn.among(names, rows)
    #expect(found.map(\.name) == ["姓名", "证件", "联系方式"])
    #expect(found.map(\.kind) == [.name, .identityNumber, .telephone])
  }

  @Test func `what is shown of a row hides long numbers`() {
    #expect(PersonalColumn.hidden("x 11010519491231002X y") == "x ×××××××××××××××××× y")
    #expect(PersonalColumn.hidden("13800138000,5") == "×××××××××××,5")
    #expect(PersonalColumn.hidden("1234567.89 元") == "1234567.89 元")
  }

  @Test func `such a column is refused where it is asked for`() throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("身份证号,金额\n11010519491231002X,5\n", to: "a.csv")
    let file = try DataFile(path)
    let header = try Header(of: file, wanted: ["金额"])
    #expect(header.personal.map(\.place) == [0])
    #expect(throws: DataError.Code.personalColumn("身份证号")) { try header.place(of: "身份证号") }
    #expect(try header.place(of: "金额") == 1)
  }
}
