import Dispatch
import Synchronization

/// Two values that do not need each other, made at once where two threads may be used.
///
/// The second is made by whichever thread comes to it first: where none is free, nobody waits.
package func atOnce<First, Second: Sendable>(
  threads: Int, _ first: () -> First, _ second: @escaping @Sendable () -> Second
) -> (First, Second) {
  let errand = Errand(second)
  if threads > 1 { DispatchQueue.global(qos: .userInitiated).async { _ = errand.value } }
  return (first(), errand.value)
}

/// A value that is made once, by whoever asks for it first.
private final class Errand<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let made = Mutex<Value?>(nil)

  init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
