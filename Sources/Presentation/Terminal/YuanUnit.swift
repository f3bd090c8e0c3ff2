import Insurance

/// The units in which a language counts large amounts of money.
package enum YuanUnit: Sendable, Hashable {
  case yuan
  /// 万元, 10⁴ yuan.
  case tenThousand
  case million
  /// 亿元, 10⁸ yuan.
  case hundredMillion
  case billion

  /// What one of the unit is in yuan.
  package var yuan: Double {
    switch self {
    case .yuan: 1
    case .tenThousand: 1e4
    case .million: 1e6
    case .hundredMillion: 1e8
    case .billion: 1e9
    }
  }

  /// The unit as a text says it, which is in the heading of a column too.
  package func name(_ language: Language) -> String {
    switch (self, language) {
    case (.yuan, .english): "yuan"
    case (.yuan, .chinese): "元"
    case (.tenThousand, _): "万元"
    case (.million, _): "million"
    case (.hundredMillion, _): "亿元"
    case (.billion, _): "billion"
    }
  }

  /// The unit for an amount of this size: yuan below a million, then 万元 and 亿元, or million and billion.
  package static func fitting(_ yuan: Double, in language: Language) -> YuanUnit {
    // A unit begins where the amount, rounded as the smaller unit shows it, would reach it: 999,999.60 is a million.
    switch (language, abs(yuan)) {
    case (_, ..<999_999.5): .yuan
    case (.english, ..<999_950_000): .million
    case (.english, _): .billion
    case (.chinese, ..<99_995_000): .tenThousand
    case (.chinese, _): .hundredMillion
    }
  }
}
