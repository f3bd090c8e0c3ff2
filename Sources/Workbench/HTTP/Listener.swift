import FlyingSocks
import Foundation
import Synchronization

/// Waits for clients at an address of this machine.
package struct Listener: Sendable {
  /// As it is written in a URL.
  package let host: String
  package let port: UInt16
  private let socket: Socket

  /// More clients at a time than this are told to come again.
  private static let mostConnections = 256

  /// - Parameters:
  ///   - host: an IPv4 address of this machine.
  ///   - port: 0 for any that is free.
  /// - Throws: what the system says where the address cannot be had.
  package init(host: String, port: UInt16) throws {
    let socket = try Socket(domain: AF_INET, type: .stream)
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: .inet(ip4: host, port: port))
      try socket.listen()
      guard case .ip4(_, let bound) = try socket.sockname() else { throw SocketError.unsupportedAddress }
      self.port = bound
    } catch {
      try? socket.close()
      throw error
    }
    self.host = host
    self.socket = socket
  }

  /// Answers every client until the task is cancelled.
  ///
  /// - Parameter secondsToAsk: how long a client may take to say what it wants.
  package func run(secondsToAsk: Double = 10, _ answer: @escaping @Sendable (Request) async -> Response) async throws {
    let pool: any AsyncSocketPool = SocketPool<Poll>.make(maxEvents: 64)
    try await pool.prepare()
    defer { try? socket.close() }
    try await withThrowingTaskGroup { group in
      group.addTask { try await pool.run() }
      group.addTask { try await accept(pool, secondsToAsk, answer) }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func accept(
    _ pool: any AsyncSocketPool, _ secondsToAsk: Double, _ answer: @escaping @Sendable (Request) async -> Response
  )
    async throws
  {
    let listening = try AsyncSocket(socket: socket, pool: pool)
    let open = OpenCount()
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        guard let client = try? await listening.accept() else {
          // So many files are open that there is none left: some will be closed.
          try? await Task.sleep(for: .milliseconds(50))
          continue
        }
        guard open.enter(most: Self.mostConnections) else {
          try? client.close()
          continue
        }
        group.addTask {
          await Connection(socket: client, pool: pool, secondsToAsk: secondsToAsk, answer: answer).serve()
          open.leave()
        }
      }
      group.cancelAll()
    }
  }

  private final class OpenCount: Sendable {
    private let count = Mutex(0)

    func enter(most: Int) -> Bool {
      count.withLock { count in
        guard count < most else { return false }
        count += 1
        return true
      }
    }

    func leave() { count.withLock { $0 -= 1 } }
  }
}
