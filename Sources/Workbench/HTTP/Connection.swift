import FlyingSocks
import Foundation
import Wording

/// One connection of a client: one request, one answer, then it is closed. A client that is slow, or that has gone, holds
/// nobody else up.
struct Connection: Sendable {
  let socket: AsyncSocket
  let pool: any AsyncSocketPool
  /// How long a client may take to ask.
  let secondsToAsk: Double
  let answer: @Sendable (Request) async -> Response

  private static let secondsToRead = 30.0

  func serve() async {
    if let request = await request() {
      await withTaskGroup { group in
        group.addTask { await respond(to: request) }
        group.addTask { await clientIsGone() }
        // Whichever comes first ends the other: an answer that nobody waits for is not computed to its end.
        await group.next()
        group.cancelAll()
      }
    }
    await close()
  }

  private enum Asked: Sendable {
    case request(Request)
    case fault(Int, Message)
  }

  /// Nil where there is none to be answered.
  private func request() async -> Request? {
    let asked = try? await within(seconds: secondsToAsk) { () async throws -> Asked in
      var parser = RequestParser()
      while true {
        switch parser.take(try await socket.read(atMost: 4096)) {
        case .incomplete: continue
        case .complete(let request): return .request(request)
        case .fault(let status, let message): return .fault(status, message)
        }
      }
    }
    switch asked {
    case .request(let request): return request
    case .fault(let status, let message): await send(APIProblem(status, message).response)
    case nil: break
    }
    return nil
  }

  private func respond(to request: Request) async {
    let response = await answer(request)
    guard request.method != "HEAD" else { return await send(head: response) }
    await send(response)
  }

  private func send(head response: Response) async { try? await write(response.head) }

  private func send(_ response: Response) async {
    switch response.body {
    case .data(let data): try? await write(response.head + data)
    case .pieces(let pieces):
      guard (try? await write(response.head)) != nil else { return }
      await pieces { piece in try await write(piece) }
    }
  }

  private func write(_ data: Data) async throws {
    try await within(seconds: Self.secondsToRead) { try await socket.write(data) }
  }

  /// Returns when the client has closed its side, or sends what nobody asked for without end.
  private func clientIsGone() async {
    var strays = 0
    while strays < 65_536, let more = try? await socket.read(atMost: 4096) { strays += more.count }
  }

  private func close() async {
    // The pool ends its watch over the socket after it has woken who waited: only then may the number of the socket be
    // another connection's. A call that waits for nothing comes after that.
    let barrier = Task { try? await pool.suspendSocket(socket.socket, untilReadyFor: []) }
    barrier.cancel()
    await barrier.value
    try? socket.close()
  }
}
