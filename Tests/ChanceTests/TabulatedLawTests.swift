import Foundation
import Testing

@testable import Chance

/// A law from elsewhere that says nothing of where it jumps: uniform to 1,000 with probability 0.6, 1,000 with 0.1, the
/// rest Pareto beyond 5,000 of index 3, rounded up to whole yuan up to 5,010.
private struct Foreign: SeverityLaw {
  let name = "foreign"
  let parameters: [(name: String, value: Double)] = []

  func cumulative(_ x: Double) -> Double { 1 - survival(x) }

  func survival(_ x: Double) -> Double {
    if x < 0 { return 1 }
    if x < 1_000 { return 1 - 0.6 * x / 1_000 }
    if x < 5_001 { return 0.3 }
    return 0.3 * pow(5_000 / (x < 5_010 ? x.rounded(.down) : x), 3)
  }

  func quantile(_ p: Double) -> Double { quantile(survival: 1 - p) }

  func quantile(survival q: Double) -> Double {
    QuantileSearch.smallest(from: 0, to: 1e30) { survival($0) <= q }
  }

  func limitedExpectedValue(_ u: Double) -> Double { integral(u) { _ in 1 } }

  func limitedSecondMoment(_ u: Double) -> Double { integral(u) { 2 * $0 } }

  private func integral(_ u: Double, _ slope: (Double) -> Double) -> Double {
    let points = [0.0, 1_000] + (5_001...5_010).map(Double.init) + (1...60).map { 5_010 * pow(1.5, Double($0)) }
    return zip(points, points.dropFirst()).reduce(0) { sum, ends in
      guard u > ends.0 else { return sum }
      let end = min(u, ends.1)
      return sum
        + GaussLegendre.integral(from: ends.0, to: end, width: end - ends.0) {
          slope($0) * survival(min($0, end.nextDown))
        }
    }
  }

  func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for index in amounts.indices { amounts[index] = quantile(stream.uniform()) }
  }
}

@Suite("A table answers as its law does, to a part in 1e10 of the survival probability")
struct TabulatedLawTests {
  static func examples() throws -> [ExampleLaw] {
    let half = try Gamma(shape: 0.5, scale: 9_000)
    return try ExampleLaws.all() + [
      ExampleLaw(label: "gamma of a large shape", law: Gamma(shape: 2e5, scale: 0.05)),
      ExampleLaw(label: "gamma of a small shape", law: Gamma(shape: 0.05, scale: 90_000)),
      ExampleLaw(label: "inverse Gaussian, steep", law: InverseGaussian(mean: 5_000, shape: 2e6)),
      ExampleLaw(label: "inverse Gaussian, flat", law: InverseGaussian(mean: 9_000, shape: 400)),
      ExampleLaw(label: "no mean", law: Lomax(shape: 0.6, scale: 2_000)),
      ExampleLaw(label: "bounded", law: GeneralizedPareto(shape: -0.5, scale: 9_000)),
      ExampleLaw(
        label: "an atom at 0",
        law: Mixture(components: [
          .init(weight: 0.3, law: Constant(amount: 0)), .init(weight: 0.7, law: ScaledLaw(half, by: 1.3)),
        ])),
      ExampleLaw(
        label: "spliced, of gammas",
        law: Spliced(body: half, tail: Gamma(shape: 2, scale: 9_000), threshold: 12_000, tailWeight: 0.1)),
      ExampleLaw(label: "foreign", law: Foreign()),
    ]
  }

  /// Survival probabilities down to the end of the table, closer together than its panels.
  private static let probabilities = (1...4_000).map { exp(-27.0 * Double($0) / 4_000) }

  /// What the next amounts that a Double can hold move the survival probability by: near the end of a bounded law more than
  /// the table's error.
  private static func step(of law: any SeverityLaw, at x: Double) -> Double {
    4 * abs(law.survival(x * (1 - 0x1p-52)) - law.survival(x * (1 + 0x1p-52)))
  }

  @Test("quantiles rise, and the law agrees with them", arguments: try examples())
  func quantiles(_ example: ExampleLaw) {
    let (law, table) = (example.law, TabulatedLaw(example.law, downTo: 1e-12))
    #expect(table.panelCount < 600)
    var last = -1.0
    for q in Self.probabilities {
      let x = table.quantile(survival: q)
      #expect(x >= last, "\(example.label): \(x) at \(q)")
      last = x
      let step = Self.step(of: law, at: x)
      #expect(law.survival(x) <= q * (1 + 1e-10) + step, "\(example.label) at \(q): \(law.survival(x) / q - 1)")
      // Of a law that is all in one place, the place itself.
      let before = law.survival(x.nextDown * (1 - 1e-15))
      #expect(before >= q * (1 - 1e-10) - step, "\(example.label) at \(q): \(before / q - 1)")
    }
  }

