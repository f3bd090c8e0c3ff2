/// What is known of the rows that are used, so that bad rows can be held against them: their number, their money, their
/// order, and every so many of them.
package struct KeptRows: Sendable {
  package private(set) var count = 0
  package private(set) var largest = 0.0
  /// Yuan.
  package private(set) var total = 0.0
  /// How often an amount is above, or below, the one before.
  private(set) var (rises, falls) = (0, 0)
  private(set) var firstLine = 0
  private(set) var lastLine = 0
  private var (firstAmount, lastAmount) = (0.0, 0.0)

  /// The sample: rows whose line divided by the stride leaves nothing.
  private(set) var amounts: [Double] = []
  private(set) var others = OtherColumns()
  private var lines: [Int] = []
  private var stride: Int
  private static let mostSampled = 20_000

  /// - Parameter stride: every how many rows one is looked at more closely; a power of 2.
  package init(stride: Int = 1) { self.stride = stride }

  @inline(__always)
  package mutating func add(_ amount: Double, weight: Double = 1, _ record: Record) {
    if count == 0 {
      (firstLine, firstAmount) = (record.line, amount)
    } else {
      rises += amount > lastAmount ? 1 : 0
      falls += amount < lastAmount ? 1 : 0
    }
    (lastLine, lastAmount) = (record.line, amount)
    count += 1
    total += amount * weight
    if amount > largest { largest = amount }
    if record.line & (stride - 1) == 0 { sample(amount, record) }
  }

  private mutating func sample(_ amount: Double, _ record: Record) {
    amounts.append(amount)
    lines.append(record.line)
    others.add(record)
    if amounts.count > Self.mostSampled { thin(to: stride * 2) }
  }

  private mutating func thin(to stride: Int) {
    self.stride = stride
    let lines = self.lines
    others.keep { lines[$0] & (stride - 1) == 0 }
    amounts = zip(amounts, lines).filter { $0.1 & (stride - 1) == 0 }.map(\.0)
    self.lines = lines.filter { $0 & (stride - 1) == 0 }
  }

  /// The line of the last row, where its amount is the sum of all before it, to the fen.
  var lineOfSum: Int? {
    let others = total - lastAmount
    return count > 3 && lastAmount >= 0.01 && abs(others - lastAmount) < 0.005 + 1e-13 * others ? lastLine : nil
  }

  /// Puts those of a later part of the file behind these.
  package mutating func merge(_ later: KeptRows) {
    guard later.count > 0 else { return }
    if count == 0 {
      (firstLine, firstAmount) = (later.firstLine, later.firstAmount)
    } else {
      rises += later.firstAmount > lastAmount ? 1 : 0
      falls += later.firstAmount < lastAmount ? 1 : 0
    }
    rises += later.rises
    falls += later.falls
    (lastLine, lastAmount) = (later.lastLine, later.lastAmount)
    count += later.count
    total += later.total
    largest = max(largest, later.largest)
    var later = later
    if later.stride < stride { later.thin(to: stride) } else if stride < later.stride { thin(to: later.stride) }
    amounts += later.amounts
    lines += later.lines
    others.merge(later.others, most: .max)
    while amounts.count > Self.mostSampled { thin(to: stride * 2) }
  }
}
