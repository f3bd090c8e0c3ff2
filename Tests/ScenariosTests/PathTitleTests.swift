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
    ("expense.chronic.law.meanlog", "mean of log amounts", "对数均值"),
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

  @Test func `a path of which nobody has said what it is called has none`() {
    #expect(PathTitle(nil).words(of: "benefit.colour") == nil && PathTitle(nil).words(of: "") == nil)
  }
}
