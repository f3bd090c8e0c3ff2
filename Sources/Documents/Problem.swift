import Wording

/// One thing that is wrong in a file, where it stands and, where there is one, the name that was probably meant.
public struct Problem: Sendable, Hashable, CustomStringConvertible {
  public let place: Place
  public let said: Message
  public let nearest: String?

  public init(_ message: Message, at place: Place, nearest: String? = nil) {
    self.said = message
    self.place = place
    self.nearest = nearest
  }

  /// What is wrong, in English.
  public var message: String { said.en }

  /// With its place and the name that was probably meant.
  public var sentence: Message {
    "\(place): \(said)\(Message.didYouMean(nearest))"
  }

  public var description: String { sentence.en }
}

/// A file that cannot be used, with every problem found in it.
public struct DocumentError: Error, Sendable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// The file cannot be opened, is too large or is not UTF-8 text.
    case unreadable = "unreadable"
    /// The file is not YAML.
    case syntax = "syntax"
    /// The file is YAML but does not say what it must.
    case invalid = "invalid"
  }

  public let code: Code
  /// In the order of the file; never empty.
  public let problems: [Problem]

  public init(_ code: Code, _ problems: [Problem]) {
    self.code = code
    self.problems = problems
  }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
