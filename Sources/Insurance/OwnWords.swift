/// What a document calls what others call premium and service deposit.
public struct OwnWords: Sendable, Hashable {
  /// The money that the insurer is handed, where 'premium' is not the document's word.
  public let premium: Words?
  /// The part of it that waits for the assessment, where 'service deposit' is not the document's word.
  public let deposit: Words?

  public static let none = OwnWords()

  public init(premium: Words? = nil, deposit: Words? = nil) { (self.premium, self.deposit) = (premium, deposit) }

  /// A text with the document's own words. Keys in it, `settlement.premiumPaid`, stay as files have them.
  public func taken(by words: Words) -> Words {
    var words = words
    if let deposit {
      words = Words(
        en: Self.replacing("service deposit", in: words.en, with: deposit.en),
        zh: words.zh.replacing("服务保证金", with: deposit.zh))
    }
    guard let premium else { return words }
    return Words(
      en: Self.replacing("premium", in: words.en, with: premium.en),
      zh: ["大病保险保费", "保费划拨", "保费"].reduce(words.zh) { $0.replacing($1, with: premium.zh) })
  }

  /// Replaces a word, or its plural, where it stands by itself.
  private static func replacing(_ word: String, in text: String, with other: String) -> String {
    var (result, rest) = ("", text[...])
    while let found = rest.firstRange(of: word) {
      result += rest[..<found.lowerBound]
      let after = rest[found.upperBound...].drop { $0 == "s" }.first
      result += isOfKey(result.last) || isOfKey(after) ? word : other
      rest = rest[found.upperBound...]
    }
    return result + rest
  }

  /// Whether a sign beside a word makes it a part of a key or of a longer word; the end of a sentence does not.
  private static func isOfKey(_ sign: Character?) -> Bool {
    sign.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } ?? false
  }
}
