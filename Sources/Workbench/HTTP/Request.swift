import Foundation

/// What a client asks.
package struct Request: Sendable {
  package let method: String
  /// Without the query: `/api/answer`.
  package let path: String
  /// By their names in small letters; none stands twice.
  package let headers: [String: String]
  package let body: Data

  package init(method: String, path: String, headers: [String: String] = [:], body: Data = Data()) {
    self.method = method
    self.path = path
    self.headers = headers
    self.body = body
  }
}

/// What a client is answered.
package struct Response: Sendable {
  package let status: Int
  package let type: String
  package let body: Body
  /// Beside those that every answer has.
  package var headers: [(name: String, value: String)] = []

  package enum Body: Sendable {
    case data(Data)
    /// Pieces that are sent as they come; each `send` throws where the client has gone.
    case pieces(@Sendable (_ send: @escaping @Sendable (Data) async throws -> Void) async -> Void)
  }

  package init(status: Int = 200, type: String, body: Data) {
    (self.status, self.type, self.body) = (status, type, .data(body))
  }

  package init(
    events pieces: @escaping @Sendable (_ send: @escaping @Sendable (Data) async throws -> Void) async -> Void
  ) {
    (status, type, body) = (200, "text/event-stream; charset=utf-8", .pieces(pieces))
  }

  /// Nothing from elsewhere runs or is loaded, nobody frames the page, and nothing is kept.
  private static let always = [
    "Cache-Control: no-store", "Connection: close",
    "Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy: same-origin", "Cross-Origin-Resource-Policy: same-origin",
    "Permissions-Policy: camera=(), geolocation=(), microphone=()", "Referrer-Policy: no-referrer",
    "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
  ]

  /// The head as it goes over the wire. The end of the connection is the end of what has no length.
  package var head: Data {
    var lines = ["HTTP/1.1 \(status) \(Self.phrases[status] ?? "Answer")", "Content-Type: \(type)"]
    if case .data(let data) = body { lines.append("Content-Length: \(data.count)") }
    lines += Self.always + headers.map { "\($0.name): \($0.value)" }
    return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  private static let phrases = [
    200: "OK", 400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 411: "Length Required", 413: "Content Too Large", 415: "Unsupported Media Type",
    421: "Misdirected Request", 422: "Unprocessable Content", 431: "Request Header Fields Too Large",
    500: "Internal Server Error", 501: "Not Implemented", 503: "Service Unavailable",
  ]
}
