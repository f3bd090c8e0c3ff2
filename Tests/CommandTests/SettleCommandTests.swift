import Foundation
import Testing

/// `dabing settle`: one year's money between the parties.
struct SettleCommandTests {
  @Test func `what it takes by default is said, and nothing of what is given`() async throws {
    let year = ["settle", "shanxi-2019", "--premium", "1000000", "--claims", "900000"]
    let defaults = [
      "costs by the policy's cost rule [五(三)] (--costs)",
      "the policy year 2019, the first of the policy's dates (--year)", "no reserve at the start (--reserve)",
      "nothing owed from earlier years", "the first year of its contract (--contract-year)",
      "no benefits that a changed policy adds, so that no loss is policy-caused by a change (--changed-claims)",
    ]
    let text = try await Program.output(year)
    for words in defaults { #expect(text.contains("by default: \(words)\n"), "\(words) in\n\(text)") }
    let record = try JSON(try await Program.output(year + ["--json"]))
    #expect(record["takenByDefault"]?.list.map(\.text) == defaults)
    let given = try await Program.output(
      year + [
        "--costs", "40000", "--year", "2020", "--contract-year", "2", "--changed-claims", "0", "--reserve", "0",
      ])
    #expect(given.contains("by default: nothing owed from earlier years"))
    #expect(given.split(separator: "by default: ").count == 2, "\(given)")
    let reserve = try await Program.output(
      "settle", "jiangxi-2025", "--year", "2026", "--premium", "1000000", "--claims", "900000")
    #expect(reserve.contains("by default: no reserve at the start (--reserve)"), "\(reserve)")
  }

  /// What each source pays is not guessed.
  @Test func `where sources pay for their own people, it asks how many there are`() async throws {
    let year = ["settle", "ningbo-2023", "--premium", "100", "--claims", "100"]
    for given in [[], ["--insured", "1000"]] {
      let result = try await Program.run(year + given)
      #expect(
        result.status == 65 && result.messages.contains("--people GROUP=NUMBER, of general, employees"), "\(result)")
    }
    let people = ["--people", "general=600", "--people", "employees=400"]
    #expect(try await Program.run(year + people).status == 0)
  }

  /// Langfang has its own word for the premium; a key in the same line stays a key.
  @Test func `paths in the lines of cash can be set`() async throws {
    let text = try await Program.output("settle", "langfang-2024", "--premium", "100", "--claims", "90", "--cash")
    #expect(text.contains("[settlement.premiumPaid]"), "\(text)")
    let shanxi = try await Program.output("settle", "shanxi-2019", "--premium", "100", "--claims", "90", "--cash")
    #expect(shanxi.contains("of each instalment the least that the document asks for by its day: 30%"), "\(shanxi)")
    #expect(!shanxi.contains("days that no document names"))
  }

  /// Jiangxi's set-off moves a fen neither of the insurer nor of the public side together, but one purse's to another's.
  @Test func `readings show what each purse gains`() async throws {
    let json = try await Program.json(
      "settle", "jiangxi-2025", "--premium", "100", "--claims", "105", "--costs", "3", "--reserve", "5", "--readings")
    let setOff = json["readings"]?.list.first { $0["choice"]?.text == "set-off" }
    #expect(setOff?["differences"]?["balance.basic-medical-fund"]?.number == 1)
    #expect(setOff?["differences"]?["balance.critical-illness-fund"]?.number == -1)
    #expect(setOff?["differences"]?["fundResult"]?.number == 0)
  }

