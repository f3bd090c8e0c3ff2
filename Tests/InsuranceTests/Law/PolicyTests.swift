import Insurance
import Testing

/// What a policy answers about groups, dates and assumptions.
struct PolicyTests {
  @Test func `a group has the rule of its own`() throws {
    let policy = try FoundingPolicies.shanxi()
    #expect(try policy.benefit(for: "general").payment(for: 50_000) == 30_000)
    #expect(try policy.benefit(for: "registered-poor").payment(for: 50_000) == 36_000)  // 45,000 × 80%
  }

  @Test(
    arguments: [("rich", "rich"), ("general+rich", "rich"), ("", ""), ("general+", ""), ("general general", nil)]
      as [(String, String?)])
  func `an unknown group is named, with those that there are`(asked: String, unknown: String?) throws {
    let policy = try FoundingPolicies.jiangxi()
    let error = #expect(throws: PolicyError.self) { try policy.benefit(for: asked) }
    #expect(error == .unknownGroup(unknown ?? asked, known: ["general", "minimum-living-allowance"]))
  }

  @Test func `groups whose bands differ cannot be combined`() throws {
    let policy = makePolicy(
      groups: [("a", try FoundingBenefits.shandong()), ("b", try FoundingBenefits.huizhou())],
      funding: try FixedTotal(amount: Cited(1, "一"), sources: [.all(from: .treasury, "一")]),
      riskSharing: try FoundingPolicies.shandong().riskSharing, settlement: try clearedAtTheEnd("一"))
    let error = #expect(throws: PolicyError.self) { try policy.benefit(for: "a+b") }
    #expect(error == .notCombinable("a+b"))
  }

  @Test func `a document covers the years that have a day of it`() throws {
    let from = try #require(CalendarDay("2013-07-01"))
    let open = Policy.Standing(status: .inForce, from: from, to: nil)
    #expect([2012, 2013, 2014, 2199].map(open.covers) == [false, true, true, true])
    let closed = Policy.Standing(status: .superseded, from: from, to: CalendarDay("2016-06-30"))
    #expect([2012, 2013, 2016, 2017].map(closed.covers) == [false, true, true, false])
  }

  @Test func `the assumptions are the values that the document leaves to the contract`() throws {
    let value = { (path: String, isAssumption: Bool) in
      PolicyValue(
        path: path, words: Words(en: "2%", zh: "2%"), clause: "五(三)", isAssumption: isAssumption, isSet: false,
        isBelowFloor: false, note: nil
      )
    }
    let shandong = try FoundingPolicies.shandong()
    let policy = makePolicy(
      funding: shandong.funding, riskSharing: shandong.riskSharing, settlement: shandong.settlement,
      values: [value("riskSharing.marginLimit", false), value("riskSharing.recoveredShare", true)])
    #expect(policy.assumptions.map(\.path) == ["riskSharing.recoveredShare"])
  }

  @Test func `every word that people read exists in both languages`() {
    #expect(Party.insurer.words(.english) == "insurer")
    #expect(Party.insurer.words(.chinese) == "承办机构")
    let words = Party.ofEveryPolicy.map(\.words) + Policy.Standing.Status.allCases.map(\.words)
    for language in Language.allCases {
      #expect(words.allSatisfy { !$0(language).isEmpty })
      #expect(Set(words.map { $0(language) }).count == words.count)
    }
  }
}
