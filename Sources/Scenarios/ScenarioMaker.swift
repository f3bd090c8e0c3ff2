import Chance
import Documents
import Foundation
import Insurance
import Regions
import Simulation

/// Makes a scenario of a checked file.
struct ScenarioMaker {
  let path: String
  let node: Node
  let policyOverrides: [Override]
  let library: PolicyLibrary

  /// What the scenario file alone says.
  struct Draft {
    let node: Node
    let name: String
    let title: Words
    let year: Int
    let years: Int
    let cohorts: [Cohort]
    let shocks: Shocks
    let openingReserve: Money
    let method: MethodName
    let replications: Int
    let seed: UInt64
  }

  func make(_ reader: Reader) -> Draft? {
    let cohorts = cohorts(reader)
    let shocks = shocks(reader)
    let reserve = reader.has("openingReserve") ? reader.figure("openingReserve", .yuan).map(\.value) : 0
    guard let name = reader.text("name"), let title = reader.words("title"), let year = reader.whole("year"),
      let cohorts,
      let shocks, let reserve, let money = Money(yuan: reserve)
    else { return nil }
    return Draft(
      node: reader.node, name: name, title: Words(en: title.en, zh: title.zh), year: year,
      years: reader.whole("years") ?? 1, cohorts: cohorts, shocks: shocks, openingReserve: money,
      method: reader.text("method").flatMap(MethodName.init) ?? .grouped,
      replications: reader.whole("replications") ?? 10_000, seed: UInt64(reader.whole("seed") ?? 1))
  }

  private func shocks(_ reader: Reader) -> Shocks? {
    guard reader.has("shocks") else { return Shocks.none }
    guard let part = reader.object("shocks"), let frequency = part.figure("frequency", .plain),
      let severity = part.figure("severity", .plain), let correlation = part.figure("correlation", .plain)
    else { return nil }
    return Shocks(frequency: frequency.value, severity: severity.value, correlation: correlation.value)
  }

  private func cohorts(_ reader: Reader) -> [Cohort]? {
    guard let expense = reader.object("expense") else { return nil }
    let general = spending(expense)
    guard let counts = counts(reader) else { return nil }
    let special = expense.object("groups")
    for (group, own) in special?.entries ?? [] where !counts.contains(where: { $0.group == group }) {
      own.report(
        "'population.groups' has no '\(group)'", nearest: nearestName(to: group, in: counts.map(\.group)))
    }
    var cohorts: [Cohort] = []
    for (group, insured) in counts {
      let own = special?.object(group).map(spending)
      guard let probability = own?.probability ?? general.probability, let law = own?.law ?? general.law else {
        return nil
      }
      let factor = general.factor * (own?.factor ?? 1)
      cohorts.append(
        Cohort(
          group: group, insured: insured, probability: probability,
          severity: factor == 1 ? law : law.scaled(by: factor)))
    }
    return cohorts
  }

  private func spending(_ part: Reader) -> (probability: Double?, law: (any SeverityLaw)?, factor: Double) {
    let law = LawReader.law("law", of: part)
    if let law {
      let parameters = law.parameters.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      part.remember("law", as: "\(law.name)(\(parameters))")
    }
    return (part.figure("probability", .share)?.value, law, part.figure("factor", .plain)?.value ?? 1)
  }

  /// The groups with how many people they have; they add up to the insured.
  private func counts(_ reader: Reader) -> [(group: String, insured: Int)]? {
    guard let population = reader.object("population"), let insured = population.figure("insured", .people) else {
      return nil
    }
    let total = Int(insured.value)
    guard let groups = population.object("groups") else { return [(Group.generalID, total)] }
    var counts: [(group: String, insured: Int)] = []
    var left = total
    var shares = 0.0
    for (group, own) in groups.entries {
      guard let share = own.figure("share", .share)?.value else { return nil }
      shares += share
      let people = min(left, Int((share * Double(total)).rounded()))
      counts.append((group, people))
      left -= people
    }
    let hasGeneral = counts.contains { $0.group == Group.generalID }
    if shares > 1 + 1e-9 || (hasGeneral && shares < 1 - 1e-9) {
      population.report("the groups' shares add up to \(plain(shares * 100))%, not 100%", at: "groups")
      return nil
    }
    // What rounding leaves belongs to the general group, or to the first where the file has shared out everything.
    if hasGeneral, let i = counts.firstIndex(where: { $0.group == Group.generalID }) {
      counts[i].insured += left
    } else if left > 0 {
      counts.insert((Group.generalID, left), at: 0)
    }
    return counts
  }

  /// The policy of each year, with the scenario's terms and the command line's values set over it.
  func policies(scenario: Node) throws(DocumentError) -> [Policy] {
    guard let reference = scenario["policy"], let name = reference.text,
      let first = scenario["year"]?.text.flatMap({ Int($0) }), (1990...2100).contains(first)
    else { return [] }
    let file = try library.file(name, relativeTo: folder, at: reference.place)
    let terms = (scenario["terms"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    let years = scenario["years"]?.text.flatMap { Int($0) } ?? 1
    var policies: [Policy] = []
    for year in first..<first + min(max(years, 1), 50) {
      policies.append(
        try file.policy(year: year, overrides: terms + policyOverrides, catalogue: library.catalogue))
    }
    return policies
  }

  /// Groups of the population that the policy does not know, or that cannot be joined.
  func groupProblems(_ draft: Draft, _ policies: [Policy]) -> [Problem] {
    guard let policy = policies.first else { return [] }
    let place = draft.node["population"]?["groups"]
    return draft.cohorts.compactMap { cohort in
      let at = place?.entries?.first { $0.key == cohort.group }?.keyPlace ?? draft.node.place
      do throws(PolicyError) {
        _ = try policy.benefit(for: cohort.group)
        return nil
      } catch {
        switch error {
        case .unknownGroup(let group, let known):
          return Problem(
            "\(policy.id) has no group '\(group)': there are \(known.joined(separator: ", "))", at: at,
            nearest: nearestName(to: group, in: known))
        case .notCombinable(let groups):
          return Problem("the rules of '\(groups)' cannot be joined", at: at)
        }
      }
    }
  }

  func plan(_ draft: Draft, _ policies: [Policy]) -> SimulationPlan {
    SimulationPlan(
      name: draft.name, policies: policies, startYear: draft.year, cohorts: draft.cohorts, shocks: draft.shocks,
      openingReserve: draft.openingReserve, method: draft.method, replications: draft.replications, seed: draft.seed)
  }

  func policyHash(overrides: [Override]) throws(DocumentError) -> String {
    guard let reference = node["policy"], let name = reference.text else { return "" }
    let file = try library.file(name, relativeTo: folder, at: reference.place)
    let terms = (node["terms"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    return ContentHash.of(file.node, overrides: terms + overrides)
  }

  /// The folder of the scenario file, which relative paths in it are relative to.
  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
