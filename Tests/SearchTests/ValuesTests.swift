import Documents
import Testing

@testable import Search

/// How the values of a sweep are written.
struct ValuesTests {
  private func texts(_ argument: String) throws -> [String] {
    guard case .list(let values) = try SweepAxis(argument: argument).values else { return [] }
    return values.map(\.text)
  }

  @Test func `steps keep the form in which the ends are written`() throws {
    #expect(try texts("benefit.rate=60%…80%:5%") == ["60%", "65%", "70%", "75%", "80%"])
    #expect(try texts("benefit.rate=0.6..0.8:5%") == ["0.6", "0.65", "0.7", "0.75", "0.8"])
    #expect(try texts("benefit.deductible=10_000…20000:2500") == ["10000", "12500", "15000", "17500", "20000"])
    #expect(try texts("shocks.correlation=-0.2…0.1:0.1") == ["-0.2", "-0.1", "0", "0.1"])
  }

  @Test func `a step that does not meet the end is refused`() {
    for argument in ["funding.perHead=80…91:5", "benefit.rate=60%…80%:7%"] {
      #expect(throws: DocumentError.self) { try SweepAxis(argument: argument) }
    }
  }

  @Test(arguments: ["8,000", "100,200", "5,000,10,000", "80,000%", "1,000.5", "9,500,007", "80,090"])
  func `what may be one number or several is refused`(_ text: String) {
    #expect(throws: DocumentError.self) { try SweepAxis(argument: "funding.perHead=\(text)") }
  }

  @Test(arguments: [
    ("8,000", "write 8000 for one number"), ("8,000, 10,000", "write 8000,10000 for 2 numbers"),
    ("8,000…10,000:1,000", "write 8000…10000:1000"), ("1,000..2,000", "write 1000..2000"),
  ])
  func `the message says how to write it plainly`(_ text: String, _ hint: String) {
    #expect {
      try SweepAxis(argument: "funding.perHead=\(text)")
    } throws: { error in
      (error as? DocumentError)?.problems.contains { $0.message.contains(hint) } ?? false
    }
  }

  @Test func `with blanks it is a list, and so is what can be nothing else`() throws {
    #expect(try texts("funding.perHead=100, 200") == ["100", "200"])
    #expect(try texts("funding.perHead=80,90,100") == ["80", "90", "100"])
    #expect(try texts("benefit.rate=60%,65%") == ["60%", "65%"])
  }

  @Test func `two ways to write one value are one value`() {
    for list in ["60%,0.6", "60%,60.0%", "1e4, 10000", "1_000, 1000"] {
      #expect(throws: DocumentError.self) { try SweepAxis(argument: "benefit.rate=\(list)") }
    }
  }

  @Test func `a list is taken as it is written`() throws {
    #expect(try texts("benefit.cap=none, 400000,500_000") == ["none", "400000", "500_000"])
    #expect(try SweepAxis(argument: "benefit.cap=none,400000").ends == nil)
  }

  @Test(arguments: [
    "", "=1,2", "benefit.rate", "a=1…2:0", "a=1…2:-1", "a=2…1:1", "a=1…2:x", "a=1…:1", "a=1,,2", "a=", "a=1,1",
    "a=0…1:1e-9", "a=1…2:1:1",
  ])
  func `what has no such form is refused`(_ argument: String) {
    #expect(throws: DocumentError.self) { try SweepAxis(argument: argument) }
  }

  @Test func `a grid has all combinations, and each end alone`() throws {
    let axes = [try SweepAxis(argument: "a=1,2,3"), try SweepAxis(argument: "b=5…6:1")]
    let design = try SweepDesign(axes: axes, sobolPoints: nil)
    let grid = design.points.filter { $0.role == .grid }.map { $0.values.map { $0?.text } }
    #expect(grid == [["1", "5"], ["1", "6"], ["2", "5"], ["2", "6"], ["3", "5"], ["3", "6"]])
    let alone = design.points.filter { $0.role != .grid }.map { $0.values.map { $0?.text } }
    #expect(alone == [[nil, nil], ["1", nil], ["3", nil], [nil, "5"], [nil, "6"]])
  }

  @Test func `Sobol points fill the ranges evenly`() throws {
    let axes = [try SweepAxis(argument: "a=0…1"), try SweepAxis(argument: "b=50%…60%")]
    let design = try SweepDesign(axes: axes, sobolPoints: 64)
    let a = design.points.filter { if case .a = $0.role { true } else { false } }
    #expect(a.count == 64 && design.points.count == 5 + 64 * 4)
    let values = a.compactMap { $0.values[1]?.number }
    #expect(values.allSatisfy { (0.5...0.6).contains($0) })
    #expect(values.count { $0 < 0.55 } == 32)
  }
}
