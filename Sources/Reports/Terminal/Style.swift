import Foundation

/// Emphasis for text on standard output: bold and dim where a person reads along, nothing at all anywhere else.
package struct Style: Sendable, Hashable {
  /// No emphasis: for a file, a pipe, a test.
  package static let plain = Style(isEnabled: false)

  /// Whether escape codes are written.
  package let isEnabled: Bool

  package init(isEnabled: Bool) { self.isEnabled = isEnabled }

  /// Emphasis where standard output is a terminal that can show it, unless `NO_COLOR` is set (https://no-color.org).
  package static func standardOutput() -> Style {
    Style(isEnabled: isWanted(isTerminal: isatty(1) == 1, environment: ProcessInfo.processInfo.environment))
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
