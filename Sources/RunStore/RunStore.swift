import Foundation
import GRDB
import Reports

/// An SQLite database that collects runs, so that they can be queried and compared over time.
package struct RunStore: Sendable {
  let path: String
  private let queue: DatabaseQueue

  /// Opens a database that is there.
  ///
  /// - Throws: `RunStoreError` where there is none at the path, or it is another program's.
  package init(at path: String) throws(RunStoreError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw RunStoreError(path: path, reason: "there is no such file; dabing run --database makes it")
    }
    try self.init(path, isMaking: false)
  }

  /// Opens a database, and makes it where there is none.
  ///
  /// - Throws: `RunStoreError` where it cannot be made, or is another program's.
  package init(makingAt path: String) throws(RunStoreError) {
    try self.init(path, isMaking: true)
  }

  private init(_ path: String, isMaking: Bool) throws(RunStoreError) {
    var configuration = Configuration()
    // Several runs may end at the same time: each waits for the others.
    configuration.busyMode = .timeout(20)
    self.path = path
    do {
      if isMaking {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw RunStoreError(path: path, reason: Self.reason(error))
    }
    // Whoever only reads may do so where nobody can write.
    let refusal =
      isMaking
      ? try change { database in
        let refusal = try StoreSchema.refusal(database)
        if refusal == nil { try StoreSchema.make(in: database) }
        return refusal
      }
      : try access { database in
        try StoreSchema.refusal(database) ?? (try StoreSchema.isMade(in: database) ? nil : "there are no runs in it")
      }
    if let refusal { throw RunStoreError(path: path, reason: refusal) }
  }

  /// Reads in one transaction.
  func access<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    do { return try queue.read(body) } catch { throw RunStoreError(path: path, reason: Self.reason(error)) }
  }

  /// Writes in one transaction: all or nothing.
  func change<Value>(_ body: (Database) throws -> Value) throws(RunStoreError) -> Value {
    do {
      return try queue.writeWithoutTransaction { database in
        var value: Value?
        try database.inTransaction(.immediate) {
          value = try body(database)
          return .commit
        }
        guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
        return value
      }
    } catch { throw RunStoreError(path: path, reason: Self.reason(error)) }
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return error.localizedDescription }
    return switch error.resultCode {
    case .SQLITE_NOTADB: "it is no database"
    case .SQLITE_CANTOPEN: "it cannot be opened"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program holds it"
    case .SQLITE_READONLY: "it is read-only"
    default: error.message ?? "SQLite says \(error.resultCode.rawValue)"
    }
  }
}
