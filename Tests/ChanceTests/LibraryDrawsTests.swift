import Foundation
import Testing

@testable import Chance

/// The program's own forms of GSL's samplers, on the words of one stream.
@Suite("Draws without calls through GSL's tables are GSL's draws")
struct LibraryDrawsTests {
  private static func stream() -> RandomStream { RandomStream(seed: 7, address: RandomStreamTests.base) }

  @Test("normal numbers, bit by bit")
  func normal() {
    var (own, library) = (Self.stream(), Self.stream())
    var different = 0
    LibraryNormal.layers.withUnsafeBufferPointer { layers in
      guard let layers = layers.baseAddress else { return }
      for _ in 0..<2_000_000 {
        let number = library.standardNormal()
        if own.libraryNormal(layers) != number { different += 1 }
      }
    }
    #expect(different == 0)
    #expect(own.next() == library.next())
  }

  @Test("gamma numbers, in batches of any size", arguments: [0.05, 0.7, 1, 3.5, 200])
  func gamma(shape: Double) throws {
    let law = try Gamma(shape: shape, scale: 8_000)
    var (own, library, single) = (Self.stream(), Self.stream(), Self.stream())
    var amounts = Array(repeating: 0.0, count: 1_000)
    for _ in 0..<20 {
      amounts.withUnsafeMutableBufferPointer { buffer in
        var span = buffer.mutableSpan
        law.sample(into: &span, using: &own)
      }
      for amount in amounts {
        let expected = Draws.gamma(shape: shape, scale: 8_000, using: &library)
        // Below a shape of 1 there is a power, which the two compute differently.
        #expect(abs(amount - expected) <= (shape < 1 ? 1e-12 : 0) * expected)
        #expect(law.draw(using: &single) == amount)
      }
    }
    #expect(own.next() == library.next())
  }

  @Test("what is drawn by inversion is a quantile of one uniform number", arguments: 0..<7)
  func inversion(_ which: Int) throws {
    let (law, falls): (any SeverityLaw, Bool)
    switch which {
    case 0: (law, falls) = (try Weibull(shape: 0.6, scale: 15_000), true)
    case 1: (law, falls) = (try Exponential(mean: 15_000), false)
    case 2: (law, falls) = (try Pareto(shape: 1.5, minimum: 12_000), true)
    case 3: (law, falls) = (try LogLogistic(shape: 1.6, scale: 9_000), false)
    case 4: (law, falls) = (try Lomax(shape: 1.7, scale: 25_000), true)
    case 5: (law, falls) = (try GeneralizedPareto(shape: -0.25, scale: 40_000, threshold: 1_000), true)
    default: (law, falls) = (try BurrXII(shape1: 1.5, shape2: 1.5, scale: 20_000), true)
    }
    var (own, library) = (Self.stream(), Self.stream())
    for _ in 0..<20_000 {
      let u = library.uniform()
      let expected = falls ? law.quantile(survival: u) : law.quantile(u)
      #expect(abs(law.draw(using: &own) / expected - 1) < 1e-12, "\(law.name) at \(u)")
    }
    #expect(own.next() == library.next())
  }

  @Test("mixtures and spliced laws draw the same in batches of any size", arguments: try ExampleLaws.all())
  func batches(_ example: ExampleLaw) {
    var (batch, single) = (Self.stream(), Self.stream())
    var amounts = Array(repeating: 0.0, count: 300)
    for _ in 0..<5 {
      amounts.withUnsafeMutableBufferPointer { buffer in
        var span = buffer.mutableSpan
        example.law.sample(into: &span, using: &batch)
      }
      for amount in amounts { #expect(example.law.draw(using: &single) == amount) }
    }
    #expect(batch.next() == single.next())
  }
}

@Suite("Logarithms of many numbers")
struct VectorLogarithmTests {
  @Test("are those of the C library, to two units in the last place")
  func precise() {
    var stream = RandomStream(seed: 8, address: RandomStreamTests.base)
    var numbers = (0..<100_000).map { _ in stream.uniform() }
    numbers += numbers.map { 1 - $0 * 1e-6 } + numbers.map { 1 + $0 * 1e-3 } + numbers.map { exp(1_400 * ($0 - 0.5)) }
    numbers += [1, 1.nextDown, 1.nextUp, 0x1p-53, 1 - 0x1p-53, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.6875]
    var logarithms = numbers
    logarithms.withUnsafeMutableBufferPointer { VectorLogarithm.apply(to: $0) }
    for (number, logarithm) in zip(numbers, logarithms) {
      let exact = log(number)
      #expect(abs(logarithm - exact) <= 2 * exact.ulp, "log \(number)")
    }
  }
}
