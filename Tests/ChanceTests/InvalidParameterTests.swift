import Testing

@testable import Chance

@Suite("Invalid parameters are refused by name, and nothing traps")
struct InvalidParameterTests {
  static let bad: [Double] = [.nan, .infinity, -.infinity, -1]

  /// Every parameter of every simple law, with what the others may be.
  @Test("of a simple law", arguments: LawCatalogue.standard.entries.map(\.name))
  func simple(_ name: String) throws {
    let entry = try #require(LawCatalogue.standard.entries.first { $0.name == name })
    let right = Dictionary(uniqueKeysWithValues: entry.parameters.map { ($0, 2.0) })
    _ = try LawCatalogue.standard.make(name: name, parameters: right)
    for parameter in entry.parameters {
      for value in Self.bad {
        // These two may be negative: a log and the shape of a bounded tail.
        if value == -1, parameter == "meanlog" || (name == "generalizedPareto" && parameter == "shape") { continue }
        var wrong = right
        wrong[parameter] = value
        let error = #expect(throws: LawError.self) { try LawCatalogue.standard.make(name: name, parameters: wrong) }
        #expect(error?.parameter == parameter)
      }
      var short = right
      short[parameter] = nil
      let error = #expect(throws: LawError.self) { try LawCatalogue.standard.make(name: name, parameters: short) }
      #expect(error?.code == .missing && error?.parameter == parameter)
    }
    let error = #expect(throws: LawError.self) {
      try LawCatalogue.standard.make(name: name, parameters: right.merging(["wrong": 1]) { $1 })
    }
    #expect(error?.code == .unknownParameter && error?.parameter == "wrong")
  }

  @Test("of an unknown law")
  func unknown() {
    let error = #expect(throws: LawError.self) { try LawCatalogue.standard.make(name: "cauchy", parameters: [:]) }
    #expect(error?.code == .unknownLaw && error?.parameter == "cauchy")
  }

  func expectRefused(_ parameter: String, _ build: () throws -> Void) {
    let error = #expect(throws: LawError.self) { try build() }
    #expect(error?.parameter == parameter)
  }

  @Test("of a composed law")
  func composed() throws {
    let law = try Exponential(mean: 1)
    let pareto = try Pareto(shape: 2, minimum: 10)
    let bounded = try GeneralizedPareto(shape: -1, scale: 1)
    expectRefused("components") { _ = try Mixture(components: []) }
    for value in Self.bad {
      expectRefused("weight") { _ = try Mixture(components: [.init(weight: value, law: law)]) }
      expectRefused("threshold") { _ = try Spliced(body: law, tail: law, threshold: value, tailWeight: 0.1) }
      expectRefused("tailWeight") { _ = try Spliced(body: law, tail: law, threshold: 1, tailWeight: value) }
      expectRefused("values") { _ = try Empirical(values: [1, value]) }
      expectRefused("weights") { _ = try Empirical(values: [1, 2], weights: [1, value]) }
    }
    expectRefused("weight") { _ = try Mixture(components: [.init(weight: 0, law: law)]) }
    expectRefused("tailWeight") { _ = try Spliced(body: law, tail: law, threshold: 1, tailWeight: 1.2) }
    expectRefused("threshold") { _ = try Spliced(body: pareto, tail: law, threshold: 5, tailWeight: 0.1) }
    expectRefused("threshold") { _ = try Spliced(body: law, tail: bounded, threshold: 5, tailWeight: 0.1) }
    expectRefused("values") { _ = try Empirical(values: []) }
    expectRefused("weights") { _ = try Empirical(values: [1, 2], weights: [1]) }
    expectRefused("weights") { _ = try Empirical(values: [1, 2], weights: [0, 0]) }
  }

  @Test("of a frequency law")
  func frequency() throws {
    for value in Self.bad {
      expectRefused("probability") { _ = try Bernoulli(probability: value) }
      expectRefused("probability") { _ = try Binomial(trials: 3, probability: value) }
      expectRefused("mean") { _ = try Poisson(mean: value) }
      expectRefused("mean") { _ = try NegativeBinomial(mean: value, size: 1) }
      expectRefused("size") { _ = try NegativeBinomial(mean: 1, size: value) }
      expectRefused("extraZeroProbability") {
        _ = try ZeroInflated(base: Poisson(mean: 1), extraZeroProbability: value)
      }
    }
    expectRefused("probability") { _ = try Bernoulli(probability: 1.2) }
    expectRefused("trials") { _ = try Binomial(trials: -1, probability: 0.5) }
    expectRefused("trials") { _ = try Binomial(trials: .max, probability: 0.5) }
    expectRefused("mean") { _ = try Poisson(mean: 1e13) }
    expectRefused("size") { _ = try NegativeBinomial(mean: 1, size: 0) }
  }

  @Test("odd arguments of a right law give numbers, not traps", arguments: try ExampleLaws.all())
  func oddArguments(_ example: ExampleLaw) {
    let odd = [.nan, .infinity, -.infinity, -1, 0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e-300, 1e200]
    for x in odd {
      _ = example.law.cumulative(x)
      _ = example.law.survival(x)
      _ = example.law.quantile(x)
      _ = example.law.quantile(survival: x)
      _ = example.law.limitedExpectedValue(x)
      _ = example.law.limitedSecondMoment(x)
    }
    #expect(example.law.limitedExpectedValue(.leastNonzeroMagnitude) >= 0)
  }

  @Test("odd arguments of a frequency law give numbers, not traps")
  func oddCounts() throws {
    for law in try SamplingTests.frequencies() + [Poisson(mean: 0), Binomial(trials: 0, probability: 0.5)] {
      for p in [Double.nan, -1, 0, 1, 2, .infinity] { #expect(law.quantile(p) >= 0) }
      for n in [Int.min, -1, 0, .max] {
        #expect((0...1).contains(law.probability(of: n)))
        #expect((0...1).contains(law.cumulative(n)))
      }
    }
    var stream = RandomStream(seed: 1, address: RandomStreamTests.base)
    for probability in [Double.nan, -1, 0] {
      #expect(Draws.binomial(trials: 5, probability: probability, using: &stream) == 0)
    }
    #expect(Draws.binomial(trials: 5, probability: 1.5, using: &stream) == 5)
    #expect(Draws.binomial(trials: -5, probability: 0.5, using: &stream) == 0)
  }
}
