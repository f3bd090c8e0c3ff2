import Foundation
import Testing

/// `dabing explain`: one person's benefit, step by step.
struct ExplainCommandTests {
  @Test func `250,000 yuan in Shandong give 136,500, a step for each band with its clause`() async throws {
    let json = try await Program.json("explain", "shandong-2015", "--group", "general", "--amount", "250000")
    #expect(json.keys.isSuperset(of: ["policy", "group", "amount", "deductible", "payment", "steps"]))
    #expect(json["policy"]?.text == "shandong-2015")
    #expect(json["group"]?.text == "general")
    #expect(json["amount"]?.number == 250_000)
    #expect(json["deductible"]?.number == 12_000)
    #expect(json["payment"]?.number == 136_500)
    let steps = json["steps"]?.list ?? []
    #expect(steps.allSatisfy { $0["clause"]?.text == "四" })
    let bands = steps.filter { $0["kind"]?.text == "band" }
    #expect(bands.map { $0["rate"]?.number } == [0.5, 0.6, 0.65])
    #expect(bands.map { $0["payment"]?.number } == [44_000, 60_000, 32_500])
  }

  @Test(arguments: ["25万", "250,000", "２５０，０００", "25万元", "¥250,000.00", "￥250000", "250_000", "2.5e5", "250000元"])
  func `an amount may be written as people write it`(_ amount: String) async throws {
    let json = try await Program.json("explain", "shandong-2015", "--amount", amount)
    #expect(json["amount"]?.number == 250_000 && json["payment"]?.number == 136_500)
  }

