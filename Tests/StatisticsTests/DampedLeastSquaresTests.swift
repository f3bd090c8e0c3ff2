import Foundation
import Testing

@testable import Statistics

struct DampedLeastSquaresTests {
  /// Rosenbrock's valley (Moré, Garbow & Hillstrom 1981, problem 1): the minimum 0 lies at (1, 1).
  @Test func `it finds the end of Rosenbrock's valley`() throws {
    let found = try #require(
      DampedLeastSquares(from: [-1.2, 1], difference: 1e-6, longest: 10, mostSteps: 200) { p in
        [10 * (p[1] - p[0] * p[0]), 1 - p[0]]
      })
    #expect(found.converged && abs(found.point[0] - 1) < 1e-4 && abs(found.point[1] - 1) < 2e-4)
  }

  /// y = a + bx through (0, 1), (1, 3), (2, 4): the normal equations give a = 7/6, b = 3/2.
  @Test func `more functions than variables: the best compromise`() throws {
    let found = try #require(
      DampedLeastSquares(from: [0, 0], difference: 1e-4, longest: 10) { p in
        [(0.0, 1.0), (1, 3), (2, 4)].map { x, y in p[0] + p[1] * x - y }
      })
    #expect(abs(found.point[0] - 7.0 / 6) < 1e-6 && abs(found.point[1] - 1.5) < 1e-6)
    #expect(found.jacobian.map { ($0[1] * 1e6).rounded() / 1e6 } == [0, 1, 2])
  }

  @Test func `it stops where a step gains less than is noticeable`() throws {
    func steps(_ noticeable: Double) throws -> Int {
      try #require(
        DampedLeastSquares(from: [-1.2, 1], difference: 1e-6, longest: 10, mostSteps: 200, noticeable: noticeable) {
          p in
          [10 * (p[1] - p[0] * p[0]), 1 - p[0]]
        }
      ).steps
    }
    // At the start the sum of squares is 24.2.
    #expect(try steps(25) == 1 && steps(0.01) > 1 && steps(0.01) < steps(0))
  }

  @Test func `where the functions cannot be had it does not go`() throws {
    let found = try #require(
      DampedLeastSquares(from: [0.5], difference: 1e-5, longest: 5) { p in p[0] < 0.9 ? [p[0] - 2] : nil })
    #expect(found.point[0] > 0.8 && found.point[0] < 0.9)
    #expect(DampedLeastSquares(from: [1], difference: 1e-5, longest: 1) { _ in nil } == nil)
  }

  @Test func `a variable that moves nothing stays`() throws {
    let found = try #require(DampedLeastSquares(from: [0, 7], difference: 1e-5, longest: 5) { [$0[0] - 1] })
    #expect(abs(found.point[0] - 1) < 1e-9 && found.point[1] == 7)
  }
}
