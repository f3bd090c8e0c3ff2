import Foundation
import Testing

@testable import AggregateLaws
@testable import Chance

/// An inverse Gaussian law whose amounts are nearly all tiny beside its mean.
struct InverseGaussianExtremesTests {
  /// Its limited expected values there are small differences of numbers as large as the mean.
  @Test(arguments: [1e-6, 1e-4, 1e-2, 1], [1e-6, 1e-3, 1, 100])
  func `limited expected values are the integral of the survival function`(_ shape: Double, _ from: Double) throws {
    let law = try InverseGaussian(mean: 8_000, shape: shape)
    let difference = law.limitedExpectedValue(2 * from) - law.limitedExpectedValue(from)
    let integral = GaussLegendre.integral(from: from, to: 2 * from, width: from / 16) { law.survival($0) }
    let rounding = 1e-15 * law.limitedExpectedValue(2 * from)
    #expect(abs(difference - integral) < 1e-11 * integral + rounding, "\(difference) for \(integral)")
  }

  /// What no halving mends is not halved 2,000 times for every node of a factor.
  @Test(arguments: [1e-6, 1e-2, 0.5])
  func `its quadrature has few cells`(_ shape: Double) throws {
    let line = ClaimLine(
      count: 3_000, probability: 0.1, severity: try InverseGaussian(mean: 8_000, shape: shape),
      payment: .pieces([.init(start: 0, base: 0, slope: 0), .init(start: 1_000, base: 0, slope: 0.7)]))
    let paid = PaidAmount(PaidAmountSource(line), factor: 1, limit: 1e12, step: .infinity)
    #expect(paid.slopes.amounts.count < 8_000, "\(paid.slopes.amounts.count)")
    #expect(paid.mean > 0 && paid.missed < 1e-9 * paid.mean, "\(paid.missed) of \(paid.mean)")
  }

  /// Nearly all of it lies at a millionth of a yuan, and what is paid in its far tail.
  @Test func `nor has that of a Burr law far out`() throws {
    let line = ClaimLine(
      count: 3_000, probability: 0.1, severity: try BurrXII(shape1: 1.2, shape2: 2, scale: 1e-6),
      payment: .pieces([.init(start: 0, base: 0, slope: 0), .init(start: 1_000, base: 0, slope: 0.7)]))
    let paid = PaidAmount(PaidAmountSource(line), factor: 1, limit: 1e12, step: .infinity)
    #expect(paid.slopes.amounts.count < 8_000, "\(paid.slopes.amounts.count)")
  }
}
