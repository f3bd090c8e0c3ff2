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
  /// What each of the pilot's people comes to under a policy's benefits, in a year without shocks.
  ///
  /// - Parameters:
  ///   - benefits: what they are paid by.
  ///   - factor: by how many times care costs more than usual, before basic insurance.
  package func payments(
    by benefits: BenefitStack, costing factor: Double
  ) -> (_ stratum: Int, _ person: Int) -> PilotQuantities {
    let (contract, rate) = (OverflowBenefit(beside: benefits.contract), model.overflowRate)
    let (amounts, overflows) =
      factor == 1 ? (amounts, overflows) : pilot.costing(factor).expense(under: scope)
    return { s, i in
      let beside = overflows.isEmpty ? 0 : overflows[s][i]
      let (amount, expense) = (amounts[s][i], amounts[s][i] + beside)
      let payment = contract.payment(for: amount, beside: rate * beside)
      var quantities = PilotQuantities(
        claims: payment.all, expense: expense, beneficiaries: payment.all > 0 ? 1 : 0, overflow: payment.overflow)
      benefits.visitCounted(of: amount, expense: expense, paid: payment.all) { quantities.append(layer: $1) }
      return quantities
    }
  }
}
