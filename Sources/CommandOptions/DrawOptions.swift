import ArgumentParser
import Plans

/// How many years are drawn, from which numbers, and how: over what the scenario says.
package struct DrawOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "How many simulated years; over the scenario's own.", transform: wholeNumber)
  package var replications: Int?
  @Option(parsing: .unconditional, help: "The seed; over the scenario's own.", transform: wholeNumber)
  package var seed: Int?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How a year's claims are computed: \(MethodName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "method"))
  package var method: String?

  package init() {}

  package var own: [SetOptions.Own] {
    [
      .init(path: "replications", value: replications.map(String.init)),
      .init(path: "seed", value: seed.map(String.init)), .init(path: "method", value: method),
    ]
  }
}
