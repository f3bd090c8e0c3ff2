import Synchronization

/// Values that are made when they are first asked for, each once, on whichever thread comes first.
///
/// Who needs a value that is being made waits for it; others go on.
package final class MadeOnce<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Slot: Sendable {
    let value = Mutex<Value?>(nil)
  }

  private let slots = Mutex<[Key: Slot]>([:])

  package init() {}

  package func value(of key: Key, _ make: () -> Value) -> Value {
    let slot = slots.withLock { slots in
      if let known = slots[key] { return known }
      let new = Slot()
      slots[key] = new
      return new
    }
    return slot.value.withLock { value in
      if let value { return value }
      let new = make()
      value = new
      return new
    }
  }
}
