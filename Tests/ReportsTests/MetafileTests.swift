import Foundation
import Insurance
import Results
import Scenarios
import Simulation
import Testing

@testable import Presentation
@testable import RunReports

/// Charts as Word draws them: whole files, with every shape and every word of the drawing.
struct MetafileTests {
  private func number(_ bytes: [UInt8], at place: Int) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// The types of the records, from the header to the end.
  private func records(_ bytes: [UInt8]) -> [Int] {
    var types: [Int] = []
    var place = 0
    while place + 8 <= bytes.count {
      let size = number(bytes, at: place + 4)
      guard size >= 8, size.isMultiple(of: 4), place + size <= bytes.count else { return [] }
      types.append(number(bytes, at: place))
      place += size
    }
    return place == bytes.count ? types : []
  }

  private func utf16(_ words: String) -> [UInt8] {
    words.utf16.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
  }

  @Test func `a file says how long it is, and holds every shape`() {
    var drawing = Drawing()
    drawing.height = 100
    drawing.line(0, 0, 10, 10, "grid")
    drawing.rectangle(x: 5, y: 5, width: 20, height: 10, "fill-1")
    drawing.circle(x: 50, y: 50, radius: 4, "dot-1")
    drawing.polyline([(0, 0), (5, 5), (9, 2)], "line-2 dashed")
    drawing.text("赔付 12%", x: 3, y: 90, .middle, "strong")
    let bytes = Metafile(drawing, font: "Microsoft YaHei").bytes
    let types = records(bytes)
    #expect(types.first == 1 && types.last == 14)
    #expect(number(bytes, at: 48) == bytes.count && number(bytes, at: 52) == types.count)
    // Lines, areas, ellipses and words, each once but for the two lines.
    #expect([4, 3, 42, 84].map { type in types.count { $0 == type } } == [2, 1, 1, 1])
    // Pens of three looks, a brush of the colour that both areas have, a font: none is made twice.
    #expect(types.count { $0 == 95 } == 3 && types.count { $0 == 39 } == 1 && types.count { $0 == 82 } == 1)
    let words = utf16("赔付 12%")
    #expect(bytes.indices.contains { bytes[$0...].starts(with: words) })
    #expect(bytes == Metafile(drawing, font: "Microsoft YaHei").bytes)
  }

  @Test func `what is nowhere on paper traps nothing`() {
    var drawing = Drawing()
    drawing.line(-.infinity, .nan, 1e300, -1e300, "line-1")
    drawing.text("", x: .nan, y: .infinity)
    #expect(records(Metafile(drawing, font: "").bytes).last == 14)
  }

  @Test(arguments: ["jincheng-2019", "jiangxi-2025-aid"])
  func `every shape of a report's charts has a look on paper`(_ policy: String) async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let name = policy == "jincheng-2019" ? policy : "jiangxi-2025"
    let scenario = try ScenarioFile(path: root.appending(path: "scenarios/\(name).yaml").path).scenario()
    let run = try SimulationRun(scenario.plan.with(replications: 60))
    let outcomes = try await run.outcomes(threads: 2)
    let facts = RunFacts(
      title: scenario.title, summary: try Summary(of: run.plan, outcomes: outcomes), assumptions: [], settings: [],
      warnings: [], scenarioHash: "s", policyHash: "p")
    let report = RunReport(
      [ReportFacts(facts, distribution: YearDistribution(of: outcomes[0], insured: run.plan.insured))],
      language: .chinese)
    var shapes = 0
    for case .charts(let figures) in report.blocks {
      for mark in figures.flatMap(\.drawing.marks) {
        shapes += 1
        if case .text = mark.shape { continue }
        let look = Look(mark.look)
        #expect(look.stroke != nil || look.fill != nil, "'\(mark.look)' cannot be seen")
      }
    }
    #expect(shapes > 200)
  }
}
