import Foundation
import Testing

@testable import Workbench

/// What a client asks.
struct QuestionTests {
  private func problem(_ body: String) -> APIProblem? {
    do throws(APIProblem) {
      _ = try Question(Data(body.utf8))
      return nil
    } catch {
      return error
    }
  }

  @Test func `everything that is wrong with it is told at once, with the name that was meant`() throws {
    let found = try #require(
      problem(#"{"scenario": 5, "setings": [], "lang": "fr", "replications": 1.5, "settings": ["a=1", 2]}"#))
    #expect(found.status == 400)
    #expect(
      found.problems.map(\.path) == ["$.lang", "$.replications", "$.scenario", "$.setings", "$.settings[1]"])
    #expect(found.problems[3].nearest == "settings")
    #expect(problem(#"{"settings": []}"#)?.problems.map(\.path) == ["$.scenario"])
  }

  @Test(arguments: [
    "", "[]", "5", "{", #"{"scenario": "a"} x"#, "\u{0}", #"{"scenario": nul}"#,
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 50_000),
    #"{"scenario": "\#(String(repeating: "\\u00", count: 3))"}"#,
  ])
  func `what is no JSON object, or one that is nested without end, is refused before it is read`(_ body: String) throws
  {
    #expect(problem(body)?.status == 400)
  }

  @Test func `brackets within a text are no nesting`() {
    #expect(problem(#"{"scenario": "[[[[[[[[[[[[[[\"{{{{{{{{"}"#) == nil)
  }

  @Test func `too many settings, and too long ones, are refused`() throws {
    let many = Array(repeating: "\"a=1\"", count: 201).joined(separator: ",")
    #expect(problem("{\"scenario\": \"a\", \"settings\": [\(many)]}")?.status == 400)
    let long = String(repeating: "a", count: 1001)
    #expect(problem("{\"scenario\": \"a\", \"settings\": [\"\(long)\"]}")?.status == 400)
  }

  @Test func `a setting that the scenario does not take is told by its path`() async throws {
    let client = try Client()
    let response = try await client.post(
      "/api/answer", ["scenario": "jincheng-2019", "settings": ["benefit.rat=65%", "funding.perHead=-5"]])
    #expect(response.status == 422)
    let problem = try await response.problem()
    #expect(problem.problems.contains { $0.path.contains("benefit.rat") && $0.nearest == "rate" })
    #expect(problem.problems.contains { $0.path.contains("funding.perHead=-5") })
    let method = try await client.post("/api/answer", ["scenario": "jincheng-2019", "settings": ["method=individual"]])
    #expect(method.status == 422)
    let nowhere = try await client.post("/api/answer", ["scenario": "jincheng-2018"])
    #expect(nowhere.status == 404)
    #expect(try await nowhere.problem().problems.first?.nearest == "jincheng-2019")
  }

  @Test(arguments: [
    "policy=/etc/hostname", "policy=../secret.yaml", "policy=own.yaml",
    "behaviour={reference: ./own.yaml, elasticity: -0.1}",
    "expense.file=people.csv",
  ])
  func `a setting reads no file of this machine`(_ setting: String) async throws {
    let client = try Client()
    for path in ["/api/answer", "/api/run", "/api/explain", "/api/export"] {
      let response = try await client.post(path, ["scenario": "huizhou-2013", "settings": [setting], "amount": 1])
      #expect(response.status == 422)
      #expect(try await response.problem().problems.contains { $0.message.contains("names a file") }, "\(path)")
    }
  }
}
