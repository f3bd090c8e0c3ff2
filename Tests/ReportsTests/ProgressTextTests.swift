import Testing

@testable import Presentation

/// What the progress line says, and how it makes do with a narrow terminal.
struct ProgressTextTests {
  private func text(_ done: Int, after elapsed: Duration = .seconds(10), label: String = "simulating") -> ProgressText {
    ProgressText(label: label, done: done, total: 1_000, elapsed: elapsed, language: .english)
  }

  @Test func `a label, a bar, the share done and the time left`() {
    #expect(
      text(400).fitted(to: 79)
        == "simulating  ████████████░░░░░░░░░░░░░░░░░░  40%  about 15 s left")
    #expect(text(0).fitted(to: 79) == "simulating  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░   0%")
    #expect(text(1_000).fitted(to: 79) == "simulating  ██████████████████████████████ 100%")
  }

  @Test func `a hundred percent is for the end`() {
    #expect(text(999).fitted(to: 79).contains(" 99%"))
  }

  @Test(arguments: 0...120)
  func `it never takes more cells than the terminal has`(columns: Int) {
    for label in ["", "simulating", "正在模拟晋城二〇一九年度大病保险", "a label longer than any narrow terminal could show"] {
      #expect(displayWidth(text(400, label: label).fitted(to: columns)) <= columns)
    }
  }

  @Test func `the bar gives way first, then the time, then the label`() {
    #expect(text(400).fitted(to: 45) == "simulating  ██░░░░  40%  about 15 s left")
    #expect(text(400).fitted(to: 40) == "simulating   40%  about 15 s left")
    #expect(text(400).fitted(to: 20) == "simulating   40%")
    #expect(text(400).fitted(to: 10) == "40%")
    #expect(text(400).fitted(to: 1) == "")
    #expect(text(400).fitted(to: -1) == "")
  }

  @Test(arguments: [
    (500, 2.0, "about 2 s left", "约剩 2 秒"), (100, 10, "about 1 min 30 s left", "约剩 1 分 30 秒"),
    (1, 10, "about 2 h 46 min left", "约剩 2 小时 46 分"),
  ])
  func `the time left is what the pace so far promises`(done: Int, seconds: Double, english: String, chinese: String) {
    let elapsed = Duration.seconds(seconds)
    #expect(text(done, after: elapsed).timeLeft() == english)
    let other = ProgressText(label: "", done: done, total: 1_000, elapsed: elapsed, language: .chinese)
    #expect(other.timeLeft() == chinese)
  }

  @Test func `no time is told while it would be a guess, nor at the end, nor beyond all reason`() {
    #expect(text(0).timeLeft() == nil)
    #expect(text(400, after: .milliseconds(400)).timeLeft() == nil)
    #expect(text(1_000).timeLeft() == nil)
    #expect(text(1, after: .seconds(100_000)).timeLeft() == nil)
  }
}
