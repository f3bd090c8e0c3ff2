import Foundation

/// Where progress is shown, and its clock: the real one in the program, one of a test's making in a test.
struct Screen: Sendable {
  /// Whether lines stay and follow each other, as in a file or a pipe, in place of one that is drawn over itself.
  var isLog = false
  let write: @Sendable (String) -> Void
  let columns: @Sendable () -> Int
  let now: @Sendable () -> Duration

  /// Standard error, as a terminal where it is one that understands escapes.
  static func standardError() -> Screen? {
    let clock = ContinuousClock()
    let start = clock.now
    return Screen(
      isLog: isatty(2) != 1 || !understandsEscapes(ProcessInfo.processInfo.environment),
      write: { text in
        // Straight to the descriptor, whole: a terminal that has gone away is no reason to stop a run.
        _ = Array(text.utf8).withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
      },
      columns: { terminalColumns(2) ?? 80 }, now: { clock.now - start })
  }
}

/// The width of the terminal at a descriptor; nil where it does not say.
package func terminalColumns(_ descriptor: Int32) -> Int? {
  var size = winsize()
  guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
  return Int(size.ws_col)
}
