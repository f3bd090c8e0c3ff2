/// A part of a text file that a pipe brings, where the file itself is not.
package struct PipedPart: Sendable, Hashable {
  /// As the user named the file.
  package let name: String
  /// The path of a file with its first bytes: two million or all of them, by which all parts are read alike.
  package let head: String
  /// A place in the file; the part begins behind the first line feed from there on, or with the file.
  package let start: Int
  /// Of the file, bytes.
  package let size: Int

  package init(name: String, head: String, start: Int, size: Int) {
    (self.name, self.head, self.start, self.size) = (name, head, start, size)
  }
}
