import ArgumentParser
import Scenarios

extension AlternativeTerms: ExpressibleByArgument {}

/// What is changed of a baseline: settings, and files that list them.
package struct ChangeOptions: ParsableArguments {
  @Option(
    name: .customLong("alternative"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Settings over the baseline, with a name if you like: 'rate-65: benefit.rate=0.65, benefit.cap=300000'. Repeatable.",
      valueName: "name: path=value, …"))
  package var alternatives: [PlacedArgument] = []

  @Option(
    name: .customLong("reform"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A file that lists what changes of the baseline. Repeatable.", valueName: "file"))
  package var reforms: [PlacedArgument] = []

  @Flag(help: "Leave out which change brings how much, which takes two runs a change.")
  package var noContributions = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the alternatives' terms are to a contract that tells causes of a loss apart: changed, so that what they change of the policy makes a policy-caused loss, or standing, as if they had always held. 'changed' for --alternative and --reform, 'standing' for further scenario files, where it is left out.",
      valueName: "changed|standing"))
  package var terms: AlternativeTerms?

  package init() {}

  package var areGiven: Bool { !alternatives.isEmpty || !reforms.isEmpty }

  /// In the order in which they were typed.
  package var all: [ComparisonSource.Change] {
    let all: [(Int, ComparisonSource.Change)] =
      alternatives.map { ($0.place, .alternative($0.text)) } + reforms.map { ($0.place, .reform(path: $0.text)) }
    return all.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
