import Documents
import Insurance
import Regions
import Testing

/// Settings that are meant for everybody, or for every group, by `*` in their path.
struct EverybodyTests {
  private func rates(_ policy: Policy) throws -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: try policy.groups.map {
        ($0.id, try #require(try policy.benefit(for: $0.id) as? MarginalBands).bands.map(\.rate).max() ?? 0)
      })
  }

  @Test func `benefit.*.rate is that of everybody and of each group that has one of its own`() throws {
    let set = try policy("shanxi-2019", set: "benefit.*.rate=85%")
    #expect(try rates(set).values.allSatisfy { $0 == 0.85 })
    #expect(set.warnings.allSatisfy { !$0.en.contains("get less") })
    #expect(set.values.filter { $0.isSet }.map(\.path).contains("benefit.groups.disabled.rate"))
  }

  @Test func `benefit.groups.*.rate leaves the general group`() throws {
    let rates = try rates(try policy("shanxi-2019", set: "benefit.groups.*.rate=90%"))
    #expect(rates["general"] == 0.75)
    #expect(rates.filter { $0.key != "general" }.values.allSatisfy { $0 == 0.9 } && rates.count == 8)
  }

  @Test func `a layer's rates are meant by its name`() throws {
    let set = try policy("jiangxi-2025-aid", set: "benefits.medical-aid.*.cap=1000")
    #expect(try set.stack(for: "minimum-living-allowance").levels[1].ofAmount.payment(for: 1e6) == 1_000)
  }

  @Test func `of the general rate alone the groups left behind are said`() throws {
    let warnings = try policy("shanxi-2019", set: "benefit.rate=85%").warnings.map(\.en)
    let said = try #require(warnings.first { $0.contains("get less than the general group") })
    #expect(said.contains("and 6 other groups") && said.contains("benefit.*.rate"))
    #expect(try policy("shanxi-2019", set: "benefit.rate=70%").warnings.allSatisfy { !$0.en.contains("get less") })
    #expect(try policy("shanxi-2019").warnings.isEmpty)
  }

  @Test func `a star that stands for nothing leads nowhere`() throws {
    for path in ["benefit.groups.*.rat", "benefit.*.bands[3].rate", "riskSharing.*"] {
      let error = #expect(throws: DocumentError.self) { try policy("shanxi-2019", set: "\(path)=80%") }
      #expect(error?.problems.count ?? 0 > 0, "\(path)")
    }
  }
}
