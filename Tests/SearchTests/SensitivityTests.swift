import Foundation
import Testing

@testable import Search

/// Sobol indices of functions whose indices are known in closed form.
struct SensitivityTests {
  /// f at the rows of the design for k values on [0, 1].
  private func indices(_ k: Int, _ count: Int, _ f: ([Double]) -> Double) throws -> [Sensitivity] {
    let axes = try (0..<k).map { try SweepAxis(argument: "x\($0)=0…1") }
    let design = try SweepDesign(axes: axes, sobolPoints: count)
    var (a, b) = (Array(repeating: 0.0, count: count), Array(repeating: 0.0, count: count))
    var mixed = Array(repeating: a, count: k)
    for point in design.points {
      let value = f(point.values.map { $0?.number ?? 0 })
      switch point.role {
      case .a(let row): a[row] = value
      case .b(let row): b[row] = value
      case .mixed(let axis, let row): mixed[axis][row] = value
      default: break
      }
    }
    return try #require(Sensitivity.indices(paths: axes.map(\.path), a: a, b: b, mixed: mixed))
  }

  @Test func `the Ishigami function`() throws {
    // Ishigami & Homma 1990 with a = 7, b = 0.1: V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
    let (a, b, pi) = (7.0, 0.1, Double.pi)
    let v1 = 0.5 * pow(1 + b * pow(pi, 4) / 5, 2)
    let (v2, v13) = (a * a / 8, b * b * pow(pi, 8) * 8 / 225)
    let variance = v1 + v2 + v13
    let found = try indices(3, 1024) { x in
      let z = x.map { (2 * $0 - 1) * pi }
      return sin(z[0]) + a * sin(z[1]) * sin(z[1]) + b * pow(z[2], 4) * sin(z[0])
    }
    let (first, total) = ([v1, v2, 0].map { $0 / variance }, [v1 + v13, v2, v13].map { $0 / variance })
    for i in 0..<3 {
      // The sequence has no randomness: a fixed bound, several times the error found.
      #expect(abs(found[i].firstOrder - first[i]) < 0.03, "\(found[i])")
      #expect(abs(found[i].total - total[i]) < 0.03, "\(found[i])")
      #expect(found[i].firstOrderError < 0.1 && found[i].totalError < 0.1)
    }
  }

  @Test func `a sum has no interactions`() throws {
    let found = try indices(2, 1024) { 3 * $0[0] + $0[1] }
    for (index, expected) in zip(found, [0.9, 0.1]) {
      #expect(abs(index.firstOrder - expected) < 0.02 && abs(index.total - expected) < 0.02, "\(index)")
    }
  }

  @Test func `what does not vary has no indices`() {
    let flat = Array(repeating: 5.0, count: 8)
    #expect(Sensitivity.indices(paths: ["x"], a: flat, b: flat, mixed: [flat]) == nil)
  }
}
