/// The last few values that were asked for, by their keys.
struct LeastRecent<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let most: Int
  /// The one asked for last comes last.
  private var kept: [(key: Key, value: Value)] = []

  init(most: Int) { self.most = most }

  mutating func value(of key: Key) -> Value? {
    guard let place = kept.firstIndex(where: { $0.key == key }) else { return nil }
    let found = kept.remove(at: place)
    kept.append(found)
    return found.value
  }

  mutating func put(_ value: Value, for key: Key) {
    kept.removeAll { $0.key == key }
    kept.append((key, value))
    if kept.count > most { kept.removeFirst() }
  }
}
