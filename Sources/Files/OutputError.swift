import Foundation

/// A file, a folder or a stream that could not be written.
package struct OutputError: Error, Sendable {
  /// As the user named it.
  package let path: String
  package let reason: Said

  /// The reason in both languages.
  package struct Said: Sendable, Hashable, ExpressibleByStringLiteral {
    package let en: String
    package let zh: String

    package init(en: String, zh: String) {
      self.en = en
      self.zh = zh
    }

    /// What is said in one language alone.
    package init(_ text: String) { self.init(en: text, zh: text) }
    package init(stringLiteral text: String) { self.init(text) }
  }

  package init(path: String, reason: Said) {
    self.path = path
    self.reason = reason
  }

  /// What the system said of the last call that failed.
  static func system(_ path: String) -> OutputError { OutputError(path: path, reason: Said(system: errno)) }

  /// Nobody reads it: the signal ends the program once its files are gone.
  static func interrupted(_ path: String) -> OutputError {
    OutputError(path: path, reason: Said(en: "the program was interrupted", zh: "程序被中断"))
  }
}
