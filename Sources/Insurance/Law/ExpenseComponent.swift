/// A part of what a patient bears after basic insurance: what a scope clause takes in or leaves out.
///
/// The parts of a person-year add up to the expense less what basic insurance paid.
public enum ExpenseComponent: String, Sendable, CaseIterable {
  /// Below the basic deductible of each stay (基本医保起付线以下).
  case basicDeductible = "basic-deductible"
  /// The patient's share above it (自付比例部分).
  case coPayment = "co-payment"
  /// What basic insurance would have paid beyond its yearly maximum (超年度最高支付限额).
  case aboveBasicMaximum = "above-basic-maximum"
  /// First paid by the patient for class-B items of the catalogue (乙类先行自付).
  case classBFirstPay = "class-b-first-pay"
  /// Above a price limit (超限价).
  case overLimit = "over-limit"
  /// First paid for treatment elsewhere (转外就医先行自付).
  case referralFirstPay = "referral-first-pay"
  /// Outside the catalogues (目录外自费).
  case offCatalogue = "off-catalogue"
  /// In a hospital without a contract (非定点医疗机构).
  case nonDesignated = "non-designated"
  /// What a maternity stay leaves (生育住院).
  case maternity
  /// The patient's share of chronic outpatient expense (门诊慢特病自付).
  case chronicCoPayment = "chronic-co-payment"
  /// Chronic outpatient expense beyond the basic yearly maximum, within the disease's limit.
  case chronicOverflow = "chronic-overflow"
  /// Chronic outpatient expense beyond the disease's limit.
  case chronicBeyondLimit = "chronic-beyond-limit"

  /// Its place among all of them.
  package var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public var words: Words {
    switch self {
    case .basicDeductible: Words(en: "basic deductible", zh: "基本医保起付线以下")
    case .coPayment: Words(en: "co-payment", zh: "住院自付比例部分")
    case .aboveBasicMaximum: Words(en: "above the basic yearly maximum", zh: "超基本医保年度限额")
    case .classBFirstPay: Words(en: "class-B first-pay", zh: "乙类先行自付")
    case .overLimit: Words(en: "over the price limit", zh: "超限价自付")
    case .referralFirstPay: Words(en: "referral first-pay", zh: "转外就医先行自付")
    case .offCatalogue: Words(en: "off-catalogue", zh: "目录外自费")
    case .nonDesignated: Words(en: "non-designated hospitals", zh: "非定点医疗机构")
    case .maternity: Words(en: "maternity", zh: "生育住院")
    case .chronicCoPayment: Words(en: "chronic outpatient co-payment", zh: "门诊慢特病自付")
    case .chronicOverflow: Words(en: "chronic outpatient, beyond the basic maximum", zh: "门诊慢特病超基金年度限额")
    case .chronicBeyondLimit: Words(en: "chronic outpatient, beyond the disease limit", zh: "门诊慢特病超病种限额")
    }
  }

  /// What a scope clause does with a part.
  public enum Treatment: String, Sendable, CaseIterable {
    /// It counts towards X.
    case included
    case excluded
    /// It is a benefit of its own: paid at the basic rate without a deductible, under the shared yearly cap. Only the
    /// chronic overflow can be.
    case separately
  }
}
