import Documents
import Insurance
import Regions
import Testing

/// Published figures that values are a share of.
struct IndicesTests {
  /// Per-capita disposable income of all residents, subsidy and individual premium a head, as published.
  @Test(arguments: [
    ("jiangxi-2025", "disposableIncome", ["2023": 34_242.0, "2024": 36_007]),
    ("jiangxi-2025", "subsidyPerHead", ["2024": 670, "2025": 700]),
    ("jiangxi-2025", "individualPremium", ["2024": 380, "2025": 400]),
    ("langfang-2024", "disposableIncome", ["2022": 30_867, "2023": 32_903, "2024": 34_665]),
    ("national-stylised", "disposableIncome", ["2021": 35_128, "2022": 36_883, "2023": 39_218, "2024": 41_314]),
    ("national-stylised", "subsidyPerHead", ["2021": 580, "2022": 610, "2023": 640, "2024": 670]),
    ("national-stylised", "individualPremium", ["2021": 320, "2022": 350, "2023": 380, "2024": 400]),
  ])
  func `each has its figures, each figure its source`(
    _ name: String, _ index: String, _ figures: [String: Double]
  ) throws {
    let file = try library.file(name, relativeTo: "", at: Place(file: name))
    let entries = try #require(file.node["indices"]?[index]?.entries)
    #expect(Set(entries.map(\.key)) == Set(figures.keys))
    for entry in entries {
      #expect(entry.value["value"]?.text.flatMap(Double.init) == figures[entry.key], "\(entry.key)")
      let source = try #require(entry.value["source"]?.words?.en)
      #expect(!source.isEmpty, "\(entry.key)")
      // What nobody has verified is an assumption: its source says 'to be verified' or 'unverified'.
      #expect((entry.value["assumption"]?.text == "true") == source.contains("verified"), "\(entry.key)")
    }
  }

  /// An average wage of 90,000: a cap of 6 of them, bands from a half of one on, and funding of 0.2% of it.
  @Test func `caps, limits of bands and the funding a head follow an index too`() throws {
    let policy = try policy(
      from: sixthRegion + "\nindices: { averageWage: { 2025: { value: 9万, source: communiqué } } }\n",
      set: [
        "benefit.cap={ value: 600%, of: averageWage, clause: 三 }",
        "benefit.bands=[{ from: 0, rate: 60%, clause: 三 }, { from: 50%, of: averageWage, rate: 70%, clause: 三 }]",
        "funding={ rule: per-head, perHead: { value: 0.2%, of: averageWage, clause: 四 }, sources: [{ party: treasury, share: 100%, name: treasury, clause: 四 }] }",
      ])
    let rule = try #require(try policy.benefit(for: "general") as? MarginalBands)
    #expect(rule.cap.value == 540_000)
    #expect(rule.bands.map(\.from) == [0, 45_000])
    #expect(policy.funding.total(insured: 10) == 1_800)
    #expect(policy.values.first { $0.path == "benefit.cap" }?.text == "600% of averageWage")
  }

  @Test func `a year that is missing is reported where it is needed, with the years there are`() throws {
    let text = try builtIn("jiangxi-2025")
    let found = problems(of: text, year: 2027)
    #expect(
      found.map(\.message) == [
        "needs 'disposableIncome' of 2025; 'indices' has it for: 2023, 2024; a scenario's horizon.growth.disposableIncome carries it on",
        "needs 'subsidyPerHead' of 2026; 'indices' has it for: 2024, 2025; "
          + "a scenario's horizon.growth.subsidyPerHead carries it on",
        "needs 'individualPremium' of 2026; 'indices' has it for: 2024, 2025; "
          + "a scenario's horizon.growth.individualPremium carries it on",
      ])
    #expect(
      found.map { excerpt(text, at: $0.place).hasPrefix("{ value: 50%, of: disposableIncome") } == [true, false, false])
    #expect(found.dropFirst().allSatisfy { excerpt(text, at: $0.place).hasPrefix("{ value: 10%, clause: 二(二)") })
  }

  @Test func `a missing year can be set`() throws {
    let policy = try policy(
      "jiangxi-2025", year: 2027,
      set: "indices.disposableIncome.2025=38000", "indices.subsidyPerHead.2026=720",
      "indices.individualPremium.2026=420")
    #expect(try policy.benefit(for: "general").deductible == 19_000)
    #expect(Money(yuan: policy.funding.total(insured: 1)) == Money(yuan: 114))
    let held = try #require(policy.values.first { $0.path == "indices.disposableIncome.2025" })
    #expect(held.isSet)
    #expect(!held.isAssumption)
  }

  @Test func `an index that the file does not have is reported with the nearest name`() throws {
    let text = try builtIn("jiangxi-2025", changing: "of: disposableIncome", to: "of: disposibleIncome")
    let found = problems(of: text)
    #expect(found.count == 1)
    #expect(found.first?.message == "needs the index 'disposibleIncome', which 'indices' does not have")
    #expect(found.first?.nearest == "disposableIncome")
    #expect(found.first.map { excerpt(text, at: $0.place).hasPrefix("{ value: 50%") } == true)
  }

  @Test func `a figure that is no number is reported once, where it stands`() throws {
    let text = try builtIn("jiangxi-2025", changing: "2023: { value: 34242", to: "2023: { value: much")
    let found = problems(of: text)
    #expect(found.map(\.message) == ["'2023' must be a number, not 'much'"])
  }

  @Test func `a year that is no year is reported where it stands`() throws {
    let text = try builtIn("jiangxi-2025", changing: "2023: { value: 34242", to: "203: { value: 34242")
    let found = problems(of: text)
    #expect(found.contains { $0.message == "'203' must be a year" && excerpt(text, at: $0.place).hasPrefix("203:") })
  }

  @Test func `a cap of several times an index is that many times it`() throws {
    // A cap of '6 times the income' must not become one of 6 yuan.
    let text = try builtIn(
      "jiangxi-2025", changing: "cap: { value: 250000,", to: "cap: { value: 6, of: disposableIncome,")
    let rule = try #require(try policy(from: text).benefit(for: "general") as? MarginalBands)
    #expect(rule.cap.value == 205_452)  // 6 × 34,242
  }

  @Test func `a group's own share of an index that is missing is reported at the group`() throws {
    let text = try builtIn(
      "jiangxi-2025", changing: "      deductibleFactor: { value: 50%, clause: 三(三) }\n",
      to: "      deductible: { value: 25%, of: wages, clause: 三(三) }\n")
    let found = problems(of: text)
    #expect(found.map(\.message) == ["needs the index 'wages', which 'indices' does not have"])
    #expect(found.first.map { excerpt(text, at: $0.place).hasPrefix("{ value: 25%") } == true)
  }

  @Test func `an amount set for a share of an index is yuan`() throws {
    #expect(try policy("jiangxi-2025", set: "benefit.deductible=10000").benefit(for: "general").deductible == 10_000)
    let share = try policy("jiangxi-2025", set: "benefit.deductible=40%").benefit(for: "general").deductible
    #expect(Money(yuan: share) == Money(yuan: 13_696.80))  // 40% of 34,242
  }

  @Test func `an amount where the file has a share of an index is refused`() throws {
    let text = try builtIn("jiangxi-2025")
    #expect(
      problems(of: text, set: ["benefit.deductible.value=10000"]).map(\.description) == [
        "--set benefit.deductible.value=10000: 'deductible' is 1,000,000%: it must lie between 0% and 10,000%"
      ])
  }
}
