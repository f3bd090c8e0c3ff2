extension OutputFolder {
  /// Writes one file, whole or not at all; its folder is made where it is missing.
  package static func write(_ text: String, to path: String) throws(OutputError) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    try OutputFolder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder).write(
      text, to: String(parts.last ?? ""))
  }
}
