/// Why a payment probably differs from what a policy says.
package enum PaymentCause: String, Sendable, Hashable, CaseIterable, Codable, CodingKeyRepresentable {
  /// Less than a yuan.
  case rounding = "rounding"
  /// Nothing was paid.
  case nothingPaid = "nothing-paid"
  /// The cap was left out, or another one was taken.
  case cap = "cap"
  /// It is what another group gets.
  case group = "group"
  /// Another deductible explains it.
  case deductible = "deductible"
  /// Another rate explains it.
  case rate = "rate"
  /// It is negative: what was paid before is taken back.
  case reversal = "reversal"
  case other = "other"

  /// A cause with what was probably taken in the place of the policy's value.
  package struct Finding: Sendable, Hashable, Codable {
    package let cause: PaymentCause
    package let taken: Taken?

    init(_ cause: PaymentCause, _ taken: Taken? = nil) {
      self.cause = cause
      self.taken = taken
    }
  }

  package enum Taken: Sendable, Hashable, Codable {
    case group(String)
    /// Yuan.
    case deductible(Double)
    /// What is added to every rate, of 1.
    case rateShift(Double)
    /// Yuan; nil where there was none.
    case cap(Double?)
  }
}
