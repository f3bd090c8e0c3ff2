/// A clause that can be read in more than one way, with the way that is taken: a scenario can take another.
public struct DisputedReading: Sendable, Hashable {
  public struct Choice: Sendable, Hashable {
    /// Its name in files and settings: `after-costs`.
    public let id: String
    public let words: Words
    /// What it takes the values to be that the reading is about, by path.
    public let values: [Value]

    public init(id: String, words: Words, values: [Value] = []) {
      self.id = id
      self.words = words
      self.values = values
    }
  }

  /// A value of the policy as a choice has it: `riskSharing.lossMeasured`, `before-costs`.
  public struct Value: Sendable, Hashable {
    public let path: String
    public let text: String

    public init(path: String, text: String) { (self.path, self.text) = (path, text) }
  }

  /// Its name in files and settings: `shandong-loss`.
  public let id: String
  /// What is in question.
  public let words: Words
  public let clause: Clause
  /// Why the first choice is the file's own; nil where the file does not say.
  public let why: Words?
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
  /// Settings, `horizon.years=3`, under which it moves something where a scenario as it stands may not show it.
  public let seenWith: [String]

  public init(
    id: String, words: Words, clause: Clause, choices: [Choice], inForce: Int? = 0, isSet: Bool = false,
    isDecisive: Bool = false, paths: [String] = [], why: Words? = nil,
    seenWith: [String] = []
  ) {
    self.paths = paths
    self.seenWith = seenWith
    self.why = why
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
    let reason = inForce == 0 ? why : nil
    return Words(
      en: "\(words.en): \(asRead.en)" + (reason.map { " (taken since \($0.en))" } ?? "")
        + others.map { "; or, with \(path)=\($0.id), \($0.words.en)" }.joined(),
      zh: "\(words.zh)：\(asRead.zh)" + (reason.map { "（采用理由：\($0.zh)）" } ?? "")
        + others.map { "；或（\(path)=\($0.id)）\($0.words.zh)" }.joined())
  }
}
