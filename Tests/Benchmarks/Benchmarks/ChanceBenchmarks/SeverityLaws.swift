import Benchmark
import Chance
import Workload

/// A million amounts of a law, in the batches of 1,024 that the person loop draws.
func severityLaws() {
  for (label, make) in laws {
    Benchmark("amounts, \(label)") { benchmark in
      let law = try make()
      var stream = Workload.stream()
      var amounts = [Double](repeating: 0, count: 1024)
      benchmark.startMeasurement()
      var left = benchmark.configuration.scalingFactor.rawValue
      while left > 0 {
        var span = amounts.mutableSpan
        law.sample(into: &span, using: &stream)
        left -= span.count
      }
      benchmark.stopMeasurement()
      blackHole(amounts)
    }
  }
}

/// Laws that differ in how they are drawn: by transformation, by rejection, by inversion, by choosing among others.
private let laws: [(label: String, make: @Sendable () throws -> any SeverityLaw)] = [
  ("lognormal", { try Lognormal(meanlog: 8.403809, sdlog: 0.992257) }),
  ("gamma", { try Gamma(shape: 0.7, scale: 20_000) }),
  ("Weibull", { try Weibull(shape: 0.6, scale: 15_000) }),
  ("Lomax", { try Lomax(shape: 1.7, scale: 25_000) }),
  ("Burr XII", { try BurrXII(shape1: 1.5, shape2: 1.5, scale: 20_000) }),
  ("inverse Gaussian", { try InverseGaussian(mean: 20_000, shape: 15_000) }),
  (
    "mixture of two",
    {
      try Mixture(components: [
        .init(weight: 0.7, law: Gamma(shape: 2, scale: 6_000)),
        .init(weight: 0.3, law: Lognormal(meanlog: 9.2, sdlog: 1.1)),
      ])
    }
  ),
  (
    "spliced",
    {
      try Spliced(
        body: Lognormal(meanlog: 9.2, sdlog: 1.1),
        tail: GeneralizedPareto(shape: 0.3, scale: 40_000, threshold: 100_000),
        threshold: 100_000, tailWeight: 0.04)
    }
  ),
  ("empirical", { try Empirical(values: (1...1_000).map { 40 * Double($0) }) }),
]
