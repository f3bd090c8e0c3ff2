import Synchronization
import Testing

@testable import Presentation

/// The line that tells a person how far a long run is.
struct ProgressLineTests {
  @Test func `a line is drawn over the last one, at most ten times a second, and cleared at the end`() {
    let paper = Paper()
    let line = ProgressLine("simulating", language: .english, screen: paper.screen())
    for millisecond in 0...1_000 {
      paper.set(.milliseconds(millisecond))
      line.update(done: millisecond, total: 2_000)
    }
    #expect(paper.drawn.count == 10)
    #expect(paper.drawn.allSatisfy { $0.hasPrefix("\r\u{1B}[Ksimulating  ") && !$0.contains("\n") })
    #expect(paper.drawn.last?.hasSuffix("  50%  about 1 s left") == true)
    line.finish()
    #expect(paper.drawn.last == "\r\u{1B}[K")
  }

  @Test func `a run that is over in a moment shows nothing`() {
    let paper = Paper()
    let line = ProgressLine("simulating", language: .english, screen: paper.screen())
    line.update(done: 1, total: 2)
    paper.set(.milliseconds(99))
    line.update(done: 2, total: 2)
    line.finish()
    #expect(paper.drawn.isEmpty)
  }

  @Test func `nothing is drawn after the end, and a second end does nothing`() {
    let paper = Paper()
    let line = ProgressLine("simulating", language: .english, screen: paper.screen())
    paper.set(.seconds(1))
    line.update(done: 1, total: 2)
    line.finish()
    line.finish()
    paper.set(.seconds(2))
    line.update(done: 2, total: 2)
    #expect(paper.drawn.count == 2)
  }

  @Test func `a line that is dropped clears itself`() {
    let paper = Paper()
    do {
      let line = ProgressLine("simulating", language: .english, screen: paper.screen())
      paper.set(.seconds(1))
      line.update(done: 1, total: 2)
    }
    #expect(paper.drawn.last == "\r\u{1B}[K")
  }

  @Test func `threads that overtake each other never turn the line back`() {
    let paper = Paper()
    let line = ProgressLine("", language: .english, screen: paper.screen())
    paper.set(.seconds(1))
    line.update(done: 80, total: 100)
    paper.set(.seconds(2))
    line.update(done: 20, total: 100)
    #expect(paper.drawn.count == 2)
    #expect(paper.drawn.allSatisfy { $0.contains(" 80%") })
  }

  @Test func `in a log it is a line after two seconds and then one every ten, without escapes`() {
    let paper = Paper()
    let line = ProgressLine("simulating", language: .english, screen: paper.screen(isLog: true))
    for second in 0...60 {
      paper.set(.seconds(second))
      line.update(done: second, total: 120)
    }
    line.finish()
    let seconds = [2, 12, 22, 32, 42, 52]
    let left = ["1 min 58 s", "1 min 48 s", "1 min 38 s", "1 min 28 s", "1 min 18 s", "1 min 8 s"]
    #expect(
      paper.drawn
        == zip(seconds, left).map { "simulating  \($0 * 100 / 120)%  about \($1) left\n" })
  }

  @Test func `work that does not tell how far it is, is named`() {
    let paper = Paper()
    let line = ProgressLine("computing", language: .english, screen: paper.screen(isLog: true))
    paper.set(.seconds(2))
    line.tellThatItWorks()
    line.tellThatItWorks()
    #expect(paper.drawn == ["computing…\n"])
    line.finish()
    line.tellThatItWorks()
    #expect(paper.drawn.count == 1)
  }

  @Test func `whoever has read the name alone sees the share as soon as there is one`() {
    let paper = Paper()
    let line = ProgressLine("computing", language: .english, screen: paper.screen(isLog: true))
    paper.set(.seconds(2))
    line.tellThatItWorks()
    paper.set(.seconds(3))
    line.update(done: 1, total: 4)
    paper.set(.seconds(4))
    line.update(done: 2, total: 4)
    paper.set(.seconds(13))
    line.update(done: 3, total: 4)
    #expect(
      paper.drawn == [
        "computing…\n", "computing  25%  about 9 s left\n", "computing  75%  about 5 s left\n",
      ])
  }

  @Test func `after two seconds the share is shown that was told before`() {
    let paper = Paper()
    let line = ProgressLine("computing", language: .english, screen: paper.screen(isLog: true))
    paper.set(.seconds(1.5))
    line.update(done: 1, total: 4)
    paper.set(.seconds(2))
    line.tellThatItWorks()
    #expect(paper.drawn == ["computing  25%  about 6 s left\n"])
  }

  @Test func `many threads may tell their progress at once`() async {
    let paper = Paper()
    let line = ProgressLine("simulating", language: .english, screen: paper.screen())
    await withTaskGroup(of: Void.self) { group in
      for task in 0..<8 {
        group.addTask {
          for step in 0..<500 {
            paper.advance(by: .milliseconds(1))
            line.update(done: task * 500 + step, total: 4_000)
          }
        }
      }
    }
    line.finish()
    #expect((1...41).contains(paper.drawn.count))
  }

  @Test func `where nobody looks, nothing is done`() {
    let line = ProgressLine("simulating", language: .english, screen: nil)
    line.update(done: 1, total: 2)
    line.update(done: 1, total: 0)
    line.finish()
  }

  @Test func `impossible counts are drawn as what is possible`() {
    let paper = Paper()
    let line = ProgressLine("", language: .english, screen: paper.screen())
    paper.set(.seconds(1))
    line.update(done: 5, total: 0)
    #expect(paper.drawn.isEmpty)
    line.update(done: -5, total: 10)
    paper.set(.seconds(2))
    line.update(done: 50, total: 10)
    #expect(paper.drawn.first?.contains("   0%") == true)
    #expect(paper.drawn.last?.contains(" 100%") == true)
  }
}

/// A terminal whose lines and clock are a test's.
private final class Paper: Sendable {
  private let state = Mutex((drawn: [String](), now: Duration.zero))

  var drawn: [String] { state.withLock { $0.drawn } }

  func set(_ now: Duration) { state.withLock { $0.now = now } }

  func advance(by step: Duration) { state.withLock { $0.now += step } }

  func screen(columns: Int = 100, isLog: Bool = false) -> Screen {
    Screen(
      isLog: isLog, write: { text in self.state.withLock { $0.drawn.append(text) } }, columns: { columns },
      now: { self.state.withLock { $0.now } })
  }
}
