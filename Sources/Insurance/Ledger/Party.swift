/// Who can hold or owe money in the system.
///
/// Closed on purpose: an account that a rule could invent would be a place for money to disappear to. A fund that a policy
/// names is a part of one of the others, and counts where that one does.
public enum Party: Sendable, Hashable {
  /// Insured people, who receive the benefits (参保人员).
  case members
  /// The basic medical insurance fund with its accumulated parts, and the agency that runs it (基本医疗保险基金、医保经办机构).
  case basicMedicalFund
  /// The employees' supplementary medical fund, which is kept apart from the basic one (职工补充医疗保险基金).
  case supplementaryFund
  /// The critical-illness fund (大病保险基金).
  case criticalIllnessFund
  /// The risk adjustment fund, which is kept apart within it (风险调剂金).
  case riskAdjustmentFund
  /// The treasury (财政).
  case treasury
  /// The commercial insurer that runs the scheme (承办商业保险机构).
  case insurer
  /// Staff, offices and suppliers whom the insurer pays: the system's outside (经办费用的收受方).
  case operations
  /// A fund that the policy names.
  indirect case fund(Fund)

  /// Those that there are under every policy, in the order in which accounts are shown.
  public static let ofEveryPolicy: [Party] = [
    .members, .basicMedicalFund, .supplementaryFund, .criticalIllnessFund, .riskAdjustmentFund, .treasury, .insurer,
    .operations,
  ]

  /// The name in files.
  public var rawValue: String {
    switch self {
    case .members: "members"
    case .basicMedicalFund: "basic-medical-fund"
    case .supplementaryFund: "employees-supplementary-fund"
    case .criticalIllnessFund: "critical-illness-fund"
    case .riskAdjustmentFund: "risk-adjustment-fund"
    case .treasury: "treasury"
    case .insurer: "insurer"
    case .operations: "operations"
    case .fund(let fund): fund.id
    }
  }

  /// The party of a name in a file; nil where neither every policy nor the file has one of this name.
  public init?(named name: String, among funds: [Fund] = []) {
    let named = funds.lazy.filter { $0.id == name }.map(Party.fund).first
    guard let party = named ?? Self.ofEveryPolicy.first(where: { $0.rawValue == name }) else { return nil }
    self = party
  }

  public var words: Words {
    switch self {
    case .members: Words(en: "members", zh: "参保人员")
    case .basicMedicalFund: Words(en: "basic medical fund", zh: "基本医保基金")
    case .supplementaryFund: Words(en: "employees' supplementary fund", zh: "职工补充医疗保险基金")
    case .criticalIllnessFund: Words(en: "critical-illness fund", zh: "大病保险基金")
    case .riskAdjustmentFund: Words(en: "risk adjustment fund", zh: "风险调剂金")
    case .treasury: Words(en: "treasury", zh: "财政")
    case .insurer: Words(en: "insurer", zh: "承办机构")
    case .operations: Words(en: "operations", zh: "经办费用")
    case .fund(let fund): fund.words
    }
  }

  /// Those of the public purse whom every file can name where somebody pays or gets something. What the risk adjustment fund
  /// gets and pays follows from its own clause.
  public static let publicSide: [Party] = [
    .basicMedicalFund, .supplementaryFund, .criticalIllnessFund, .treasury,
  ]

  /// Those of it who pay for losses from what they have beside the scheme. The critical-illness fund has its own cash alone.
  public static let lenders: [Party] = [.basicMedicalFund, .supplementaryFund, .treasury]

  /// Whether it is part of the public purse.
  public var isPublic: Bool {
    switch self {
    case .basicMedicalFund, .supplementaryFund, .criticalIllnessFund, .riskAdjustmentFund, .treasury: true
    case .members, .insurer, .operations: false
    case .fund(let fund): fund.party.isPublic
    }
  }

  /// Whether a clause can name it where somebody on the public side pays or gets something.
  public var mayBeNamed: Bool { isPublic && self != .riskAdjustmentFund }

  /// Whether it pays for losses from what it has beside the scheme.
  public var isLender: Bool {
    switch self {
    case .basicMedicalFund, .supplementaryFund, .treasury: true
    case .members, .criticalIllnessFund, .riskAdjustmentFund, .insurer, .operations: false
    case .fund(let fund): fund.party.isLender
    }
  }

  /// This party where it is one of the lenders, else the basic medical fund, which stands behind the scheme's own.
  package var lender: Party { isLender ? self : .basicMedicalFund }
}
