import Testing

@testable import Chance

/// A law under test, with what a test has to know about its shape.
struct ExampleLaw: Sendable, CustomTestStringConvertible {
  let label: String
  let law: any SeverityLaw
  /// Where the survival function jumps or bends: quadrature stops there.
  var kinks: [Double] = []

  var testDescription: String { label }
}

/// One plain example of every severity law, compositions included.
enum ExampleLaws {
  static func all() throws -> [ExampleLaw] {
    let lognormal = try Lognormal(meanlog: 9.2, sdlog: 1.1)
    let excess = try GeneralizedPareto(shape: 0.3, scale: 40_000, threshold: 100_000)
    let mixture = try Mixture(components: [
      .init(weight: 0.2, law: Constant(amount: 500)),
      .init(weight: 0.5, law: Gamma(shape: 2, scale: 6_000)),
      .init(weight: 0.3, law: Pareto(shape: 2.5, minimum: 20_000)),
    ])
    let spliced = try Spliced(body: lognormal, tail: excess, threshold: 100_000, tailWeight: 0.04)
    // Either side is rare in its law, so that both are drawn by inversion.
    let rareSides = try Spliced(
      body: lognormal, tail: Gamma(shape: 2, scale: 2_000), threshold: 9_000, tailWeight: 0.3)
    let empirical = try Empirical(
      values: [120, 800, 800, 3_500, 12_000, 47_000, 260_000], weights: [5, 3, 2, 4, 3, 2, 1])
    return [
      ExampleLaw(label: "exponential", law: try Exponential(mean: 15_000)),
      ExampleLaw(label: "gamma, shape below 1", law: try Gamma(shape: 0.7, scale: 20_000)),
      ExampleLaw(label: "gamma, shape above 1", law: try Gamma(shape: 3.5, scale: 8_000)),
      ExampleLaw(label: "lognormal", law: lognormal),
      ExampleLaw(label: "weibull", law: try Weibull(shape: 0.6, scale: 15_000)),
      ExampleLaw(label: "pareto", law: try Pareto(shape: 1.5, minimum: 12_000), kinks: [12_000]),
      ExampleLaw(label: "lomax", law: try Lomax(shape: 1.7, scale: 25_000)),
      ExampleLaw(label: "generalizedPareto, heavy", law: excess, kinks: [100_000]),
      ExampleLaw(
        label: "generalizedPareto, bounded", law: try GeneralizedPareto(shape: -0.25, scale: 40_000, threshold: 1_000),
        kinks: [1_000]),
      ExampleLaw(label: "burr", law: try BurrXII(shape1: 1.5, shape2: 1.5, scale: 20_000)),
      ExampleLaw(label: "logLogistic", law: try LogLogistic(shape: 1.6, scale: 9_000)),
      ExampleLaw(label: "inverseGaussian", law: try InverseGaussian(mean: 20_000, shape: 15_000)),
      ExampleLaw(label: "constant", law: try Constant(amount: 4_000), kinks: [4_000]),
      ExampleLaw(label: "mixture", law: mixture, kinks: [500, 20_000]),
      ExampleLaw(label: "spliced", law: spliced, kinks: [100_000]),
      ExampleLaw(label: "spliced, rare sides", law: rareSides, kinks: [9_000]),
      ExampleLaw(label: "empirical", law: empirical, kinks: empirical.values),
      ExampleLaw(label: "scaled", law: ScaledLaw(mixture, by: 1.07), kinks: [535, 21_400]),
    ]
  }

  /// The amounts of the stream's first draws.
  static func draws(_ count: Int, of law: any SeverityLaw, batch: Int? = nil, seed: UInt64 = 1) -> [Double] {
    var stream = RandomStream(
      seed: seed, address: StreamAddress(replication: 3, year: 2_025, group: 7, purpose: .severity))
    var amounts = Array(repeating: 0.0, count: count)
    var start = 0
    while start < count {
      let end = min(count, start + (batch ?? count))
      amounts.withUnsafeMutableBufferPointer { buffer in
        let part = UnsafeMutableBufferPointer(rebasing: buffer[start..<end])
        var span = part.mutableSpan
        law.sample(into: &span, using: &stream)
      }
      start = end
    }
    return amounts
  }
}
