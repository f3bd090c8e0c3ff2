import Chance
import Documents
import Insurance
import Plans
import StatedLaws

/// What people spend by a law of the in-scope self-paid amount X.
extension ScenarioMaker {
  /// What a group spends, given what the file says of it alone.
  func selfPaid(_ expense: Reader) -> (String, Reader?) -> CohortDraft.Expense? {
    let general = spending(expense, at: "expense")
    return { group, part in
      let own = part.map { spending($0, at: "expense.groups.\(group)") }
      guard let probability = own?.probability ?? general.probability, let law = own?.law ?? general.law else {
        return nil
      }
      if own?.law != nil, own?.probability == nil, general.probabilityUncertainty?.isSeenAbove == true {
        // What the general law makes of the share above a deductible is no share of people with another law.
        part?.report("has a law of its own and needs its own 'probability'")
      }
      let factor = general.factor * (own?.factor ?? 1)
      let uncertainty = own?.law == nil ? general.uncertainty : own?.uncertainty
      return .selfPaid(
        probability,
        (own?.probability == nil ? general.probabilityUncertainty : own?.probabilityUncertainty)?.scaled(by: factor),
        factor == 1 ? law : law.scaled(by: factor),
        factor == 1 ? uncertainty : uncertainty?.scaled(by: factor))
    }
  }

  private typealias Spending = (
    probability: Double?, probabilityUncertainty: ShareUncertainty?, law: (any SeverityLaw)?,
    uncertainty: LawUncertainty?, factor: Double
  )

  private func spending(_ part: Reader, at place: String) -> Spending {
    let law = LawReader(catalogue: laws).law("law", of: part, use: .amount)
    if let law {
      part.remember("law", as: LawReader(catalogue: laws).words(of: law))
    }
    let uncertainty = law.flatMap { law in
      part.object("law").flatMap { LawCovariance.uncertainty($0, of: law, at: "\(place).law", in: laws) }
    }
    let probability = part.figure("probability", .share)
    let probabilityUncertainty =
      if part.has("seenAbove") { seenAbove(part, probability?.value, law, isKnown: uncertainty == nil, at: place) } else
      {
        probability.flatMap { figure in
          figure.standardError.flatMap {
            ShareUncertainty(place: "\(place).probability", estimate: figure.value, standardError: $0)
          }
        }
      }
    return (
      probability?.value, probabilityUncertainty, law, uncertainty, part.figure("factor", .plain)?.value ?? 1
    )
  }

  /// What is known of the share of people above a deductible, of which the probability has to be what the law makes.
  private func seenAbove(
    _ part: Reader, _ probability: Double?, _ law: (any SeverityLaw)?, isKnown: Bool, at place: String
  ) -> ShareUncertainty? {
    guard let seen = part.object("seenAbove"), let amount = seen.figure("amount", .yuan)?.value,
      let share = seen.figure("share", .share), let probability
    else { return nil }
    guard let law else {
      if !part.has("law") { part.report("needs the law of the same people beside it", at: "seenAbove") }
      return nil
    }
    let all = share.value / max(law.survival(amount), .leastNormalMagnitude)
    guard abs(all - probability) <= 1e-6 * max(all, probability) else {
      part.report(
        "does not follow from 'seenAbove': \(plain(share.value * 100))% above \(plain(amount)) are \(plain(all * 100))% of people by the law",
        at: "probability")
      return nil
    }
    if isKnown, share.standardError == nil { return nil }
    return ShareUncertainty(
      place: "\(place).seenAbove", estimate: share.value, standardError: share.standardError ?? 0, seenAbove: amount)
  }
}
