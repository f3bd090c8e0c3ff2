import Foundation
import GRDB
import Wording

/// An SQLite database that collects runs, so that they can be queried and compared over time.
package struct RunStore: Sendable {
  let path: String
  private let queue: DatabaseQueue
  /// Whether there was no file.
  private let isNew: Bool
  /// Folders that were made for it, from the innermost outwards.
  private let madeFolders: [String]

  /// Opens a database that is there.
  ///
  /// - Throws: `RunStoreError` where there is none at the path, or it is another program's.
  package init(at path: String) throws(RunStoreError) {
    guard FileManager.default.fileExists(atPath: path) else {
      throw RunStoreError(path: path, reason: "there is no such file; dabing run --database makes it")
    }
    try self.init(path, isMaking: false)
  }

  /// Opens a database, and makes it where there is none: with the first run that is added, so that a run that fails
  /// leaves no empty one.
  ///
  /// - Throws: `RunStoreError` where it cannot be made, or is another program's.
  package init(makingAt path: String) throws(RunStoreError) {
    try self.init(path, isMaking: true)
  }

  /// Says before any work is done what speaks against a database to write to.
  ///
  /// - Throws: `RunStoreError` where nothing would be kept in it, or where it is another program's.
  package static func check(_ path: String) throws(RunStoreError) {
    guard !path.isEmpty, !path.hasPrefix(":"), !path.hasPrefix("file:") else {
      throw RunStoreError(path: "'\(path)'", reason: "a database is a file: nothing would be kept in this one")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw RunStoreError(path: path, reason: "it is no regular file")
    }
    if status.st_size > 0 { _ = try RunStore(path, isMaking: true) }
  }

  private init(_ path: String, isMaking: Bool) throws(RunStoreError) {
    var configuration = Configuration()
    // Several runs may end at the same time: each waits for the others.
    configuration.busyMode = .timeout(20)
    self.path = path
    isNew = isMaking && !FileManager.default.fileExists(atPath: path)
    // From the innermost outwards.
    var made: [String] = []
    do {
      if isMaking {
        var folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
        let own = folder
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
          made.append(folder.path)
          folder.deleteLastPathComponent()
        }
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      madeFolders = made
    } catch {
      for folder in made { rmdir(folder) }
      throw RunStoreError(path: path, reason: Self.reason(error))
    }
    // Whoever only reads may do so where nobody can write.
    let refusal: Message? =
      isNew
      ? nil
      : try access { database in
        try StoreSchema.refusal(database)
          ?? (try isMaking || StoreSchema.isMade(in: database) ? nil : Message("there are no runs in it"))
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
    } catch {
      // An empty file is no database of anybody's.
      if isNew, (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) == 0 {
        for ending in ["", "-journal"] { unlink(path + ending) }
        // A folder that holds anything else stays.
        for folder in madeFolders { rmdir(folder) }
      }
      throw RunStoreError(path: path, reason: Self.reason(error))
    }
  }

  private static func reason(_ error: any Error) -> Message {
    if let refused = error as? StoreSchema.Refused { return refused.reason }
    if let row = error as? DamagedRow { return "it is damaged: \(row.reason)" }
    if error is RowDecodingError { return "it is damaged: a row of it cannot be read" }
    guard let error = error as? DatabaseError else { return Message(verbatim: error.localizedDescription) }
    return switch error.resultCode {
    case .SQLITE_NOTADB: "it is no database"
    case .SQLITE_CORRUPT: "it is damaged"
    case .SQLITE_CANTOPEN: "it cannot be opened"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program holds it"
    case .SQLITE_READONLY: "it is read-only"
    default: error.message.map { Message(verbatim: $0) } ?? "SQLite says \(error.resultCode.rawValue)"
    }
  }
}
