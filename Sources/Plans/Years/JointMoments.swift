import Chance

/// Means and products of several figures of a person, and sums of many like persons by the normal law with these moments.
///
/// The covariance is taken apart figure by figure (Cholesky): each follows the normals of those before it, and one of its
/// own where it is not determined by them. So a figure can be drawn after others that have been drawn already.
package struct JointMoments: Sendable {
  private let size: Int
  private var means: [Double]
  /// E[φᵢφⱼ] for j ≤ i, row by row.
  private var products: [Double]

  /// A figure whose own variance, given those before it, is so small a part of its variance is determined by them: what
  /// else shows there is the rounding of moments, which in a narrow cell are large beside their differences.
  private static let determined = 1e-8

  /// - Parameter size: how many figures there are.
  package init(of size: Int) {
    self.size = size
    means = Array(repeating: 0, count: size)
    products = Array(repeating: 0, count: size * (size + 1) / 2)
  }

  /// Adds persons who are alike.
  package mutating func add(_ weight: Double, _ figures: [Double]) {
    var k = 0
    for i in 0..<size {
      let own = weight * figures[i]
      means[i] += own
      for j in 0...i {
        products[k] += own * figures[j]
        k += 1
      }
    }
  }

  /// Adds persons of whom every figure is a linear function of one amount x.
  ///
  /// - Parameters:
  ///   - lines: intercept and slope of each figure.
  ///   - probability: of being such a person.
  ///   - first: E[x] on that event.
  ///   - second: E[x²] on it.
  package mutating func add(
    _ lines: [(intercept: Double, slope: Double)], probability: Double, first: Double, second: Double
  ) {
    var k = 0
    for i in 0..<size {
      let (a, b) = lines[i]
      means[i] += a * probability + b * first
      for j in 0...i {
        let (c, d) = lines[j]
        products[k] += a * c * probability + (a * d + b * c) * first + b * d * second
        k += 1
      }
    }
  }

  /// The same of one person of all that were added, where their weights do not add up to 1.
  package func over(_ total: Double) -> JointMoments {
    var moments = self
    moments.means = means.map { $0 / total }
    moments.products = products.map { $0 / total }
    return moments
  }

  /// The sums over some people.
  ///
  /// - Parameters:
  ///   - count: how many people.
  ///   - normals: those of the first figures, which are drawn already.
  ///   - stream: where the other figures have theirs from: one each, needed or not.
  package func sums(of count: Int, given normals: [Double], using stream: inout RandomStream) -> [Double] {
    guard size > 0 else { return [] }
    let n = Double(count)
    let root = n.squareRoot()
    var factor = Array(repeating: 0.0, count: products.count)
    var sums: [Double] = []
    var zs = normals
    for i in 0..<size {
      let row = i * (i + 1) / 2
      if i >= normals.count { zs.append(stream.standardNormal()) }
      var value = 0.0
      for j in 0...i {
        let other = j * (j + 1) / 2
        var rest = products[row + j] - means[i] * means[j]
        let variance = rest
        for k in 0..<j { rest -= factor[row + k] * factor[other + k] }
        if j < i {
          factor[row + j] = factor[other + j] > 0 ? rest / factor[other + j] : 0
        } else {
          factor[row + i] = rest > Self.determined * variance ? rest.squareRoot() : 0
        }
        value += factor[row + j] * zs[j]
      }
      sums.append(n * means[i] + root * value)
    }
    return sums
  }
}
