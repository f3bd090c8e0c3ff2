import Foundation

/// A terminal to draw on, and its clock: the real one in the program, one of a test's making in a test.
struct Screen: Sendable {
  let write: @Sendable (String) -> Void
  let columns: @Sendable () -> Int
  let now: @Sendable () -> Duration

  /// Standard error where a person looks at it, nil anywhere else.
  static func standardError() -> Screen? {
    guard isatty(2) == 1, understandsEscapes(ProcessInfo.processInfo.environment) else { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    return Screen(
      write: { text in
        // Straight to the descriptor, whole: a terminal that has gone away is no reason to stop a run.
        _ = Array(text.utf8).withUnsafeBytes { Foundation.write(2, $0.baseAddress, $0.count) }
      },
      columns: terminalColumns, now: { clock.now - start })
  }
}

/// The width of the terminal at standard error; 80 where it does not say.
@Sendable private func terminalColumns() -> Int {
  var size = winsize()
  guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
  return Int(size.ws_col)
}
