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
      guard field.count >= 3, field.count <= 40, Self.mayBegin(field[0], field[1], field[2]) else { continue }
      if let label = Self.label(field) { return label }
    }
    return nil
  }

  /// Whether a label can begin so: 合, 小, 总, 共, 累, 本, a blank, or a letter of `total`, `sub-total` and `grand total`.
  @inline(__always)
  private static func mayBegin(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch first {
    case 0xE5:
      second == 0x90 && third == 0x88 || second == 0xB0 && third == 0x8F || second == 0x85 && third == 0xB1
    case 0xE6: second == 0x80 && third == 0xBB || second == 0x9C && third == 0xAC
    case 0xE7: second == 0xB4 && third == 0xAF
    case 0x20, 0x54, 0x74, 0x53, 0x73, 0x47, 0x67: true
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
