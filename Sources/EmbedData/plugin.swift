import Foundation
import PackagePlugin

/// Embeds the `.yaml` files of a target's folders `Policies` and `Templates` as the type `Embedded`.
@main
struct EmbedData: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let files = ["Policies", "Templates"].flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(
        at: target.directoryURL.appending(path: folder), includingPropertiesForKeys: nil)) ?? []
    }.filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) data files in \(target.name)",
        executable: try context.tool(named: "embedding-tool").url,
        arguments: [output.path, "Embedded"] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
