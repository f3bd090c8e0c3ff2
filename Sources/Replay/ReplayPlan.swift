import Data
import Insurance

/// What is to be settled: the policies, the columns of the file, and how people are counted.
package struct ReplayPlan: Sendable {
  /// The first is what the others are held against.
  package let policies: [Policy]
  /// The columns, each by its name or by its place from 1; the amounts are X, the in-scope self-paid amount of the year.
  package var amounts: String?
  /// Nil where everybody is of the general group.
  package var groups: String?
  /// What was paid, to be held against the policy; nil where nothing is.
  package var paid: String?
  /// Whose a row is, where several are of one person; nil where each is a person.
  package var person: String?
  /// How many people with several rows are in memory at once; those beyond are in a temporary file.
  package var mostPeopleInMemory = 3_100_000
  /// Yuan by which a payment may differ.
  package var tolerance = 0.01
  /// Whether people of a group that a policy does not have are of its general group.
  package var takesUnknownAsGeneral = false
  /// Where bands of X begin, yuan, ascending, all above 0.
  package var bands = standardBands

  package static let standardBands: [Double] = [10_000, 20_000, 30_000, 50_000, 100_000, 200_000, 300_000, 500_000]
  /// The largest X, yuan, as `dabing explain` takes it.
  package static let largestAmount = 1e9

  /// - Precondition: there is a policy.
  package init(_ policies: [Policy]) {
    precondition(!policies.isEmpty, "a replay has a policy")
    self.policies = policies
  }

  /// The band of an amount: 0 for no expense, then from one limit to below the next.
  @inline(__always)
  func band(of amount: Double) -> Int {
    guard amount > 0 else { return 0 }
    var band = 1
    while band <= bands.count, amount >= bands[band - 1] { band += 1 }
    return band
  }

  /// No expense, below the first limit, and from each limit on.
  var bandCount: Int { bands.count + 2 }
}
