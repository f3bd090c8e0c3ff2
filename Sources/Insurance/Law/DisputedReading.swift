/// A clause that can be read in more than one way, with the way that is taken: a scenario can take another.
public struct DisputedReading: Sendable, Hashable {
  public struct Choice: Sendable, Hashable {
    /// Its name in files and settings: `after-costs`.
    public let id: String
    public let words: Words

    public init(id: String, words: Words) {
      self.id = id
      self.words = words
    }
  }

  /// Its name in files and settings: `shandong-loss`.
  public let id: String
  /// What is in question.
  public let words: Words
  public let clause: Clause
  /// The file's own values follow the first.
  public let choices: [Choice]
  /// The place of the choice in force, by the values that are; nil where they are none of its choices'.
  public let inForce: Int?
  /// Whether somebody has chosen it for a scenario or a run.
  public let isSet: Bool
  /// Whether the answer hangs on it, so that it is said beside the answer.
  public let isDecisive: Bool
  /// The values that its choices are about, by their paths.
  public let paths: [String]

  public init(
    id: String, words: Words, clause: Clause, choices: [Choice], inForce: Int? = 0, isSet: Bool = false,
    isDecisive: Bool = false, paths: [String] = []
  ) {
    self.paths = paths
    self.id = id
    self.words = words
    self.clause = clause
    self.choices = choices
    self.inForce = inForce
    self.isSet = isSet
    self.isDecisive = isDecisive
  }

  /// By what it is set: `readings.shandong-loss`.
  public var path: String { "readings.\(id)" }

  /// The choice in force.
  public var choice: Choice? { inForce.flatMap { choices.indices.contains($0) ? choices[$0] : nil } }

  /// How the clause is read: by the choice in force, or otherwise.
  public var asRead: Words {
    let list = paths.joined(separator: ", ")
    return choice?.words ?? Words(en: "set to something else (\(list))", zh: "另行设定（\(list)）")
  }

  /// What is in question, the reading in force, and the others with how to take them.
  public var remark: Words {
    let others = choices.indices.filter { $0 != inForce }.map { choices[$0] }
    return Words(
      en: "\(words.en): \(asRead.en)"
        + others.map { "; or, with \(path)=\($0.id), \($0.words.en)" }.joined(),
      zh: "\(words.zh)：\(asRead.zh)" + others.map { "；或（\(path)=\($0.id)）\($0.words.zh)" }.joined())
  }
}
