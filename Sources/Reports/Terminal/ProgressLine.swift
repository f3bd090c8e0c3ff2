import Foundation
import Insurance
import Synchronization

/// One line on standard error that shows how far a long run is, with an estimate of the time left.
///
/// It shows itself only to a person: standard error is a terminal and `TERM` is set and not `dumb`; anywhere else every
/// call does nothing. It is drawn at most ten times a second, for the first time after a tenth of a second, so that a
/// quick run stays quiet. Any thread may call it; call ``finish()`` before anything else is written to the terminal.
package final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    var lastDrawn: Duration
    var isOnScreen = false
    var isFinished = false
  }

  private let label: String
  private let language: Language
  /// Nil where nobody looks.
  private let terminal: Screen?
  private let started: Duration
  private let state: Mutex<State>

  /// A line on standard error that begins with `label`.
  package convenience init(_ label: String, language: Language = .english) {
    self.init(label, language: language, screen: Screen.standardError())
  }

  init(_ label: String, language: Language, screen: Screen?) {
    self.label = label
    self.language = language
    terminal = screen
    started = screen?.now() ?? .zero
    state = Mutex(State(lastDrawn: started))
  }

  deinit { finish() }

  /// Tells that `done` of `total` pieces of work are done. Where threads overtake each other, the largest `done` counts.
  package func update(done: Int, total: Int) {
    guard let terminal, total > 0 else { return }
    let now = terminal.now()
    state.withLock { state in
      state.done = max(state.done, min(done, total))
      guard !state.isFinished, now - state.lastDrawn >= .milliseconds(100) else { return }
      state.lastDrawn = now
      state.isOnScreen = true
      let line = ProgressText(label: label, done: state.done, total: total, elapsed: now - started, language: language)
      terminal.write("\r\u{1B}[K" + line.fitted(to: terminal.columns() - 1))
    }
  }

  /// Clears the line; later updates do nothing.
  package func finish() {
    state.withLock { state in
      state.isFinished = true
      guard state.isOnScreen else { return }
      state.isOnScreen = false
      terminal?.write("\r\u{1B}[K")
    }
  }
}
