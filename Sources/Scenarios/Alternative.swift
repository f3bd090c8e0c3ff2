import Documents
import Insurance
import Regions

/// What an alternative changes of a scenario: values by their paths, in order, each perhaps with where it comes from.
public struct Alternative: Sendable {
  public let name: String
  public let title: Words
  /// In order; never empty.
  public let changes: [Change]

  /// One value set over the scenario's or its policy's.
  public struct Change: Sendable {
    public let path: String
    /// The value as it was written.
    public let value: String
    public let clause: String?
    public let source: Words?
    public let note: Words?
    package let override: Override
  }

  /// How the replications are made is one for all alternatives: on other draws nothing could be compared.
  package static let fixedPaths = [
    "seed", "replications", "method", "name", "title", "year", "horizon", "horizon.years", "horizon.start",
  ]

  init(name: String, title: Words, changes: [Change]) {
    self.name = name
    self.title = title
    self.changes = changes
  }

  /// Reads `name: path=value, path=value` of the command line; without a name the settings themselves are the name.
  ///
  /// - Throws: `DocumentError` with every setting that cannot be read.
  public init(argument: String, flag: String = "--alternative") throws(DocumentError) {
    let place = Place(file: "\(flag) '\(argument)'")
    let (name, settings) = Self.named(argument)
    var changes: [Change] = []
    var problems: [Problem] = []
    for setting in Self.split(settings) {
      guard let sign = setting.firstIndex(of: "=") else {
        problems.append(Problem("'\(setting)' must have the form path=value", at: place))
        continue
      }
      let path = setting[..<sign].trimmed
      let value = setting[setting.index(after: sign)...].trimmed
      guard !path.isEmpty, !value.isEmpty else {
        problems.append(Problem("'\(setting)' must have the form path=value", at: place))
        continue
      }
      do throws(DocumentError) {
        let node = try YAMLText.read(value, file: place.file, isSet: true)
        problems += Self.problems(path: path, at: place)
        if changes.contains(where: { $0.path == path }) {
          problems.append(Problem("'\(path)' stands here twice", at: place))
        }
        changes.append(
          Change(
            path: path, value: value, clause: nil, source: nil, note: nil, override: Override(path: path, node: node)))
      } catch {
        problems += error.problems
      }
    }
    if changes.isEmpty, problems.isEmpty { problems = [Problem("changes nothing", at: place)] }
    guard problems.isEmpty else { throw DocumentError(.syntax, problems) }
    let title = name ?? changes.map { "\($0.path)=\($0.value)" }.joined(separator: ", ")
    self.init(name: title, title: Words(en: title, zh: title), changes: changes)
  }

  /// Whether a path says how replications are made, or how many.
  package static func isFixed(_ path: String) -> Bool {
    fixedPaths.contains { path == $0 || path.hasPrefix($0 + ".") && $0 != "horizon" }
  }

  /// What is wrong with setting a path for one alternative alone.
  static func problems(path: String, at place: Place) -> [Problem] {
    guard isFixed(path) else { return [] }
    return [
      Problem("'\(path)' is the same for all alternatives, so that they meet the same draws: use --set", at: place)
    ]
  }

  /// The name before the first ':' that stands before any '=' or bracket, and the rest.
  private static func named(_ argument: String) -> (name: String?, settings: String) {
    guard let sign = argument.firstIndex(where: { ":=[{\"'：".contains($0) }), ":：".contains(argument[sign]) else {
      return (nil, argument)
    }
    let name = argument[..<sign].trimmed
    return (name.isEmpty ? nil : name, String(argument[argument.index(after: sign)...]))
  }

  /// The parts between commas that stand in no brackets and no quotes.
  private static func split(_ settings: String) -> [String] {
    var parts = [""]
    var depth = 0
    var quote: Character?
    for character in settings {
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "[{".contains(character), parts.last?.contains("=") == true {
        depth += 1
      } else if "]}".contains(character), depth > 0 {
        depth -= 1
      } else if ",，".contains(character), depth == 0 {
        parts.append("")
        continue
      }
      parts[parts.count - 1].append(character)
    }
    return groupedTogether(parts.map { $0[...].trimmed }.filter { !$0.isEmpty })
  }

  /// Thousands that stand apart belong together: `population.insured=1,850,000` is one setting.
  private static func groupedTogether(_ parts: [String]) -> [String] {
    parts.reduce(into: []) { together, part in
      let isGroup = part.wholeMatch(of: /[0-9]{3}(\.[0-9]+)?%?/) != nil
      if isGroup, let last = together.last, last.contains(/=\s*[+-]?[0-9]{1,3}(,[0-9]{3})*$/) {
        together[together.count - 1] = last + "," + part
      } else {
        together.append(part)
      }
    }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
