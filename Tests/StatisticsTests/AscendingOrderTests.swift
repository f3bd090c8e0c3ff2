import Testing

@testable import Statistics

@Suite("Numbers put in order by their bits")
struct AscendingOrderTests {
  static let kinds: [(name: String, value: @Sendable (Int) -> Double)] = [
    ("mixed signs", { Double(($0 &* 7_919) % 20_011 - 10_000) / 7 }),
    ("few of them different", { Double($0 % 3) }),
    (
      "from the smallest to the largest",
      { ($0 % 2 == 0 ? 1 : -1) * Double(sign: .plus, exponent: $0 % 400 - 200, significand: 1.3) }
    ),
    ("less than normal", { Double($0 % 977 - 488) * .leastNonzeroMagnitude }),
    ("alike but for their last bits", { 1 + Double(($0 &* 31) % 1_009) * .ulpOfOne }),
    ("falling", { 0 - Double($0) }),
  ]

  @Test("are those of a comparison sort, to the bit", arguments: [0, 1, 2, 1_000, 1_001, 5_000, 20_000], kinds.indices)
  func asSorted(count: Int, kind: Int) {
    let values = (0..<count).map { Self.kinds[kind].value($0) + 0 }
    var ordered = values
    AscendingOrder.sort(&ordered)
    #expect(ordered.map(\.bitPattern) == values.sorted().map(\.bitPattern), "\(Self.kinds[kind].name)")
  }
}
