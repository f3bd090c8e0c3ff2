import Synchronization

/// A yes or no that any thread may set.
final class Flag: Sendable {
  private let value = Atomic<Bool>(false)
  func load() -> Bool { value.load(ordering: .relaxed) }
  func store(_ new: Bool) { value.store(new, ordering: .relaxed) }
}
