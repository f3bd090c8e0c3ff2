extension Policy {
  /// Where the benefit of a group begins, yuan, whatever layer pays it; 0 where that is no amount of X, and nil where there is no
  /// such group.
  package func floor(of group: String) -> Double? {
    guard let stack = try? stack(for: group) else { return nil }
    return stack.levels.map { $0.ofAmount.schedule.map { $0.segments.first?.start ?? .infinity } ?? 0 }.min()
  }
}
