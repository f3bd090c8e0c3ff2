import Chance
import Documents
import Insurance
import Simulation

/// A group's people and expense as the scenario file has them, before any policy is known.
struct CohortDraft {
  enum Expense {
    /// The probability and the law of X, with how far they are known.
    case selfPaid(Double, ShareUncertainty?, any SeverityLaw, LawUncertainty?)
    /// How the group differs from the model of everybody.
    case episodes(EpisodeModel, EpisodeModel.Factors)
  }

  let group: String
  let insured: Int
  let expense: Expense
}

extension ScenarioMaker {
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
    var made: [EpisodeModel.Factors: EpisodeExpense] = [:]
    var cohorts: [Cohort] = []
    for own in draft.cohorts {
      switch own.expense {
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

  private func expense(
    _ model: EpisodeModel, _ factors: EpisodeModel.Factors, of draft: Draft, under policies: [Policy]
  ) throws(DocumentError) -> EpisodeExpense {
    let place = draft.node["policy"]?.place ?? draft.node.place
    guard let policy = policies.first, let treatments = policy.scope.components else {
      throw DocumentError(
        .invalid,
        [Problem("the policy's 'scope.components' must say which parts of an expense of episodes count", at: place)])
    }
    for later in policies where later.scope.components != treatments {
      throw DocumentError(
        .invalid,
        [
          Problem(
            "the policy's scope of \(later.year) is not that of \(policy.year); give each its scenario", at: place)
        ])
    }
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
      throw DocumentError(.invalid, [Problem("the episodes of a group make no law of X: \(error.message)", at: place)])
    }
  }
}
