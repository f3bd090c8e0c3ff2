internal import CGSL

/// Points that fill the unit cube evenly: the Sobol sequence of GSL (Antonov & Saleev 1979).
///
/// Averages over them converge nearly as 1/n instead of 1/√n. The sequence has no seed: it is the same every time. A
/// power of two of points is the most even.
package enum SobolSequence {
  package static let mostDimensions = 40

  /// The first points of the sequence, after the corner at the origin: `count` rows of numbers strictly between 0 and 1.
  ///
  /// - Returns: nil where there are fewer than 1 or more than 40 dimensions.
  package static func points(count: Int, dimensions: Int) -> [[Double]]? {
    _ = ScientificLibrary.isReady
    guard (1...mostDimensions).contains(dimensions),
      let generator = gsl_qrng_alloc(dabing_sobol(), UInt32(dimensions))
    else { return nil }
    defer { gsl_qrng_free(generator) }
    var row = Array(repeating: 0.0, count: dimensions)
    return (0..<count).map { _ in
      gsl_qrng_get(generator, &row)
      return row
    }
  }
}
