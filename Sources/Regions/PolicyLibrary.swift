import Documents
import Foundation
import Insurance
import Synchronization

/// Where policies come from: the built-in ones by name, others by the path of their file.
public struct PolicyLibrary: Sendable {
  /// The rules that its policy files can name.
  public let catalogue: RuleCatalogue

  /// The texts of policy files by the reference that a scenario has for each; nil where they are read from the disk.
  private let carried: [String: String]?

  public init(catalogue: RuleCatalogue = .standard) { self.init(catalogue, carried: nil) }

  /// A library whose policy files have come with what asks for them: none is read from the disk.
  ///
  /// - Parameter carried: their texts by the reference that a scenario has for each.
  package init(carrying carried: [String: String]) { self.init(.standard, carried: carried) }

  private init(_ catalogue: RuleCatalogue, carried: [String: String]?) {
    self.catalogue = catalogue
    self.carried = carried
  }

  /// The names of the built-in policies, in order.
  public var names: [String] { Embedded.files.map { String($0.name.dropLast(".yaml".count)) } }

  /// Finds a policy file.
  ///
  /// - Parameter reference: a built-in name, or a path (with a '/' or ending in .yaml).
  /// - Parameter folder: what relative paths are relative to.
  /// - Parameter place: where the reference stands, for messages.
  /// - Throws: `DocumentError` where there is no such policy or the file is no YAML.
  package func file(_ reference: String, relativeTo folder: String, at place: Place) throws(DocumentError) -> PolicyFile
  {
    if let own = try ownFile(reference, relativeTo: folder, at: place) {
      return PolicyFile(node: own.node, name: own.path)
    }
    guard let embedded = Embedded.files.first(where: { $0.name == reference + ".yaml" }) else {
      throw DocumentError(
        .invalid,
        [
          Problem(
            "no built-in policy '\(reference)': there are \(list: names); a file of your own is given by its path, ./my-city.yaml",
            at: place,
            nearest: nearestName(to: reference, in: names))
        ])
    }
    return PolicyFile(node: try Self.parsed.node(of: embedded.text, named: reference), name: reference)
  }

  /// A policy file that is no built-in one, with its text; nil for a built-in name.
  ///
  /// - Throws: `DocumentError` where there is no such file, or it is no YAML.
  package func ownFile(
    _ reference: String, relativeTo folder: String, at place: Place
  ) throws(DocumentError) -> (path: String, node: Node, text: String)? {
    guard reference.contains("/") || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") else { return nil }
    // In the folder of a scenario `./my-city.yaml` is what somebody beside it calls `folder/my-city.yaml`.
    let path =
      reference.hasPrefix("/") || folder.isEmpty
      ? reference : folder + "/" + reference.trimmingPrefix("./")
    if let text = carried?[reference] { return (path, try YAMLText.table(text, file: path), text) }
    guard carried == nil, FileManager.default.fileExists(atPath: path) else {
      throw DocumentError(.unreadable, [Problem("there is no policy file '\(path)'", at: place)])
    }
    // No other file's lines are shown to anybody as faults of a policy; a pipe has no ending.
    var status = stat()
    let isPlain = stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    guard !isPlain || reference.hasSuffix(".yaml") || reference.hasSuffix(".yml") else {
      throw DocumentError(.invalid, [Problem("'\(path)' is no policy file: its name ends in .yaml", at: place)])
    }
    let read = try YAMLText.read(file: path)
    return (path, read.node, read.text)
  }

  /// The built-in files, each parsed once: a sweep asks for the same one at every point.
  private static let parsed = ParsedFiles()

  private final class ParsedFiles: Sendable {
    private let nodes = Mutex<[String: Node]>([:])

    func node(of text: String, named name: String) throws(DocumentError) -> Node {
      if let node = nodes.withLock({ $0[name] }) { return node }
      let node = try YAMLText.read(text, file: name)
      nodes.withLock { $0[name] = node }
      return node
    }
  }

  /// A policy for a year; see `PolicyFile.policy`.
  public func policy(
    _ reference: String, year: Int? = nil, overrides: [Override] = []
  ) throws(DocumentError) -> Policy {
    try file(reference, relativeTo: "", at: Place(file: reference)).policy(
      year: year, overrides: overrides, catalogue: catalogue)
  }

  /// A policy of a file that has been read, for the first of its years. Each choice of its readings has been tried: what one
  /// would set must be there also while another is in force.
  package func policy(of node: Node, path: String) throws(DocumentError) -> Policy {
    let file = PolicyFile(node: node, name: path)
    let policy = try file.policy(year: nil, catalogue: catalogue)
    var problems: [Problem] = []
    for reading in policy.disputedReadings {
      for choice in reading.choices.dropFirst() {
        do throws(DocumentError) {
          let taken = try Override(argument: "\(reading.path)=\(choice.id)")
          _ = try file.policy(year: nil, overrides: [taken], catalogue: catalogue)
        } catch {
          problems += error.problems
        }
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return policy
  }

  /// A policy for several years in a row, for money that is settled and not paid out by benefit rules: an index that is
  /// not published yet keeps its last figure.
  package func policies(
    _ reference: String, from year: Int?, years: Int, overrides: [Override] = []
  ) throws(DocumentError) -> [Policy] {
    let file = try file(reference, relativeTo: "", at: Place(file: reference))
    let indices = (file.node["indices"]?.entries ?? []).map(\.key)
    let level = Dictionary(indices.map { ($0, 0.0) }, uniquingKeysWith: { first, _ in first })
    let first = try file.policy(
      year: year, overrides: overrides, catalogue: catalogue, growth: year == nil ? [:] : level)
    var policies = [first]
    for later in 1..<max(years, 1) {
      policies.append(
        try file.policy(year: first.year + later, overrides: overrides, catalogue: catalogue, growth: level))
    }
    return policies
  }

  /// The first years that are computed by a dated value of a policy, and those that its indices are published for: a value
  /// that begins within a year is that of the next.
  package func yearsOfChange(_ reference: String) throws(DocumentError) -> [Int] {
    func days(_ node: Node) -> [String] {
      switch node.content {
      case .scalar: []
      case .list(let nodes): nodes.compactMap { $0["from"]?.text } + nodes.flatMap(days)
      case .mapping(let entries): entries.flatMap { days($0.value) }
      }
    }
    let file = try file(reference, relativeTo: "", at: Place(file: reference)).node
    let changes = days(file).compactMap { day in
      Int(day.prefix(4)).map { day.count == 4 || day.hasSuffix("-01-01") ? $0 : $0 + 1 }
    }
    // Of the year in which it ends it holds for a part alone.
    let end = (file["inForce"]?["to"]?.text).flatMap { day in
      day.count == 4 || day.hasSuffix("-12-31") ? nil : Int(day.prefix(4))
    }
    return (changes + [end].compactMap(\.self)).filter(PolicyFile.years.contains)
  }

  /// The text of a policy file, built in or by its path.
  ///
  /// - Throws: `DocumentError` where there is no such policy or the file is no YAML.
  package func text(of reference: String) throws(DocumentError) -> String {
    let file = try file(reference, relativeTo: "", at: Place(file: reference))
    if let embedded = Embedded.files.first(where: { $0.name == reference + ".yaml" }) { return embedded.text }
    return try YAMLText.read(file: file.name).text
  }
}
