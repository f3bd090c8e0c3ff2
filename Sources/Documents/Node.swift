import Wording

/// A value of a file with the place where it stands.
public struct Node: Sendable, Hashable {
  public indirect enum Content: Sendable, Hashable {
    /// A number, a word, a date; `isQuoted` where it was written in quotes and so can only be text.
    case scalar(String, isQuoted: Bool)
    case list([Node])
    /// In the order of the file; keys are unique.
    case mapping([Entry])
  }

  public struct Entry: Sendable, Hashable {
    public let key: String
    public let keyPlace: Place
    public var value: Node

    public init(key: String, keyPlace: Place, value: Node) {
      self.key = key
      self.keyPlace = keyPlace
      self.value = value
    }
  }

  public var content: Content
  public let place: Place
  /// True where the value does not come from the file itself but was set over it.
  public var isSet: Bool

  public init(_ content: Content, at place: Place, isSet: Bool = false) {
    self.content = content
    self.place = place
    self.isSet = isSet
  }

  public var entries: [Entry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  public var elements: [Node]? {
    if case .list(let nodes) = content { nodes } else { nil }
  }

  /// The text of a scalar, quoted or not.
  public var text: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// Words in both languages: a text for both, or a table of `en` and `zh`.
  package var words: BothLanguages? {
    if let text { return (text, text) }
    guard let en = self["en"]?.text, let zh = self["zh"]?.text else { return nil }
    return (en, zh)
  }

  /// The whole number that a scalar writes.
  package var whole: Int? { text.flatMap(Scalar.whole) }

  /// The number that a scalar writes, a percentage as a share.
  package var number: Double? { text.flatMap(Scalar.number) }

  public subscript(key: String) -> Node? { entries?.first { $0.key == key }?.value }

  /// The keys of one of its tables.
  func keys(of table: String?) -> [String] { table.flatMap { self[$0]?.entries?.map(\.key) } ?? [] }

  /// What it is, for a message.
  var kindInWords: Message {
    switch content {
    case .scalar("", _): "nothing"
    case .scalar(let text, isQuoted: true): "'\(text.prefix(40))' in quotes, which is a text"
    case .scalar(let text, isQuoted: false): "'\(text.prefix(40))'"
    case .list: "a list"
    case .mapping: "a table of keys"
    }
  }

  /// How to write a number whose thousands stand apart, or that is in words, as the end of a message; empty where it is none.
  ///
  /// - Parameter hasZero: whether 0 is possible, as which a limit that is not set can be written.
  func plainNumber(hasZero: Bool) -> Message {
    guard case .scalar(let text, _) = content else { return "" }
    if let plain = hasZero && Scalar.isNone(text) ? "0" : Scalar.plainForm(text) { return ": write \(plain)" }
    guard text.contains(","), TypedNumber(text) != nil else { return "" }
    return ": write \(text.replacing(",", with: ""))"
  }

  /// Whether it, or anything in it, was set over the file's own.
  package var holdsSetValue: Bool {
    switch content {
    case .scalar: isSet
    case .list(let nodes): isSet || nodes.contains(where: \.holdsSetValue)
    case .mapping(let entries): isSet || entries.contains(where: \.value.holdsSetValue)
    }
  }

  /// The same with everything in it marked as set.
  func marked() -> Node {
    let content: Content =
      switch self.content {
      case .scalar: self.content
      case .list(let nodes): .list(nodes.map { $0.marked() })
      case .mapping(let entries):
        .mapping(entries.map { Entry(key: $0.key, keyPlace: $0.keyPlace, value: $0.value.marked()) })
      }
    return Node(content, at: place, isSet: true)
  }
}
