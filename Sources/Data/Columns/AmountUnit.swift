/// The unit that the name of a column states: 合规自付费用（万元）.
package enum AmountUnit: Int, Sendable, Hashable, CaseIterable, Codable {
  case yuan = 0
  case thousand = 3
  case tenThousand = 4
  case million = 6
  case hundredMillion = 8

  /// Yuan unless the name says otherwise.
  init(ofColumn name: String) {
    let stated: [(String, AmountUnit)] = [
      ("百万元", .million), ("千元", .thousand), ("万元", .tenThousand), ("亿元", .hundredMillion), ("（万）", .tenThousand),
      ("(万)", .tenThousand), ("（亿）", .hundredMillion), ("(亿)", .hundredMillion),
    ]
    self = stated.first { name.contains($0.0) }?.1 ?? .yuan
  }

  /// What one of it is in yuan.
  package var yuan: Double {
    switch self {
    case .yuan: 1
    case .thousand: 1e3
    case .tenThousand: 1e4
    case .million: 1e6
    case .hundredMillion: 1e8
    }
  }

  /// As a column names it.
  package var name: String {
    switch self {
    case .yuan: "元"
    case .thousand: "千元"
    case .tenThousand: "万元"
    case .million: "百万元"
    case .hundredMillion: "亿元"
    }
  }
}
