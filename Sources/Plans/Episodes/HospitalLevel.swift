import Chance
import Insurance

/// A level of hospital: who goes there, what a stay costs, and how basic insurance pays it.
package struct HospitalLevel: Sendable {
  package let name: Words
  /// The share of ordinary stays, 0 to 1; those of all levels are scaled to add up to 1.
  package let share: Double
  /// The same of the stays of the severely ill.
  package let severeShare: Double
  /// The cost of an ordinary stay, yuan.
  package let law: any SeverityLaw
  /// The basic deductible of each stay, yuan.
  package let deductible: Double
  /// The share that basic insurance pays above it, 0 to 1.
  package let rate: Double

  package init(
    name: Words, share: Double, severeShare: Double, law: any SeverityLaw, deductible: Double, rate: Double
  ) {
    self.name = name
    self.share = share
    self.severeShare = severeShare
    self.law = law
    self.deductible = deductible
    self.rate = rate
  }
}
