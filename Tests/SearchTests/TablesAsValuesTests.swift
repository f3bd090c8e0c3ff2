import Documents
import Testing

@testable import Search

/// Values of a sweep that are tables, whose own commas part nothing.
struct TablesAsValuesTests {
  private func values(_ argument: String) throws -> [String] {
    guard case .list(let values) = try SweepAxis(argument: argument).values else { return [] }
    return values.map(\.text)
  }

  @Test func `commas inside of a table part nothing`() throws {
    let table = "{ value: 40%, of: disposableIncome }"
    #expect(try values("benefit.deductible=\(table)") == [table])
    #expect(try values("benefit.deductible=\(table), 15000,50%") == [table, "15000", "50%"])
    #expect(try values("x=[1, 2],[3,4]") == ["[1, 2]", "[3,4]"])
  }

  @Test func `commas outside part as ever`() throws {
    #expect(try values("benefit.rate=60%,65%, 70%") == ["60%", "65%", "70%"])
    #expect(throws: DocumentError.self) { try values("benefit.deductible=8,000") }
    #expect(throws: DocumentError.self) { try values("benefit.rate=60%,,70%") }
    // A range with a value beside it is no number with thousands.
    #expect {
      _ = try values("benefit.rate=60%…80%:5%, 90%")
    } throws: {
      ($0 as? DocumentError)?.problems.first?.message.contains("a range stands alone") == true
    }
  }
}
