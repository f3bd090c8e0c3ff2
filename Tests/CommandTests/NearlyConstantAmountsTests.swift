import Foundation
import TestSupport
import Testing

/// `dabing fit --tail` of amounts that hardly differ: a fit or a refusal that says what is wrong, and soon.
struct NearlyConstantAmountsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// What a file of 120 amounts may look like: the index and a standard normal number to an amount.
  private static let kinds: [(name: String, amount: @Sendable (Int, Double) -> Double)] = [
    ("half a per cent", { _, z in 5000 * (1 + 5e-3 * z) }),
    ("a thousandth", { _, z in 5000 * (1 + 1e-3 * z) }),
    ("two in ten thousand", { _, z in 5000 * (1 + 2e-4 * z) }),
    ("large ones", { _, z in 1e14 * (1 + 2e-4 * z) }),
    ("tiny ones", { _, z in 1e-9 * (1 + 2e-4 * z) }),
    ("one far above", { index, z in index == 0 ? 1e6 : 5000 * (1 + 1e-6 * z) }),
    ("one far below", { index, z in index == 0 ? 1 : 5000 * (1 + 1e-6 * z) }),
    ("two clusters", { index, z in (index < 60 ? 5000 : 9000) * (1 + 1e-6 * z) }),
    ("a tail of one value", { index, z in index < 90 ? 5000 * exp(z) : 1e5 * (1 + 1e-7 * z) }),
    ("a body of one value", { index, z in index < 80 ? 5000 + Double(index) * 1e-7 : 6000 * exp(abs(z)) }),
  ]

  // Alone a fit takes a second, of which the suite beside it makes many; without an end to the search it was a minute alone.
  @Test(.timeLimit(.minutes(5)), arguments: kinds.indices)
  func `hardly different amounts are fitted`(kind: Int) async throws {
    var generator = SplitMix64(seed: 16)
    let (name, amount) = Self.kinds[kind]
    let file = try write((0..<120).map { amount($0, generator.normal()) })
    let json = try await Program.json("fit", file, "--tail", "--bootstrap", isFullTest ? "200" : "5")
    let laws = try #require(json["laws"]).list
    #expect(laws.contains { $0["determined"]?.isTrue == true }, "\(name)")
  }

  @Test(.timeLimit(.minutes(5)), arguments: [5e-5, 1e-5, 1e-6, 1e-7, 1e-8, 1e-10, 1e-12, 1e-14])
  func `what is all but one value is refused by name`(spread: Double) async throws {
    var generator = SplitMix64(seed: 16)
    let file = try write((0..<120).map { _ in 5000 * (1 + spread * generator.normal()) })
    let result = try await Program.run(["fit", file, "--tail"])
    #expect(result.status == 65)
    let isKnown =
      result.messages.contains("the amounts differ by less than 0.01%")
      && result.messages.contains("name: constant, amount: ")
    #expect(isKnown || result.messages.contains("a fit needs 5 different amounts"))
    let chinese = try await Program.run(["fit", file, "--tail", "--lang", "zh"])
    #expect(chinese.messages.contains("不足0.01%") || chinese.messages.contains("至少需要5个不同的金额"))
  }

  private func write(_ amounts: [Double]) throws -> String {
    try scratch.write("amount\n" + amounts.map { "\($0)\n" }.joined(), to: "losses.csv")
  }
}
