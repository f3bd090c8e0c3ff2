import Chance
import Documents
import Foundation
import Insurance
import PeopleRecords
import Plans
import Regions

/// Makes a scenario of a checked file.
struct ScenarioMaker {
  let path: String
  let node: Node
  let policyOverrides: [Override]
  let library: PolicyLibrary
  let laws: LawCatalogue
  /// Care that is drawn already.
  let memory: EpisodeMemory?
  /// Files of people that are read already.
  let records: RecordsMemory

  /// What the scenario file alone says.
  struct Draft {
    let node: Node
    let name: String
    let title: Words
    let year: Int
    let horizon: Horizon
    let trend: Trend
    let cash: CashAssumptions
    let cohorts: [CohortDraft]
    /// How many people the law of X is made of, where it is made of episodes.
    let pilot: Int
    let shocks: Shocks
    let behaviour: BehaviourDraft?
    let enrolment: Enrolment
    let openingReserve: Money
    let openingRiskAdjustment: Money
    let method: MethodName
    let replications: Int
    let seed: UInt64
  }

  func make(_ reader: Reader) -> Draft? {
    let cohorts = cohorts(reader)
    let horizon = horizon(reader)
    let trend = trend(reader)
    let cash = cash(reader)
    let shocks = shocks(reader)
    let enrolment = EnrolmentDraft.read(reader)
    /// What a fund holds at the start.
    func held(_ key: String) -> Money? {
      reader.has(key) ? reader.figure(key, .yuan).flatMap { Money(yuan: $0.value) } : .zero
    }
    let (reserve, riskAdjustment) = (held("openingReserve"), held("openingRiskAdjustment"))
    guard let name = reader.text("name"), let title = reader.words("title"), let year = reader.whole("year"),
      let cohorts, let horizon, let trend, let cash,
      let shocks, let enrolment, let reserve, let riskAdjustment
    else { return nil }
    return Draft(
      node: reader.node, name: name, title: Words(title), year: year,
      horizon: horizon, trend: trend, cash: cash, cohorts: cohorts,
      pilot: reader.object("expense")?.whole("pilot") ?? EpisodeExpense.usualPilot,
      shocks: shocks,
      behaviour: BehaviourDraft.read(reader), enrolment: enrolment,
      openingReserve: reserve, openingRiskAdjustment: riskAdjustment,
      method: reader.text("method").flatMap(MethodName.init) ?? .grouped,
      replications: reader.whole("replications") ?? 10_000, seed: UInt64(reader.whole("seed") ?? 1))
  }

  /// The years of a path.
  struct Horizon {
    let start: Int
    let years: Int
    let contractYear: Int
  }

  private func horizon(_ reader: Reader) -> Horizon? {
    guard let year = reader.whole("year") else { return nil }
    guard let part = reader.object("horizon") else { return Horizon(start: year, years: 1, contractYear: 1) }
    let start = part.whole("start") ?? year
    if start < year {
      part.report("the path cannot start before \(year), the year of the expense", at: "start")
      return nil
    }
    // Read here for the list of figures; the policy's indices use them.
    for (name, _) in part.object("growth")?.entries ?? [] { _ = part.object("growth")?.figure(name, .share) }
    return part.whole("years").map {
      Horizon(start: start, years: $0, contractYear: part.whole("contractYear") ?? 1)
    }
  }

  private func cash(_ reader: Reader) -> CashAssumptions? {
    guard let part = reader.object("cash") else { return CashAssumptions.none }
    var pattern: [Double]?
    if part.has("claimsByMonth") {
      let shares = part.numbers("claimsByMonth")
      let percent = shares.reduce(0, +) * 100
      let sum = percent.isFinite ? plain(percent) + "%" : "no number"
      guard shares.count == 12, abs(shares.reduce(0, +) - 1) < 1e-9 else {
        part.report(
          "must be twelve shares that add up to 100%: these \(shares.count) come to \(sum)", at: "claimsByMonth")
        return nil
      }
      let said = shares.map { plain($0 * 100) + "%" }
      part.remember("claimsByMonth", as: (said.joined(separator: ", "), said.joined(separator: "、")))
      pattern = shares
    }
    return CashAssumptions(
      claimsByMonth: pattern, interestRate: part.has("interestRate") ? part.figure("interestRate", .share)?.value : nil)
  }

  private func trend(_ reader: Reader) -> Trend? {
    guard reader.has("trend") else { return Trend.none }
    guard let part = reader.object("trend") else { return nil }
    return Trend(
      frequency: part.figure("frequency", .share)?.value ?? 0, severity: part.figure("severity", .share)?.value ?? 0,
      frequencyError: part.figure("frequencyError", .plain)?.value ?? 0,
      severityError: part.figure("severityError", .plain)?.value ?? 0)
  }

  private func shocks(_ reader: Reader) -> Shocks? {
    guard reader.has("shocks") else { return Shocks.none }
    guard let part = reader.object("shocks"), let frequency = part.figure("frequency", .plain),
      let severity = part.figure("severity", .plain), let correlation = part.figure("correlation", .plain)
    else { return nil }
    return Shocks(
      frequency: frequency.value, severity: severity.value, correlation: correlation.value,
      persistence: part.figure("persistence", .plain)?.value ?? 0)
  }

  /// The policy of each year, with the scenario's terms and the command line's values set over it.
  func policies(scenario: Node) throws(DocumentError) -> [Policy] {
    try policies(scenario: scenario, growing: growth(scenario))
  }

