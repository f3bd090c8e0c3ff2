import Wording

/// A key of a file: its name, what may stand there, and what it means.
///
/// One list of fields says everything about a part of a file: it is checked against them, read by them, and the JSON
/// Schema for editors is made of them.
public struct Field: Sendable {
  public let name: String
  public let kind: Kind
  public let isRequired: Bool
  /// The key that may stand in place of a required one.
  let alternative: String?
  /// What it means, in a sentence, with its unit; the Chinese stands in `fields.po`.
  public let meaning: Message

  public init(
    _ name: String, _ kind: Kind, required: Bool = false, orElse alternative: String? = nil, _ meaning: Message
  ) {
    self.name = name
    self.alternative = alternative
    self.kind = kind
    self.isRequired = required
    self.meaning = meaning
  }
}

extension Field {
  /// The key that says which of several forms a part has.
  static func form(_ tag: String, _ names: [String]) -> Field {
    Field(tag, .choice(names), required: true, "which form")
  }

  /// A text in both languages.
  static let languages = [
    Field("en", .text, required: true, "in English"), Field("zh", .text, required: true, "in Chinese"),
  ]
}

/// What may stand at a place of a file.
public indirect enum Kind: Sendable {
  case text
  /// Any single value: a number, a share, a word.
  case scalar
  /// `en:` and `zh:`, or one text for both.
  case words
  case flag
  /// One of these words, or, where a table is named, a key of that table of the file's top level: a fund of the policy.
  case choice([String], orKeyOf: String? = nil)
  /// A text of a form of its own, such as a date.
  case formatted(Format)
  case number(Unit, ClosedRange<Double>)
  /// A number, or `none`.
  case numberOrNone(Unit, ClosedRange<Double>)
  case whole(ClosedRange<Int>)
  /// A value with where it comes from; see `Citation`.
  case cited(Kind, Citation)
  case object([Field])
  case list(Kind, atLeast: Int)
  /// Keys of the user's own.
  case table(Kind, keys: Format)
  /// An object whose key `tag` says which of several forms it has.
  case variant(tag: String, [Variant])
  /// A kind that is defined elsewhere in the schema, so that it can contain itself.
  case reference(String)

  public struct Variant: Sendable {
    public let name: String
    public let fields: [Field]
    public let meaning: Message
    public init(_ name: String, _ meaning: Message, _ fields: [Field]) {
      self.name = name
      self.fields = fields
      self.meaning = meaning
    }
  }

  /// A text that must be of a form.
  public struct Format: Sendable {
    public let said: Message
    /// A regular expression, for the JSON Schema.
    public let pattern: String
    public let accepts: @Sendable (String) -> Bool
    public init(_ name: Message, pattern: String, _ accepts: @escaping @Sendable (String) -> Bool) {
      self.said = name
      self.pattern = pattern
      self.accepts = accepts
    }
  }

  /// What a share of a published index may come to: a cap can be several average wages.
  static let mostOfAnIndex = 100.0

  /// Whether it is an amount of yuan, which can as well be a share of an index.
  var isAmount: Bool {
    switch self {
    case .number(.yuan, _), .numberOrNone(.yuan, _): true
    default: false
    }
  }

  public enum Unit: Sendable {
    case yuan, share, people, plain
  }

  /// How a value says where it comes from.
  public enum Citation: Sendable {
    /// `{ value:, clause: }`, also dated: a list of such, each with `from:`. In policies: no value without a clause.
    case clause
    /// The same, and the value can be a share of a published index: `{ value: 50%, of: disposableIncome, clause: }`.
    case clauseOrIndex
    /// The same as `clause`, and the value can be the most likely one of a range that simulated years draw from:
    /// `{ value: 5%, between: [0%, 20%], clause: }`. For what a document leaves to the contract.
    case contractTerm
    /// `{ value:, source: }` or `{ value:, assumption: true }`. In scenarios. A bare value counts as an assumption.
    case source
    /// The same as `source`, and a share can be an estimate: `{ value: 19.78%, standardError: 0.56%, source: }`.
    case sourceWithError
    /// The same as `source`, and the value can be one of a range, as with `contractTerm`. For a policy's terms that are
    /// set in a scenario.
    case sourceOrRange
    /// `{ value:, of:, clause:, source:, note: }`, or a bare value. In reforms, whose values may be of a policy or a scenario.
    case change

    /// The value of a kind, and what may stand beside it.
    func fields(of value: Kind) -> [Field] {
      [Field("value", value, required: true, "the value itself")] + beside(value)
    }

    private func beside(_ value: Kind) -> [Field] {
      let said = [
        Field("note", .words, "why the value is what it is"),
        Field("assumption", .flag, "true where no document says it"),
        Field("source", .words, "where the value was published"),
      ]
      let clause = [
        Field("clause", .text, "where it stands in the document"),
        Field("atLeast", .number(.plain, 0...1e12), "the floor, where the document says 'at least'"),
      ]
      switch self {
      case .source: return said
      case .clause: return said + clause
      case .sourceWithError: return said + [Self.standardError]
      case .sourceOrRange: return said + [Self.range(of: value), Self.index]
      case .contractTerm: return said + clause + [Self.range(of: value), Self.principle(of: value)]
      case .clauseOrIndex: return said + clause + [Self.index]
      case .change:
        return [
          Self.index, Field("clause", .text, "where it stands in the reform's document"),
          Field("source", .words, "where the value was published"),
          Field("note", .words, "why the value is what it is"),
        ]
      }
    }

    /// What a dated value has besides.
    static let from = Field("from", .formatted(.day), required: true, "the first day on which it holds")

    /// That of a share of one person alone is 50% at most.
    static let standardError = Field(
      "standardError", .number(.share, 0...0.5),
      "the standard error of the estimate; every path draws the value, its log odds being normal")

    private static let index = Field("of", .text, "the published index that it is a share of")

    private static func principle(of value: Kind) -> Field {
      Field(
        "inPrinciple", .list(value, atLeast: 2), "the lowest and the highest value that the document asks for as a rule"
      )
    }

    private static func range(of value: Kind) -> Field {
      Field("between", .list(value, atLeast: 2), "the lowest and the highest value that a year can draw")
    }
  }
}

/// The fields of a whole file and the kinds that they refer to.
public struct Schema: Sendable {
  public let said: Message
  public let fields: [Field]
  public let definitions: [String: Kind]

  public var title: String { said.en }

  public init(title: Message, fields: [Field], definitions: [String: Kind] = [:]) {
    self.said = title
    self.fields = fields
    self.definitions = definitions
  }
}
