import Foundation

/// The unit that the name of a column states, or a line above the header: 合规自付费用（万元）, 单位：万元.
package enum AmountUnit: Int, Sendable, Hashable, CaseIterable, Codable {
  case fen = -2
  case jiao = -1
  case yuan = 0
  case hundred = 2
  case thousand = 3
  case tenThousand = 4
  case hundredThousand = 5
  case million = 6
  case tenMillion = 7
  case hundredMillion = 8

  /// What a column's name says of its unit: in brackets, behind a line below or a stroke, or at its end. Nil where it says nothing.
  init?(ofColumn name: String) {
    let narrow = Self.narrow(name)
    let parts = narrow.split(whereSeparator: { "()[]【】〔〕_/".contains($0) }).dropFirst()
    if let stated = parts.lazy.compactMap({ Self(stated: String($0)) }).first {
      self = stated
    } else if let stated = Self.longestFirst.first(where: { $0 != .yuan && narrow.contains($0.name) }),
      stated.rawValue > 0
    {
      self = stated
    } else {
      return nil
    }
  }

  /// What a line above a header says: 单位：万元. Nil where it tells of no unit of money.
  init?(ofLine text: String) {
    guard let word = text.range(of: "单位") else { return nil }
    let rest = Self.narrow(String(text[word.upperBound...])).split(whereSeparator: { "、,;()".contains($0) })
    guard let stated = rest.lazy.compactMap({ Self(stated: String($0)) }).first else { return nil }
    self = stated
  }

  /// 万元, 人民币万元, 万.
  private init?(stated text: String) {
    let plain = ["单位", "金额", "人民币", ":", " "].reduce(text) { $0.replacing($1, with: "") }.lowercased()
    if ["yuan", "rmb", "cny"].contains(plain) {
      self = .yuan
    } else if let found = Self.allCases.first(where: { $0.name == plain || ($0.rawValue > 3 && $0.name == plain + "元") }
    ) {
      self = found
    } else {
      return nil
    }
  }

  /// 百万元 before 万元.
  private static let longestFirst = allCases.sorted { $0.name.count > $1.name.count }

  private static func narrow(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }))
  }

  /// What one of it is in yuan.
  package var yuan: Double {
    switch self {
    case .fen: 0.01
    case .jiao: 0.1
    case .yuan: 1
    case .hundred: 1e2
    case .thousand: 1e3
    case .tenThousand: 1e4
    case .hundredThousand: 1e5
    case .million: 1e6
    case .tenMillion: 1e7
    case .hundredMillion: 1e8
    }
  }

  /// As a column names it.
  package var name: String {
    switch self {
    case .fen: "分"
    case .jiao: "角"
    case .yuan: "元"
    case .hundred: "百元"
    case .thousand: "千元"
    case .tenThousand: "万元"
    case .hundredThousand: "十万元"
    case .million: "百万元"
    case .tenMillion: "千万元"
    case .hundredMillion: "亿元"
    }
  }
}
