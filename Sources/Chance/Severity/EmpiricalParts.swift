/// The values of a sample in parts, each so narrow or so small that a resampling need not tell its values apart.
///
/// A resampling of people moves the probability of every value. Within a part all move alike here, which leaves out the
/// variance within parts: a part is at most a sixteenth of its amounts wide, and has at most 1/256 of the people or 1/256 of the
/// second moment, unless it is one value. Of the variance of the mean of X, or of what is above a deductible, less than a
/// thousandth is left out.
package struct EmpiricalParts: Sendable {
  /// Where each part begins among the values, and at last how many values there are.
  let starts: [Int]
  /// By value.
  private let parts: [Int32]

  /// So few values are a part each.
  private static let few = 512
  private static let largestShare = 1.0 / 256

  package init(of law: Empirical) {
    var starts: [Int] = []
    var parts: [Int32] = []
    var (people, square, bin) = (0.0, 0.0, UInt64.max)
    let all = law.second[law.second.count - 1]
    for (place, value) in law.values.enumerated() {
      let (weight, own) = (law.weights[place], all > 0 ? law.weights[place] * value * value / all : 0)
      // The exponent and four bits behind it: a sixteenth of a power of 2.
      let next = value.bitPattern >> 48
      if law.values.count <= Self.few || next != bin || people + weight > Self.largestShare
        || square + own > Self.largestShare
      {
        starts.append(place)
        (people, square, bin) = (0, 0, next)
      }
      people += weight
      square += own
      parts.append(Int32(starts.count - 1))
    }
    self.starts = starts + [law.values.count]
    self.parts = parts
  }

  package var count: Int { starts.count - 1 }

  /// The places of a part's values.
  package func range(_ part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }

  /// The part that a value is in.
  func part(ofValueAt place: Int) -> Int { Int(parts[place]) }
}
