/// Why a question cannot be answered: something that a file or a setting says cannot be used.
package struct StudyError: Error, Sendable, Hashable {
  package let message: String
  package init(_ message: String) { self.message = message }
}
