/// Which of the laws is shown in full and written: the best by AIC of those that pay what the file pays.
///
/// AIC weighs all amounts alike, and most of them lie below the deductible. So of the laws whose parameters the data determine the best
/// by AIC is taken among those whose payments under the policy lie within two standard errors of the file's own; where none does, or
/// nobody says what is paid, the best by AIC.
package struct LawChoice: Sendable {
  package enum Reason: Sendable, Hashable {
    /// It is the best by AIC, and nothing speaks against it.
    case best
    /// The best by AIC pays something else than the file.
    case paysAlike(insteadOf: String)
    /// No law pays what the file pays.
    case noneDoes
    /// Somebody named it.
    case named
  }

  package let entry: FittingStudy.Entry?
  package let reason: Reason

  package init(of study: FittingStudy, paid: PaidCost?) {
    let determined = study.entries.filter { $0.fitted.state == .determined }
    guard let best = determined.first else {
      (entry, reason) = (study.entries.first, .best)
      return
    }
    guard let paid, !paid.holds(best.fitted.law) else {
      (entry, reason) = (best, .best)
      return
    }
    if let other = determined.first(where: { paid.holds($0.fitted.law) }) {
      (entry, reason) = (other, .paysAlike(insteadOf: best.fitted.family))
    } else {
      (entry, reason) = (best, .noneDoes)
    }
  }

  package init(named entry: FittingStudy.Entry) { (self.entry, reason) = (entry, .named) }
}
