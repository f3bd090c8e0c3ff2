import Documents
import Foundation
import Plans
import Scenarios
import Statistics
import Studies
import Wording

/// Why there is no answer, as RFC 9457 has it: with every problem, where it lies, and the name that was probably meant.
package struct APIProblem: Error, Sendable {
  package let status: Int
  package let said: Message
  package let problems: [Item]

  package struct Item: Codable, Sendable, Hashable {
    /// Where in the request, or in which file: `$.settings[0]`, `--set benefit.rat=5%`.
    package let path: String
    package let message: String
    package let messageZh: String
    package let nearest: String?

    package init(path: String, message: Message, nearest: String?) {
      (self.path, self.message, messageZh, self.nearest) = (path, message.en, message.zh, nearest)
    }

    var words: Words { Words(en: message, zh: messageZh) }
  }

  package init(_ status: Int, _ said: Message, _ problems: [Item] = []) {
    (self.status, self.said, self.problems) = (status, said, problems)
  }

  /// In English.
  package var detail: String { said.en }

  /// - Parameter error: of a study; what nobody foresaw is a fault of the program.
  init(_ error: any Error) {
    switch error {
    case let problem as APIProblem: self = problem
    case let error as DocumentError:
      self.init(
        422, error.problems.first?.said ?? "cannot be used",
        error.problems.map { Item(path: "\($0.place)", message: $0.said, nearest: $0.nearest) })
    case let error as StudyError: self.init(422, error.said)
    case let error as SimulationError: self.init(error.code == .givenUp ? 503 : 422, error.said)
    case let error as SampleError: self.init(422, error.said)
    case is CancellationError: self.init(503, "given up")
    default: self.init(500, "the program has a fault here")
    }
  }

  private struct Record: Encodable {
    let type = "about:blank"
    let title: String
    let titleZh: String
    let status: Int
    let detail: String
    let detailZh: String
    let problems: [Item]
  }

  /// As it is sent.
  package var json: Data {
    let title: Message =
      status == 422 ? "This cannot be computed" : status == 500 ? "A fault of the program" : "Not answered"
    return JSONText.data(
      Record(
        title: title.en, titleZh: title.zh, status: status, detail: said.en, detailZh: said.zh, problems: problems))
  }

  package var response: Response { Response(status: status, type: "application/problem+json", body: json) }
}

/// JSON as it is sent: keys in alphabetical order, equal values equal bytes.
enum JSONText {
  static func data(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "no number")
    return (try? encoder.encode(value)) ?? Data("null".utf8)
  }
}
