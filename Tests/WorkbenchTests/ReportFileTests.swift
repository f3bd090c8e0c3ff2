import Foundation
import Presentation
import Scenarios
import Studies
import Testing

@testable import Workbench

/// Reports of what is tried, as files.
struct ReportFileTests {
  private static let quick = 200

  private func ask(_ form: String, _ settings: [String], _ more: [String: Any] = [:]) async throws -> Response {
    let question: [String: Any] = [
      "scenario": "jincheng-2019", "settings": settings, "replications": Self.quick, "form": form, "lang": "zh",
    ]
    return try await Client().post("/api/report", question.merging(more) { $1 })
  }

  private func text(_ response: Response) async -> String { String(decoding: await response.data(), as: UTF8.self) }

  @Test func `as it stands it is the report of the run, with what the assumptions leave open`() async throws {
    let response = try await ask("html", [])
    #expect(response.status == 200 && response.type.hasPrefix("text/html"))
    #expect(response.headers.contains { $0.value == "attachment; filename=\"jincheng-2019.html\"" })
    let page = await text(response)
    #expect(page.lowercased().hasPrefix("<!doctype html>") && page.contains("费用水平"), "\(page.prefix(300))")
    // The same numbers as the command's.
    let file = try #require(try ShippedScenarios.file("jincheng-2019"))
    let scenario = try file.scenario(overrides: Settings(["replications=\(Self.quick)"]).overrides())
    let answer = try await RunStudy(of: scenario).answer(threads: 2)
    let adequacy = try #require(answer.facts.summary.table.row("funding.adequacy")?.estimate.value)
    #expect(page.contains(NumberText.percent(adequacy, decimals: 1)))
  }

  @Test func `where something is changed it is the report of the change`() async throws {
    let response = try await ask("html", ["funding.perHead=95"])
    #expect(response.headers.contains { $0.value == "attachment; filename=\"jincheng-2019-change.html\"" })
    let page = await text(response)
    #expect(page.contains("试算方案") && page.contains("95"))
    // Measured by another state, the two are what differs.
    let other = await text(try await ask("html", ["funding.perHead=95"], ["against": ["funding.perHead=95"]]))
    #expect(!other.contains("试算方案"))
  }

  @Test(arguments: ["word", "excel"], [[], ["benefit.rate=65%"]])
  func `Word and Excel are archives`(_ form: String, _ settings: [String]) async throws {
    let response = try await ask(form, settings)
    #expect(response.status == 200 && response.type.contains("openxmlformats"))
    let data = await response.data()
    #expect(data.prefix(2) == Data("PK".utf8) && data.count > 5000)
  }

  @Test func `a wrong form or a wrong setting is said before anything is computed`() async throws {
    let form = try await ask("pdf", [])
    #expect(form.status == 400)
    #expect(try await form.problem().problems.first?.path == "$.form")
    let setting = try await ask("html", ["benefit.rat=65%"])
    #expect(setting.status == 422)
    #expect(try await setting.problem().problems.first?.nearest == "rate")
  }

  @Test func `a simulated answer says what the assumptions leave open`() async throws {
    let client = try Client()
    let response = try await client.post(
      "/api/run", ["scenario": "jincheng-2019", "settings": ["funding.perHead=95"], "replications": Self.quick])
    let events = await text(response)
    #expect(
      events.contains("\"assumptions\":{\"rows\":[{\"high\":") && events.contains("±10%"), "\(events.suffix(400))")
  }
}