  @Test("survival probabilities and limited moments are the law's", arguments: try examples())
  func moments(_ example: ExampleLaw) {
    let (law, table) = (example.law, TabulatedLaw(example.law, downTo: 1e-12))
    for q in Self.probabilities {
      for x in [law.quantile(survival: q), law.quantile(survival: q) * 1.000_1] {
        let s = law.survival(x)
        #expect(
          abs(table.survival(x) - s) <= 1e-11 * max(s, 1e-12) + Self.step(of: law, at: x),
          "\(example.label) at \(x): \(table.survival(x) / s - 1)")
        let (first, second) = (law.limitedExpectedValue(x), law.limitedSecondMoment(x))
        #expect(abs(table.limitedExpectedValue(x) - first) <= 2e-12 * first, "\(example.label) at \(x)")
        #expect(abs(table.limitedSecondMoment(x) - second) <= 2e-12 * second, "\(example.label) at \(x)")
      }
    }
  }

  @Test("hardly any quantile is left to the law", arguments: try examples())
  func reach(_ example: ExampleLaw) {
    struct Asked: SeverityLaw {
      let law: any SeverityLaw
      let name = "asked"
      let parameters: [(name: String, value: Double)] = []
      func cumulative(_ x: Double) -> Double { law.cumulative(x) }
      func survival(_ x: Double) -> Double { law.survival(x) }
      func quantile(_ p: Double) -> Double { .nan }
      func quantile(survival q: Double) -> Double { .nan }
      func limitedExpectedValue(_ u: Double) -> Double { law.limitedExpectedValue(u) }
      func limitedSecondMoment(_ u: Double) -> Double { law.limitedSecondMoment(u) }
      func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {}
    }
    // Where a law jumps already near 0 there is no low amount to begin at.
    guard example.law.cumulative(example.law.quantile(0.03)) <= 0.05 else { return }
    let table = TabulatedLaw(Asked(law: example.law), downTo: 1e-12)
    let asked = Self.probabilities.filter { $0 < 0.95 && table.quantile(survival: $0).isNaN }
    // Close to the end of a bounded law its own amounts lie too far apart for a table.
    #expect(asked.count <= (example.label == "bounded" ? 500 : 4), "\(example.label): \(asked)")
  }

  @Test("draws of a part follow the law", arguments: try examples())
  func draws(_ example: ExampleLaw) throws {
    let (law, table) = (example.law, TabulatedLaw(example.law, downTo: 1e-7))
    let (top, width) = (0.8, 0.8)
    var edges: [Double] = []
    for k in 1..<50 {
      let edge = law.quantile(survival: top * (1 - Double(k) / 50))
      if edge > edges.last ?? law.quantile(survival: top) { edges.append(edge) }
    }
    var counts = Array(repeating: 0, count: edges.count + 1)
    var stream = RandomStream(seed: 5, address: RandomStreamTests.base)
    table.visitAmounts(SamplingTests.draws, below: top, width: width, using: &stream) { amount in
      counts[edges.firstIndex { amount <= $0 } ?? edges.count] += 1
    }
    let survivals = [top] + edges.map { min(top, law.survival($0)) } + [0]
    try SamplingTests.check(counts, zip(survivals, survivals.dropFirst()).map { ($0 - $1) / top }, example.label)
  }

  @Test("a part's draws are the quantiles of the stream's uniform numbers")
  func stream() throws {
    let table = TabulatedLaw(try Gamma(shape: 0.7, scale: 20_000), downTo: 1e-7)
    var (first, second) = (
      RandomStream(seed: 6, address: RandomStreamTests.base), RandomStream(seed: 6, address: RandomStreamTests.base)
    )
    var amounts: [Double] = []
    table.visitAmounts(300, below: 0.97, width: 0.9, using: &first) { amounts.append($0) }
    #expect(amounts == (0..<300).map { _ in table.quantile(survival: 0.97 - second.uniform() * 0.9) })
    #expect(first.next() == second.next())
  }
}
