import Wording

/// Why a question cannot be answered: something that a file or a setting says cannot be used.
package struct StudyError: Error, Sendable, Hashable {
  package let said: Message
  package init(_ message: Message) { said = message }

  /// In English.
  package var message: String { said.en }
}
