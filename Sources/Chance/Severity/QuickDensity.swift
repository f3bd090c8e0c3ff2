/// A law whose density takes a small part of the time that its distribution function takes.
protocol QuickDensity: SeverityLaw {
  /// f(x), for x > 0.
  func density(_ x: Double) -> Double
}
