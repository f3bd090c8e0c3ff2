import Insurance
import Regions
import TestSupport
import Testing

@testable import Scenarios

/// Every value that a report shows has a name in the words of officials.
struct PathTitleTests {
  @Test(arguments: [
    ("benefit.deductible", "deductible", "起付线"),
    ("benefit.groups.extreme-poverty.rate", "extreme poverty: rate paid", "特困人员·支付比例"),
    ("benefits.medical-aid.rate", "medical aid: rate paid", "医疗救助·支付比例"),
    ("benefit.bands[1].rate", "rate of band 2", "第2项分段支付比例"),
    ("indices.disposableIncome.2023", "disposable income, 2023", "2023年人均可支配收入"),
    ("population.groups.orphan.share", "orphan: share of the insured", "孤儿·占参保人数比例"),
    ("expense.law", "law of in-scope expense", "合规自付费用分布"),
    ("expense.law.meanlog", "mean of log amounts", "对数均值"),
    ("expense.levels[0].law", "law of a stay's cost at hospital level 1", "第1项医院级别次均住院费用分布"),
    (
      "expense.levels[1].law.meanlog", "law of a stay's cost at hospital level 2: mean of log amounts",
      "第2项医院级别次均住院费用分布·对数均值"
    ),
    ("expense.levels[2].rate", "basic rate of hospital level 3", "第3项医院级别基本医保支付比例"),
    ("expense.severe.law", "law of a severe stay's cost", "重病次均住院费用分布"),
    ("expense.maternity.law.sdlog", "law of a maternity stay's cost: spread of log amounts", "生育次均住院费用分布·对数标准差"),
    ("expense.chronic.law.meanlog", "law of a year's chronic cost: mean of log amounts", "门诊慢特病年费用分布·对数均值"),
  ])
  func `a path and its title`(_ path: String, _ en: String, _ zh: String) throws {
    let policy = try PolicyLibrary().policy("jiangxi-2025-aid", year: 2025)
    let words = try #require(PathTitle(policy).words(of: path))
    #expect(words.zh == zh && words.en.lowercased() == en.lowercased(), "\(words)")
  }

  @Test(arguments: PolicyLibrary().names)
  func `every value of every shipped policy has one, in Chinese without a Latin letter`(_ name: String) throws {
    let policy = try PolicyLibrary().policy(name)
    let titles = PathTitle(policy)
    #expect(policy.values.count > 5)
    for value in policy.values {
      let title = titles.words(of: value.path)
      #expect(title != nil, "\(value.path)")
      #expect(title?.zh.contains { $0.isASCII && $0.isLetter } != true, "\(value.path): \(title?.zh ?? "")")
    }
  }

  @Test(arguments: Shipped.scenarios)
  func `and every value of every shipped scenario`(_ name: String) throws {
    let scenario = try ScenarioFile(path: Shipped.path(name)).scenario()
    let titles = PathTitle(scenario.plan.policies.first)
    for value in scenario.values { #expect(titles.words(of: value.path) != nil, "\(value.path)") }
  }

  /// Two laws of one scenario are never called by one name.
  @Test(arguments: Shipped.scenarios)
  func `and each law and parameter has one of its own`(_ name: String) throws {
    let file = try ScenarioFile(path: Shipped.path(name))
    let titles = PathTitle(try file.scenario().plan.policies.first)
    let paths = StatedInput.all(of: file.node).map(\.path).filter { $0.contains("law.") || $0.hasSuffix("law") }
    let laws = Set(paths.map { $0.prefix { $0 != "{" } }.map(String.init)).filter { !$0.hasSuffix(".law.name") }
    let holders = Set(laws.compactMap { path in path.range(of: ".law").map { String(path[..<$0.upperBound]) } })
    for set in [laws, holders] {
      let named = set.filter { !$0.contains("covariance") && !$0.contains("components") && !$0.contains("groups") }
        .compactMap { path in titles.words(of: path)?.en }
      #expect(Set(named).count == named.count, "\(named.sorted())")
    }
  }

  @Test func `a path of which nobody has said what it is called has none`() {
    #expect(PathTitle(nil).words(of: "benefit.colour") == nil && PathTitle(nil).words(of: "") == nil)
  }
}
