import Documents
import Foundation
import Results
import Simulation
import Statistics
import Testing

@testable import Search

/// A sweep comes to what single runs come to, in any order and however often it is interrupted.
struct SweepTests {
  private let axes = ["benefit.rate=70%,80%", "funding.perHead=80…90:5"]

  @Test func `each point is the run with these values, to the last bit`() async throws {
    let outcome = try await SmallScenario.sweep(axes).outcome(threads: 2)
    for (point, figures) in zip(outcome.run.design.points, outcome.figures) {
      let overrides = try outcome.run.design.overrides(of: point)
      let plan = try SmallScenario.family().member(overrides).plan
      let table = try await SimulationRun(plan).summary(threads: 1).table
      #expect(figures.map(\.estimate) == MetricQuery.headline.map { $0.estimate(in: table) })
    }
  }

  @Test func `the number of threads changes nothing`() async throws {
    let run = try await SmallScenario.sweep(axes)
    let (one, three) = (try await run.outcome(threads: 1), try await run.outcome(threads: 3))
    #expect(one.figures == three.figures)
  }

  @Test func `claims that are drawn once settle as if they were drawn again, over several years too`() async throws {
    let family = try SmallScenario.family("jiangxi-2025", replications: 20)
    let base = try family.member([]).plan
    let other = try family.member([try Override(argument: "costs.shareOfPremium=8%")]).plan
    let drawn = try await SimulationRun(base).claims(threads: 2)
    let settled = try Summary(
      of: other, outcomes: try await SimulationRun(other).outcomes(settling: drawn, threads: 2)
    ).table.rows
    let direct = try await SimulationRun(other).summary(threads: 2).table.rows
    #expect(settled.map(\.estimate) == direct.map(\.estimate))
  }

  @Test(arguments: [
    ("funding.perHead", false), ("riskSharing.agreedSurplusRate", false), ("openingReserve", false),
    ("costs.shareOfClaims", false), ("benefit.rate", true), ("shocks.frequency", true), ("seed", true),
    ("population.insured", true), ("terms.funding", true),
  ])
  func `claims depend on the benefits and the people, not on the money between the parties`(
    _ path: String, _ depend: Bool
  ) {
    #expect(DrawnClaims.depend(onPath: path) == depend)
  }

  @Test func `a journal that was cut off anywhere gives the same figures and redoes only what is lost`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dabing-sweep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "sweep.journal").path
    let run = try await SmallScenario.sweep(axes)
    let whole = try await run.outcome(threads: 2, journal: try SweepJournal(path: path))
    #expect(whole.found == 0)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let total = run.design.points.count
    for cut in [0, 1, bytes.count / 2, bytes.count - 1, bytes.count] {
      try bytes.prefix(cut).write(to: URL(fileURLWithPath: path))
      let lines = bytes.prefix(cut).count { $0 == UInt8(ascii: "\n") }
      let resumed = try await run.outcome(threads: 2, journal: try SweepJournal(path: path))
      #expect(resumed.figures == whole.figures)
      // A last line that lacks nothing but its end counts as well.
      #expect((lines...lines + 1).contains(resumed.found), "one point for each whole line")
      let again = try await run.outcome(threads: 2, journal: try SweepJournal(path: path))
      #expect(again.found == total && again.figures == whole.figures)
    }
  }

  @Test func `a line that was changed is not believed, and another scenario finds nothing`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "dabing-sweep-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "sweep.journal")
    let run = try await SmallScenario.sweep(["funding.perHead=80,90"])
    _ = try await run.outcome(threads: 2, journal: try SweepJournal(path: url.path))
    let other = try await SweepRun(
      try SmallScenario.family(set: ["seed=7"]), design: run.design, metrics: run.metrics, threads: 2)
    #expect(try await other.outcome(threads: 2, journal: try SweepJournal(path: url.path)).found == 0)
    var text = try String(contentsOf: url, encoding: .utf8)
    text = text.replacing(";20;", with: ";21;")
    try text.write(to: url, atomically: true, encoding: .utf8)
    #expect(try await run.outcome(threads: 2, journal: try SweepJournal(path: url.path)).found == 0)
  }

  @Test func `a figure reads back to the last bit`() {
    let estimate = Estimate(value: 0.1 + 0.2, standardError: nil, lower: -1e-300, upper: 1.0 / 3, replications: 7)
    for figure in [SweepFigure(year: 2025, estimate: estimate), SweepFigure(year: nil, estimate: nil)] {
      #expect(SweepFigure(text: figure.text[...]) == figure)
    }
    for text in ["", "x", "2025;1;2", "2025;0;1;1;1;1", "2025;1;nan;1;1;1", "-;1;-;-;-;-"] {
      #expect(SweepFigure(text: text[...]) == nil, "\(text)")
    }
  }

  @Test func `everything that is wrong at any point is said before anything runs`() async throws {
    do {
      _ = try await SmallScenario.sweep(["benefit.rate=80%,120%,130%", "benefit.deductable=1000,2000"])
      Issue.record("wrong values were taken")
    } catch let error as DocumentError {
      let text = error.description
      #expect(text.contains("120%") && text.contains("130%") && text.contains("did you mean 'deductible'"), "\(text)")
    }
  }
}
