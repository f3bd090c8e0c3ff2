/// What a document calls what others call premium and service deposit.
public struct OwnWords: Sendable, Hashable {
  /// The money that the insurer is handed, where 'premium' is not the document's word.
  public let premium: Words?
  /// The part of it that waits for the assessment, where 'service deposit' is not the document's word.
  public let deposit: Words?

  public static let none = OwnWords()

  public init(premium: Words? = nil, deposit: Words? = nil) { (self.premium, self.deposit) = (premium, deposit) }

  /// A text with the document's own words.
  public func taken(by words: Words) -> Words {
    var words = words
    if let deposit {
      words = Words(
        en: words.en.replacing("service deposit", with: deposit.en),
        zh: words.zh.replacing("服务保证金", with: deposit.zh))
    }
    guard let premium else { return words }
    return Words(
      en: words.en.replacing("premium", with: premium.en),
      zh: ["大病保险保费", "保费划拨", "保费"].reduce(words.zh) { $0.replacing($1, with: premium.zh) })
  }
}
