import Documents
import Insurance

/// A person or a year with what a document, or arithmetic from it, says that it comes to.
struct WorkedCase: Sendable {
  let name: String
  let situation: Situation
  /// Where the expected values stand.
  let source: BothLanguages
  /// Values set over the policy.
  let terms: [Override]
  let place: Place

  enum Situation: Sendable {
    case person(Person, expected: [Expectation])
    case year(Year, expected: [Expectation], transfers: [ExpectedTransfer])
  }

  struct Person: Sendable {
    let group: String
    /// The in-scope self-paid amount of the year, or what of it lies above the deductible.
    let amount: Double
    let isAboveDeductible: Bool
  }

  struct Year: Sendable {
    /// What the policy's funding rule says for the people where it is nil.
    let premium: Double?
    let claims: Double
    let costs: Double?
    let insured: Int
    /// How many of them are in which group, where the case says so.
    let people: [String: Int]
    let reserve: Double
    let riskAdjustment: Double
  }

  /// A figure that must come out, to the fen.
  struct Expectation: Sendable {
    let name: String
    let yuan: Double
  }

  struct ExpectedTransfer: Sendable {
    let from: String
    let to: String
    let reason: String?
    let yuan: Double
  }

  static let personFigures = ["payment", "deductible", "memberPays"]
  /// What the names of single layers' payments begin with.
  static let layers = "layers."
  static let yearFigures = [
    "insurerResult", "fundResult", "payerPays", "insurerReceivable", "reserveAtEnd", "riskAdjustmentAtEnd", "costs",
  ]
}
