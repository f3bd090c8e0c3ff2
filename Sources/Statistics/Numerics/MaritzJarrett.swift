/// The Maritz–Jarrett standard error of a sample quantile (*Journal of the American Statistical Association* 73, 1978,
/// 194–196): the standard deviation that the m-th order statistic has under resampling, in closed form.
///
/// A resample's m-th order statistic is X₍ᵢ₎ with weight Wᵢ = I(i/n; m, n−m+1) − I((i−1)/n; m, n−m+1), I being the
/// regularised incomplete beta function, so that the variance is ΣWᵢX₍ᵢ₎² − (ΣWᵢX₍ᵢ₎)².
struct MaritzJarrett {
  let sample: Sample

  /// m, from 1 to n.
  let rank: Int

  /// Gauss–Legendre with five nodes on [0, 1].
  private static let rule: [(node: Double, weight: Double)] = [
    (0.04691007703066800, 0.11846344252809454),
    (0.23076534494715845, 0.23931433524968324),
    (0.5, 0.28444444444444444),
    (0.76923465505284155, 0.23931433524968324),
    (0.95308992296933200, 0.11846344252809454),
  ]

  /// Looks at the O(√n) order statistics around the rank whose weight counts.
  var standardError: Double {
    guard !sample.isConstant else { return 0 }
    let centre = sample.sorted[rank - 1]
    var total = 0.0
    var first = 0.0
    var second = 0.0
    // The sum is over all cells in principle; beyond 1e-18 a weight is below the rounding of the rest.
    for cells in [stride(from: rank, through: sample.count, by: 1), stride(from: rank - 1, through: 1, by: -1)] {
      for cell in cells {
        let weight = weight(of: cell)
        let deviation = (sample.sorted[cell - 1] - centre) / sample.range
        total += weight
        first += weight * deviation
        second += weight * deviation * deviation
        guard weight > 1e-18 else { break }
      }
    }
    let mean = first / total
    return max(0, second / total - mean * mean).squareRoot() * sample.range
  }

  /// Wᵢ, as the integral of the beta density over ((i−1)/n, i/n). The density of Beta(m, n−m+1) at x is n times the
  /// probability of m−1 successes in n−1 trials of probability x.
  private func weight(of cell: Int) -> Double {
    var weight = 0.0
    for point in MaritzJarrett.rule {
      let position = (Double(cell - 1) + point.node) / Double(sample.count)
      let law = BinomialDistribution(trials: sample.count - 1, probability: position)
      weight += point.weight * law.probability(of: rank - 1)
    }
    return weight
  }
}
