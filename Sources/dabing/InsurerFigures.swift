import ArgumentParser
import CommandOptions
import Insurance
import Wording

/// The figures of one insurer with a territory of its own, as `east=60000000:54000000`, its costs behind a further colon.
struct InsurerFigures: ExpressibleByArgument {
  let id: String
  let premium: Amount
  let claims: Amount
  let costs: Amount?

  init?(argument: String) {
    let halves = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard halves.count == 2 else { return nil }
    let amounts = halves[1].split { $0 == ":" || $0 == "：" }.map { Amount(argument: String($0)) }
    guard (2...3).contains(amounts.count), let premium = amounts[0], let claims = amounts[1] else { return nil }
    if amounts.count == 3, amounts[2] == nil { return nil }
    id = halves[0]
    self.premium = premium
    self.claims = claims
    costs = amounts.count == 3 ? amounts[2] : nil
  }

  /// How many years some figures are of.
  static func years(_ figures: [InsurerFigures]) -> Int {
    Dictionary(grouping: figures, by: \.id).values.map(\.count).max() ?? 0
  }

  /// The figures of a policy's insurers, by year and in the order of the policy.
  ///
  /// - Throws: `BadData` where an insurer is unknown or lacks a year.
  static func ordered(_ figures: [InsurerFigures], of panel: InsurerPanel, policy: String) throws -> [[InsurerFigures]]
  {
    let known = panel.insurers.map(\.id)
    if let stranger = figures.first(where: { !known.contains($0.id) }) {
      throw BadData("--insurer names '\(stranger.id)': \(policy) has \(list: known)")
    }
    let years = years(figures)
    let own = known.map { id in figures.filter { $0.id == id } }
    for (id, figures) in zip(known, own) where figures.count != years {
      throw BadData("--insurer gives \(id) \(figures.count) times: each insurer needs figures for every year, \(years)")
    }
    return (0..<years).map { year in own.map { $0[year] } }
  }

  /// A year's accounts by insurer.
  static func accounts(
    _ figures: [InsurerFigures], of panel: InsurerPanel, under policy: Policy, insured: Int, opening: OpeningBalances
  ) throws -> [YearAccount] {
    let openings = opening.divided(among: panel)
    let people = Money(fen: Int64(insured)).divided(by: panel.shares)
    return try zip(panel.insurers, figures).enumerated().map { place, own in
      YearAccount(
        under: policy.alone(own.0), insured: Int(people[place].fen), premium: try own.1.premium.money("--insurer"),
        incurred: try own.1.claims.money("--insurer"), costs: try own.1.costs?.money("--insurer"),
        opening: openings[place])
    }
  }
}
