import Testing

@testable import Chance

@Suite("Severity laws agree with mpmath, SciPy and actuar within 1e-10, deep tails included")
struct SeverityReferenceTests {
  let reference: ReferenceValues

  init() throws {
    reference = try ReferenceValues.load()
  }

  func compare(
    _ name: String, _ values: (ReferenceValues.Severity) -> [ReferenceValues.Value],
    _ function: (any SeverityLaw, Double) -> Double
  ) throws {
    var compared = 0
    for entry in reference.severity {
      let law = try entry.make()
      for expected in values(entry) {
        let value = function(law, expected.at)
        let difference = ReferenceValues.difference(value, expected.value)
        #expect(
          difference <= 1e-10,
          "\(name) of \(entry.label) at \(expected.at): \(value), not \(expected.value): \(difference)")
        compared += 1
      }
    }
    #expect(compared >= 8 * reference.severity.count)
  }

  @Test("cumulative")
  func cumulative() throws {
    try compare("F", \.cumulative) { $0.cumulative($1) }
  }

  @Test("survival")
  func survival() throws {
    try compare("S", \.survival) { $0.survival($1) }
  }

  @Test("quantile")
  func quantile() throws {
    try compare("quantile", \.quantile) { $0.quantile($1) }
  }

  @Test("quantile of a survival probability")
  func survivalQuantile() throws {
    try compare("quantile(survival:)", \.survivalQuantile) { $0.quantile(survival: $1) }
  }

  @Test("limited expected value, and the mean")
  func limitedExpectedValue() throws {
    try compare("LEV", \.limitedExpectedValue) { $0.limitedExpectedValue($1) }
  }

  @Test("limited second moment, and the second moment")
  func limitedSecondMoment() throws {
    try compare("LSM", \.limitedSecondMoment) { $0.limitedSecondMoment($1) }
  }

  @Test("every law of the catalogue has reference values, and no value stands alone")
  func complete() {
    let covered = Set(reference.severity.map(\.law))
    for entry in LawCatalogue.standard.entries where entry.name != "constant" { #expect(covered.contains(entry.name)) }
    for entry in reference.severity {
      for value in entry.cumulative + entry.limitedExpectedValue { #expect(value.by.count >= 2) }
    }
    #expect(Set(reference.software.keys) == ["Python", "mpmath", "SciPy", "R", "actuar"])
  }
}
