import Insurance

/// What a progress line says: a label, a bar, the share done, and the time left as the pace so far promises it.
struct ProgressText {
  let label: String
  let done: Int
  let total: Int
  let elapsed: Duration
  let language: Language

  private var share: Double { Double(done) / Double(total) }

  /// The line in at most `columns` cells, so that it never wraps: the bar gives way first, then the time, then the
  /// label.
  func fitted(to columns: Int) -> String {
    // 99.9% is not done: the hundred is for the end.
    let percent = "\(Int((share * 100).rounded(.down)))%"
    let shown = String(repeating: " ", count: 4 - percent.count) + percent
    let label = label.isEmpty ? "" : label + "  "
    let time = timeLeft().map { "  " + $0 } ?? ""
    // A bar too short to tell anything is left out.
    let barWidth = min(30, columns - displayWidth(label) - shown.count - 1 - max(displayWidth(time), reservedForTime))
    if barWidth >= 5 { return label + bar(barWidth) + " " + shown + time }
    return [label + shown + time, label + shown, percent].first { displayWidth($0) <= columns } ?? ""
  }

  /// The line without a bar, for a log.
  var plain: String {
    [label, "\(Int((share * 100).rounded(.down)))%", timeLeft()].compactMap(\.self).joined(separator: "  ")
  }

  /// Room for the longest usual time, so that the bar keeps its length as the time changes.
  private var reservedForTime: Int { 22 }

  private func bar(_ width: Int) -> String {
    let full = Int((share * Double(width)).rounded(.down))
    return String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
  }

  /// Nil while it would be a guess: nothing is done yet, or less than half a second has passed.
  func timeLeft() -> String? {
    guard done > 0, done < total, elapsed >= .milliseconds(500) else { return nil }
    let left = (elapsed / .seconds(1)) * Double(total - done) / Double(done)
    // Beyond 100 days the estimate is of no use, and must not overflow.
    guard left < 8_640_000 else { return nil }
    let seconds = Int(left.rounded(.up))
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return switch (language, seconds) {
    case (.english, ..<60): "about \(seconds) s left"
    case (.english, ..<3600): "about \(minutes) min \(seconds % 60) s left"
    case (.english, _): "about \(hours) h \(minutes) min left"
    case (.chinese, ..<60): "约剩 \(seconds) 秒"
    case (.chinese, ..<3600): "约剩 \(minutes) 分 \(seconds % 60) 秒"
    case (.chinese, _): "约剩 \(hours) 小时 \(minutes) 分"
    }
  }
}
