import Files

/// A place in a file that people write.
public struct Place: Sendable, Hashable, CustomStringConvertible {
  /// The file as the user named it, or `--set path=value`.
  public let file: String
  /// From 1; 0 where the place is the file as a whole.
  public let line: Int
  /// From 1, counted in Unicode scalars; 0 where the place is the file as a whole.
  public let column: Int

  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`, as editors understand it.
  public var description: String {
    let file = ControlCharacters.spelled(file)
    return line > 0 ? "\(file):\(line):\(column)" : file
  }
}
