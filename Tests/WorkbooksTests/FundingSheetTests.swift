import Testing

@testable import Workbooks

/// How often a funding is enough, by lines between the quantiles: what the sheet's formula comes to.
struct FundingSheetTests {
  private let needs: [(level: Double, perHead: Double)] = [(0.25, 80), (0.5, 90), (0.75, 110)]

  @Test(arguments: [(79.99, 0), (80, 0.25), (85, 0.375), (90, 0.5), (100, 0.625), (110, 1), (500, 1)])
  func `between two quantiles it grows evenly, outside it is never or always`(_ funding: Double, _ share: Double) {
    #expect(abs(FundingSheet.adequacy(of: funding, among: needs) - share) < 1e-15)
  }

  @Test func `without quantiles nothing is enough`() {
    #expect(FundingSheet.adequacy(of: 100, among: []) == 0)
  }
}
