import Foundation

/// The commands with their options, as the parser tells them to programs.
struct CommandTree: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// Those that help lists: the one that shows help is in every list of options already.
    var listed: [Command] { (subcommands ?? []).filter { $0.commandName != "help" } }
  }

  struct Argument: Decodable {
    let kind: String
    let shouldDisplay: Bool
    let sectionTitle: String?
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    struct Name: Decodable {
      let kind: String
      let name: String
      var dashed: String { (kind == "long" ? "--" : "-") + name }
    }
  }

  static func read() -> CommandTree? {
    try? JSONDecoder().decode(CommandTree.self, from: Data(Dabing._dumpHelp().utf8))
  }

  /// The command that a line of usage begins with: `dabing runs list [--json]`.
  func command(ofUsage usage: Substring) -> (path: String, command: Command) {
    var (path, found) = (command.commandName, command)
    for word in usage.split(separator: " ").dropFirst() {
      guard let next = found.subcommands?.first(where: { $0.commandName == word }) else { break }
      (path, found) = ("\(path) \(word)", next)
    }
    return (path, found)
  }
}
