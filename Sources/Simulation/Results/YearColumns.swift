import Insurance
import Statistics

/// What a year of a replication comes to, column by column, and what stands for it under the exact method.
extension Column where View == YearView {
  static let claimants = Column("claimants", exact: .mean(\.claimants), \.claimants)
  static let beneficiaries = Column("beneficiaries", exact: .mean(\.beneficiaries), \.beneficiaries)
  static let beneficiaryShare = Column(
    "beneficiaryShare", exact: .mean { $0.beneficiaries / $0.people }
  ) { $0.beneficiaries / $0.people }
  static let expense = Column("expense", exact: .mean(\.expense), \.expense)
  static let benefits = Column("benefits", exact: .mean(\.claims), \.benefits)
  static let outOfPocket = Column(
    "outOfPocket", exact: .mean { $0.expense - $0.claims - $0.beside }
  ) { $0.expense - $0.benefits - $0.beside }
  /// Of all layers together.
  static let received = Column("received", exact: .mean { $0.claims + $0.beside }) { $0.benefits + $0.beside }

  static let claims = Column("claims", exact: .claims, \.claims)
  static let claimsPerHead = Column("claimsPerHead", exact: .mean { $0.claims / $0.people }) { $0.claims / $0.people }
  static let overflow = Column("overflow", exact: .mean(\.overflow), \.overflow)
  static let costs = Column("costs", exact: .mean(\.costs), \.statement.costs)

  static let funding = Column("funding", exact: .mean(\.premium), isGivenWhereConstant: true, \.statement.funding)
  static let fundingPerHead = Column(
    "fundingPerHead", exact: .mean { $0.premium / $0.people }, isGivenWhereConstant: true
  ) { $0.statement.funding / $0.people }
  static let need = Column("need", exact: .need) { $0.statement.premiumNeeded / $0.people }

  package static let insurerResult = Column("insurerResult", exact: .result(\.insurer), \.statement.insurerResult)
  package static let fundResult = Column("fundResult", exact: .result(\.fund), \.statement.fundResult)
  package static let payerPays = Column("payerPays", exact: .result(\.payer), \.statement.payerPays)
  package static let owedToInsurer = Column("owedToInsurer", exact: .amount(\.receivable), \.statement.deferred)
  package static let unclaimed = Column("unclaimed", exact: .amount(\.unclaimed), \.statement.unclaimed)
  package static let ordinaryLoss = Column("ordinaryLoss", exact: .amount(\.ordinaryLoss), \.statement.loss.ordinary)
  package static let policyLoss = Column("policyLoss", exact: .amount(\.policyLoss), \.statement.loss.policy)
  package static let managementLoss = Column(
    "managementLoss", exact: .amount(\.managementLoss), \.statement.loss.management)
  package static let riskAdjustment = Column(
    "riskAdjustment", exact: .amount(\.riskAdjustment), \.statement.riskAdjustment)
  package static let drawnFromRiskAdjustment = Column(
    "drawnFromRiskAdjustment", exact: .amount(\.drawn), \.statement.drawnFromRiskAdjustment)
  package static let largestAdvance = Column("largestAdvance", exact: .amount(\.advance), \.statement.cash.largest)
  static let monthsOutOfPocket = Column("monthsOutOfPocket", exact: .count(\.monthsOut)) {
    Double($0.statement.cash.months)
  }
  static let advanceInterest = Column("advanceInterest", exact: .interest, \.statement.cash.interest)
}

extension Event where View == YearView {
  static let fundingIsEnough = Event(exact: .fundingIsEnough) {
    $0.statement.claims + $0.fundedCosts <= $0.statement.premium
  }
  static let insurerLoses = Event(exact: .loss(\.insurer)) { $0.statement.insurerResult < 0 }
  static let fundLoses = Event(exact: .loss(\.fund)) { $0.statement.fundResult < 0 }
}

/// What several years of a path come to.
extension Column where View == PathView {
  static let fundingPerHead = Column("fundingPerHead") { $0.year.funding / $0.people }
  static let reserve = Column("reserve", \.year.reserve)
  static let riskAdjustment = Column("riskAdjustment", \.year.riskAdjustment)
  static let deferred = Column("deferred", \.year.deferred)
  static let fundSoFar = Column("fundSoFar") { $0.sum(\.fundResult) }
  static let insurerSoFar = Column("insurerSoFar") { $0.sum(\.insurerResult) }
  static let termResult = Column("termResult", \.termResult)
  static let largestAdvance = Column("largestAdvance") { $0.year.pathCash?.largest ?? 0 }
  static let premiumChange = Column("premiumChange", \.premiumChange)
  static let yearsToRecover = Column("yearsToRecover") { Double($0.yearsToRecover ?? 0) }
}

extension Event where View == PathView {
  static let hasDeficit = Event { $0.hasDeficit }
  static let recovers = Event { $0.yearsToRecover != nil }
  static let staysInDeficit = Event { $0.hasDeficit && $0.yearsToRecover == nil }
  static let somethingIsDeferred = Event { $0.year.deferred > 0 }
  static let insurerLoses = Event { $0.sum(\.insurerResult) < 0 }
  static let insurerLosesOverTerm = Event { $0.termResult < 0 }
}
