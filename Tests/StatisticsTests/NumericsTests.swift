import Testing

@testable import Statistics

@Suite("Numerics")
struct NumericsTests {
  @Test("Student's critical value agrees with the inverted integral", arguments: ReferenceValues.studentT)
  func studentCriticalValue(degreesOfFreedom: Int, value: Double) {
    #expect(isClose(StudentT.criticalValue(degreesOfFreedom: degreesOfFreedom), value, relative: 1e-11))
  }

  @Test("Student's critical value falls towards the normal one")
  func studentFalls() {
    let values = (1...400).map(StudentT.criticalValue(degreesOfFreedom:))
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 > $1 })
    #expect(isClose(StudentT.criticalValue(degreesOfFreedom: .max), 1.959963984540054, relative: 1e-15))
  }

  @Test("binomial probabilities agree with exact fractions")
  func binomialProbabilities() {
    for (trials, probability, successes, value) in ReferenceValues.binomial {
      let law = BinomialDistribution(trials: trials, probability: probability)
      #expect(isClose(law.probability(of: successes), value, relative: 2e-12), "\(trials), \(successes)")
    }
  }

  @Test("binomial probabilities sum to 1", arguments: [1, 2, 15, 16, 17, 100, 1000])
  func binomialTotal(trials: Int) {
    let law = BinomialDistribution(trials: trials, probability: 0.3)
    let total = (0...trials).reduce(0) { $0 + law.probability(of: $1) }
    #expect(isClose(total, 1, relative: 1e-13))
  }

  @Test("a compensated sum keeps what a plain sum loses")
  func compensatedSum() {
    #expect(CompensatedSum.of([1, 1e100, 1, -1e100][...]) { $0 } == 2)
    #expect([1, 1e100, 1, -1e100].reduce(0, +) == 0)
  }
}
