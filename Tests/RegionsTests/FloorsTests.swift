import Insurance
import Regions
import Testing

/// Where a document says 'at least', a value set below it is marked, and used all the same.
struct FloorsTests {
  private func isBelowFloor(_ name: String, _ path: String, _ value: String) throws -> Bool {
    let policy = try policy(name, set: "\(path)=\(value)")
    let held = try #require(policy.values.first { $0.path == path })
    #expect(held.isSet)
    return held.isBelowFloor
  }

  @Test(arguments: [
    ("shanxi-2019", "funding.perHead", "84.99", "85"),
    ("jiangxi-2025", "benefit.rate", "59%", "60%"),
    ("jiangxi-2025", "benefit.cap", "249999", "250000"),
    ("jiangxi-2025", "benefit.groups.orphan.rate", "64.9%", "65%"),
    ("jiangxi-2025", "benefit.groups.extreme-poverty.rate", "64.9%", "65%"),
    ("jiangxi-2025", "benefit.groups.minimum-living-allowance.rate", "64.9%", "65%"),
    ("jiangxi-2025", "benefit.groups.returned-to-poverty.rate", "64.9%", "65%"),
  ])
  func `below it and on it`(_ name: String, _ path: String, _ below: String, _ floor: String) throws {
    #expect(try isBelowFloor(name, path, below))
    #expect(try !isBelowFloor(name, path, floor))
  }

  /// Shanxi 一: 不低于85元; Jiangxi 三(四)(五): 不低于60%、不低于25万元; 四(二): 不低于3年.
  @Test(arguments: [
    ("shanxi-2019", "funding.perHead", "95"), ("jiangxi-2025", "benefit.rate", "62%"),
    ("jiangxi-2025", "benefit.groups.orphan.rate", "70%"), ("jiangxi-2025", "benefit.cap", "300000"),
    ("jiangxi-2025", "contract.years", "4"),
  ])
  func `a floor that is taken as the value is an assumption, a value that is set is not`(
    _ name: String, _ path: String, _ other: String
  ) throws {
    let held = try #require(try policy(name).values.first { $0.path == path })
    #expect(held.isAssumption)
    #expect(held.note?.en.hasSuffix("the document sets only the floor") == true)
    #expect(held.note?.zh.hasSuffix("文件仅规定下限") == true)
    let set = try #require(try policy(name, set: "\(path)=\(other)").values.first { $0.path == path })
    #expect(!set.isAssumption && set.note == nil)
  }

  @Test func `a value above its floor that the file states is what it says`() throws {
    let text = try builtIn(
      "jiangxi-2025", changing: "rate: { value: 60%, atLeast: 60%", to: "rate: { value: 62%, atLeast: 60%")
    #expect(try policy(from: text).values.first { $0.path == "benefit.rate" }?.isAssumption == false)
  }

  @Test func `no cap is above any floor of it`() throws {
    #expect(try !isBelowFloor("jiangxi-2025", "benefit.cap", "none"))
    #expect(try !isBelowFloor("jiangxi-2025", "benefit.cap", "400000"))
  }

  @Test func `a value without a floor is never below it`() throws {
    #expect(try !isBelowFloor("shandong-2015", "funding.perHead", "1"))
    #expect(try !isBelowFloor("shandong-2015", "benefit.cap", "0"))
  }

  @Test func `what is below its floor is what counts`() throws {
    #expect(try policy("shanxi-2019", set: "funding.perHead=60").funding.total(insured: 10) == 600)
  }

  @Test func `a file can state a value below its own floor, which is marked too`() throws {
    let text = try builtIn(
      "jiangxi-2025", changing: "rate: { value: 60%, atLeast: 60%", to: "rate: { value: 50%, atLeast: 60%")
    let held = try policy(from: text).values.first { $0.path == "benefit.rate" }
    #expect(held?.isBelowFloor == true)
    #expect(held?.isSet == false)
  }
}
