/// The same words in English and in Chinese; every label that people read exists in both.
public struct Words: Sendable, Hashable {
  public let en: String
  public let zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  public func callAsFunction(_ language: Language) -> String {
    switch language {
    case .english: en
    case .chinese: zh
    }
  }
}
