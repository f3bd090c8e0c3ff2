import Data
import Documents
import Insurance
import PeopleRecords
import Plans
import Wording

/// The people of a file as a policy's groups.
extension ScenarioMaker {
  /// The cohorts of a scenario whose people are those of a file; nil where they are not.
  ///
  /// - Throws: `DocumentError` with every group of the file that cannot be used, and every group of the population that the
  ///   file says nothing of.
  func recordsCohorts(_ draft: Draft, _ policies: [Policy]) throws(DocumentError) -> [Cohort]? {
    guard case .records(let records, _, _)? = draft.cohorts.first?.expense, let policy = policies.first else {
      return nil
    }
    let isOfParts = records.columns.parts != nil
    if isOfParts { _ = try treatments(of: draft, under: policies) }
    let resolved = RecordsGroups(records, draft, policy)
    var problems = resolved.problems
    var cohorts: [Cohort] = []
    for own in draft.cohorts {
      guard case .records(_, let people, let factor) = own.expense,
        let cells = resolved.cells(of: own, of: &problems)
      else { continue }
      let place = records.isSample ? "expense.records" + (records.columns.group == nil ? "" : ".\(own.group)") : nil
      let all = people ?? resolved.people(of: own)
      do throws(RecordsMemory.LawFault) {
        let law = try self.records.law(
          of: records.file, records.columns, groups: cells, people: all, overflowRate: records.overflowRate,
          place: place)
        cohorts.append(
          Cohort(group: own.group, insured: own.insured, records: law, factor: factor, isOfParts: isOfParts))
      } catch {
        problems.append(
          Problem(sentence(error, own.group, all), at: resolved.place("people", people == nil ? nil : own.group)))
      }
    }
    if resolved.lacksPeople, !cohorts.isEmpty {
      problems.append(
        Problem(
          "\(records.columns.file) has no rows without expense, so that it does not say how many people it is of: add 'people'",
          at: resolved.place("file")))
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return cohorts
  }

  private func sentence(_ fault: RecordsMemory.LawFault, _ group: String, _ people: Double?) -> Message {
    switch fault {
    case .tooFew(let spending):
      "\(plain(spending)) people of '\(group)' have expense in the file, more than the \(plain(people ?? 0)) it is of"
    case .law(let message): "the file's people of '\(group)' make no law of X: \(message)"
    }
  }
}

/// Which people of a file are of which group of the population.
private struct RecordsGroups {
  private let draft: RecordsDraft
  private let scenario: ScenarioMaker.Draft
  /// What stands in the column of groups, by the groups that it names together.
  private var cells: [Set<String>: [String]] = [:]
  private(set) var problems: [Problem] = []

  init(_ draft: RecordsDraft, _ scenario: ScenarioMaker.Draft, _ policy: Policy) {
    (self.draft, self.scenario) = (draft, scenario)
    guard draft.columns.group != nil else { return }
    let known = scenario.cohorts.map(\.group)
    for group in draft.file.groups {
      do throws(Policy.UnknownName) {
        let id = try policy.groups(named: group.name)
        let parts = ScenarioMaker.parts(of: id)
        if !known.contains(where: { ScenarioMaker.parts(of: $0) == parts }) {
          let people = group.records.spending.people + group.records.without.people
          problems.append(
            Problem(
              "\(draft.columns.file) has \(plain(people)) people of '\(id)', whom 'population.groups' does not have",
              at: place("group"), nearest: nearestName(to: id, in: known)))
        }
        cells[parts, default: []].append(group.name)
      } catch {
        problems.append(
          Problem(
            "\(draft.columns.file) has people of '\(PersonalColumn.hidden(error.name).prefix(40))', which is no group of \(policy.id)",
            at: place("group"), nearest: nearestName(to: error.name, in: error.known)))
      }
    }
  }

  /// Where the scenario says something of the file.
  ///
  /// - Parameter group: that it says it of; nil for all.
  func place(_ key: String, _ group: String? = nil) -> Place {
    let expense = scenario.node["expense"]
    let part = group.flatMap { expense?["groups"]?[$0] } ?? expense
    return (part?[key] ?? part)?.place ?? scenario.node.place
  }

  /// What stands in the column for people of a group; nil where nobody of it is there.
  func cells(of cohort: CohortDraft, of problems: inout [Problem]) -> [String]? {
    let all = draft.file.groups.map(\.name)
    if draft.columns.group == nil { return all }
    if let own = cells[ScenarioMaker.parts(of: cohort.group)] { return own }
    // Nobody is drawn of a group without people, whatever they spend.
    if cohort.insured == 0 { return all }
    problems.append(
      Problem(
        "\(draft.columns.file) has nobody of '\(cohort.group)', of whom \(plain(Double(cohort.insured))) are insured",
        at: place("group"), nearest: nearestName(to: cohort.group, in: cells.values.flatMap(\.self))))
    return nil
  }

  /// How many people the file is of, where it is given for all together: as the insured are.
  func people(of cohort: CohortDraft) -> Double? {
    guard let people = draft.people, draft.columns.group != nil else { return draft.people }
    let insured = scenario.cohorts.reduce(0) { $0 + $1.insured }
    return cohort.insured == 0 ? nil : people * Double(cohort.insured) / Double(max(insured, 1))
  }

  /// Whether nothing says how many people the file is of.
  var lacksPeople: Bool {
    guard draft.people == nil, draft.file.groups.allSatisfy({ $0.records.without.people == 0 }) else { return false }
    return scenario.cohorts.contains { cohort in
      if case .records(_, nil, _) = cohort.expense { cohort.insured > 0 } else { false }
    }
  }
}
