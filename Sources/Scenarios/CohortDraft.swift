import Chance
import Documents
import Insurance
import Plans

/// A group's people and expense as the scenario file has them, before any policy is known.
struct CohortDraft {
  enum Expense {
    /// The probability and the law of X, with how far they are known.
    case selfPaid(Double, ShareUncertainty?, any SeverityLaw, LawUncertainty?)
    /// How the group differs from the model of everybody.
    case episodes(EpisodeModel, EpisodeModel.Factors)
    /// A file of people, how many of the group it is of where that is said of it alone, and a factor on every amount.
    case records(RecordsDraft, people: Double?, factor: Double)
  }

  let group: String
  /// Those whom the file counts, of whom not everybody may enrol.
  let insured: Int
  let expense: Expense
  /// Nil where everybody has the cover.
  let takeUp: TakeUp?
}

extension ScenarioMaker {
  /// The groups with what they spend; nil where something is missing or wrong.
  func cohorts(_ reader: Reader) -> [CohortDraft]? {
    guard let expense = reader.object("expense") else { return nil }
    let kinds =
      switch expense.text("model") {
      case "episodes": episodes(expense)
      case "records": records(expense, of: reader)
      default: selfPaid(expense)
      }
    guard let counts = counts(reader), let takeUps = TakeUpReader.takeUps(reader, counts) else { return nil }
    let special = expense.object("groups")
    for (group, own) in special?.entries ?? [] where !counts.contains(where: { $0.group == group }) {
      let same = counts.map(\.group).first { Self.parts(of: $0) == Self.parts(of: group) }
      own.report(
        "'population.groups' has no '\(group)'", nearest: same ?? nearestName(to: group, in: counts.map(\.group)))
    }
    var cohorts: [CohortDraft] = []
    for (group, insured) in counts {
      guard let kind = kinds(group, special?.object(group)) else { return nil }
      cohorts.append(CohortDraft(group: group, insured: insured, expense: kind, takeUp: takeUps[group]))
    }
    return cohorts
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

  /// What a group's episodes are, given what the file says of it alone.
  func episodes(_ expense: Reader) -> (String, Reader?) -> CohortDraft.Expense? {
    let reader = EpisodesReader(laws: laws, reader: expense)
    let model = reader.model()
    return { _, part in model.map { .episodes($0, part.map(reader.factors) ?? .none) } }
  }

  /// The cohorts with the X that the policies' scope makes of their expense.
  ///
  /// - Throws: `DocumentError` where a policy does not say which parts count, or not the same in every year.
  func cohorts(of draft: Draft, under policies: [Policy]) throws(DocumentError) -> [Cohort] {
    let takeUps = Dictionary(draft.cohorts.map { ($0.group, $0.takeUp) }, uniquingKeysWith: { a, _ in a })
    return try groups(of: draft, under: policies).map { cohort in
      takeUps[cohort.group]?.map(cohort.enrolling) ?? cohort
    }
  }

  /// All of the groups' people, whether or not they enrol.
  private func groups(of draft: Draft, under policies: [Policy]) throws(DocumentError) -> [Cohort] {
    if let recorded = try recordsCohorts(draft, policies) { return try responding(recorded, draft, policies) }
    var made: [EpisodeModel.Factors: EpisodeExpense] = [:]
    var cohorts: [Cohort] = []
    for own in draft.cohorts {
      switch own.expense {
      case .records: continue
      case .selfPaid(let probability, let probabilityUncertainty, let law, let uncertainty):
        cohorts.append(
          Cohort(
            group: own.group, insured: own.insured, probability: probability, severity: law,
            uncertainty: uncertainty, probabilityUncertainty: probabilityUncertainty))
      case .episodes(let model, let factors):
        // Groups that spend alike share their pilot.
        let expense =
          if let known = made[factors] { known } else {
            try self.expense(model.times(factors), factors, of: draft, under: policies)
          }
        made[factors] = expense
        cohorts.append(Cohort(group: own.group, insured: own.insured, episodes: expense))
      }
    }
    return try responding(cohorts, draft, policies)
  }

  /// What the policies do with the parts of expense.
  ///
  /// - Throws: `DocumentError` where one does not say it, or not the same in every year.
  func treatments(
    of draft: Draft, under policies: [Policy]
  ) throws(DocumentError) -> [ExpenseComponent: ExpenseComponent.Treatment] {
    let place = draft.node["policy"]?.place ?? draft.node.place
    guard let policy = policies.first, let treatments = policy.scope.components else {
      throw DocumentError(
        .invalid, [Problem("the policy's 'scope.components' must say which parts of an expense count", at: place)])
    }
    for later in policies where later.scope.components != treatments {
      throw DocumentError(
        .invalid,
        [
          Problem(
            "the policy's scope of \(later.year) is not that of \(policy.year); give each its scenario", at: place)
        ])
    }
    return treatments
  }

  private func expense(
    _ model: EpisodeModel, _ factors: EpisodeModel.Factors, of draft: Draft, under policies: [Policy]
  ) throws(DocumentError) -> EpisodeExpense {
    let treatments = try treatments(of: draft, under: policies)
    do throws(LawError) {
      guard let memory, let expense = draft.node["expense"] else {
        return try EpisodeExpense(model, treatments: treatments, pilot: draft.pilot, seed: draft.seed)
      }
      return try memory.drawn(expense, people: draft.pilot, seed: draft.seed).expense(
        factors, treatments: treatments
      ) { () throws(LawError) in
        try EpisodeExpense(model, treatments: treatments, pilot: draft.pilot, seed: draft.seed)
      }
    } catch {
      let place = draft.node["expense"]?.place ?? draft.node.place
      throw DocumentError(.invalid, [Problem("the episodes of a group make no law of X: \(error.said)", at: place)])
    }
  }
}
