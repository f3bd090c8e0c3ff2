import Documents
import Insurance
import Regions
import RiskSharing
import Testing

/// Which reading is in force follows from the values, whoever has set them.
struct ReadingsByValueTests {
  private func reading(_ id: String, _ set: [String], of name: String = "shanxi-2019") throws -> DisputedReading {
    let policy = try library.policy(name, overrides: try set.map { try Override(argument: $0) })
    return try #require(policy.disputedReadings.first { $0.id == id })
  }

  @Test func `a value that is a choice's is that choice in force`() throws {
    for value in ["100%", "1", "１００％"] {
      let own = try reading("shanxi-ordinary-loss", ["riskSharing.insurerShareOfOrdinaryLoss=\(value)"])
      #expect(own.choice?.id == "insurers" && !own.isSet, "\(value)")
    }
    #expect(
      try reading("shanxi-ordinary-loss", ["riskSharing.insurerShareOfOrdinaryLoss=none"]).choice?.id
        == "as-policy-caused")
    #expect(try reading("shanxi-ordinary-loss", ["riskSharing.insurerShareOfOrdinaryLoss=50%"]).choice?.id == "shared")
    // Two values make this one, and one of them alone makes none.
    let both = ["benefit.groups.extreme-poverty.rate=80%", "benefit.groups.extreme-poverty.cap=500000"]
    #expect(try reading("shanxi-urban-extreme-poverty", both).choice?.id == "as-rural")
    #expect(try reading("shanxi-urban-extreme-poverty", [both[0]]).inForce == nil)
    // An index, and an element of a list.
    #expect(
      try reading(
        "langfang-income",
        [
          "indices.disposableIncome.2022=37525", "indices.disposableIncome.2023=4万",
          "indices.disposableIncome.2024=42142",
        ],
        of: "langfang-2024"
      ).choice?.id == "round-figure")
    #expect(
      try reading(
        "jiangxi-payment-days",
        ["settlement.premiumPaid=by-instalments", "settlement.instalments[0].by=04-30"], of: "jiangxi-2025"
      ).choice?.id == "by-april")
  }

  @Test func `a value that is no choice's is said to be something else`() throws {
    let other = try reading("shanxi-ordinary-loss", ["riskSharing.insurerShareOfOrdinaryLoss=40%"])
    #expect(other.inForce == nil && other.choice == nil)
    #expect(other.remark.en.contains("set to something else (riskSharing.insurerShareOfOrdinaryLoss); or, with"))
    #expect(other.remark.zh.contains("另行设定（riskSharing.insurerShareOfOrdinaryLoss）；或（readings."))
    for choice in ["shared", "insurers", "as-policy-caused"] { #expect(other.remark.en.contains("=\(choice)")) }
    // What everybody is given changes the group's.
    #expect(try reading("shanxi-urban-extreme-poverty", ["benefit.*.rate=85%"]).inForce == nil)
  }

  @Test func `a reading and a value of it that differ are refused, and both are named`() throws {
    let both = ["readings.shanxi-ordinary-loss=insurers", "riskSharing.insurerShareOfOrdinaryLoss=30%"]
    for set in [both, both.reversed()] {
      let error = #expect(throws: DocumentError.self) { try reading("shanxi-ordinary-loss", set) }
      let problem = try #require(error?.problems.first)
      #expect(problem.message.contains("'riskSharing.insurerShareOfOrdinaryLoss'"))
      #expect(problem.message.contains("readings.shanxi-ordinary-loss=insurers"))
    }
    // The first choice means the file's own value.
    #expect(throws: DocumentError.self) {
      try reading(
        "shanxi-ordinary-loss",
        ["readings.shanxi-ordinary-loss=shared", "riskSharing.insurerShareOfOrdinaryLoss=30%"])
    }
    let same = ["readings.shanxi-ordinary-loss=insurers", "riskSharing.insurerShareOfOrdinaryLoss=1"]
    #expect(try reading("shanxi-ordinary-loss", same).choice?.id == "insurers")
  }

  @Test func `of two hands the later one holds`() throws {
    let share = try Override(argument: "riskSharing.insurerShareOfOrdinaryLoss=30%")
    let choice = try Override(
      argument: "readings.shanxi-ordinary-loss=insurers", typedAs: "--readings readings.shanxi-ordinary-loss=insurers")
    func made(_ overrides: [Override]) throws -> (share: Double?, choice: String?) {
      let policy = try library.policy("shanxi-2019", overrides: overrides)
      return (
        (policy.riskSharing as? AgreedSurplus)?.insurerOrdinaryShare?.value,
        policy.disputedReadings.first { $0.id == "shanxi-ordinary-loss" }?.choice?.id
      )
    }
    #expect(try made([share, choice]) == (1, "insurers"))
    #expect(try made([choice, share]) == (0.3, nil))
  }
}
