import Documents
import Insurance
import Regions
import RiskSharing
import Testing

/// What the five documents say of single clauses, where a file could easily say something else.
struct ClausesOfTheDocumentsTests {
  private func value(_ name: String, _ path: String) throws -> PolicyValue {
    try #require(try policy(name).values.first { $0.path == path })
  }

  /// A year of a premium of 100 yuan.
  private func settled(_ policy: Policy, claims: Double, costs: Double) throws -> YearStatement {
    let money = { (yuan: Double) in try #require(Money(yuan: yuan)) }
    return YearStatement(
      settling: YearAccount(
        year: policy.year, insured: 1, premium: try money(100), claims: try money(claims), costs: try money(costs)),
      under: policy)
  }

  private static func read(_ text: String) throws -> Policy { try policy(from: text) }

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

  /// P = 100, C = 95, E = 2. In full: 5 of margin, of which 2 are kept and pay the costs. Where half of the 20 is granted, 10
  /// are missing.
  @Test(arguments: [("100%", 0.0, 20.0), ("50%", -10, 10), ("0%", -20, 0)])
  func `Shandong 四: the last 20% come by the end of the year, as evaluation and audit turn out`(
    _ score: String, _ result: Double, _ paid: Double
  ) throws {
    let policy = try policy("shandong-2015", set: "settlement.assessmentScore=\(score)")
    let year = try settled(policy, claims: 95, costs: 2)
    #expect(year.insurerResult.yuan == result && year.fundResult.yuan == 3 - result)
    let deposit = year.ledger.transfers.filter { $0.reason == .deposit }
    #expect(deposit.map(\.amount.yuan) == (paid > 0 ? [paid] : []))
    #expect(deposit.allSatisfy { $0.due?.text(for: 2015) == "2015-12-31" && $0.clause == "四" })
    let back = year.ledger.transfers.filter { $0.reason == AnnualSettlement.depositForfeited }
    #expect(back.map(\.amount.yuan) == (paid < 20 ? [20 - paid] : []))
    #expect(back.allSatisfy { $0.to == .basicMedicalFund && $0.due?.text(for: 2015) == "2015-12-31" })
    #expect(year.closing.reserve == .zero)
  }

  // MARK: Langfang

  /// P = 100 with a price of 3: of costs of 2 the fund pays 2, of 20 it pays 3.
  @Test func `Langfang 五(一)(五): the fund pays costs up to the price of the bid`() throws {
    let policy = try policy("langfang-2024")
    let cheap = try settled(policy, claims: 90, costs: 2)
    #expect(cheap.insurerResult == .zero && cheap.closing.reserve.yuan == 8)
    let dear = try settled(policy, claims: 90, costs: 20)
    #expect(dear.insurerResult.yuan == -17 && dear.closing.reserve.yuan == 7)
    // 105 + 3 − 100 are advanced, half by the insurer; 17 of costs are its own.
    let loss = try settled(policy, claims: 105, costs: 20)
    #expect(loss.insurerResult.yuan == -17 && loss.owedToInsurer.yuan == 4)
    // Without a price the fund takes all costs over.
    let text = try builtIn("langfang-2024").replacing(
      #/\ \ servicePrice:\n(\ \ \ \ .*\n)+?(?=\ \ servicePricePaid)/#, with: "")
    #expect(try settled(try Self.read(text), claims: 90, costs: 20).insurerResult == .zero)
  }

  // MARK: Huizhou

  /// P = 100, C = 90: 93.6 are paid over, and of the 6.4 that are not 5.12 and 1.28 stay with the two purses.
  @Test func `Huizhou 二(三)2: two purses by their names, 8 to 2 of what is spent and of what is not`() throws {
    let year = try settled(try policy("huizhou-2013"), claims: 90, costs: 0)
    #expect(year.ledger.cash(of: .supplementaryFund).yuan == -80 + 5.12)
    #expect(year.ledger.cash(of: .basicMedicalFund).yuan == -20 + 1.28)
    #expect(year.closing.reserve == .zero && year.fundResult.yuan == 6.4)
    let kept = try settled(try policy("huizhou-2013", set: "settlement.unspent=kept"), claims: 90, costs: 0)
    #expect(kept.closing.reserve.yuan == 6.4 && kept.fundResult.yuan == 6.4)
  }

  /// 5.1 million of staff against 4% of claims: even at 127.5 million, 87.4% of the premium.
  @Test func `Huizhou 二(五)1(3)(5): below 95% the payment for staff can cover what staff cost`() throws {
    let policy = try policy("huizhou-2013")
    let premium = try #require(Money(yuan: 145_891_300))
    let diagram = RiskSharingDiagram(of: policy, insured: 4_000_000, premium: premium)
    let results = try [120e6, 127.5e6, 137e6].map {
      diagram.statement(claims: try #require(Money(yuan: $0))).insurerResult
    }
    #expect(results.map(\.yuan) == [-300_000, 0, 380_000])
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
