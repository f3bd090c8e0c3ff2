import Insurance
import Testing

@testable import RunReports

/// What changes one at a time do, read from the output of another command and drawn.
struct TornadoTests {
  private let sweep = """
    { "provenance": { "scenario": "here", "scenarioHash": "fnv1a64:1", "replications": 1000 },
      "rows": [],
      "tornado": [
        { "metric": "funding.need.p95", "path": "shocks.frequency", "base": 100, "lowSetting": "0", "low": 95,
          "highSetting": "0.1", "high": 115 },
        { "metric": "funding.need.p95", "path": "benefit.rate", "base": 100, "lowSetting": "60%", "low": 80,
          "highSetting": "80%", "high": 125 },
        { "metric": "claims.total[general]@2026", "path": "benefit.rate", "base": 2e8, "lowSetting": "60%",
          "low": 1.5e8, "highSetting": "80%", "high": 2.5e8 } ] }
    """

  @Test func `the longest bar stands on top, and a group and a year follow the metric`() throws {
    let file = try #require(TornadoFile(sweep))
    #expect(file.scenario == "here" && file.scenarioHash == "fnv1a64:1" && file.replications == 1000)
    #expect(file.diagrams.map(\.metric.name) == ["funding.need.p95", "claims.total"])
    #expect(file.diagrams[0].bars.map(\.name) == ["benefit.rate", "shocks.frequency"])
    #expect(file.diagrams[1].place == "[general]@2026")
  }

  @Test(arguments: [Language.english, .chinese])
  func `the drawing and the table say the same numbers`(_ language: Language) throws {
    let file = try #require(TornadoFile(sweep))
    let figure = try #require(TornadoChart(diagram: file.diagrams[0], language: language).figure)
    let drawn = figure.svg(named: "t")
    for number in ["80.00", "125.00", "95.00", "115.00", "100.00"] {
      #expect(drawn.contains(number) && figure.description.contains(number), "\(number)")
    }
    let tables = SensitivityPart(file: file, language: language, prefix: "").blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(tables.count == 2)
    guard case .cells(let cells) = tables[0].rows[1] else { return #expect(Bool(false), "a row of cells") }
    #expect(cells.map(\.plain) == ["benefit.rate", "60%", "80.00", "80%", "125.00"])
    // In the unit that the language counts in.
    guard case .cells(let large) = tables[1].rows[0] else { return #expect(Bool(false), "a row of cells") }
    #expect(large[2].plain == (language == .chinese ? "20,000" : "200.00"))
  }

  @Test func `alternatives of a comparison are bars with one end`() throws {
    let comparison = """
      { "provenance": { "scenario": "here", "scenarioHash": "h" }, "alternatives": [
        { "name": "rate", "metrics": [
          { "metric": "claims.perInsured", "year": 2026, "baseline": 10, "alternative": 14 },
          { "metric": "claims.perInsured", "year": 2026, "group": "general", "baseline": 9, "alternative": 13 } ] },
        { "name": "cap", "metrics": [
          { "metric": "claims.perInsured", "year": 2026, "baseline": 10, "alternative": 9 } ] } ] }
      """
    let file = try #require(TornadoFile(comparison))
    #expect(file.diagrams.count == 1 && file.diagrams[0].bars.map(\.name) == ["rate", "cap"])
    #expect(file.diagrams[0].bars.map { $0.ends.map(\.value) } == [[14], [9]])
    #expect(TornadoChart(diagram: file.diagrams[0], language: .english).figure != nil)
    // Each change has one value: its table has no columns for a second.
    let tables = SensitivityPart(file: file, firstYear: 2026, language: .english, prefix: "").blocks.compactMap {
      if case .table(let table) = $0 { table } else { nil }
    }
    #expect(tables.map { $0.columns.map(\.title) } == [["change", "result"]])
    for row in tables[0].rows {
      guard case .cells(let cells) = row else { continue }
      #expect(cells.count == 2 && cells.allSatisfy { !$0.isEmpty })
    }
    #expect(tables[0].title.contains(", 2026"))
  }

  @Test func `of a run of several years the first is named, where the metric names none`() throws {
    let file = try #require(TornadoFile(sweep))
    func titles(_ year: Int?) -> [String] {
      file.diagrams.map { TornadoChart(diagram: $0.naming(year: year), language: .chinese).title }
    }
    #expect(titles(2025)[0].hasSuffix("，2025年") && titles(2025)[1].hasSuffix("@2026"))
    #expect(!titles(nil)[0].contains("2025"))
  }

  @Test(arguments: ["", "{}", "[1]", #"{ "provenance": { "scenario": "a", "scenarioHash": "b" }, "tornado": [] }"#])
  func `what holds no changes is refused`(_ text: String) {
    #expect(TornadoFile(text) == nil)
  }
}
