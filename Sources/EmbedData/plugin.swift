import Foundation
import PackagePlugin

/// Embeds the data files of a target's folders `Policies`, `Templates`, `Page` and `Tables` as the type `Embedded`; of `Studies` the
/// scenarios that the package ships.
@main
struct EmbedData: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    var folders = ["Policies", "Templates", "Page", "Tables"].map { target.directoryURL.appending(path: $0) }
    if target.name == "Studies" { folders.append(context.package.directoryURL.appending(path: "scenarios")) }
    let files = folders.flatMap { folder in
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    }.filter { ["yaml", "html", "css", "js", "json", "txt", "po"].contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
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
