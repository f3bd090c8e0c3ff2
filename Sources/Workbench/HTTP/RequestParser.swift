import Foundation
import Wording

/// Reads one request of HTTP/1.1 (RFC 9112) from bytes as they come, and no more of it than it may be large.
package struct RequestParser: Sendable {
  package static let largestHead = 16_384
  package static let largestBody = 262_144

  private var bytes: [UInt8] = []
  private var head: (request: Request, length: Int)?

  package init() {}

  package enum Progress: Sendable {
    case incomplete
    case complete(Request)
    /// What is wrong with it, with the status that says so.
    case fault(Int, Message)
  }

  /// - Parameter more: what has come since.
  package mutating func take(_ more: [UInt8]) -> Progress {
    bytes += more
    if head == nil {
      guard let end = endOfHead else {
        return bytes.count > Self.largestHead ? .fault(431, "the head is larger than 16 KB") : .incomplete
      }
      guard end <= Self.largestHead else { return .fault(431, "the head is larger than 16 KB") }
      switch Self.head(Array(bytes[..<end])) {
      case .success(let found): head = found
      case .failure(let fault): return .fault(fault.status, fault.message)
      }
      bytes.removeFirst(end + 4)
    }
    guard let head else { return .incomplete }
    guard bytes.count >= head.length else { return .incomplete }
    // One request a connection: what follows it is nobody's.
    return .complete(
      Request(
        method: head.request.method, path: head.request.path, headers: head.request.headers,
        body: Data(bytes.prefix(head.length))))
  }

  private var endOfHead: Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...(bytes.count - 4)).first { place in
      bytes[place] == 13 && bytes[place + 1] == 10 && bytes[place + 2] == 13 && bytes[place + 3] == 10
    }
  }

  private struct Fault: Error {
    let status: Int
    let message: Message
  }

  private static func head(_ bytes: [UInt8]) -> Result<(request: Request, length: Int), Fault> {
    func fault(_ message: Message, _ status: Int = 400) -> Result<(request: Request, length: Int), Fault> {
      .failure(Fault(status: status, message: message))
    }
    // Header fields are of ASCII; a line of its own begins with CR LF alone.
    guard bytes.allSatisfy({ $0 < 128 && ($0 >= 32 || $0 == 13 || $0 == 10 || $0 == 9) }) else {
      return fault("the head holds bytes that no header has")
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    guard !lines.contains(where: { $0.unicodeScalars.contains("\n") || $0.unicodeScalars.contains("\r") }) else {
      return fault("a line ends without CR LF")
    }
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, ["HTTP/1.1", "HTTP/1.0"].contains(words[2]), isToken(words[0]) else {
      return fault("the first line is no request of HTTP/1.1")
    }
    guard words[1].hasPrefix("/") else { return fault("the target is no path") }
    let path = words[1].prefix { $0 != "?" && $0 != "#" }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":"), isToken(line[..<colon]) else { return fault("a header has no name") }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
      if headers.updateValue(value, forKey: name) != nil { return fault("the header '\(name)' stands there twice") }
      if headers.count > 100 { return fault("there are more than 100 headers", 431) }
    }
    if headers["transfer-encoding"] != nil { return fault("give the length of the body: Content-Length", 411) }
    var length = 0
    if let said = headers["content-length"] {
      guard !said.isEmpty, said.count < 12, said.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(said)
      else { return fault("Content-Length is no number") }
      guard number <= largestBody else { return fault("the body is larger than 256 KB", 413) }
      length = number
    }
    let request = Request(method: String(words[0]), path: String(path), headers: headers)
    return .success((request, length))
  }

  private static func isToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.count <= 100
      && text.utf8.allSatisfy { byte in
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }
}
