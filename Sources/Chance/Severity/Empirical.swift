/// The law of a sample: value xᵢ with probability wᵢ, as observed.
public struct Empirical: SeverityLaw {
  /// The values in ascending order, each once.
  public private(set) var values: [Double]
  /// The probabilities of the values; they sum to 1.
  public let weights: [Double]

  /// P(X ≤ xᵢ), P(X > xᵢ), E[X; X ≤ xᵢ] and E[X²; X ≤ xᵢ], summed from the side where the terms are.
  let below: [Double]
  let above: [Double]
  private(set) var first: [Double]
  private(set) var second: [Double]
  /// For k/n, k = 0…n, n being the number of values, the first place whose value is that quantile.
  private let guide: [Int32]

  /// - Parameters:
  ///   - values: one or more finite amounts ≥ 0, in any order; equal ones are put together.
  ///   - weights: how much each counts, ≥ 0; divided by their sum. Without weights all count the same.
  public init(values: [Double], weights: [Double]? = nil) throws(LawError) {
    guard !values.isEmpty else {
      throw LawError(code: .wrongCount, parameter: "values", message: "An empirical law needs a value.")
    }
    let weights = weights ?? Array(repeating: 1, count: values.count)
    guard weights.count == values.count else {
      throw LawError(
        code: .wrongCount, parameter: "weights",
        message: "There are \(weights.count) weights for \(values.count) values; give one for each.")
    }
    for value in values { try LawError.requireNonNegative(value, "values") }
    var total = 0.0
    for weight in weights {
      try LawError.requireNonNegative(weight, "weights")
      total += weight
    }
    guard total > 0, total.isFinite else {
      throw LawError(
        code: .outOfRange, parameter: "weights",
        message: "The weights sum to \(total); give a finite sum above 0.")
    }
    var distinct: [Double] = []
    var probabilities: [Double] = []
    for index in values.indices.sorted(by: { values[$0] < values[$1] }) where weights[index] > 0 {
      if distinct.last == values[index] {
        probabilities[probabilities.count - 1] += weights[index] / total
      } else {
        distinct.append(values[index])
        probabilities.append(weights[index] / total)
      }
    }
    self.values = distinct
    self.weights = probabilities
    var sums = (0.0, 0.0, 0.0)
    var below: [Double] = []
    var first: [Double] = []
    var second: [Double] = []
    for (value, weight) in zip(distinct, probabilities) {
      sums = (sums.0 + weight, sums.1 + weight * value, sums.2 + weight * value * value)
      below.append(sums.0)
      first.append(sums.1)
      second.append(sums.2)
    }
    below[below.count - 1] = 1
    var above = Array(repeating: 0.0, count: distinct.count)
    for index in distinct.indices.dropLast().reversed() { above[index] = above[index + 1] + probabilities[index + 1] }
    (self.below, self.above, self.first, self.second) = (below, above, first, second)
    var place = 0
    guide = (0...distinct.count).map { k in
      let probability = Double(k) / Double(distinct.count)
      while place < distinct.count - 1, below[place] < probability { place += 1 }
      return Int32(place)
    }
  }

  /// The same probabilities of other values, where a value must not be below the one before.
  ///
  /// - Parameter value: of the place and the value there; what is below the one before becomes that.
  package func replacingValues(_ value: (_ place: Int, _ value: Double) -> Double) -> Empirical {
    var other = self
    other.replace(value)
    return other
  }

  private mutating func replace(_ value: (_ place: Int, _ value: Double) -> Double) {
    var (sum, square, last) = (0.0, 0.0, 0.0)
    for place in values.indices {
      last = max(last, value(place, values[place]))
      values[place] = last
      sum += weights[place] * last
      square += weights[place] * last * last
      first[place] = sum
      second[place] = square
    }
  }

  public var name: String { "empirical" }

  /// How many values there are, and the first two moments: the values themselves may be millions.
  public var parameters: [(name: String, value: Double)] {
    [("count", Double(values.count)), ("mean", first[first.count - 1]), ("secondMoment", second[second.count - 1])]
  }

  /// How many values are ≤ x. O(log n).
  package func count(upTo x: Double) -> Int {
    Self.firstIndex(values.count) { values[$0] > x }
  }

  /// The first index of 0..<count at which `condition` holds, which must hold from there on; `count` where nowhere.
  static func firstIndex(_ count: Int, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    let count = count(upTo: x)
    return count == 0 ? 0 : below[count - 1]
  }

  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    let count = count(upTo: x)
    return count == 0 ? 1 : above[count - 1]
  }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    // The guide's entries about p have the place between them (Chen & Asai, “On generating random variates from an
    // empirical distribution”, AIIE Trans. 6, 1974); one more on either side, as the product is rounded.
    let k = Int(p * Double(values.count))
    var low = k > 0 ? Int(guide[k - 1]) : 0
    var high = Int(guide[min(k + 2, values.count)])
    while low < high {
      let middle = (low + high) / 2
      if below[middle] >= p { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }

  public func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    return values[Self.firstIndex(values.count - 1) { above[$0] <= q }]
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let count = count(upTo: u)
    if count == values.count { return first[count - 1] }
    return count == 0 ? u : first[count - 1] + u * above[count - 1]
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let count = count(upTo: u)
    if count == values.count { return second[count - 1] }
    return count == 0 ? u * u : second[count - 1] + u * u * above[count - 1]
  }

  /// One uniform number gives one amount, by inversion: O(1) a draw on average.
  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for index in amounts.indices { amounts[index] = quantile(stream.uniform()) }
  }
}
