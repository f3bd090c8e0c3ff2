import Foundation
import Insurance
import Synchronization

/// How far a long run is, on standard error, with an estimate of the time left.
///
/// To a person at a terminal it is one line that is drawn over itself, at most ten times a second and for the first time
/// after a tenth of a second, so that a quick run stays quiet. In a log it is a line after two seconds and then one every
/// ten, so that whoever waits for a job knows that it works. Any thread may call it; call ``finish()`` before anything else
/// is written to the terminal.
package final class ProgressLine: Sendable {
  private struct State {
    var done = 0
    /// 0 while the work has not told how far it is.
    var total = 0
    var lastDrawn: Duration
    var isShown = false
    /// Whether a share is shown, and not the work's name alone.
    var hasShare = false
    var isFinished = false
  }

  private let label: String
  private let language: Language
  /// Nil where nobody looks.
  private let screen: Screen?
  private let started: Duration
  private let state: Mutex<State>

  /// A line on standard error that begins with `label`.
  package convenience init(_ label: String, language: Language = .english) {
    self.init(label, language: language, screen: Screen.standardError())
    // Work that does not tell how far it is, or takes long over its first piece, is named all the same. The system's own
    // queue has a thread for it when all of Swift's compute.
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + Self.patience) { [weak self] in
      self?.tellThatItWorks()
    }
  }

  init(_ label: String, language: Language, screen: Screen?) {
    self.label = label
    self.language = language
    self.screen = screen
    started = screen?.now() ?? .zero
    state = Mutex(State(lastDrawn: started))
  }

  deinit { finish() }

  /// Seconds of silence that nobody wonders about.
  private static let patience = 2.0

  /// Tells that `done` of `total` pieces of work are done. Where threads overtake each other, the largest `done` counts.
  package func update(done: Int, total: Int) {
    guard let screen, total > 0 else { return }
    let now = screen.now()
    state.withLock { state in
      state.done = max(state.done, min(done, total))
      state.total = total
      let interval: Duration =
        !screen.isLog ? .milliseconds(100) : state.hasShare ? .seconds(10) : .seconds(Self.patience)
      // Whoever has read the name alone has waited long enough.
      let isDue = state.isShown && !state.hasShare || now - state.lastDrawn >= interval
      guard !state.isFinished, isDue else { return }
      drawShare(on: screen, at: now, &state)
    }
  }

  /// Shows how far the work is, or names it, where nothing has been shown of it yet.
  func tellThatItWorks() {
    guard let screen else { return }
    state.withLock { state in
      guard !state.isFinished, !state.isShown else { return }
      if state.total > 0, state.done > 0 {
        drawShare(on: screen, at: screen.now(), &state)
      } else {
        draw(label + "…", at: screen.now(), &state)
      }
    }
  }

  private func drawShare(on screen: Screen, at now: Duration, _ state: inout State) {
    let text = ProgressText(
      label: label, done: state.done, total: state.total, elapsed: now - started, language: language)
    draw(screen.isLog ? text.plain : text.fitted(to: screen.columns() - 1), at: now, &state)
    state.hasShare = true
  }

  private func draw(_ line: String, at now: Duration, _ state: inout State) {
    guard let screen else { return }
    state.lastDrawn = now
    state.isShown = true
    screen.write(screen.isLog ? line + "\n" : "\r\u{1B}[K" + line)
  }

  /// Lets something else be written to standard error while the work goes on: the line makes room for it.
  package func makingRoom(for write: () -> Void) {
    state.withLock { state in
      if state.isShown, let screen, !screen.isLog { screen.write("\r\u{1B}[K") }
      write()
    }
  }

  /// Clears the line of a terminal; later updates do nothing.
  package func finish() {
    state.withLock { state in
      state.isFinished = true
      guard state.isShown, let screen, !screen.isLog else { return }
      state.isShown = false
      screen.write("\r\u{1B}[K")
    }
  }
}
