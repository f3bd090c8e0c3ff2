import Insurance
import Regions
import Testing

/// A person in several groups, `a+b`, gets the best value of each parameter.
struct JoinedGroupsTests {
  private func terms(_ name: String, _ groups: String) throws -> (deductible: Double, rate: Double, cap: Double?) {
    let rule = try #require(try policy(name).benefit(for: groups) as? MarginalBands)
    return (rule.deductible, try #require(rule.bands.last?.rate), rule.cap.value)
  }

  @Test(arguments: [
    // 80% of the registered poor, and their missing cap.
    ("registered-poor+disabled", 5_000.0, 0.80, nil),
    ("disabled+registered-poor", 5_000, 0.80, nil),
    ("registered-poor+rural-extreme-poverty", 5_000, 0.80, nil),
    ("rural-extreme-poverty+disabled", 5_000, 0.80, 500_000.0),
    ("low-income-elderly+disabled", 5_000, 0.78, 400_000),
    ("general+disabled", 5_000, 0.78, 400_000),
    ("general+general", 10_000, 0.75, 400_000),
    ("low-income-minor+rural-extreme-poverty+minimum-living-allowance", 5_000, 0.80, 500_000),
  ])
  func `in Shanxi`(_ groups: String, _ deductible: Double, _ rate: Double, _ cap: Double?) throws {
    let terms = try terms("shanxi-2019", groups)
    #expect(terms.deductible == deductible)
    #expect(terms.rate == rate)
    #expect(terms.cap == cap)
  }

  @Test(arguments: ["general+orphan", "orphan+general", "orphan+extreme-poverty", "returned-to-poverty+orphan"])
  func `in Jiangxi`(_ groups: String) throws {
    let terms = try terms("jiangxi-2025", groups)
    #expect(terms.deductible == 8_560.5)
    #expect(terms.rate == 0.65)
    #expect(terms.cap == nil)
  }

  @Test func `in Langfang each band has the better rate`() throws {
    let rule = try #require(
      try policy("langfang-2024").benefit(for: "general+minimum-living-allowance") as? MarginalBands)
    #expect(rule.bands.map { ($0.rate * 100).rounded() } == [65, 75, 85])
    #expect(rule.bands.map(\.from) == [0, 100_000, 200_000])
    #expect(rule.cap.value == nil)
  }

  /// Registered poor people keep 80% and have no cap; where the disabled prevail, theirs are 78% and 400,000.
  @Test func `where a group prevails, its terms hold alone, be they worse`() throws {
    let prevailing = try builtIn(
      "shanxi-2019", changing: "disabled: { name:", to: "disabled: { prevailsOver: [registered-poor], name:")
    let rules = try policy(from: prevailing)
    for groups in ["registered-poor+disabled", "disabled+registered-poor"] {
      let rule = try #require(try rules.benefit(for: groups) as? MarginalBands)
      #expect(rule.bands.last?.rate == 0.78 && rule.cap.value == 400_000, "\(groups)")
    }
    let alone = try #require(try rules.benefit(for: "registered-poor") as? MarginalBands)
    #expect(alone.cap.value == nil)
    let wrong = try builtIn(
      "shanxi-2019", changing: "disabled: { name:", to: "disabled: { prevailsOver: [registred-poor, disabled], name:")
    #expect(problems(of: wrong).count == 2)
    #expect(problems(of: wrong).first?.nearest == "registered-poor")
  }

  @Test func `a general group that is missing is one problem, also where another prevails over it`() throws {
    let wrong = try builtIn("ningbo-2023", changing: "\n  general: {", to: "\n  residents: {")
    #expect(problems(of: wrong).first?.message == "'groups' lacks 'general', the group of everybody else")
  }

  @Test(arguments: [
    "registred-poor", "general+disabld", "general+", "+general", "", "+", "general disabled", "General",
  ])
  func `an unknown group is answered with those there are`(_ groups: String) throws {
    let policy = try policy("shanxi-2019")
    let error = #expect(throws: PolicyError.self) { try policy.benefit(for: groups) }
    guard case .unknownGroup(_, let known)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(known == policy.groups.map(\.id))
  }

  @Test func `groups whose bands differ cannot be joined`() throws {
    let text = try builtIn(
      "langfang-2024", changing: "addedRate: { value: 5%, clause: 四 }", to: "rate: { value: 90%, clause: 四 }")
    let policy = try policy(from: text)
    #expect(throws: PolicyError.notCombinable("general+extreme-poverty")) {
      try policy.benefit(for: "general+extreme-poverty")
    }
  }
}
