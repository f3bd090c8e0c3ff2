import Foundation

/// What a file's people come to year by year, and how that grows.
package struct YearLevels: Sendable {
  package struct Year: Sendable, Hashable {
    package let year: Int
    /// By weight, those without any amount among them.
    package let people: Double
    /// How many have any, by weight.
    package let amounts: Double
    /// The share of people who have any, with its sampling error.
    package let share: Figure
    /// The mean amount of those who have any.
    package let mean: Figure
  }

  package struct Figure: Sendable, Hashable {
    package let value: Double
    package let standardError: Double
  }

  /// In ascending order, two at least.
  package let years: [Year]
  /// Growth of the mean amount.
  package let severity: YearTrend
  /// Growth of the share of people who have any; nil where the file has nobody without.
  package let frequency: YearTrend?

  /// - Returns: nil for fewer than two years, or one in which nobody has any amount.
  init?(_ sums: [Int: YearSums]) {
    let years = sums.sorted { $0.key < $1.key }.map { $0.value.level(of: $0.key) }
    func points(_ figure: KeyPath<Year, Figure>) -> [YearTrend.Point] {
      years.map {
        let own = $0[keyPath: figure]
        return YearTrend.Point(year: $0.year, value: own.value, standardError: own.standardError)
      }
    }
    guard let severity = YearTrend(points(\.mean)) else { return nil }
    self.years = years
    self.severity = severity
    frequency = years.allSatisfy { $0.amounts < $0.people } ? YearTrend(points(\.share)) : nil
  }

  package var last: Int { years.last?.year ?? 0 }

  /// The middle of the years by how many amounts they have, and by how many people: what is known of the level there and what is
  /// known of the growth are independent.
  package var middle: (ofAmounts: Double, ofPeople: Double) {
    func middle(_ count: (Year) -> Double) -> Double {
      years.reduce(0) { $0 + count($1) * Double($1.year) } / years.reduce(0) { $0 + count($1) }
    }
    return (middle(\.amounts), middle(\.people))
  }

  /// The year at whose level a scenario has its law and share, with the trend from there on: that of the middle, or the one
  /// before it.
  package var base: Int { Int(min(middle.ofAmounts, middle.ofPeople).rounded(.down)) }

  /// What an amount of a year is at the level of the last.
  func factor(from year: Int) -> Double { exp(severity.growth * Double(last - year)) }

  /// What an amount of the last year is at the level of another.
  package func factor(to year: Int) -> Double { exp(severity.growth * Double(year - last)) }

  /// The same of the share of people who have any; 1 where the file has nobody without.
  package func shareFactor(to year: Int) -> Double { exp((frequency?.growth ?? 0) * Double(year - last)) }

  /// The share of people with any in the last year, by the line, over that of all years together.
  var shareOfLast: Double? {
    guard let frequency else { return nil }
    let all = years.reduce(0) { $0 + $1.people }
    let any = years.reduce(0) { $0 + $1.amounts }
    return min(1, frequency.level) / (any / all)
  }
}

