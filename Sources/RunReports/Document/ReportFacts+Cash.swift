import Insurance
import RiskSharing
import Simulation

extension ReportFacts {
  /// The insurer's cash of a first year of mean claims, month by month; nil where the run has no such figures.
  package var meanCash: CashPath? {
    guard run.yearsEnd == nil, let policy, let income = value("funding.income"), let expected = value("claims.total"),
      let premium = Money(yuan: income), let claims = Money(yuan: expected)
    else { return nil }
    let statement = RiskSharingDiagram(
      of: policy, insured: plan.insured, premium: premium, reserve: plan.openingReserve,
      riskAdjustment: plan.openingRiskAdjustment
    ).statement(claims: claims)
    let path = CashPath(CashYear(of: statement, under: policy, calendar: plan.cash.calendar(under: policy)))
    return path.months.count > 1 ? path : nil
  }
}

extension CashPath.Month {
  /// The month as charts and tables name it: "2019-04".
  package var name: String { "\(year)-" + (month < 10 ? "0" : "") + "\(month)" }
}
