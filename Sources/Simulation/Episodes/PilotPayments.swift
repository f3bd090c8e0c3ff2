import Insurance

extension EpisodePilot {
  /// X of the people by stratum, and what of a chronic overflow a policy pays beside it: none where it does not.
  func expense(under scope: EpisodeScope) -> (amounts: [[Double]], overflows: [[Double]]) {
    var (amounts, overflows): ([[Double]], [[Double]]) = ([], [])
    for stratum in strata {
      var (xs, os): ([Double], [Double]) = ([], [])
      settle(stratum) { _, parts in
        for i in 0..<EpisodeBatch.size {
          xs.append(scope.amount(i, of: parts))
          if scope.paysOverflow { os.append(scope.overflow(i, of: parts)) }
        }
      }
      amounts.append(xs)
      if scope.paysOverflow { overflows.append(os) }
    }
    return (amounts, overflows)
  }
}

extension EpisodeExpense {
  /// What each of the pilot's people comes to under a rule, in a year without shocks.
  ///
  /// - Parameters:
  ///   - rule: what they are paid by.
  ///   - factor: by how many times care costs more than usual, before basic insurance.
  func payments(
    by rule: any BenefitRule, costing factor: Double
  ) -> (_ stratum: Int, _ person: Int) -> PilotQuantities {
    let cap = rule.highestPayment
    let rate = model.overflowRate
    let (amounts, overflows) =
      factor == 1 ? (amounts, overflows) : pilot.costing(factor).expense(under: scope)
    return { s, i in
      let beside = overflows.isEmpty ? 0 : overflows[s][i]
      let own = rule.payment(for: amounts[s][i])
      let overflow = min(rate * beside, max(0, cap - own))
      return PilotQuantities(
        claims: own + overflow, expense: amounts[s][i] + beside, beneficiaries: own + overflow > 0 ? 1 : 0,
        overflow: overflow)
    }
  }
}
