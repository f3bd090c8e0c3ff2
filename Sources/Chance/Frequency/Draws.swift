internal import CGSL

/// Draws of counts for hot loops, without a law in between.
public enum Draws {
  /// The largest mean or variance that one call of GSL gets.
  ///
  /// GSL's binomial squares a distance from the mean in 32 bits; up to this variance the distance stays under 9
  /// standard deviations of 5 000, and the square fits. Larger counts are sums of independent parts.
  private static let largestPart = 2.5e7

  /// The number of successes in `trials` independent trials; 0 where there are none or the probability is 0 or NaN.
  ///
  /// Constant cost up to a variance of 2.5e7 (Kachitvichyanukul & Schmeiser 1988, as GSL has it); beyond that one draw
  /// more for every 2.5e7.
  public static func binomial(trials: Int, probability: Double, using stream: inout RandomStream) -> Int {
    guard trials > 0, probability > 0 else { return 0 }
    guard probability < 1 else { return trials }
    let variance = Double(trials) * probability * (1 - probability)
    let parts = max(1, Int((variance / largestPart).rounded(.up)), trials / 1_000_000_000 + 1)
    return stream.withGenerator { generator in
      var sum = 0
      for part in 0..<parts {
        let size = trials / parts + (part < trials % parts ? 1 : 0)
        sum += Int(gsl_ran_binomial(generator, probability, UInt32(size)))
      }
      return sum
    }
  }

  /// A Poisson count of mean `mean`; 0 where the mean is not above 0.
  ///
  /// - Precondition: `mean` is at most 1e15.
  package static func poisson(mean: Double, using stream: inout RandomStream) -> Int {
    guard mean > 0 else { return 0 }
    precondition(mean <= 1e15, "a Poisson count of mean \(mean) cannot be drawn")
    let parts = max(1, Int((mean / 1e9).rounded(.up)))
    return stream.withGenerator { generator in
      var sum = 0
      for _ in 0..<parts { sum += Int(gsl_ran_poisson(generator, mean / Double(parts))) }
      return sum
    }
  }

  /// A gamma number of the given shape and scale.
  package static func gamma(shape: Double, scale: Double, using stream: inout RandomStream) -> Double {
    stream.withGenerator { gsl_ran_gamma($0, shape, scale) }
  }
}
