/// Line breaks that came with an argument of the command line and stand in a message by which it is refused.
///
/// A message may have lines of its own; what an argument says never begins one, as a program that reads the messages
/// (GitHub's `::warning::`) would take it for a command.
package enum ArgumentBreaks {
  /// The message with the code of a line break in the place of those that an argument has between the same characters.
  package static func spelled(
    _ message: String, arguments: some Sequence<String> = CommandLine.arguments.dropFirst()
  ) -> String {
    var spelled = message
    for argument in arguments where argument.contains("\n") {
      let scalars = Array(argument.unicodeScalars)
      for place in scalars.indices where scalars[place] == "\n" {
        let before = place > 0 ? String(scalars[place - 1]) : ""
        let after = place + 1 < scalars.count ? String(scalars[place + 1]) : ""
        guard before != "\n", !before.isEmpty || !after.isEmpty else { continue }
        spelled.replace(before + "\n" + after, with: before + "<U+000A>" + after)
      }
    }
    return spelled
  }
}
