import Documents
import Testing

/// A value that changes over the years: a list of values, each from its day on.
struct DatedValuesTests {
  private let text = """
    name: a
    deductible:
      - { from: 2014-01-01, value: 10000, clause: old }
      - { from: 2015-07-01, value: 12000, clause: new, assumption: true, note: since July }
      - { from: 2020-01-01, value: 14000, clause: newest }
    """

  private func figure(asOf day: String) throws -> Figure {
    try SampleDocument.read(text, asOf: day) { $0.figure("deductible", .yuan) }.value
  }

  @Test(arguments: [
    ("2014-01-01", 10_000.0, "old"), ("2015-06-30", 10_000, "old"), ("2015-07-01", 12_000, "new"),
    ("2019-12-31", 12_000, "new"), ("2020-01-01", 14_000, "newest"), ("2100-01-01", 14_000, "newest"),
  ])
  func `the value in force on a day is read, with its clause`(_ day: String, _ value: Double, _ clause: String) throws {
    let figure = try figure(asOf: day)
    #expect(figure.value == value)
    #expect(figure.clause == clause)
    #expect(figure.isAssumption == (clause == "new"))
    #expect(figure.note?.en == (clause == "new" ? "since July" : nil))
  }

  @Test func `before its first day there is no value`() {
    let error = #expect(throws: DocumentError.self) { try figure(asOf: "2013-12-31") }
    #expect(
      error?.problems.map(\.description) == [
        "my.yaml:3:3: 'deductible' has no value for 2013: its first is from 2014-01-01"
      ])
  }

  @Test(arguments: ["2015-02-29", "2015-02-31", "2015-04-31", "２０１５-01-01", "二〇一五-01-01", "2015-1-01", "15-01-01"])
  func `a day that the calendar does not have is refused`(_ day: String) {
    let text = "name: a\ndeductible:\n  - { from: \(day), value: 1, clause: 三 }"
    #expect(SampleDocument.problems(of: text).map(\.place) == [Place(file: "my.yaml", line: 3, column: 13)])
  }

  @Test func `only the value in force is listed`() throws {
    let read = try SampleDocument.read(text, asOf: "2016-01-01") { $0.figure("deductible", .yuan) }.read
    #expect(read.map(\.path) == ["deductible"])
    #expect(read.map(\.text) == ["12,000 yuan"])
    #expect(read.map(\.clause) == ["new"])
  }

  @Test func `what is set holds for all days`() throws {
    for day in ["2001-01-01", "2014-01-01", "2016-01-01", "2030-01-01"] {
      let (figure, read) = try SampleDocument.read(text, asOf: day, set: ["deductible=9000"]) {
        $0.figure("deductible", .yuan)
      }
      #expect(figure.value == 9_000)
      #expect(read.map(\.isSet) == [true])
    }
  }

  @Test func `one day's value can be set alone`() throws {
    let set = ["deductible[1].value=9000"]
    func value(_ day: String) throws -> Double {
      try SampleDocument.read(text, asOf: day, set: set) { $0.figure("deductible", .yuan)?.value }.value
    }
    #expect(try value("2015-01-01") == 10_000)
    #expect(try value("2016-01-01") == 9_000)
    #expect(try value("2021-01-01") == 14_000)
    // It is not the value of the days before the document's first.
    let error = #expect(throws: DocumentError.self) { try value("2013-12-31") }
    #expect(
      error?.problems.map(\.description) == [
        "my.yaml:3:3: 'deductible' has no value for 2013: its first is from 2014-01-01"
      ])
  }
}