  private func policies(scenario: Node, growing rates: [String: Double]) throws(DocumentError) -> [Policy] {
    guard let reference = scenario["policy"], let name = reference.text,
      let first = scenario["year"]?.whole, (1990...2100).contains(first)
    else { return [] }
    let file = try library.file(name, relativeTo: folder, at: reference.place)
    let start = min(max(scenario["horizon"]?["start"]?.whole ?? first, first), 2100)
    let years = min(max(scenario["horizon"]?["years"]?.whole ?? 1, 1), 50)
    var policies: [Policy] = []
    var problems: [Problem] = []
    for year in start..<start + years {
      do throws(DocumentError) {
        policies.append(
          try file.policy(
            year: year, overrides: terms(scenario) + policyOverrides, catalogue: library.catalogue,
            growth: rates))
      } catch {
        // A fault that is there in every year is said once.
        problems += error.problems.filter { !problems.contains($0) }
      }
    }
    if !problems.isEmpty { throw DocumentError(.invalid, problems) }
    return policies
  }

  /// By how much the policy's indices grow, by name; what is no number is reported by the check of the scenario.
  private func growth(_ scenario: Node) -> [String: Double] {
    var rates: [String: Double] = [:]
    for entry in scenario["horizon"]?["growth"]?.entries ?? [] {
      rates[entry.key] = (entry.value["value"] ?? entry.value).number
    }
    return rates
  }

  /// Paths of growth that was set and that no year needs: the policies of all years are the same without it, which a
  /// year beyond the last figure could not be.
  func unusedGrowth(scenario: Node) -> [String] {
    let rates = growth(scenario)
    return (scenario["horizon"]?["growth"]?.entries ?? []).filter(\.value.holdsSetValue).map(\.key).filter { name in
      (try? policies(scenario: scenario, growing: rates.filter { $0.key != name })) != nil
    }.map { "horizon.growth.\($0)" }
  }

  /// Indices whose growth is given and that the policy does not have.
  func unknownIndices(scenario: Node) -> [Problem] {
    guard let reference = scenario["policy"], let name = reference.text,
      let file = try? library.file(name, relativeTo: folder, at: reference.place)
    else { return [] }
    let known = file.node["indices"]?.entries?.map(\.key) ?? []
    return (scenario["horizon"]?["growth"]?.entries ?? []).filter { !known.contains($0.key) }.map { entry in
      Problem(
        known.isEmpty
          ? "\(name) has no published indices that could grow"
          : "\(name) has no index '\(entry.key)': there are \(list: known)", at: entry.keyPlace,
        nearest: nearestName(to: entry.key, in: known))
    }
  }

  /// What the scenario sets over the policy; a path that leads elsewhere is reported by the check of the scenario.
  private func terms(_ scenario: Node) -> [Override] {
    (scenario["terms"]?.entries ?? []).filter { ScenarioFile.isPolicyPath($0.key) }.map { entry in
      var node = entry.value
      // The range of a term goes with its value where the command line sets another.
      if let parts = node.entries, policyOverrides.contains(where: { $0.path == entry.key }) {
        node.content = .mapping(parts.filter { $0.key != "between" })
      }
      return Override(path: entry.key, node: node)
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
          "\(name) has no group '\(group)': there are \(list: known)", at: entry.keyPlace,
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

  /// A contract cannot have come further than its last year.
  func contractProblems(_ draft: Draft, _ policies: [Policy]) -> [Problem] {
    let strangers = territoryProblems(draft, policies)
    guard strangers.isEmpty else { return strangers }
    guard let years = policies.first?.contractYears, draft.horizon.contractYear > years else { return [] }
    let place = draft.node["horizon"]?["contractYear"]?.place ?? draft.node.place
    return [Problem("'contractYear' is \(draft.horizon.contractYear): the contract runs \(years) years", at: place)]
  }

  /// Where insurers have territories everybody lives in one of them.
  private func territoryProblems(_ draft: Draft, _ policies: [Policy]) -> [Problem] {
    guard let policy = policies.first(where: { $0.panel?.division.value == .territory }), let panel = policy.panel
    else { return [] }
    let place = draft.node["population"]?["groups"]?.place ?? draft.node.place
    if let insurer = panel.insurers.first(where: \.groups.isEmpty) {
      return [
        Problem(
          "the insurers of \(policy.id) have territories, and a run has to know who lives in which: '\(insurer.id)' names no 'groups'; settle takes the figures of each",
          at: draft.node["policy"]?.place ?? draft.node.place)
      ]
    }
    return draft.cohorts.filter { $0.insured > 0 && panel.insurer(of: $0.group) == nil }.map {
      Problem(
        "the people of '\($0.group)' live in no insurer's territory alone: join the group with one of \(list: panel.insurers.flatMap(\.groups))",
        at: place)
    }
  }

  func plan(_ draft: Draft, _ policies: [Policy], _ cohorts: [Cohort]) -> SimulationPlan {
    let enrolled = draft.enrolment.policies(
      policies, for: cohorts, trend: draft.trend, after: draft.horizon.start - draft.year)
    return SimulationPlan(
      name: draft.name,
      policies: cohorts.contains { $0.episodes != nil } ? enrolled.map(\.takingEpisodes) : enrolled,
      startYear: draft.horizon.start, cohorts: cohorts,
      shocks: draft.shocks, trend: draft.trend, expenseYear: draft.year, openingReserve: draft.openingReserve,
      openingRiskAdjustment: draft.openingRiskAdjustment, contractYear: draft.horizon.contractYear, cash: draft.cash,
      method: draft.method,
      replications: draft.replications,
      seed: draft.seed)
  }

  func policyHash(overrides: [Override]) throws(DocumentError) -> String {
    guard let reference = node["policy"], let name = reference.text else { return "" }
    let file = try library.file(name, relativeTo: folder, at: reference.place)
    return ContentHash.of(
      file.node, schema: PolicyFile.schema(library.catalogue), overrides: terms(node) + overrides)
  }

  /// The folder of the scenario file, which relative paths in it are relative to.
  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }
}
