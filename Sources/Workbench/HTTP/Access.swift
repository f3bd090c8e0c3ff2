import Foundation

/// Who is answered: pages of this server alone, by the addresses that it has, and on a network only who has the token.
package struct Access: Sendable {
  private let port: UInt16
  /// Nil where only this machine is answered.
  private let token: String?

  /// - Parameters:
  ///   - port: of the server.
  ///   - token: what clients of other machines must know; nil where only this machine is answered.
  package init(port: UInt16, token: String?) {
    self.port = port
    self.token = token
  }

  /// Why a request is not answered; nil where it is.
  ///
  /// A page from elsewhere reaches a server of this machine by a name that it makes point here ("DNS rebinding"): the `Host`
  /// that the browser then sends is that name.
  package func refusal(of request: Request) -> Response? {
    guard let host = request.headers["host"]?.lowercased(), isOwn(host) else {
      return APIProblem(421, "this server does not answer for that Host").response
    }
    if let origin = request.headers["origin"]?.lowercased(), origin != "http://" + host {
      return APIProblem(403, "pages from elsewhere are not answered").response
    }
    if let site = request.headers["sec-fetch-site"], !["same-origin", "none"].contains(site),
      request.path.hasPrefix("/api/")
    {
      return APIProblem(403, "pages from elsewhere are not answered").response
    }
    if let token, request.path.hasPrefix("/api/"),
      !Self.isEqual(request.headers["authorization"] ?? "", "Bearer " + token)
    {
      var response = APIProblem(401, "the token of the address that the server printed is missing or wrong").response
      response.headers.append(("WWW-Authenticate", "Bearer"))
      return response
    }
    if request.method == "POST" {
      let type = (request.headers["content-type"] ?? "").prefix { $0 != ";" }.lowercased()
      guard type.trimmingCharacters(in: .whitespaces) == "application/json" else {
        return APIProblem(415, "send application/json").response
      }
    }
    return nil
  }

  private func isOwn(_ host: String) -> Bool {
    if ["127.0.0.1", "localhost", "[::1]"].contains(where: { host == "\($0):\(port)" || (port == 80 && host == $0) }) {
      return true
    }
    // With a token any name will do: a page from elsewhere does not know it.
    return token != nil && host.hasSuffix(":\(port)")
  }

  /// In the same time wherever the first difference lies.
  private static func isEqual(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    guard a.count == b.count else { return false }
    return zip(a, b).reduce(0 as UInt8) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// A token that nobody guesses: 128 bits of the system's.
  package static func newToken() -> String {
    var system = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let text = String(system.next(), radix: 16)
      return String(repeating: "0", count: 16 - text.count) + text
    }.joined()
  }
}
