import Foundation

/// Where a value of a chart lies on the drawing, and which values its axis names.
package struct Scale: Sendable {
  package let from: Double
  package let to: Double
  /// The place of `from` and of `to`.
  package let start: Double
  package let end: Double
  /// Whether equal ratios take equal room.
  let isLogarithmic: Bool

  /// - Precondition: a logarithmic scale begins above 0.
  package init(_ domain: ClosedRange<Double>, start: Double, end: Double, isLogarithmic: Bool = false) {
    precondition(!isLogarithmic || domain.lowerBound > 0, "A logarithmic scale begins above 0.")
    from = domain.lowerBound
    // A single value stands at the start of a scale of its own size.
    to = domain.upperBound > from ? domain.upperBound : from + max(1, abs(from))
    self.start = start
    self.end = end
    self.isLogarithmic = isLogarithmic
  }

  package func callAsFunction(_ value: Double) -> Double {
    let part = isLogarithmic ? log(value / from) / log(to / from) : (value - from) / (to - from)
    return start + part * (end - start)
  }

  /// The value at the nearest end where it lies outside.
  package func clamped(_ value: Double) -> Double { self(min(max(value, from), to)) }

  /// About so many round values within the scale: multiples of 1, 2 or 5 times a power of ten; powers of ten on a
  /// logarithmic scale.
  package func ticks(_ count: Int) -> [Double] {
    guard !isLogarithmic else {
      let powers = Int(log10(from).rounded(.up))...max(Int(log10(from).rounded(.up)), Int(log10(to).rounded(.down)))
      return powers.map { pow(10, Double($0)) }.filter { $0 >= from && $0 <= to }
    }
    let step = Self.step(over: to - from, count: count)
    let first = (from / step - 1e-9).rounded(.up)
    let last = (to / step + 1e-9).rounded(.down)
    guard last >= first, last - first < 100 else { return [from] }
    return stride(from: first, through: last, by: 1).map { $0 * step + 0 }
  }

  /// A round step of which about `count` make `span`.
  static func step(over span: Double, count: Int) -> Double {
    let rough = span / Double(max(1, count))
    guard rough.isFinite, rough > 0 else { return 1 }
    let power = pow(10, log10(rough).rounded(.down))
    let factor = [1, 2, 5, 10].first { $0 * power >= rough * 0.999 } ?? 10
    return factor * power
  }

  /// The range from the round value below to the round value above.
  package static func rounded(_ low: Double, _ high: Double, count: Int) -> ClosedRange<Double> {
    guard high > low else { return low < 0 ? low...0 : low > 0 ? 0...low : 0...1 }
    let step = step(over: high - low, count: count)
    return (low / step + 1e-9).rounded(.down) * step...(high / step - 1e-9).rounded(.up) * step
  }

  /// How many decimals show the steps between these values.
  package static func decimals(of ticks: [Double]) -> Int {
    guard ticks.count > 1 else { return 0 }
    let step = abs(ticks[1] - ticks[0])
    guard step > 0, step < 1 else { return 0 }
    return min(6, Int((-log10(step) - 1e-9).rounded(.up)))
  }
}
