import Foundation
import Scenarios
import Studies
import Testing

@testable import Workbench

/// The API as a page of this machine asks it.
struct Client {
  static let port: UInt16 = 4711
  let api: WorkbenchAPI

  init(_ files: [ScenarioFile] = [], token: String? = nil) throws {
    api = WorkbenchAPI(try Shelf(files), access: Access(port: Self.port, token: token), threads: 2)
  }

  /// - Parameter headers: over those of a page of this machine.
  func ask(
    _ method: String, _ path: String, _ body: Data = Data(), _ headers: [String: String?] = [:]
  ) async -> Response {
    var all: [String: String?] = ["host": "127.0.0.1:\(Self.port)"]
    if method == "POST" { all["content-type"] = "application/json" }
    all.merge(headers) { $1 }
    return await api.answer(Request(method: method, path: path, headers: all.compactMapValues(\.self), body: body))
  }

  func post(_ path: String, _ fields: [String: Any]) async throws -> Response {
    await ask("POST", path, try JSONSerialization.data(withJSONObject: fields))
  }
}

extension Response {
  /// All of it, as a client reads it.
  func data() async -> Data {
    switch body {
    case .data(let data): return data
    case .pieces(let pieces):
      let sent = Sent()
      await pieces { await sent.add($0) }
      return await sent.data
    }
  }

  func json<Value: Decodable>(_ type: Value.Type) async throws -> Value {
    try JSONDecoder().decode(type, from: await data())
  }

  func problem() async throws -> ProblemRead { try await json(ProblemRead.self) }
}

private actor Sent {
  var data = Data()
  func add(_ more: Data) { data += more }
}

struct ProblemRead: Decodable {
  let status: Int
  let detail: String
  let problems: [APIProblem.Item]
}

/// What tests look at of an answer.
struct AnswerRead: Decodable {
  struct Row: Decodable, Hashable {
    let metric: String
    let year: Int?
    let group: String?
    let value: Double
  }

  struct Verdict: Decodable {
    let id: String
    let words: String
    let before: String?
  }

  struct Change: Decodable {
    let path: String
    let title: String
  }

  let method: String
  let isPreview: Bool
  let verdict: Verdict?
  let changes: [Change]
  let warnings: [String]
  let command: String
  let results: [Row]?
}
