import Documents
import Insurance
import Regions
import Testing

/// What the five documents say of single clauses, where a file could easily say something else.
struct ClausesOfTheDocumentsTests {
  private func value(_ name: String, _ path: String) throws -> PolicyValue {
    try #require(try policy(name).values.first { $0.path == path })
  }

  // MARK: Shanxi

  @Test func `Shanxi 五(二): the contract's years are not netted, unless a reform says so in a word of its own`() throws {
    let netted = "riskSharing.lossHandling=netted-over-term"
    let error = #expect(throws: DocumentError.self) { try policy("shanxi-2019", set: netted) }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.message.contains("五(二) forbids that the contract's years are netted") == true)
    let reformed = try policy("shanxi-2019", set: netted, "riskSharing.nettingOverTerm=allowed")
    #expect((reformed.riskSharing as? AgreedSurplus)?.lossHandling.value == .nettedOverTerm)
    // Jiangxi's 四(五) names 承保合作期通算 as a way.
    #expect(throws: Never.self) { try policy("jiangxi-2025", set: netted) }
  }

  @Test func `Shanxi: the first day and the purse that pays are assumed, since no clause names them`() throws {
    let day = try value("shanxi-2019", "inForce.from")
    #expect(day.isAssumption && day.note?.zh.contains("医保发〔2021〕5号") == true)
    let purse = try value("shanxi-2019", "funding.sources[0].party")
    #expect(purse.isAssumption && purse.clause == "五(二)")
    // 五(一): 不低于保费总额的30%、60%、90%.
    for place in 0...2 { #expect(try value("shanxi-2019", "settlement.instalments[\(place)].cumulative").isAssumption) }
  }

  // MARK: Shandong

  @Test func `Shandong 五(三), 四: in the words of the text`() throws {
    #expect(try value("shandong-2015", "riskSharing.recoveredShare").note?.zh.contains("通过下年度调整政策适当解决") == true)
    #expect(try value("shandong-2015", "benefit.measuredOn").note?.zh.contains("个人负担的合规医疗费用") == true)
  }

  @Test func `Shandong 三(三): what is compliant is cited by its number`() throws {
    #expect(try value("shandong-2015", "scope.components.class-b-first-pay").clause == "三(三)1")
    #expect(try value("shandong-2015", "scope.components.off-catalogue").clause == "三(三)1—2")
    #expect(try value("shandong-2015", "scope.components.over-limit").clause == "三(三)")
  }

  // MARK: Jiangxi

  /// 原则上控制在4%-5%之间.
  @Test(arguments: [("2%", true), ("4%", false), ("4.5%", false), ("5%", false), ("7%", true)])
  func `Jiangxi 四(五): a rate of profit outside 4% to 5% is used, and said`(_ rate: String, _ isOutside: Bool) throws {
    let policy = try policy("jiangxi-2025", set: "riskSharing.agreedSurplusRate=\(rate)")
    let said = policy.warnings.filter { $0.en.contains("principle") }
    #expect(said.count == (isOutside ? 1 : 0))
    if isOutside {
      #expect(
        said.first?.en
          == "riskSharing.agreedSurplusRate = \(rate) lies outside the 4% to 5% that the document names as its principle"
      )
      #expect(said.first?.zh.contains("超出文件“原则上”规定的4%至5%") == true)
    }
    let kept = try #require(Double(rate.dropLast()))
    #expect(abs(((policy.riskSharing as? AgreedSurplus)?.keptRate ?? 0) - kept / 100) < 1e-12)
  }

  @Test func `Jiangxi 四(五): a score that could grant nothing is refused where it stands`() throws {
    let error = #expect(throws: DocumentError.self) {
      try policy("jiangxi-2025", set: "riskSharing.agreedSurplusRate=7%", "riskSharing.incentiveScore=50%")
    }
    #expect(
      error?.problems.map(\.message) == [
        "'incentiveScore': grants nothing: 'agreedSurplusRate' lies above 'incentiveMaximum', 5%"
      ])
  }

  @Test func `Jiangxi 二(二): 'about' 10% is an assumption`() throws {
    let share = try value("jiangxi-2025", "funding.share")
    #expect(share.isAssumption && share.note?.zh.contains("左右") == true)
  }

  // MARK: What is not simulated

  @Test(arguments: [
    ("shanxi-2019", ["三(一)(二)", "三(三)", "四(一)", "五(一)", "五(二)", "六"]),
    ("shandong-2015", ["三(一)", "四", "五(一)", "五(二)", "五(三)", "五(四)", "六(三)"]),
    (
      "jiangxi-2025",
      ["三(二)", "三(六)", "四(一)", "四(二)", "四(四)", "四(六)", "五(二)", "五(三)", "六", "国办发〔2024〕38号"]
    ),
    ("langfang-2024", ["三(三)", "五(一)", "五(二)", "五(三)", "五(四)", "六(三)", "七", "八"]),
    (
      "huizhou-2013",
      ["二(四)5", "二(四)6", "二(五)1(4)", "二(五)1(6)", "二(五)2", "三(二)", "四(二)", "五(一)", "七、八"]
    ),
  ])
  func `clauses that the simulation does not do are named`(_ name: String, _ clauses: [String]) throws {
    let remarks = try policy(name).notModelled
    for clause in clauses { #expect(remarks.contains { $0.clause.text == clause }, "\(clause)") }
    for remark in remarks {
      #expect(!remark.words.en.contains(/\p{Han}/) && remark.words.zh.contains(/\p{Han}/), "\(remark.words.en)")
    }
  }
}
