import Foundation

/// Rows that hold the sum of others: how many were left out, and the first of them.
package struct TotalRows: Sendable, Hashable, Codable {
  package struct Example: Sendable, Hashable, Codable {
    package fileprivate(set) var line: Int
    /// 合计.
    package let label: String
  }

  package private(set) var count = 0
  package private(set) var first: Example?

  package init() {}

  mutating func add(line: Int, _ label: String) {
    count += 1
    if first == nil { first = Example(line: line, label: label) }
  }

  /// Moves them by some lines.
  package mutating func shift(by lines: Int) { first?.line += lines }

  package mutating func merge(_ later: TotalRows) {
    count += later.count
    first = first ?? later.first
  }
}

extension Record {
  /// What a field calls the row where it is one of totals: 合计, 小计, total; nil for any other row.
  @inline(__always)
  var totalLabel: String? {
    for index in 0..<count {
      let field = self[index]
      guard field.count >= 3, field.count <= 40, Self.mayBegin(field) else { continue }
      if let label = Self.label(field) { return label }
    }
    return nil
  }

  /// Whether a label can begin so: with 合计, 小计, 总计, 共计, 累计, 总合计, 本页 or a blank within them, or with the first letters of
  /// `total`, `sub-total` and `grand total`. Places such as 合肥 are told apart without making a text of them.
  @inline(__always)
  private static func mayBegin(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    switch field[0] {
    case 0xE5, 0xE6, 0xE7: mayBeginChinese(field)
    case 0x20: true
    case 0x54, 0x74, 0x53, 0x73, 0x47, 0x67:
      switch (field[0] | 0x20, field[1] | 0x20, field[2] | 0x20) {
      case (0x74, 0x6F, 0x74), (0x73, 0x75, 0x62), (0x67, 0x72, 0x61): true
      default: false
      }
    default: false
    }
  }

  private static func mayBeginChinese(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    guard field.count >= 6 else { return false }
    switch (field[0], field[1], field[2]) {
    case (0xE5, 0x90, 0x88), (0xE5, 0xB0, 0x8F), (0xE5, 0x85, 0xB1), (0xE6, 0x80, 0xBB), (0xE7, 0xB4, 0xAF),
      (0xE6, 0x9C, 0xAC):
      break
    default: return false
    }
    // 计, 合 or 页 behind it, or a blank of either width.
    return switch (field[3], field[4], field[5]) {
    case (0xE8, 0xAE, 0xA1), (0xE5, 0x90, 0x88), (0xE9, 0xA1, 0xB5), (0xE3, 0x80, 0x80), (0x20, _, _): true
    default: false
    }
  }

  private static func label(_ field: UnsafeBufferPointer<UInt8>) -> String? {
    let text = ShownText.of(field).trimmingCharacters(in: .whitespaces)
    let plain = text.lowercased().filter { !$0.isWhitespace && !":：-".contains($0) }
    let labels = ["合计", "小计", "总计", "共计", "累计", "本页合计", "本页小计", "合计数", "总合计", "total", "subtotal", "grandtotal"]
    return labels.contains(plain) ? text : nil
  }
}
