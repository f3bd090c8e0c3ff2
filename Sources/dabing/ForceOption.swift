import ArgumentParser

/// Whether files that are there already may go: shared by every command that writes any.
struct ForceOption: ParsableArguments {
  @Flag(name: .customLong("force"), help: "Replace files that are there already.")
  var isForced = false
}
