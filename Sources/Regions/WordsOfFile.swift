import Documents
import Insurance

extension Words {
  /// What a file says in both languages.
  package init(_ words: BothLanguages) { self.init(en: words.en, zh: words.zh) }
}