/// A straight line through the logarithms of yearly figures, of which each has a sampling error of its own.
///
/// log y = a + b t + e with the variance s² + τ², s the sampling error of a year and τ what years scatter beyond it, the same for
/// all. τ is such that the weighted squares come to their degrees of freedom (Paule & Mandel, *J. Res. Natl. Bur. Stand.* 87, 1982); 0
/// where they fall short, and for two years, which do not say. Then a and b are weighted least squares.
package struct YearTrend: Sendable, Hashable {
  package struct Point: Sendable, Hashable {
    package let year: Int
    package let value: Double
    package let standardError: Double

    package init(year: Int, value: Double, standardError: Double) {
      (self.year, self.value, self.standardError) = (year, value, standardError)
    }
  }

  /// Of the logarithm, a year.
  package let growth: Double
  package let growthError: Double
  /// τ.
  package let scatter: Double
  /// The standard error of τ; nil where the years do not say how they scatter, or do not beyond chance. Of the estimate of τ² with n − 2
  /// degrees of freedom the variance is 2 (τ² + s²)²/(n − 2), s² the middle one of the years' sampling variances; by the delta method.
  package let scatterError: Double?
  /// The figure of the last year on the line.
  package let level: Double
  /// Whether the years are enough to say how they scatter.
  package let knowsScatter: Bool

  /// - Parameter points: in ascending order of their years.
  /// - Returns: nil for fewer than two years, or a figure that is not above 0.
  package init?(_ points: [Point]) {
    guard points.count >= 2, let last = points.last,
      points.allSatisfy({ $0.value > 0 && $0.value.isFinite && $0.standardError.isFinite })
    else { return nil }
    let variances = points.map { max(1e-24, ($0.standardError / $0.value) * ($0.standardError / $0.value)) }
    let (times, logs) = (points.map { Double($0.year - last.year) }, points.map { log($0.value) })
    func line(_ tau: Double) -> Line { Line(times, logs, variances.map { 1 / ($0 + tau * tau) }) }
    let freedom = Double(points.count - 2)
    var tau = 0.0
    if freedom > 0, line(0).squares > freedom {
      var (low, high) = (0.0, 1.0)
      while line(high).squares > freedom, high < 1e6 { high *= 2 }
      for _ in 0..<80 {
        let middle = (low + high) / 2
        if line(middle).squares > freedom { low = middle } else { high = middle }
      }
      tau = high
    }
    let own = line(tau)
    (growth, growthError, level) = (own.slope, own.slopeError, exp(own.intercept))
    (scatter, knowsScatter) = (tau, freedom > 0)
    let middle = variances.sorted()[variances.count / 2]
    scatterError = tau > 0 ? (2 / freedom).squareRoot() * (tau * tau + middle) / (2 * tau) : nil
    guard growth.isFinite, growthError.isFinite, level.isFinite else { return nil }
  }

  private struct Line {
    let slope: Double
    let slopeError: Double
    /// At the last year.
    let intercept: Double
    let squares: Double

    init(_ times: [Double], _ logs: [Double], _ weights: [Double]) {
      let sum = weights.reduce(0, +)
      let middle = zip(times, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
      let mean = zip(logs, weights).reduce(0) { $0 + $1.0 * $1.1 } / sum
      let spread = zip(times, weights).reduce(0) { $0 + $1.1 * ($1.0 - middle) * ($1.0 - middle) }
      var slope = 0.0
      for place in times.indices { slope += weights[place] * (times[place] - middle) * (logs[place] - mean) / spread }
      self.slope = slope
      slopeError = 1 / spread.squareRoot()
      intercept = mean - slope * middle
      var squares = 0.0
      for place in times.indices {
        let gap = logs[place] - mean - slope * (times[place] - middle)
        squares += weights[place] * gap * gap
      }
      self.squares = squares
    }
  }
}

/// Sums of one year as its rows come; a row of weight w is w people.
struct YearSums: Sendable {
  private var zeros = 0.0
  private var people = 0.0
  private var sum = 0.0
  private var squares = 0.0

  mutating func add(_ amount: Double, weight: Double) {
    guard amount > 0 else {
      zeros += weight
      return
    }
    people += weight
    sum += weight * amount
    squares += weight * amount * amount
  }

  /// A share has the variance p(1 − p)/W, a mean Σ w (x − x̄)²/(Σ w)².
  func level(of year: Int) -> YearLevels.Year {
    let all = people + zeros
    let share = all > 0 ? people / all : 0
    let mean = people > 0 ? sum / people : 0
    return YearLevels.Year(
      year: year, people: all, amounts: people,
      share: .init(value: share, standardError: all > 0 ? (share * (1 - share) / all).squareRoot() : 0),
      mean: .init(
        value: mean, standardError: people > 0 ? max(0, squares - mean * sum).squareRoot() / people : 0))
  }
}