  /// Huizhou at claims of 90% of the premium: C and 4% of C, 131,302,170 · 1.04 = 136,554,256.80.
  @Test func `Huizhou at 90% is paid 136,554,256.80`() async throws {
    let json = try await Program.json("settle", "huizhou-2013", "--premium", "145891300", "--claims", "131302170")
    #expect(
      json.keys.isSuperset(of: ["premium", "claims", "costs", "insurerResult", "fundResult", "transfers", "nextYear"]))
    #expect(json["payerPays"]?.number == 136_554_256.80)
    #expect(json["premium"]?.number == 145_891_300)
    #expect(json["claims"]?.number == 131_302_170)
    for transfer in json["transfers"]?.list ?? [] {
      #expect(transfer["clause"]?.text?.isEmpty == false && (transfer["amount"]?.number ?? 0) > 0)
    }
    #expect(json["nextYear"]?.list.first?["name"]?.text == "premium-may-be-lowered")
  }

  /// Langfang 五(五), P = 100, E = 3 million each year. 2024: 100 − 90 − 3 = 7 stay in the fund. 2025: 100 − 120 − 3 = −23,
  /// of which the reserve meets 7 and the other 16 are advanced, half and half. 2026:
  /// the advance comes back, and 100 − 92 − 3 = 5 stay in the fund.
  @Test func `several years in a row are an account by year`() async throws {
    let arguments = [
      "settle", "langfang-2024", "--premium", "100000000", "--premium", "100000000", "--premium", "100000000",
      "--claims", "90000000", "--claims", "120000000", "--claims", "92000000",
    ]
    let json = try JSON(try await Program.output(arguments + ["--json"]))
    #expect(json["years"]?.list.map { $0["insurerResult"]?.number } == [0, 0, 0])
    #expect(json["years"]?.list.map { $0["fundResult"]?.number } == [7_000_000, -23_000_000, 5_000_000])
    let accounts = json["accounts"]?.list ?? []
    func account(_ party: String, _ key: String) -> [Double?] {
      accounts.filter { $0["party"]?.text == party }.map { $0[key]?.number }
    }
    #expect(account("critical-illness-fund", "closing") == [7_000_000, 0, 5_000_000])
    #expect(account("insurer", "closing") == [0, -8_000_000, 0])
    for account in accounts {
      let parts = ["opening", "received", "paid", "closing"].map { account[$0]?.number ?? .nan }
      #expect(abs(parts[0] + parts[1] - parts[2] - parts[3]) < 0.005)
    }
    #expect(json["owed"]?.list.map { $0["amount"]?.number } == [8_000_000, 8_000_000])
    #expect(json["owed"]?.list.allSatisfy { $0["year"]?.number == 2025 } == true)
    let text = try await Program.output(arguments)
    for words in ["advance of an earlier year, recovered", "After 2025", "owed at the end of the year"] {
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test func `several years need an amount for each`() async throws {
    let uneven = try await Program.run("settle", "shanxi-2019", "--premium", "1", "--premium", "2", "--claims", "1")
    #expect(uneven.status == 65 && uneven.messages.contains("repeat each once for each year"))
    let late = try await Program.run(
      "settle", "shanxi-2019", "--premium", "1", "--claims", "1", "--contract-year", "4")
    #expect(late.status == 65 && late.messages.contains("the contract runs 3 years"))
  }

  @Test func `and says so to a person`() async throws {
    let text = try await Program.output(
      "settle", "huizhou-2013", "--premium", "145891300", "--claims", "131302170")
    for word in ["136,554,256.80", "二(五)1(5)", "Transfers", "Balances", "Assumptions and settings in use"] {
      #expect(text.contains(word), "\(word) in\n\(text)")
    }
  }

  @Test(arguments: [
    "shanxi-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013", "national-stylised",
  ])
  func `premium = claims + costs + insurer + fund, and transfers add up`(_ policy: String) async throws {
    for claims in ["0", "60000000.01", "98765432.10", "250000000"] {
      let json = try await Program.json(
        "settle", policy, "--premium", "100000000", "--claims", claims, "--reserve", "3000000")
      func fen(_ key: String) throws -> Int64 { Int64((try #require(json[key]?.number) * 100).rounded()) }
      #expect(try fen("premium") == fen("claims") + fen("costs") + fen("insurerResult") + fen("fundResult"))
      var balances: [String: Int64] = [:]
      for transfer in json["transfers"]?.list ?? [] {
        let amount = Int64((try #require(transfer["amount"]?.number) * 100).rounded())
        balances[try #require(transfer["from"]?.text), default: 0] -= amount
        balances[try #require(transfer["to"]?.text), default: 0] += amount
      }
      #expect(try balances["insurer", default: 0] == fen("insurerResult"), "\(policy) at \(claims)")
    }
  }

  /// By the end of January 2020 claims of 168 and costs of 6 million have gone out; see CashCalendarsTests.
  @Test func `the insurer's cash by month is added where it is asked for`() async throws {
    let arguments = ["settle", "shanxi-2019", "--premium", "187000000", "--claims", "168000000", "--costs", "6000000"]
    let json = try JSON(try await Program.output(arguments + ["--cash", "--json"]))
    let cash = try #require(json["cash"])
    #expect(cash["months"]?.list.count == 18)
    #expect(cash["months"]?.list.first?["month"]?.text == "2019-01")
    #expect(cash["months"]?.list.first?["costs"]?.number == 500_000)
    #expect(cash["months"]?.list[3]["lowestBalance"]?.number == -44_000_000)
    #expect(cash["months"]?.list.last?["balance"]?.number == json["balances"]?["insurer"]?["paid"]?.number)
    #expect(cash["largestAdvance"]?.number == 44_000_000)
    #expect(cash["monthOfLargestAdvance"]?.text == "2019-04")
    #expect(cash["monthsOutOfPocket"]?.number == 9)
    // 75.9 million months at 1%.
    #expect(cash["interest"]?["amount"]?.number == 63_250)
    #expect(cash["calendar"]?["lag"]?.list.compactMap(\.number) == [0, 1])
    #expect(try JSON(try await Program.output(arguments + ["--json"]))["cash"] == nil)

    let text = try await Program.output(arguments + ["--cash"])
    for words in [
      "2019-04  56,100,000", "largest advance: 44,000,000 yuan in 2019-04", "months that end out of pocket: 9 of 18",
      "claims arise evenly over the year (assumption)", "claimsPayment.prepaid = 0%  [四(一)]",
    ] {
      #expect(text.contains(words), "\(words) in\n\(text)")
    }
    let chinese = try await Program.output(arguments + ["--cash", "--lang", "zh"])
    #expect(chinese.contains("最大垫付额：44,000,000元，2019-04"), "\(chinese)")
    #expect(!(try await Program.output(arguments)).contains("claimsPayment"))
  }

  @Test func `costs can be given`() async throws {
    let json = try await Program.json(
      "settle", "shanxi-2019", "--premium", "1000000", "--claims", "900000", "--costs", "50000")
    #expect(json["costs"]?.number == 50_000)
  }

  @Test func `in Chinese`() async throws {
    let text = try await Program.output(
      "settle", "shanxi-2019", "--premium", "1000000", "--claims", "900000", "--lang", "zh")
    for word in ["山西省", "资金往来", "使用的假设"] { #expect(text.contains(word)) }
  }

  @Test(arguments: [
    (
      "shanxi-2019", "120000000",
      "loss that management did not cause, on which next year's funding is adjusted: 23,000,000.00 yuan",
      "非管理性亏损，作为调整次年筹资标准的依据：23,000,000.00元"
    ),
    (
      "shandong-2015", "120000000", "loss beyond the insurer's limit, deferred to next year: 18,000,000.00 yuan",
      "超过承担上限的亏损，通过调整下年度政策适当解决：18,000,000.00元"
    ),
    (
      "jiangxi-2025", "80000000", "surplus beyond the agreed rate, which enters next year's fund: 13,000,000.00 yuan",
      "超过约定盈余率的结余，转入下一年度大病保险基金：13,000,000.00元"
    ),
    (
      "langfang-2024", "120000000",
      "joint advance, to be recovered through next year's policy or from the treasury: 23,000,000.00 yuan",
      "共同垫付资金，通过调整下年度政策或向财政申请偿还：23,000,000.00元"
    ),
    (
      "huizhou-2013", "80000000",
      "claims and allowed costs are below 95% of the premium, so that next year's may be adjusted; "
        + "difference to the premium: -14,900,000.00 yuan", "可调整下一年度保费总额；与本年度保费的差额：-14,900,000.00元"
    ),
  ])
  func `what follows for the next year is said in full, with its unit`(
    _ policy: String, _ claims: String, _ english: String, _ chinese: String
  ) async throws {
    // Chance adjusts no funding, unless it counts as policy-caused.
    let reading = policy == "shanxi-2019" ? ["--set", "readings.shanxi-ordinary-loss=as-policy-caused"] : []
    let arguments = ["settle", policy, "--premium", "100000000", "--claims", claims] + reading
    #expect(try await Program.output(arguments).contains(english))
    #expect(try await Program.output(arguments + ["--lang", "zh"]).contains(chinese))
  }

  /// Shanxi 五(三), P = 100, C = 120, E = 3 million: of the loss of 23 a dearer policy explains the 8 that it adds.
  @Test func `the loss is told by cause, and only a policy-caused one adjusts next year's funding`() async throws {
    let year = ["settle", "shanxi-2019", "--premium", "100000000", "--claims", "120000000"]
    func loss(_ json: JSON?) -> [Double?] { ["ordinary", "policy", "management"].map { json?["loss"]?[$0]?.number } }
    #expect(loss(try JSON(try await Program.output(year + ["--json"]))) == [23_000_000, 0, 0])
    let changed = year + ["--changed-claims", "8000000"]
    #expect(loss(try JSON(try await Program.output(changed + ["--json"]))) == [15_000_000, 8_000_000, 0])
    let text = try await Program.output(changed)
    for words in ["by ordinary fluctuation", "15,000,000.00", "policy-caused", "is adjusted: 8,000,000.00 yuan"] {
      #expect(text.contains(words), "\(words) in\n\(text)")
    }
    #expect(try await Program.output(changed + ["--lang", "zh"]).contains("一般经营波动"))
    // A quarter of what is lost is the insurer's own doing: 23 · 25% = 5.75, and of the other 17.25 the change explains 8.
    let managed = changed + ["--set", "riskSharing.managementCausedShare=25%", "--json"]
    #expect(loss(try JSON(try await Program.output(managed))) == [9_250_000, 8_000_000, 5_750_000])
    // Two years: the second alone has changed.
    let years = try JSON(
      try await Program.output(
        year + Array(year[2...]) + ["--changed-claims", "0", "--changed-claims", "8000000", "--json"]))
    #expect(years["years"]?.list.map(loss) == [[23_000_000, 0, 0], [15_000_000, 8_000_000, 0]])
  }

  @Test func `each loss is called by its formula, in both languages`() async throws {
    let year = ["settle", "jiangxi-2025", "--premium", "100", "--claims", "104", "--costs", "3"]
    for (set, en, zh) in [
      ([], "loss to be shared (C + E − P)", "待分担的亏损（C＋E－P）"),
      (["--set", "readings.jiangxi-profit=gross-of-costs"], "loss to be shared (C − P)", "待分担的亏损（C－P）"),
    ] as [([String], String, String)] {
      #expect(try await Program.output(year + set).contains(en))
      let chinese = try await Program.output(year + set + ["--lang", "zh"])
      #expect(chinese.contains(zh) && chinese.contains("〔四（五）〕") && !chinese.contains("四(五)"), "\(chinese)")
    }
  }

  @Test func `who pays the costs matters where they are given too`() async throws {
    let year = ["settle", "langfang-2024", "--premium", "100", "--claims", "90", "--costs", "3"]
    let choice = ["--set", "readings.langfang-service-price=treasury"]
    let text = try await Program.output(year + choice)
    #expect(text.contains("paid for the service beside the fund") && !text.contains("changes nothing here"), "\(text)")
  }

  /// P = 120, C = 108, E = 3.6, by `CashCalendarsTests`: what the days of payment do to the insurer's purse.
  @Test func `readings are told by the largest advance too`() async throws {
    let table = try await Program.json(
      "settle", "jiangxi-2025", "--premium", "120", "--claims", "108", "--costs", "3.6", "--readings")
    let base = try #require(table["values"]?["largestAdvance"]?.number)
    let late = try #require(
      table["readings"]?.list.first { $0["set"]?.text == "readings.jiangxi-payment-days=year-end" })
    // 108 · 11/12 = 99 of claims, paid a month later, and costs of 3.6 before the money comes at the year's end.
    let advance = try #require(late["values"]?["largestAdvance"]?.number)
    #expect(abs(advance - 102.6) < 0.02 && base < 20)
    #expect(late["values"]?["monthsOutOfPocket"]?.number == 11)
    #expect(late["differences"]?["insurerResult"]?.number == 0)
    let columns: [String: [String]] = ["en": ["largest advance", "months out of pocket"], "zh": ["最大垫付", "垫付月数"]]
    for (language, words) in columns {
      let text = try await Program.output(
        "settle", "jiangxi-2025", "--premium", "120", "--claims", "108", "--readings", "--lang", language)
      for word in words { #expect(text.contains(word), "\(word) in\n\(text)") }
    }
  }

  @Test func `causes are refused where the contract does not ask for them, or nothing is lost`() async throws {
    let asked = ["--premium", "100", "--claims", "120", "--changed-claims", "8"]
    let result = try await Program.run(["settle", "shandong-2015"] + asked)
    #expect(result.status == 65 && result.messages.contains("the contract of shandong-2015 does not ask"))
    let gained = try await Program.json("settle", "shanxi-2019", "--premium", "100", "--claims", "50")
    #expect(gained["loss"] == nil)
  }

  @Test(arguments: [
    (["--premium", "-1", "--claims", "0"], "--premium is -1"),
    (["--premium", "1", "--claims", "1", "--changed-claims", "2"], "--changed-claims is 2, more than all"),
    (["--premium", "1", "--claims", "-1"], "--claims is -1"),
    (["--premium", "nan", "--claims", "0"], "--premium"), (["--premium", "1e14", "--claims", "0"], "--premium"),
    (["--premium", "inf", "--claims", "0"], "--premium"),
    (["--premium", "1", "--claims", "1", "--costs", "-1"], "--costs is -1"),
    (["--premium", "1", "--claims", "1", "--reserve", "-1"], "--reserve is -1"),
    (["--premium", "1", "--claims", "1", "--insured", "3000000000"], "--insured is 3000000000"),
    (["--premium", "1", "--claims", "1", "--set", "riskSharing.agreedSurplusRaet=1%"], "agreedSurplusRate"),
  ])
  func `bad data is refused with status 65`(_ arguments: [String], _ says: String) async throws {
    let result = try await Program.run(["settle", "shanxi-2019"] + arguments)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.contains(says), "\(result.messages)")
  }
}
