import Foundation
import Scenarios
import Studies
import Testing

@testable import Workbench

/// A scenario file that is dropped on the page.
struct GivenScenarioTests {
  private struct Taken: Decodable { let id: String }
  private struct Heading: Decodable { let id: String }

  private func text(_ name: String) throws -> String {
    try #require(try ShippedScenarios.file(name)).text(with: [], suffix: "", note: (en: "", zh: ""))
  }

  @Test func `it stands in the list and is answered`() async throws {
    let client = try Client()
    let yaml = try text("jincheng-2019")
    let taken = try await client.post("/api/scenarios", ["name": "mine.yaml", "text": yaml])
    #expect(taken.status == 200)
    let id = try await taken.json(Taken.self).id
    #expect(id == "jincheng-2019-2", "a shipped one has its name")
    let list = try await client.ask("GET", "/api/scenarios").json([Heading].self)
    #expect(list.map(\.id).contains(id))
    let answer = try await client.post("/api/answer", ["scenario": id, "charts": false])
    #expect(answer.status == 200)
    #expect(String(decoding: await answer.data(), as: UTF8.self).contains("dabing run mine.yaml --method exact"))
    // The same name again stands in its place.
    #expect(try await client.post("/api/scenarios", ["name": "mine.yaml", "text": yaml]).status == 200)
    #expect(try await client.ask("GET", "/api/scenarios").json([Heading].self).count == list.count)
  }

  @Test func `one that names another file is refused, with its line`() async throws {
    let client = try Client()
    for (key, value) in [
      ("policy: shanxi-2019", "policy: ../../etc/passwd"), ("policy: shanxi-2019", "policy: a.yaml"),
    ] {
      let yaml = try text("jincheng-2019")
      #expect(yaml.contains(key))
      let refused = try await client.post(
        "/api/scenarios", ["name": "mine.yaml", "text": yaml.replacing(key, with: value)])
      #expect(refused.status == 422)
      let problem = try #require(try await refused.problem().problems.first)
      #expect(problem.path.hasPrefix("mine.yaml:") && problem.message.contains("names another file"), "\(problem)")
    }
  }

  @Test func `what is wrong with it is said with its place`() async throws {
    let client = try Client()
    let yaml = try text("jincheng-2019").replacing("replications:", with: "replicatoins:")
    let refused = try await client.post("/api/scenarios", ["name": "mine.yaml", "text": yaml])
    #expect(refused.status == 422)
    #expect(try await refused.problem().problems.contains { $0.nearest == "replications" })
    for body: [String: Any] in [
      ["name": "a/b.yaml", "text": ""], ["name": "a.yaml"], ["name": "a\nb.yaml", "text": "x"],
    ] {
      #expect(try await client.post("/api/scenarios", body).status == 400)
    }
    // Nothing of them is kept.
    let list = try await client.ask("GET", "/api/scenarios").json([Heading].self)
    #expect(list.count == ShippedScenarios.names.count)
  }
}
