/// Who can hold or owe money in the system.
///
/// Closed on purpose: an account that a rule could invent would be a place for money to disappear to.
public enum Party: String, Sendable, Hashable, CaseIterable {
  /// Insured people, who receive the benefits (参保人员).
  case members = "members"
  /// The basic medical insurance fund with its accumulated parts, and the agency that runs it (基本医疗保险基金、医保经办机构).
  case basicMedicalFund = "basic-medical-fund"
  /// The employees' supplementary medical fund, which is kept apart from the basic one (职工补充医疗保险基金).
  case supplementaryFund = "employees-supplementary-fund"
  /// The critical-illness fund (大病保险基金).
  case criticalIllnessFund = "critical-illness-fund"
  /// The treasury (财政).
  case treasury = "treasury"
  /// The commercial insurer that runs the scheme (承办商业保险机构).
  case insurer = "insurer"
  /// Staff, offices and suppliers whom the insurer pays: the system's outside (经办成本的收受方).
  case operations = "operations"

  public var words: Words {
    switch self {
    case .members: Words(en: "members", zh: "参保人员")
    case .basicMedicalFund: Words(en: "basic medical fund", zh: "基本医保基金")
    case .supplementaryFund: Words(en: "employees' supplementary fund", zh: "职工补充医疗保险基金")
    case .criticalIllnessFund: Words(en: "critical-illness fund", zh: "大病保险基金")
    case .treasury: Words(en: "treasury", zh: "财政")
    case .insurer: Words(en: "insurer", zh: "承办机构")
    case .operations: Words(en: "operations", zh: "经办费用")
    }
  }

  /// The public purse: what it has together is what the documents call the fund's side.
  public static let publicSide: [Party] = [
    .basicMedicalFund, .supplementaryFund, .criticalIllnessFund, .treasury,
  ]

  /// Those of it who pay for losses from what they have beside the scheme. The critical-illness fund has its own cash alone.
  public static let lenders: [Party] = [.basicMedicalFund, .supplementaryFund, .treasury]

  /// This party where it is one of the lenders, else the basic medical fund, which stands behind the scheme's own.
  package var lender: Party { Self.lenders.contains(self) ? self : .basicMedicalFund }
}
