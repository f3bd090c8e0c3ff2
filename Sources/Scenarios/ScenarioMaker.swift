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
  let laws: LawCatalogue

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
      node: reader.node, name: name, title: Words(title), year: year,
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
      let same = counts.map(\.group).first { Self.parts(of: $0) == Self.parts(of: group) }
      own.report(
        "'population.groups' has no '\(group)'", nearest: same ?? nearestName(to: group, in: counts.map(\.group)))
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
    let law = LawReader(catalogue: laws).law("law", of: part)
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
    if shares >= 1 - 1e-9, !counts.isEmpty {
      counts[counts.firstIndex { $0.group == Group.generalID } ?? 0].insured += left
    } else if left > 0 {
      counts.insert((Group.generalID, left), at: 0)
    }
    return counts
  }

  /// The policy of each year, with the scenario's terms and the command line's values set over it.
  func policies(scenario: Node) throws(DocumentError) -> [Policy] {
    guard let reference = scenario["policy"], let name = reference.text,
      let first = scenario["year"]?.whole, (1990...2100).contains(first)
    else { return [] }
    let file = try library.file(name, relativeTo: folder, at: reference.place)
    let years = scenario["years"]?.whole ?? 1
    var policies: [Policy] = []
    for year in first..<first + min(max(years, 1), 50) {
      policies.append(
        try file.policy(year: year, overrides: terms(scenario) + policyOverrides, catalogue: library.catalogue))
    }
    return policies
  }

  /// What the scenario sets over the policy; a path that leads elsewhere is reported by the check of the scenario.
  private func terms(_ scenario: Node) -> [Override] {
    (scenario["terms"]?.entries ?? []).filter { ScenarioFile.isPolicyPath($0.key) }.map {
      Override(path: $0.key, node: $0.value)
    }
  }

  /// Groups of the population that the policy does not know: asked of the files themselves, so that it can be said
  /// also where something else is wrong.
  func unknownGroups(scenario: Node) -> [Problem] {
    guard let reference = scenario["policy"], let name = reference.text,
      let file = try? library.file(name, relativeTo: folder, at: reference.place),
      let known = file.node["groups"]?.entries?.map(\.key), !known.isEmpty
    else { return [] }
    let named = (scenario["population"]?["groups"]?.entries ?? []).filter { Kind.Format.group.accepts($0.key) }
    return named.flatMap { entry in
      entry.key.split(separator: "+").map(String.init).filter { !known.contains($0) }.map { group in
        Problem(
          "\(name) has no group '\(group)': there are \(known.joined(separator: ", "))", at: entry.keyPlace,
          nearest: nearestName(to: group, in: known))
      }
    }
  }

  /// Groups whose rules cannot be joined.
  func unjoinableGroups(_ draft: Draft, _ policies: [Policy]) -> [Problem] {
    guard let policy = policies.first else { return [] }
    let entries = draft.node["population"]?["groups"]?.entries ?? []
    return draft.cohorts.filter { (try? policy.benefit(for: $0.group)) == nil }.map { cohort in
      let place = entries.first { $0.key == cohort.group }?.keyPlace ?? draft.node.place
      return Problem("\(policy.id) cannot join the rules of '\(cohort.group)'", at: place)
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
    return ContentHash.of(
      file.node, schema: PolicyFile.schema(library.catalogue), overrides: terms(node) + overrides)
  }

  /// The folder of the scenario file, which relative paths in it are relative to.
  private var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
