import Foundation
import Testing

@testable import Workbench

/// The page.
struct PageTests {
  private let names = [
    "/", "/workbench.css", "/main.js", "/answer.js", "/api.js", "/controls.js", "/dom.js", "/person.js", "/state.js",
    "/words.js",
  ]

  @Test func `it is small, and asks nothing of anybody else`() async throws {
    let client = try Client()
    var size = 0
    for name in names {
      let response = await client.ask("GET", name)
      #expect(response.status == 200)
      let text = String(decoding: await response.data(), as: UTF8.self)
      size += text.utf8.count
      #expect(!text.contains("http://") && !text.contains("https://") && !text.contains("//cdn"), "\(name)")
      #expect(!text.contains("eval(") && !text.contains("innerHTML"), "\(name)")
    }
    #expect(size < 60_000)
  }

  @Test func `the API has a document of itself that names every path`() async throws {
    struct OpenAPI: Decodable {
      struct Nothing: Decodable {}
      let openapi: String
      let paths: [String: Nothing]
    }
    let client = try Client()
    let response = await client.ask("GET", "/api/openapi.json")
    #expect(response.type == "application/json")
    let document = try await response.json(OpenAPI.self)
    #expect(document.openapi.hasPrefix("3."))
    #expect(
      Set(document.paths.keys) == [
        "/api/scenarios", "/api/scenarios/{id}", "/api/answer", "/api/run", "/api/explain", "/api/export",
        "/api/report",
      ])
  }
}
