/// A policy as it pays people of a state of enrolment, or people who are spread over several.
extension Policy {
  /// As it pays one person: the caps that enrolment raises are those of the person's state.
  public func paying(person state: EnrolmentState) -> Policy {
    guard let incentives else { return self }
    var rules: [String: any BenefitRule] = [:]
    for (group, rule) in benefits {
      guard let bands = rule as? MarginalBands, let cap = bands.cap.value else { continue }
      let raise = incentives.raise(of: cap, for: state)
      guard raise > 0 else { continue }
      rules[group] = try? MarginalBands(
        deductible: bands.terms, bands: bands.bands, measure: bands.measure, boundary: bands.boundary,
        cap: Cited(cap + raise, incentives.highest.clause))
    }
    return paying(rules)
  }

  /// As it pays people on average, by group.
  ///
  /// - Parameters:
  ///   - shares: how the people of a group are spread over the states.
  ///   - covered: the share of a year's benefit that waiting leaves, 0 to 1.
  public func paying(people shares: (_ group: String) -> EnrolmentShares, covered: Double = 1) -> Policy {
    guard incentives != nil || covered < 1 else { return self }
    let clause = incentives?.highest.clause ?? waitingPeriod?.months.clause ?? "—"
    var rules: [String: any BenefitRule] = [:]
    for (group, rule) in benefits {
      guard let bands = rule as? MarginalBands else { continue }
      rules[group] = EnrolledBenefit(bands, incentives, of: shares(group), covered: covered, clause: clause)
    }
    return paying(rules)
  }
}
