import ArgumentParser
import Synchronization

/// The text of an option with its place on the command line, so that options of several names keep the order in which
/// they were typed: the parser reads the line from left to right and makes each value as it comes to it.
package struct PlacedArgument: ExpressibleByArgument {
  package let text: String
  package let place: Int

  private static let made = Atomic<Int>(0)

  package init(argument: String) {
    text = argument
    place = Self.made.add(1, ordering: .relaxed).newValue
  }
}
