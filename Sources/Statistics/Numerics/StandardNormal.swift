/// The standard normal law, as far as 95% intervals need it.
enum StandardNormal {
  /// z with P(−z ≤ Z ≤ z) = 0.95.
  static let criticalValue = 1.959963984540054
}
