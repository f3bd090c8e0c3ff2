import Insurance
import Presentation
import Replay

/// How the parts of a replay are named.
enum ReplayWords {
  /// A group by its title under the first policy that has it, or by what stands in the file.
  static func group(_ key: String, _ replay: Replay) -> Words {
    let groups = replay.plan.policies.flatMap(\.groups)
    let parts = key.split(separator: "+").map { id in
      groups.first { $0.id == id }?.words ?? Words(en: String(id), zh: String(id))
    }
    return Words(en: parts.map(\.en).joined(separator: " + "), zh: parts.map(\.zh).joined(separator: " + "))
  }

  /// A band of X: each limit belongs to the band above it.
  static func band(_ place: Int, _ limits: [Double]) -> Words {
    func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: value == value.rounded() ? 0 : 2) }
    if place == 0 { return Words(en: "nothing", zh: "无费用") }
    guard let first = limits.first, let last = limits.last else { return Words(en: "any", zh: "有费用") }
    if place == 1 { return Words(en: "below \(yuan(first))", zh: "不足\(yuan(first))元") }
    if place > limits.count { return Words(en: "\(yuan(last)) and more", zh: "\(yuan(last))元及以上") }
    let (from, to) = (yuan(limits[place - 2]), yuan(limits[place - 1]))
    return Words(en: "\(from) to below \(to)", zh: "\(from)—\(to)元（含下限）")
  }

  static func cause(_ cause: PaymentCause) -> Words {
    switch cause {
    case .rounding: Words(en: "rounding (less than a yuan)", zh: "取整（不足1元）")
    case .nothingPaid: Words(en: "nothing was paid", zh: "未支付")
    case .cap: Words(en: "cap", zh: "封顶线")
    case .group: Words(en: "group", zh: "人员类别")
    case .deductible: Words(en: "deductible", zh: "起付线")
    case .rate: Words(en: "rate", zh: "支付比例")
    case .reversal:
      Words(
        en: "reversal (negative payment): --person adds it to what it takes back", zh: "冲销、退费（支付额为负）：可用 --person 与原支付合计"
      )
    case .other: Words(en: "other", zh: "其他")
    }
  }

  /// The cause of one payment, with what was probably taken in the place of the policy's value.
  static func finding(_ finding: PaymentCause.Finding, _ replay: Replay) -> Words {
    let cause = cause(finding.cause)
    func with(_ en: String, _ zh: String) -> Words { Words(en: "\(cause.en): \(en)", zh: "\(cause.zh)：\(zh)") }
    func yuan(_ value: Double) -> String { NumberText.grouped(value) }
    switch finding.taken {
    case nil: return cause
    case .group(let id):
      let words = group(id, replay)
      return with("as \(words.en)", "按\(words.zh)")
    case .deductible(let value): return with("as if it were \(yuan(value))", "按\(yuan(value))元")
    case .rateShift(let shift):
      let points = NumberText.fixed(abs(shift) * 100, decimals: abs(shift * 100).rounded() == abs(shift * 100) ? 0 : 1)
      return with(
        "\(points) percentage points too \(shift > 0 ? "high" : "low")", "\(shift > 0 ? "高" : "低")\(points)个百分点")
    case .cap(nil): return with("left out", "未执行")
    case .cap(let value?): return with("as if it were \(yuan(value))", "按\(yuan(value))元")
    }
  }

  /// Fen as yuan with two decimals and their thousands apart: exact, whatever the size.
  static func yuan(_ fen: Int128) -> String {
    let digits = String(fen.magnitude / 100)
    var text = fen < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    let rest = Int(fen.magnitude % 100)
    return text + (rest < 10 ? ".0" : ".") + String(rest)
  }
}
