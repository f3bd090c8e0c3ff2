import Foundation
import Testing

@testable import Chance

@Suite("Random streams")
struct RandomStreamTests {
  static let base = StreamAddress(replication: 1, year: 2, group: 3, purpose: .severity)

  func words(_ seed: UInt64, _ address: StreamAddress) -> [UInt64] {
    var stream = RandomStream(seed: seed, address: address)
    return (0..<16).map { _ in stream.next() }
  }

  @Test("the same seed and address give the same bits")
  func reproducible() {
    #expect(words(5, Self.base) == words(5, Self.base))
  }

  @Test(
    "any other word of the address gives another stream",
    arguments: [
      StreamAddress(replication: 2, year: 2, group: 3, purpose: .severity),
      StreamAddress(replication: 1, year: 3, group: 3, purpose: .severity),
      StreamAddress(replication: 1, year: 2, group: 4, purpose: .severity),
      StreamAddress(replication: 1, year: 3, group: 2, purpose: .severity),
      StreamAddress(replication: 1, year: 2, group: 3, purpose: .claimants),
    ])
  func addressMatters(_ other: StreamAddress) {
    // No word of one is a word of the other: of 256 pairs of 64 bits, by chance, 1 in 7e16.
    #expect(Set(words(5, Self.base)).isDisjoint(with: words(5, other)))
  }

  @Test("another seed gives another stream")
  func seedMatters() {
    #expect(Set(words(5, Self.base)).isDisjoint(with: words(6, Self.base)))
  }

  @Test("a copy repeats what the original draws")
  func copies() {
    var original = RandomStream(seed: 5, address: Self.base)
    _ = original.next()
    var copy = original
    for _ in 0..<20 { #expect(original.next() == copy.next()) }
  }

  @Test("uniform numbers are multiples of 2⁻⁵³ inside (0, 1)")
  func uniform() {
    var stream = RandomStream(seed: 5, address: Self.base)
    var words = stream
    for _ in 0..<10_000 {
      let u = stream.uniform()
      #expect(u > 0 && u < 1)
      #expect(u == Double(words.next() >> 11) * 0x1p-53)
    }
  }

  @Test("GSL draws the same words as Swift, and advances the stream")
  func sharedWithGSL() throws {
    // GSL's exponential is −θ log(1 − u) of one uniform number.
    let law = try Exponential(mean: 2)
    var lent = RandomStream(seed: 5, address: Self.base)
    var own = lent
    for _ in 0..<1_000 {
      let u = Double(own.next() >> 11) * 0x1p-53
      // Logarithms are taken many at a time, and may differ from the library's in the last bits.
      let (drawn, exact) = (law.draw(using: &lent), -2 * log1p(-u))
      #expect(abs(drawn - exact) <= 4 * exact.ulp)
    }
    #expect(lent.next() == own.next())
  }

  @Test("amounts do not depend on how the draws are batched", arguments: try ExampleLaws.all())
  func batches(_ example: ExampleLaw) {
    let whole = ExampleLaws.draws(1_000, of: example.law)
    for batch in [1, 7, 512] {
      #expect(ExampleLaws.draws(1_000, of: example.law, batch: batch) == whole)
    }
  }

  @Test("purposes keep their numbers")
  func purposes() {
    let purposes: [Purpose] = [
      .shocks, .claimants, .severity, .parameters, .trend, .events, .cells, .cellAmounts, .episodes,
    ]
    #expect(purposes.map(\.rawValue) == [1, 3, 4, 5, 6, 7, 8, 9, 10])
  }
}
