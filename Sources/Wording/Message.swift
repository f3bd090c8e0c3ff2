/// A sentence for people that is written once, in English, where it arises, and said in Chinese by the catalogue.
///
///     let message: Message = "unknown key '\(key)'; known here: \(list: names)"
///     message.en        // unknown key 'rat'; known here: rate, cap
///     message.zh        // 未知的键“rat”；此处可用：rate、cap
///
/// The sentence with `{1}`, `{2}` in the place of what is interpolated is its key in the catalogue, as `msgid` is in
/// gettext; the places have numbers because Chinese takes them in another order. What is interpolated stands in either
/// language as it was given: nothing that comes from a person's file is looked up or read for places.
public struct Message: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The sentence in English with its places.
  package private(set) var template: String
  private var parts: [Part]

  private enum Part: Sendable, Hashable {
    /// The same in either language.
    case text(String)
    case words(Words)
    case list([String])
    case joined([String])
    case message(Message)

    func said(_ language: Language) -> String {
      switch self {
      case .text(let text): text
      case .words(let words): words(language)
      case .list(let names): names.joined(separator: language == .chinese ? "、" : ", ")
      case .joined(let names): names.joined(separator: language == .chinese ? "、" : " and ")
      case .message(let message): message(language)
      }
    }
  }

  public init(stringLiteral value: String) { (template, parts) = (value, []) }
  public init(stringInterpolation: Interpolation) { self = stringInterpolation.message }

  /// What has its own words, or what a system or a library says in the one language that it speaks.
  public init(verbatim text: String) { (template, parts) = ("{1}", [.text(text)]) }
  public init(_ words: Words) { (template, parts) = ("{1}", [.words(words)]) }

  public var en: String { filled(template, .english) }
  public var zh: String { filled(Catalogue.messages[template] ?? template, .chinese) }
  public var words: Words { Words(en: en, zh: zh) }
  public var description: String { en }

  public func callAsFunction(_ language: Language) -> String { language == .chinese ? zh : en }

  /// One sentence after another, each of which the catalogue has by itself.
  public static func + (first: Message, second: Message) -> Message { "\(first)\(second)" }

  private func filled(_ template: String, _ language: Language) -> String {
    Template.filled(template) { parts.indices.contains($0 - 1) ? parts[$0 - 1].said(language) : "" }
  }

  /// A sentence in the making.
  public struct Interpolation: StringInterpolationProtocol {
    fileprivate var message = Message(stringLiteral: "")

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { message.template += literal }

    /// A name, a number, what a file says.
    public mutating func appendInterpolation(_ value: some Any) { add(.text("\(value)")) }
    public mutating func appendInterpolation(_ message: Message) { add(.message(message)) }
    public mutating func appendInterpolation(_ words: Words) { add(.words(words)) }
    public mutating func appendInterpolation(_ words: (en: String, zh: String)) {
      add(.words(Words(en: words.en, zh: words.zh)))
    }

    /// Names in a row.
    public mutating func appendInterpolation(list names: [String]) { add(.list(names)) }

    /// Names that belong together: `a and b`.
    public mutating func appendInterpolation(joined names: [String]) { add(.joined(names)) }

    /// Words that only English needs, such as a plural: the Chinese sentence may leave their place out.
    public mutating func appendInterpolation(english word: String) { add(.text(word)) }

    private mutating func add(_ part: Part) {
      message.parts.append(part)
      message.template += "{\(message.parts.count)}"
    }
  }
}

extension Message {
  /// The end of a message that suggests another name; empty where there is none.
  public static func didYouMean(_ name: String?) -> Message { name.map { Message("; did you mean '\($0)'?") } ?? "" }

  /// The same, or else all names that there are.
  public static func didYouMean(_ name: String?, among all: [String]) -> Message {
    name == nil ? ": there are \(list: all)" : didYouMean(name)
  }
}
