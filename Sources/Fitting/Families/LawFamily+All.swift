import Chance
import Foundation

extension LawFamily {
  /// All families of one law, and the mixture of two lognormals.
  package static let all: [LawFamily] = [
    lognormal, gamma, weibull, exponential, pareto, lomax, generalizedPareto, burr, logLogistic, inverseGaussian,
    lognormalMixture,
  ]

  private init(
    _ name: String, stream: UInt32, _ candidate: @escaping @Sendable (Observations, StartingMoments) -> Candidate?
  ) {
    self.init(name: name, stream: stream) { observations, close in
      StartingMoments(observations).flatMap { candidate(observations, $0) }?.fit(observations, close: close)
    }
  }

  package static let lognormal = LawFamily("lognormal", stream: 1) { observations, moments in
    Candidate(
      family: "lognormal", coordinates: [.init("meanlog", .identity), .init("sdlog", .logarithm)],
      starts: [[moments.logMean, moments.logDeviation], [moments.logMean - 1, 1.5 * moments.logDeviation]],
      isClosedForm: observations.isComplete, law: { try? Lognormal(meanlog: $0[0], sdlog: $0[1]) })
  }

  package static let gamma = LawFamily("gamma", stream: 2) { observations, moments in
    // Minka's approximation to the maximum (“Estimating a Gamma distribution”, 2002).
    let s = max(log(moments.mean) - moments.logMean, 1e-9)
    let shape = (3 - s + ((s - 3) * (s - 3) + 24 * s).squareRoot()) / (12 * s)
    return Candidate(
      family: "gamma", coordinates: [.init("shape", .logarithm), .init("scale", .logarithm)],
      starts: [[shape, moments.mean / shape], [0.5 * shape, moments.mean / shape]],
      law: { try? Gamma(shape: $0[0], scale: $0[1]) })
  }

  package static let weibull = LawFamily("weibull", stream: 3) { observations, moments in
    // The logarithm has standard deviation π/(τ√6) and mean log θ − γ/τ with Euler's constant γ.
    let shape = Double.pi / (6.0.squareRoot() * moments.logDeviation)
    let scale = exp(moments.logMean + 0.5772 / shape)
    return Candidate(
      family: "weibull", coordinates: [.init("shape", .logarithm), .init("scale", .logarithm)],
      starts: [[shape, scale], [0.6 * shape, 0.6 * scale]], law: { try? Weibull(shape: $0[0], scale: $0[1]) })
  }

  package static let exponential = LawFamily("exponential", stream: 4) { observations, moments in
    Candidate(
      family: "exponential", coordinates: [.init("mean", .logarithm)], starts: [[moments.mean]],
      isClosedForm: observations.isComplete, law: { try? Exponential(mean: $0[0]) })
  }

  /// The minimum is the least amount, or the truncation point below which nothing is seen.
  package static let pareto = LawFamily("pareto", stream: 5) { observations, moments in
    let truncation = observations.truncation.below
    let bounds = observations.intervals.map(\.lower) + (observations.exact.values.first.map { [$0] } ?? [])
    guard let least = truncation > 0 ? truncation : bounds.min(), least > 0 else { return nil }
    let shape = 1 / max(moments.logMean - log(least), 1e-9)
    return Candidate(
      family: "pareto", coordinates: [.init("shape", .logarithm)], starts: [[shape]],
      isClosedForm: observations.isComplete, readOff: truncation > 0 ? [] : ["minimum"],
      law: { try? Pareto(shape: $0[0], minimum: least) })
  }

  package static let lomax = LawFamily("lomax", stream: 6) { observations, moments in
    let ratio = moments.squaredVariation
    // The moments' answer where the second one exists; otherwise a heavy and a light tail to choose from.
    let shapes = (ratio > 1.05 ? [2 * ratio / (ratio - 1)] : []) + [1.2, 3, 30]
    return Candidate(
      family: "lomax", coordinates: [.init("shape", .logarithm), .init("scale", .logarithm)],
      starts: shapes.map { [$0, moments.mean * max($0 - 1, 0.3)] }, law: { try? Lomax(shape: $0[0], scale: $0[1]) })
  }

  package static let generalizedPareto = LawFamily.generalizedPareto(threshold: 0)

  /// The generalised Pareto law above a threshold that is given.
  ///
  /// A shape of −1 and less is no estimate: there the likelihood has no maximum (Smith 1985).
  static func generalizedPareto(threshold: Double) -> LawFamily {
    LawFamily("generalizedPareto", stream: 7) { observations, moments in
      let excess = max(moments.mean - threshold, 1e-9 * moments.mean)
      let deviation = moments.squaredVariation.squareRoot() * moments.mean
      let ratio = (deviation / excess) * (deviation / excess)
      // Hosking & Wallis (1987): the moments' answer, and others in case the data have none.
      let shapes = [max(0.5 * (1 - 1 / ratio), -0.4), 0.05, 0.4, 0.8]
      return Candidate(
        family: "generalizedPareto", coordinates: [.init("shape", .identity), .init("scale", .logarithm)],
        starts: shapes.map { [$0, excess * max(1 - $0, 0.3)] },
        law: { $0[0] > -1 ? try? GeneralizedPareto(shape: $0[0], scale: $0[1], threshold: threshold) : nil })
    }
  }

  package static let burr = LawFamily("burr", stream: 8) { observations, moments in
    let shape = Double.pi / (3.0.squareRoot() * moments.logDeviation)
    let scale = exp(moments.logMean)
    return Candidate(
      family: "burr",
      coordinates: [.init("shape1", .logarithm), .init("shape2", .logarithm), .init("scale", .logarithm)],
      starts: [[1, shape, scale], [3, 0.8 * shape, 3 * scale], [0.5, 1.4 * shape, 0.6 * scale]],
      law: { try? BurrXII(shape1: $0[0], shape2: $0[1], scale: $0[2]) })
  }

  package static let logLogistic = LawFamily("logLogistic", stream: 9) { observations, moments in
    // The logarithm is logistic: its standard deviation is π/(γ√3).
    let shape = Double.pi / (3.0.squareRoot() * moments.logDeviation)
    return Candidate(
      family: "logLogistic", coordinates: [.init("shape", .logarithm), .init("scale", .logarithm)],
      starts: [[shape, exp(moments.logMean)], [0.7 * shape, 0.6 * exp(moments.logMean)]],
      law: { try? LogLogistic(shape: $0[0], scale: $0[1]) })
  }

  package static let inverseGaussian = LawFamily("inverseGaussian", stream: 10) { observations, moments in
    let shape = 1 / max(moments.inverseMean - 1 / moments.mean, 1e-9 / moments.mean)
    return Candidate(
      family: "inverseGaussian", coordinates: [.init("mean", .logarithm), .init("shape", .logarithm)],
      starts: [[moments.mean, shape], [0.6 * moments.mean, 0.6 * shape]], isClosedForm: observations.isComplete,
      law: { try? InverseGaussian(mean: $0[0], shape: $0[1]) })
  }
}
