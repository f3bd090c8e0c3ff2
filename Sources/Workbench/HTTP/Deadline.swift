/// Work that has taken longer than it may.
struct DeadlinePassed: Error {}

/// Does some work, or gives it up when its time is over.
///
/// - Throws: `DeadlinePassed`, or what the work throws.
func within<Value: Sendable>(
  seconds: Double, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: .seconds(seconds))
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next(), let value = first else { throw DeadlinePassed() }
    return value
  }
}
