import Fitting
import Insurance

/// How the parts of a run-off are named.
enum RunOffWords {
  static func name(_ length: Period.Length) -> Words {
    switch length {
    case .month: Words(en: "month", zh: "月")
    case .quarter: Words(en: "quarter", zh: "季度")
    case .year: Words(en: "year", zh: "年")
    }
  }

  /// How long after the stay, in periods.
  static func age(_ age: Int) -> Words {
    age == 0
      ? Words(en: "in the period itself", zh: "当期")
      : Words(en: "up to \(age) \(age == 1 ? "period" : "periods") after it", zh: "截至其后第\(age)期")
  }

  static let method = Words(
    en:
      "Chain ladder with the errors of Mack (1993, 1999). Factors are taken to be the same for all periods; after the last age nothing is paid. The last σ² rests on one period and is taken as the least of σ⁴ₖ₋₁/σ²ₖ₋₂, σ²ₖ₋₂ and σ²ₖ₋₁ (Mack 1993).",
    zh: "链梯法，误差按Mack（1993，1999）。假定各期间进展因子相同，最后一个进展期之后不再支付。末期σ²仅有一个期间，取σ⁴ₖ₋₁/σ²ₖ₋₂、σ²ₖ₋₂、σ²ₖ₋₁中的最小者（Mack，1993）。")
}
