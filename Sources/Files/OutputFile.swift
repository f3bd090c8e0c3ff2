/// A file to be written: where it belongs, and what writes it.
package struct OutputFile {
  /// As the user named it.
  package let path: String
  /// Writes the whole file to another path, from where it is moved to its own.
  let write: (_ path: String) throws(OutputError) -> Void

  /// A file whose writer is told where to write.
  package init(_ path: String, writer: @escaping (_ path: String) throws(OutputError) -> Void) {
    self.path = path
    write = writer
  }

  package init(_ path: String, text: String) {
    self.init(path) { place throws(OutputError) in
      let file = try TextFile(place)
      try file.add(text)
      try file.close()
    }
  }

  /// A file that is written piece by piece, so that it is never in memory as a whole.
  package init(_ path: String, pieces: @escaping (_ file: TextFile) throws(OutputError) -> Void) {
    self.init(path) { place throws(OutputError) in
      let file = try TextFile(place)
      try pieces(file)
      try file.close()
    }
  }
}
