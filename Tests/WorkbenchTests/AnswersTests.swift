import Foundation
import RunReports
import Scenarios
import Studies
import TestSupport
import Testing

@testable import Workbench

/// Answers of the page.
struct AnswersTests {
  /// The figures of `dabing run --json` with these settings.
  ///
  /// - Parameter how: by which method; several years have no exact law.
  private func figures(
    _ file: ScenarioFile, _ settings: [String], _ how: String = "method=exact"
  ) async throws -> [AnswerRead.Row] {
    let scenario = try file.scenario(overrides: Settings(settings + [how]).overrides())
    let answer = try await RunStudy(of: scenario).answer(threads: 2)
    return RunRecord(answer.facts).results.map {
      AnswerRead.Row(metric: $0.metric, year: $0.year, group: $0.group, value: $0.value)
    }
  }

  /// What a control is moved to: some way through what is worth trying, or another of its choices.
  private static func setting(of control: Control) -> String? {
    switch control.form {
    case .number(let number):
      let span = number.usual.upperBound - number.usual.lowerBound
      let aim =
        number.usual.lowerBound + ((number.present ?? 0) > number.usual.lowerBound + span / 2 ? 0.45 : 0.6) * span
      let value = (aim / number.step).rounded() * number.step
      guard value != number.present else { return nil }
      let text = value == value.rounded() ? String(Int(value)) : String((value * 1e9).rounded() / 1e9)
      return "\(control.path)=\(text)\(number.unit == .percent ? "%" : "")"
    case .choice(let names, let present):
      return names.first { $0.name != present }.map { "\(control.path)=\($0.name)" }
    }
  }

  @Test(arguments: ShippedScenarios.founding)
  func `a control that is moved gives the numbers of the command`(_ name: String) async throws {
    let file = try #require(try ShippedScenarios.file(name))
    let client = try Client()
    let controls = Controls(of: try WhatIf(file, id: name)).all.filter { $0.path != "horizon.years" }
    var computed = 0
    for control in sampled(controls, every: 14) {
      let setting = try #require(Self.setting(of: control), "\(control.path) cannot be moved")
      let response = try await client.post(
        "/api/answer", ["scenario": name, "settings": [setting], "charts": false, "results": true, "lang": "en"])
      guard response.status == 200 else {
        // What the page cannot compute the command cannot either.
        await #expect(throws: (any Error).self, "\(setting)") { try await figures(file, [setting]) }
        continue
      }
      let answer = try await response.json(AnswerRead.self)
      #expect(answer.isPreview == (name == "jiangxi-2025"))
      let how = answer.isPreview ? "replications=500" : "method=exact"
      #expect(try await figures(file, [setting], how) == answer.results, "\(setting)")
      #expect(answer.changes.contains { $0.path == control.path }, "\(setting)")
      computed += 1
    }
    #expect(computed > 0)
  }

  @Test func `a change of money alone is answered by the law that is known, to the same bits`() async throws {
    let file = try #require(try ShippedScenarios.file("huizhou-2013"))
    let whatIf = try WhatIf(file, id: "huizhou-2013")
    _ = try whatIf.exact(under: Settings([String]()))
    let settings = ["costs.shareOfPremium=5%", "riskSharing.threshold=90%"]
    let rows = RunRecord(try whatIf.exact(under: Settings(settings)).facts).results.map(\.value)
    #expect(try await rows == figures(file, settings).map(\.value))
  }

  @Test func `an answer is measured by the scenario as it is, or by another state`() async throws {
    let client = try Client()
    let fields: [String: Any] = ["scenario": "huizhou-2013", "settings": ["funding.total=1.2亿"], "charts": false]
    let first = try await client.post("/api/answer", fields).json(AnswerRead.self)
    #expect(first.changes.map(\.path) == ["funding.total"])
    #expect(first.changes.first?.title == "全年筹资总额")
    #expect(first.command.hasPrefix("dabing run scenarios/huizhou-2013.yaml --set 'funding.total=1.2亿'"))
    let second = try await client.post("/api/answer", fields.merging(["against": ["funding.total=1.2亿"]]) { $1 })
    #expect(try await second.json(AnswerRead.self).changes.isEmpty)
  }

  @Test func `several years, which have no exact law, are simulated in few, and the answer says so`() async throws {
    let client = try Client()
    let response = try await client.post(
      "/api/answer", ["scenario": "huizhou-2013", "settings": ["horizon.years=2"], "charts": false])
    let answer = try await response.json(AnswerRead.self)
    #expect(answer.isPreview && answer.method == "grouped")
  }

  @Test func `a run tells how far it is, then answers with the numbers of the command`() async throws {
    let client = try Client()
    let response = try await client.post(
      "/api/run", ["scenario": "huizhou-2013", "settings": ["benefit.rate=90%"], "replications": 200, "results": true])
    let events = String(decoding: await response.data(), as: UTF8.self).components(separatedBy: "\n\n").filter {
      !$0.isEmpty
    }
    #expect(events.first?.hasPrefix("event: progress\n") == true)
    let last = try #require(events.last)
    #expect(last.hasPrefix("event: answer\ndata: "))
    let answer = try JSONDecoder().decode(
      AnswerRead.self, from: Data(last.dropFirst("event: answer\ndata: ".count).utf8))
    let file = try #require(try ShippedScenarios.file("huizhou-2013"))
    let scenario = try file.scenario(overrides: Settings(["benefit.rate=90%", "replications=200"]).overrides())
    let expected = RunRecord(try await RunStudy(of: scenario).answer(threads: 1).facts).results.map(\.value)
    #expect(answer.results?.map(\.value) == expected)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a run is given up when its client goes`() async throws {
    let file = try #require(try ShippedScenarios.file("huizhou-2013"))
    let whatIf = try WhatIf(file, id: "huizhou-2013")
    let task = Task { try await whatIf.simulated(under: Settings([String]()), replications: 100_000, threads: 1) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }

  @Test func `one person's trace is that of explain`() async throws {
    struct Trace: Decodable {
      struct Side: Decodable {
        let payment: Double
        let memberPays: Double
      }
      let now: Side
      let before: Side
    }
    let client = try Client()
    // (50,000 − 5,000) × 78%, and with a deductible of 10,000 of the group's own (50,000 − 10,000) × 78%.
    let response = try await client.post(
      "/api/explain",
      [
        "scenario": "jincheng-2019", "group": "低保对象", "amount": 50_000,
        "settings": ["benefit.groups.minimum-living-allowance.deductible=10000"],
      ])
    let trace = try await response.json(Trace.self)
    #expect(trace.now.payment == 31_200 && trace.now.memberPays == 18_800)
    #expect(trace.before.payment == 35_100)
    let unknown = try await client.post(
      "/api/explain", ["scenario": "jincheng-2019", "group": "disable", "amount": 5])
    #expect(unknown.status == 422)
    #expect(try await unknown.problem().detail.contains("did you mean 'disabled'"))
  }
}
