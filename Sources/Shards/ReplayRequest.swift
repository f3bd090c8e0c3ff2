import Documents
import Insurance
import Regions
import Replay

/// What a replay is asked, so that it can be asked again where its policy files are not.
package struct ReplayRequest: Codable, Hashable, Sendable {
  /// As the user named them.
  package let policies: [String]
  /// The texts of those that are files, by their names.
  private let texts: [String: String]
  let year: Int?
  let amounts: String?
  let groups: String?
  let paid: String?
  let tolerance: Double
  let takesUnknownAsGeneral: Bool
  let bands: [Double]

  /// Takes the texts as they are now.
  ///
  /// - Throws: `DocumentError` where a file cannot be read.
  package init(_ policies: [String], year: Int?, _ plan: ReplayPlan) throws(DocumentError) {
    var texts: [String: String] = [:]
    for name in policies {
      if let own = try PolicyLibrary().ownFile(name, relativeTo: "", at: Place(file: name)) { texts[name] = own.text }
    }
    (self.policies, self.texts, self.year) = (policies, texts, year)
    (amounts, groups, paid, tolerance) = (plan.amounts, plan.groups, plan.paid, plan.tolerance)
    (takesUnknownAsGeneral, bands) = (plan.takesUnknownAsGeneral, plan.bands)
  }

  /// - Throws: `DocumentError` where the texts are those of no policies; nil where nothing can be asked so.
  package func plan() throws(DocumentError) -> ReplayPlan? {
    let library = PolicyLibrary(carrying: texts)
    var made: [Policy] = []
    for name in policies { made.append(try library.policy(name, year: year)) }
    let isAscending = zip(bands, bands.dropFirst()).allSatisfy(<)
    guard !made.isEmpty, isAscending, bands.count <= 40, bands.allSatisfy({ $0 > 0 }), (0...1e6).contains(tolerance)
    else { return nil }
    var plan = ReplayPlan(made)
    (plan.amounts, plan.groups, plan.paid, plan.tolerance) = (amounts, groups, paid, tolerance)
    (plan.takesUnknownAsGeneral, plan.bands) = (takesUnknownAsGeneral, bands)
    return plan
  }
}
