import ArgumentParser
import Files

/// A folder that a command writes its result into beside the screen.
struct FolderOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write the result into files of a folder: all of them or none.", valueName: "folder"))
  var output: String?
  @OptionGroup var force: ForceOption

  func validate() throws {
    if output == nil, force.isForced { throw wrongUsage("--force goes with --output FOLDER.") }
  }

  /// Says before any work is done what speaks against files of these names.
  func check(_ names: [String]) throws(OutputError) {
    guard let output else { return }
    let folder = try OutputFolder(output)
    _ = try Destinations(names.map(folder.path(of:)), mayReplace: force.isForced)
  }

  /// Writes files by name and text, where a folder is asked for.
  func write(_ texts: KeyValuePairs<String, String>) throws(OutputError) {
    guard let output else { return }
    try OutputDraft.write(try OutputFolder(output).files(texts), mayReplace: force.isForced)
  }
}
