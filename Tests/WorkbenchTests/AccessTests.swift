import Foundation
import Testing

@testable import Workbench

/// Who is answered.
struct AccessTests {
  @Test func `a page of this machine is, by any of its names`() async throws {
    let client = try Client()
    for host in ["127.0.0.1:4711", "localhost:4711", "LOCALHOST:4711", "[::1]:4711"] {
      #expect(await client.ask("GET", "/", Data(), ["host": host]).status == 200)
    }
    let origin = ["origin": "http://127.0.0.1:4711", "sec-fetch-site": "same-origin"]
    #expect(await client.ask("GET", "/api/scenarios", Data(), origin).status == 200)
  }

  @Test func `a name that somebody points at this machine is not, nor a page from elsewhere`() async throws {
    let client = try Client()
    for host in ["evil.example:4711", "127.0.0.1:4712", "127.0.0.1", "127.0.0.1.evil.example:4711", ""] {
      #expect(await client.ask("GET", "/", Data(), ["host": host]).status == 421)
    }
    #expect(await client.ask("GET", "/", Data(), ["host": nil]).status == 421)
    for origin in ["http://evil.example", "null", "https://127.0.0.1:4711", "http://localhost:4711"] {
      #expect(await client.ask("POST", "/api/answer", Data("{}".utf8), ["origin": origin]).status == 403)
    }
    #expect(await client.ask("GET", "/api/scenarios", Data(), ["sec-fetch-site": "cross-site"]).status == 403)
  }

  @Test func `on a network only who has the token is`() async throws {
    let client = try Client(token: "secret")
    let remote = ["host": "10.0.0.7:4711"]
    #expect(await client.ask("GET", "/", Data(), remote).status == 200)
    #expect(await client.ask("GET", "/api/scenarios", Data(), remote).status == 401)
    for wrong in ["Bearer secre", "Bearer secret2", "Bearer Secret", "secret"] {
      let headers = remote.merging(["authorization": wrong]) { $1 }
      #expect(await client.ask("GET", "/api/scenarios", Data(), headers).status == 401)
    }
    let right = remote.merging(["authorization": "Bearer secret"]) { $1 }
    #expect(await client.ask("GET", "/api/scenarios", Data(), right).status == 200)
    #expect(Access.newToken().count == 32 && Access.newToken() != Access.newToken())
  }

  @Test func `every answer says that nothing from elsewhere may run`() async throws {
    let client = try Client()
    for response in [await client.ask("GET", "/"), await client.ask("GET", "/nowhere")] {
      let head = String(decoding: response.head, as: UTF8.self)
      #expect(head.contains("Content-Security-Policy: default-src 'none'; script-src 'self';"))
      #expect(head.contains("X-Content-Type-Options: nosniff"))
      #expect(head.hasSuffix("\r\n\r\n"))
    }
  }

  @Test func `a body of another kind and a method that a path has not are told so`() async throws {
    let client = try Client()
    let body = Data(#"{"scenario":"jincheng-2019"}"#.utf8)
    #expect(await client.ask("POST", "/api/answer", body, ["content-type": "text/plain"]).status == 415)
    #expect(await client.ask("POST", "/api/answer", body, ["content-type": nil]).status == 415)
    let refused = await client.ask("GET", "/api/answer")
    #expect(refused.status == 405)
    #expect(refused.headers.contains { $0 == ("Allow", "POST") })
    #expect(await client.ask("DELETE", "/").status == 405)
    for path in ["/api", "/api/answers", "/../etc/passwd", "/%2e%2e/etc/passwd", "//", "/main.js/x"] {
      #expect(await client.ask("GET", path).status == 404)
    }
  }
}
