import Foundation
import Testing

@testable import Workbench

/// The server.
@Suite(.timeLimit(.minutes(10)))
struct ListenerTests {
  /// A connection that says something and then nothing more; a small client, since that of the system has no such manners.
  private final class RawClient {
    private let file: Int32

    init(port: UInt16, saying text: String) {
      #if os(Linux)
        file = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      #else
        file = socket(AF_INET, SOCK_STREAM, 0)
      #endif
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = inet_addr("127.0.0.1")
      _ = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(file, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      let bytes = Array(text.utf8)
      #if os(Linux)
        let flags = Int32(MSG_NOSIGNAL)
      #else
        let flags: Int32 = 0
      #endif
      _ = bytes.withUnsafeBytes { send(file, $0.baseAddress, $0.count, flags) }
    }

    /// All that the server says until it closes.
    func answer() -> String {
      var all: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 4096)
      while true {
        let count = recv(file, &buffer, buffer.count, 0)
        guard count > 0 else { return String(decoding: all, as: UTF8.self) }
        all += buffer[..<count]
      }
    }

    deinit { _ = close(file) }
  }

  /// What the server says to one client, who waits for it on a thread of its own.
  private func asked(_ port: UInt16, _ text: String) async -> String {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: RawClient(port: port, saying: text).answer()) }.start()
    }
  }

  @Test func `clients that say nothing, or that go away, hold nobody up`() async throws {
    let listener = try Listener(host: "127.0.0.1", port: 0)
    let api = WorkbenchAPI(try Shelf([]), access: Access(port: listener.port, token: nil), threads: 2)
    // Other tests may keep every core busy for a while.
    let server = Task { try await listener.run(secondsToAsk: 500, api.answer) }
    defer { server.cancel() }
    let idle = (0..<30).map { place in
      RawClient(port: listener.port, saying: place.isMultiple(of: 2) ? "" : "POST /api/answer HTTP/1.1\r\nHost:")
    }
    for _ in 0..<10 {
      let said = await asked(
        listener.port, "GET /api/scenarios HTTP/1.1\r\nHost: localhost:\(listener.port)\r\n\r\n")
      #expect(said.hasPrefix("HTTP/1.1 200 OK\r\n"))
      #expect(said.contains("jincheng-2019"))
    }
    #expect(idle.count == 30)
  }

  @Test func `a client that takes too long to ask is let go`() async throws {
    let listener = try Listener(host: "127.0.0.1", port: 0)
    let server = Task {
      try await listener.run(secondsToAsk: 0.2) { _ in Response(type: "text/plain", body: Data("yes".utf8)) }
    }
    defer { server.cancel() }
    #expect(await asked(listener.port, "GET / HTTP/1.1\r\nHost:").isEmpty)
  }

  @Test func `what is no request is answered with what is wrong, and the connection ends`() async throws {
    let listener = try Listener(host: "127.0.0.1", port: 0)
    let server = Task {
      try await listener.run(secondsToAsk: 500) { _ in Response(type: "text/plain", body: Data("yes".utf8)) }
    }
    defer { server.cancel() }
    let host = "Host: 127.0.0.1\r\n"
    func asked(_ text: String) async -> String { await self.asked(listener.port, text) }
    #expect(await asked("GET / HTTP/1.1\r\n\(host)\r\n").hasSuffix("\r\n\r\nyes"))
    #expect(!(await asked("HEAD / HTTP/1.1\r\n\(host)\r\n").hasSuffix("yes")))
    #expect(await asked("GARBAGE\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
    #expect(await asked("POST / HTTP/1.1\r\nContent-Length: 9999999\r\n\r\n").hasPrefix("HTTP/1.1 413 "))
    let long = String(repeating: "a", count: 17_000)
    #expect(await asked("GET / HTTP/1.1\r\nX: \(long)\r\n\r\n").hasPrefix("HTTP/1.1 431 "))
  }
}
