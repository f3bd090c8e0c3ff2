import ArgumentParser

/// Whether files that are there already may go: shared by every command that writes any.
package struct ForceOption: ParsableArguments {
  @Flag(name: .customLong("force"), help: "Replace files that are there already.")
  package var isForced = false

  package init() {}
}
