import TestSupport
import Testing

@testable import Insurance

/// Benefits in turn: what each layer pays of what the ones before it leave.
struct LayersTests {
  private static func rule(
    from deductible: Double, _ bands: [(Double, Double)], cap: Double? = nil
  ) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "1"),
      bands: bands.map { MarginalBands.Band(from: $0.0, rate: $0.1, clause: "2") }, cap: Cited(cap, "3"))
  }

  private static func layer(
    _ id: String, _ payer: Party, _ rules: [String: any BenefitRule]
  ) -> BenefitLayer {
    BenefitLayer(id: id, words: Words(en: id, zh: id), payer: payer, clause: "4", rules: rules)
  }

  /// X = 80,000: (80,000 − 15,000) × 60% = 39,000; (41,000 − 3,600) × 60% = 22,440, cap 50,000; the member keeps 18,560.
  @Test func `aid looks at what critical illness leaves`() throws {
    let stack = try BenefitStack(
      [
        .criticalIllness(["general": try Self.rule(from: 15_000, [(0, 0.6)])], clause: "1"),
        Self.layer("medical-aid", .treasury, ["general": try Self.rule(from: 3_600, [(0, 0.6)], cap: 50_000)]),
      ], for: ["general"])
    let payments = stack.levels.map { $0.ofAmount.payment(for: 80_000) }
    #expect(payments == [39_000, 22_440])
    #expect(80_000 - stack.all.payment(for: 80_000) == 18_560)
    #expect(stack.contract.payment(for: 80_000) == 39_000)
    #expect(stack.levels[1].ofAmount.explain(80_000).reduce(0) { $0 + $1.payment } == 22_440)
    // The cap is reached where 60% of what is left above 3,600 comes to 50,000.
    let capped = try #require(stack.levels[1].ofAmount.schedule)
    #expect(abs((capped.segments.last?.base ?? 0) - 50_000) < 1e-6 && capped.segments.last?.slope == 0)
    // (X − 15,000) × 60% leaves 9,000 + 0.4 X; less 3,600, times 60%, is 50,000 at X = 194,833.33.
    #expect(abs((capped.segments.last?.start ?? 0) - (50_000 / 0.6 - 5_400) / 0.4) < 1e-6)
  }

  @Test func `one layer is its rule, to the bit`() throws {
    let rule = try Self.rule(from: 15_000, [(0, 0.5), (40_000, 0.7)], cap: 200_000)
    let stack = try BenefitStack([.criticalIllness(["general": rule], clause: "1")], for: ["general"])
    #expect(stack.counted.isEmpty)
    #expect(stack.contract.schedule == rule.schedule && stack.all.schedule == rule.schedule)
  }

  /// As functions of X the layers are what one gets by paying them one after the other, at 200 amounts of each of 60
  /// random lists of up to five.
  @Test func `a list of layers is one piecewise linear function a layer`() throws {
    var random = SplitMix64(seed: 20_261_130)
    for _ in 0..<(isFullTest ? 10_000 : 60) {
      let layers = try (0..<Int.random(in: 1...5, using: &random)).map { place in
        let ends = (0..<Int.random(in: 0...2, using: &random)).map { _ in
          Double.random(in: 1_000...200_000, using: &random).rounded()
        }
        let rule = try Self.rule(
          from: Bool.random(using: &random) ? 0 : Double.random(in: 0...30_000, using: &random).rounded(),
          ([0] + Set(ends).sorted()).map { ($0, [0, 0.5, 0.65, 0.9, 1].randomElement(using: &random) ?? 1) },
          cap: Bool.random(using: &random) ? nil : Double.random(in: 0...300_000, using: &random).rounded())
        return place == 0
          ? BenefitLayer.criticalIllness(["general": rule], clause: "1")
          : Self.layer("layer-\(place)", place == 1 ? .insurer : .treasury, ["general": rule])
      }
      let stack = try BenefitStack(layers, for: ["general"])
      let amounts = (0..<200).map { _ in Double.random(in: 0...1, using: &random) * 500_000 }
      for level in stack.levels {
        #expect(BenefitConformance.breaches(of: level.ofAmount, amounts: amounts).isEmpty)
      }
      for amount in amounts {
        var left = amount
        for level in stack.levels {
          let payment = level.rule.payment(for: left)
          #expect(abs(level.ofAmount.payment(for: amount) - payment) < 1e-6)
          #expect(abs((level.ofAmount.schedule?.payment(for: amount) ?? .nan) - payment) < 1e-6)
          left -= payment
        }
        #expect(abs(amount - stack.all.payment(for: amount) - left) < 1e-6 && left > -1e-6)
        let contract = stack.levels.filter(\.layer.isInContract).reduce(0) { $0 + $1.ofAmount.payment(for: amount) }
        #expect(abs((stack.contract.schedule?.payment(for: amount) ?? .nan) - contract) < 1e-6)
        // Without anything beside X, what is visited is what the functions of X say.
        stack.visitCounted(of: amount, expense: amount, paid: contract) { place, payment in
          #expect(abs(payment - stack.counted[place].ofAmount.payment(for: amount)) < 1e-6)
        }
      }
    }
  }

  @Test func `a layer reaches its groups alone, and of several the better terms`() throws {
    let aid = Self.layer(
      "medical-aid", .treasury,
      ["poor": try Self.rule(from: 0, [(0, 0.7)], cap: 50_000), "ill": try Self.rule(from: 8_000, [(0, 0.6)])])
    let rule = try Self.rule(from: 15_000, [(0, 0.6)])
    let layers = [BenefitLayer.criticalIllness(["general": rule, "poor": rule, "ill": rule], clause: "1"), aid]
    func paid(_ groups: [String]) throws -> Double {
      try BenefitStack(layers, for: groups).levels[1].ofAmount.payment(for: 10_000)
    }
    #expect(try paid(["general"]) == 0)
    #expect(abs(try paid(["poor"]) - 7_000) < 1e-9)
    #expect(abs(try paid(["ill"]) - 1_200) < 1e-9)
    #expect(abs(try paid(["poor", "ill"]) - 7_000) < 1e-9)
    #expect(abs(try paid(["general", "poor"]) - 7_000) < 1e-9)
    #expect(try BenefitStack(layers, for: ["general"]).all.payment(for: 10_000) == 0)
  }

  /// A rule that is no piecewise linear function has layers after it all the same, without a closed form.
  @Test func `a rule without a schedule can come first`() throws {
    struct Root: BenefitRule {
      var deductible: Double { 0 }
      func payment(for amount: Double) -> Double { min(amount, amount.squareRoot()) }
      func explain(_ amount: Double) -> [BenefitStep] { [] }
    }
    let stack = try BenefitStack(
      [
        .criticalIllness(["general": Root()], clause: "1"),
        Self.layer("medical-aid", .treasury, ["general": try Self.rule(from: 0, [(0, 0.5)])]),
      ], for: ["general"])
    #expect(stack.levels[1].ofAmount.schedule == nil && stack.all.schedule == nil)
    #expect(stack.all.payment(for: 10_000) == 100 + 4_950)
  }

  @Test func `a chronic overflow is paid up to the cap that it shares`() throws {
    let contract = OverflowBenefit(beside: try Self.rule(from: 10_000, [(0, 0.5)], cap: 30_000))
    #expect(contract.payment(for: 50_000, beside: 6_500) == (26_500, 6_500))
    #expect(contract.payment(for: 50_000, beside: 13_000) == (30_000, 10_000))
    #expect(contract.payment(for: 90_000, beside: 13_000) == (30_000, 0))
    #expect(contract.payment(for: 5_000, beside: 1_300) == (1_300, 1_300))
  }
}
