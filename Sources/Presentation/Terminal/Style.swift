import Foundation

/// How text on standard output looks: bold, dim and no wider than the terminal where a person reads along, plain text
/// in lines of any length anywhere else.
package struct Style: Sendable, Hashable {
  /// No emphasis: for a file, a pipe, a test.
  package static let plain = Style(isEnabled: false)

  /// Whether escape codes are written.
  package let isEnabled: Bool
  /// How many cells a line of a table may take; nil where nobody counts.
  package let columns: Int?

  package init(isEnabled: Bool, columns: Int? = nil) {
    self.isEnabled = isEnabled
    self.columns = columns
  }

  /// Emphasis where standard output is a terminal that can show it, unless `NO_COLOR` is set (https://no-color.org).
  package static func standardOutput() -> Style {
    let isTerminal = isatty(1) == 1
    return Style(
      isEnabled: isWanted(isTerminal: isTerminal, environment: ProcessInfo.processInfo.environment),
      columns: isTerminal ? terminalColumns(1) : nil)
  }

  package func bold(_ text: String) -> String { wrapped(text, code: 1) }
  package func dim(_ text: String) -> String { wrapped(text, code: 2) }

  static func isWanted(isTerminal: Bool, environment: [String: String]) -> Bool {
    isTerminal && understandsEscapes(environment) && (environment["NO_COLOR"] ?? "").isEmpty
  }

  private func wrapped(_ text: String, code: Int) -> String {
    isEnabled && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

/// Whether the terminal of this environment says that it is more than a teletype.
func understandsEscapes(_ environment: [String: String]) -> Bool {
  guard let terminal = environment["TERM"] else { return false }
  return !terminal.isEmpty && terminal != "dumb"
}
