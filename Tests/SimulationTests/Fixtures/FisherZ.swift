import Foundation

/// Fisher's transform of a sample correlation, standardised: normal with mean 0 and variance 1 for large samples of
/// normal pairs whose correlation is `correlation` (Fisher 1921).
func fisherZ(_ xs: [Double], _ ys: [Double], against correlation: Double) -> Double {
  let n = Double(xs.count)
  let (meanX, meanY) = (xs.reduce(0, +) / n, ys.reduce(0, +) / n)
  var (xx, yy, xy) = (0.0, 0.0, 0.0)
  for (x, y) in zip(xs, ys) {
    xx += (x - meanX) * (x - meanX)
    yy += (y - meanY) * (y - meanY)
    xy += (x - meanX) * (y - meanY)
  }
  return (atanh(xy / (xx * yy).squareRoot()) - atanh(correlation)) * (n - 3).squareRoot()
}
