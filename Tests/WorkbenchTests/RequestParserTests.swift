import Foundation
import Testing

@testable import Workbench

/// Requests of HTTP.
struct RequestParserTests {
  private func parsed(_ text: String, pieces: Int = 1) -> RequestParser.Progress {
    var parser = RequestParser()
    let bytes = Array(text.utf8)
    let size = max(1, bytes.count / pieces)
    var last = RequestParser.Progress.incomplete
    for start in stride(from: 0, to: bytes.count, by: size) {
      last = parser.take(Array(bytes[start..<min(bytes.count, start + size)]))
      if case .fault = last { return last }
    }
    return last
  }

  private func status(_ text: String) -> Int? {
    if case .fault(let status, _) = parsed(text) { return status }
    return nil
  }

  @Test(arguments: [1, 3, 60])
  func `a request is read whole, in whatever pieces it comes`(_ count: Int) throws {
    let text = "POST /api/answer?x=1 HTTP/1.1\r\nHost: 127.0.0.1:80\r\nContent-Length: 4\r\n\r\nabcd"
    guard case .complete(let request) = parsed(text, pieces: count) else {
      Issue.record("not complete")
      return
    }
    #expect(request.method == "POST" && request.path == "/api/answer")
    #expect(request.headers["host"] == "127.0.0.1:80")
    #expect(request.body == Data("abcd".utf8))
  }

  @Test func `what is no request, or too much of one, is told by its status`() {
    #expect(status("GET / HTTP/2\r\n\r\n") == 400)
    #expect(status("GET http://elsewhere/ HTTP/1.1\r\n\r\n") == 400)
    #expect(status("G(T / HTTP/1.1\r\n\r\n") == 400)
    #expect(status("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400)
    #expect(status("GET / HTTP/1.1\nHost: a\r\n\r\n") == 400)
    #expect(status("GET / HTTP/1.1\r\nHost : a\r\n\r\n") == 400)
    #expect(status("GET / HTTP/1.1\r\nX: \u{1}\r\n\r\n") == 400)
    #expect(status("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") == 411)
    #expect(status("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") == 400)
    #expect(status("POST / HTTP/1.1\r\nContent-Length: 262145\r\n\r\n") == 413)
    #expect(status("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n") == 400)
    #expect(status("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 20_000)) == 431)
    #expect(status("GET / HTTP/1.1\r\n" + (0...100).map { "x\($0): 1\r\n" }.joined() + "\r\n") == 431)
    if case .incomplete = parsed("GET / HTTP/1.1\r\nHost: a\r\n") {} else { Issue.record("not incomplete") }
  }
}
