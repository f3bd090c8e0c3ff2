import Documents
import Insurance

/// A value of a scenario or its policy that can be tried: what it is called, what it is now, and how far it goes.
package struct Control: Sendable {
  package let path: String
  package let title: Words
  /// As a person reads it.
  package let value: Words
  package let form: Form
  /// The clause, or where it was published; nil where the scenario has no word of that.
  package let origin: Words?
  package let note: Words?
  /// Whether no document says it.
  package let isAssumption: Bool

  package enum Form: Sendable {
    case number(Number)
    case choice([(name: String, words: Words)], present: String?)
  }

  /// A number in the unit in which people give it: a share in percent.
  package struct Number: Sendable, Hashable {
    package enum Unit: String, Sendable { case percent, yuan, people, plain }

    package let unit: Unit
    /// Nil where there is none, as where no cap is set.
    package let present: Double?
    package let mayBeNone: Bool
    /// What the file may hold.
    package let allowed: ClosedRange<Double>
    /// What is worth trying, in steps of a round number.
    package let usual: ClosedRange<Double>
    package let step: Double
    /// The published index that it is a share of, by its name.
    package let isShareOfIndex: Bool
  }

  /// The part of the page that it stands in.
  package enum Part: String, Sendable, CaseIterable {
    case funding, benefit, groups, readings, people, expense, contract, years, settlement, indices, scope

    package var words: Words {
      switch self {
      case .funding: Words(en: "Funding", zh: "筹资")
      case .benefit: Words(en: "Benefit", zh: "待遇")
      case .groups: Words(en: "Benefit of groups", zh: "分群体待遇")
      case .readings: Words(en: "How clauses are read", zh: "条款理解")
      case .people: Words(en: "People", zh: "参保人群")
      case .expense: Words(en: "Expense", zh: "费用")
      case .contract: Words(en: "Contract and risk sharing", zh: "承办合同与风险分担")
      case .years: Words(en: "Years, trend and swings", zh: "年份、趋势与波动")
      case .settlement: Words(en: "Settlement and payment", zh: "清算与拨付")
      case .indices: Words(en: "Published figures", zh: "公布指标")
      case .scope: Words(en: "What expense counts", zh: "支付范围")
      }
    }
  }
}