  @Test(arguments: ["25%", "25,00", "1.234,5", "25 0000", "万", "nan", "0x10"])
  func `what is no amount is refused with an example`(_ amount: String) async throws {
    let result = try await Program.run("explain", "shandong-2015", "--amount", amount)
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.messages.contains("'\(amount)'") && result.messages.contains("60,000"), "\(result.messages)")
  }

  @Test func `the JSON has the payment as a plain number`() async throws {
    let text = try await Program.output(
      "explain", "shandong-2015", "--group", "general", "--amount", "250000", "--json")
    #expect(text.replacing(" ", with: "").contains("\"payment\":136500,"))
  }

  /// The province's own example: deductible 10,000, 50% to 100,000 and 60% above it give 87,000 for 170,000.
  @Test func `the example of 2014 through --set`() async throws {
    let json = try await Program.json(
      "explain", "shandong-2015", "--amount", "170000", "--set", "benefit.deductible=10000", "--set",
      "benefit.bands=[{ from: 0, rate: 50%, clause: 2014 }, { from: 100000, rate: 60%, clause: 2014 }]")
    #expect(json["payment"]?.number == 87_000)
    #expect(json["deductible"]?.number == 10_000)
  }

  @Test func `a value that is set holds in a year before the document's first`() async throws {
    let json = try await Program.json(
      "explain", "shandong-2015", "--year", "2014", "--amount", "170000", "--set", "benefit.deductible=10000", "--set",
      "funding.perHead=20")
    #expect(json["year"]?.number == 2014)
    #expect(json["payment"]?.number == 87_000)
  }

  /// RULES, worked values.
  @Test(arguments: [
    ("shandong-2015", "general", "12000", 0), ("shandong-2015", "general", "100000", 44_000),
    ("shandong-2015", "general", "200000", 104_000), ("shandong-2015", "general", "501538.46", 300_000),
    ("shanxi-2019", "general", "50000", 30_000), ("shanxi-2019", "general", "543333.33", 400_000),
    ("shanxi-2019", "rural-extreme-poverty", "630000", 500_000), ("huizhou-2013", "general", "20000", 9_500),
  ])
  func `worked values`(_ policy: String, _ group: String, _ amount: String, _ payment: Double) async throws {
    let json = try await Program.json("explain", policy, "--group", group, "--amount", amount)
    // Amounts are given to the fen, so a cap is reached but for half a fen.
    #expect(abs(try #require(json["payment"]?.number) - payment) <= 0.005)
    let steps = (json["steps"]?.list ?? []).compactMap { $0["payment"]?.number }
    #expect(abs(steps.reduce(0, +) - payment) <= 0.01, "the steps add up")
  }

  /// Deductibles that are half of an income: the worked values are relative to d.
  @Test(arguments: [
    ("langfang-2024", 100_000.0, 60_000.0), ("langfang-2024", 200_000, 130_000), ("langfang-2024", 662_500, 500_000),
    ("jiangxi-2025", 416_666.67, 250_000),
  ])
  func `worked values above d`(_ policy: String, _ above: Double, _ payment: Double) async throws {
    let deductible = try #require(try await Program.json("explain", policy, "--amount", "0")["deductible"]?.number)
    let json = try await Program.json("explain", policy, "--amount", "\(deductible + above)")
    #expect(abs(try #require(json["payment"]?.number) - payment) <= 0.005)
  }

  @Test func `for a person, a table that ends in the benefit`() async throws {
    let text = try await Program.output("explain", "shandong-2015", "--amount", "250000")
    for word in ["deductible", "136,500.00", "113,500.00", "四", "65.00%"] { #expect(text.contains(word), "\(text)") }
  }

  @Test func `in Chinese`() async throws {
    let text = try await Program.output("explain", "shandong-2015", "--amount", "250000", "--lang", "zh")
    for word in ["起付线", "赔付合计", "山东省", "136,500.00"] { #expect(text.contains(word), "\(text)") }
  }

  /// 廊坊 二: inpatient expense within the policy without maternity; the overflow of chronic expense apart.
  @Test func `what counts towards the amount, what does not, and what is paid apart`() async throws {
    let scope = try #require(try await Program.json("explain", "langfang-2024", "--amount", "50000")["scope"])
    #expect(scope["included"]?.list.map(\.text) == ["basic-deductible", "co-payment", "above-basic-maximum"])
    #expect(scope["separately"]?.list.map(\.text) == ["chronic-overflow"])
    #expect(scope["excluded"]?.list.contains { $0.text == "maternity" } == true)
    let text = try await Program.output("explain", "langfang-2024", "--amount", "50000", "--lang", "zh")
    #expect(text.contains("单独支付，不设起付线：门诊慢特病超基金年度限额 〔二〕"))
    #expect(text.contains("计入：基本医保起付线以下、住院自付比例部分、超基本医保年度限额 〔二〕"))
  }

  @Test func `a person in two groups`() async throws {
    let json = try await Program.json(
      "explain", "shanxi-2019", "--group", "registered-poor+disabled", "--amount", "105000")
    #expect(json["payment"]?.number == 80_000)
  }

  @Test(arguments: [
    (["explain", "shandong-2015", "--amount", "-5"], "--amount is -5"),
    (["explain", "shandong-2015", "--amount", "1e30"], "--amount"),
    (["explain", "shandong-2051", "--amount", "5"], "did you mean 'shandong-2015'?"),
    (["explain", "shanxi-2019", "--group", "disabeld", "--amount", "5"], "did you mean 'disabled'?"),
    (["explain", "shanxi-2019", "--group", "", "--amount", "5"], "group"),
    (["explain", "shanxi-2019", "--amount", "5", "--year", "19"], "--year is 19"),
    (["explain", "shanxi-2019", "--amount", "5", "--set", "benefit.deductable=1"], "did you mean 'deductible'?"),
    (["explain", "./gone.yaml", "--amount", "5"], "gone.yaml"),
  ])
  func `bad data is refused with status 65`(_ arguments: [String], _ says: String) async throws {
    let result = try await Program.run(arguments)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.contains(says), "\(result.messages)")
  }

  @Test(arguments: ["低保对象", "minimum living allowance", "农村建档立卡贫困人口+低保对象"])
  func `a group may be named by its title`(_ title: String) async throws {
    let ids = ["低保对象": "minimum-living-allowance", "minimum living allowance": "minimum-living-allowance"]
    let arguments = ["explain", "shanxi-2019", "--amount", "50000", "--group"]
    #expect(
      try await Program.output(arguments + [title])
        == (try await Program.output(arguments + [ids[title] ?? "registered-poor+minimum-living-allowance"])))
  }

  /// 国办发〔2024〕38号: a cap of 300,000 with steps of 3,000; 7 years enrolled and 2 without a claim are 315,000. 60% of what
  /// lies above 17,121 reach it at 542,121 yuan.
  @Test func `enrolment raises a person's cap, and a gap makes people wait`() async throws {
    let person = [
      "explain", "jiangxi-2025", "--amount", "600000", "--set", "benefit.cap=300000", "--set",
      "incentives.continuousStep=3000", "--set", "incentives.noClaimStep=3000",
    ]
    #expect(try JSON(try await Program.output(person + ["--json"]))["payment"]?.number == 300_000)
    let enrolled = person + ["--enrolled-years", "7", "--years-without-claim", "2"]
    let json = try JSON(try await Program.output(enrolled + ["--json"]))
    #expect(json["payment"]?.number == 315_000 && json["raisedCap"]?.number == 15_000)
    #expect(try await Program.output(enrolled).contains("enrolment raises the cap by 15,000.00 yuan [国办发〔2024〕38号]"))
    #expect(try await Program.output(enrolled + ["--lang", "zh"]).contains("参保激励提高封顶线15,000.00元"))
    // Nobody's cap is raised where there is none.
    let needy = try JSON(try await Program.output(enrolled + ["--group", "orphan", "--json"]))
    #expect(needy["raisedCap"]?.number == 0)
    let back = person + ["--missed-years", "2", "--bought-back-years", "1"]
    #expect(try JSON(try await Program.output(back + ["--json"]))["waitingMonths"]?.number == 4)
    #expect(try await Program.output(back).contains("waits 4 months"))
  }

  @Test(arguments: [
    (["shanxi-2019", "--enrolled-years", "7"], "shanxi-2019 has no 'incentives'"),
    (["shanxi-2019", "--missed-years", "1"], "shanxi-2019 has no 'waitingPeriod'"),
    (["jiangxi-2025", "--enrolled-years", "-1"], "--enrolled-years is -1"),
    (["jiangxi-2025", "--bought-back-years", "1"], "goes with --missed-years"),
  ])
  func `years that nothing asks for are refused`(_ arguments: [String], _ says: String) async throws {
    let result = try await Program.run(["explain"] + arguments + ["--amount", "100000"])
    #expect(result.status == 65 && result.messages.contains(says), "\(result.messages)")
  }
}
