import Foundation
import TestSupport
import Testing

/// `dabing policies`: the list, one in full, what differs between two.
struct PoliciesCommandTests {
  private static let founding = ["shanxi-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]

  @Test func `the list names what is built in`() async throws {
    let text = try await Program.output("policies")
    for id in Self.founding + ["national-stylised"] { #expect(text.contains(id)) }
    #expect(text.contains("consultation draft"))
    #expect(try await Program.output("policies", "list") == text)
    let json = try await Program.json("policies")
    let names = Set(json.list.compactMap { $0["id"]?.text })
    #expect(names.isSuperset(of: Self.founding))
    #expect(json.list.allSatisfy { $0["documents"]?.list.isEmpty == false })
  }

  @Test func `Huizhou's cliff at 95% is named`() async throws {
    let text = try await Program.output("policies", "show", "huizhou-2013", "--no-answers")
    let cliff = text.split(separator: "\n").first { $0.contains("95.0%") && $0.contains("jumps") }
    #expect(cliff?.contains("二(五)1(5)") == true, "\(text)")
    let cliffs = try await Program.json("policies", "show", "huizhou-2013", "--no-answers")["cliffs"]?.list ?? []
    #expect(cliffs.map { $0["lossRatio"]?.number } == [0.95])
    // Before costs of 5.1 million of 145.8913 the margin goes from 3.8% to 5.0% of the premium.
    #expect(abs(try #require(cliffs.first?["payerPaysBefore"]?.number) - 0.988) < 1e-6)
    #expect(abs(try #require(cliffs.first?["payerPaysAfter"]?.number) - 1) < 1e-6)
    #expect(abs(try #require(cliffs.first?["insurerResultBefore"]?.number) - (0.038 - 5.1 / 145.8913)) < 1e-6)
    #expect(abs(try #require(cliffs.first?["insurerResultAfter"]?.number) - (0.05 - 5.1 / 145.8913)) < 1e-6)
  }

  @Test(arguments: founding)
  func `show gives every value with its clause`(_ id: String) async throws {
    let json = try await Program.json("policies", "show", id, "--no-answers")
    #expect(json["id"]?.text == id)
    let values = json["values"]?.list ?? []
    #expect(values.count > 10)
    for value in values { #expect(value["clause"]?.text?.isEmpty == false, "\(value["path"]?.text ?? "")") }
    #expect(values.contains { $0["path"]?.text == "benefit.deductible" })
    let text = try await Program.output("policies", "show", id, "--no-answers")
    for value in values { #expect(text.contains(try #require(value["path"]?.text))) }
  }

  /// A region's page: each reading with all of its choices and what its scenario answers under each, by the exact law.
  @Test(arguments: [
    ("shandong-2015", "readings.shandong-loss", "after-costs"),
    ("langfang-2024", "readings.langfang-income", "province"),
  ])
  func `show has a table of readings and answers`(_ id: String, _ path: String, _ inForce: String) async throws {
    let answers = try #require(try await Program.json("policies", "show", id)["answers"])
    #expect(answers["scenario"]?.text == "scenarios/\(id).yaml")
    let lines = answers["table"]?["readings"]?.list ?? []
    #expect(lines.contains { $0["set"]?.text?.hasPrefix(path + "=") == true })
    #expect(!lines.contains { $0["set"]?.text == "\(path)=\(inForce)" })
    for language in ["en", "zh"] {
      let text = try await Program.output("policies", "show", id, "--lang", language)
      let row = try #require(text.split(separator: "\n").first { $0.contains("\(path)=\(inForce)") })
      #expect(row.contains(language == "zh" ? "现行理解" : "in force") && row.contains("%"), "\(row)")
    }
  }

  /// A law of expense cannot show what counts: the nation's episodes of care do, with the page's policy and as many people. What
  /// the answer hangs on comes first.
  @Test func `a reading of the scope is shown where expense is made of episodes`() async throws {
    let lines =
      try await Program.json("policies", "show", "shanxi-2019")["answers"]?["table"]?["readings"]?.list ?? []
    let scope = try #require(lines.first)
    #expect(scope["set"]?.text == "readings.shanxi-compliant=without-first-pay")
    #expect(scope["shownWith"]?["set"]?.list.first?.text == "scenarios/national-2023-episodes.yaml")
    func need(_ key: String) throws -> Double {
      try #require(scope["shownWith"]?[key]?["funding.need.p95"]?.number)
    }
    // First-pay shares are a part of X, so that less is needed without them.
    #expect(try need("values") < need("inForce"))
    #expect(lines.dropFirst().allSatisfy { $0["reading"]?.text != "shanxi-compliant" })
  }

  @Test func `a policy without a scenario has no answers`() async throws {
    #expect(try await Program.json("policies", "show", "nanchang-employee-2025")["answers"] == nil)
  }

  @Test func `a policy without a cliff says so`() async throws {
    #expect(try await Program.output("policies", "show", "shandong-2015", "--no-answers").contains("no cliff"))
  }

  @Test func `show in Chinese has the rules, days and clauses in Chinese`() async throws {
    let text = try await Program.output("policies", "show", "langfang-2024", "--lang", "zh")
    for words in [
      "分段支付 · 按人头筹资 · 结余弥补、共同垫付 · 年度结算", "（minimum-living-allowance）", "16,451.50—116,451.50元部分60%，",
      "216,451.50元以上部分80%", "不设封顶线", "次年6月30日前",
      "当月0%、次月100%", "五（五）", "〔三（二）〕", "最大垫付", "垫付月数",
    ] {
      #expect(text.contains(words), "\(words) in\n\(text)")
    }
    for words in ["marginal-bands", "，自", "+1 06-30", "[0%", "五(五)", "三(二)"] {
      #expect(!text.contains(words), "\(words) in\n\(text)")
    }
  }

  @Test func `show in Chinese, for a year, with a value set`() async throws {
    let text = try await Program.output(
      "policies", "show", "jiangxi-2025", "--no-answers", "--year", "2025", "--set", "benefit.cap=300000", "--lang",
      "zh")
    for word in ["江西省", "起付线", "300,000", "2025年参数", "已设定"] { #expect(text.contains(word), "\(word) in\n\(text)") }
  }

  @Test func `diff names what differs with both clauses`() async throws {
    let text = try await Program.output("policies", "diff", "shanxi-2019", "shandong-2015")
    for word in ["benefit.deductible", "10,000", "12,000", "二", "四", "funding.perHead", "85", "32"] {
      #expect(text.contains(word))
    }
    let values = try await Program.json("policies", "diff", "shanxi-2019", "shandong-2015")["values"]?.list ?? []
    let deductible = values.first { $0["path"]?.text == "benefit.deductible" }
    #expect(deductible?["first"]?["value"]?.text == "10,000 yuan")
    #expect(deductible?["second"]?["clause"]?.text == "四")
    #expect(try await Program.run("policies", "diff", "shanxi-2019", "shandong-2051").status == 65)
  }

  @Test func `diff says of a policy that ends within a year that it holds for a part of it alone`() async throws {
    let scratch = try ScratchFolder()
    let yaml = try await Program.output("policies", "show", "huizhou-2013", "--yaml")
    let start = try #require(yaml.firstMatch(of: /inForce: \{ from: [0-9-]+/))
    let own = try scratch.write(
      yaml.replacing(start.output, with: start.output + ", to: 2031-06-30"), to: "ends.yaml")
    let text = try await Program.output("policies", "diff", "huizhou-2013", own)
    #expect(text.contains("in force for a part of 2031 alone (to 2031-06-30)"), "\(text)")
  }

  @Test func `diff compares what a person gets across the forms of the documents`() async throws {
    let text = try await Program.output("policies", "diff", "shanxi-2019", "shandong-2015")
    let lines = text.split(separator: "\n").drop { $0 != "What a person gets" }.map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for line in [
      "deductible, yuan 10,000 12,000", "of X from 10,000 to 12,000 75% 二 0% 四",
      "of X from 100,000 to 200,000 75% 二 60% 四", "cap, yuan 400,000 300,000",
    ] { #expect(lines.contains(line), "\(line) in\n\(text)") }
    let benefits =
      try await Program.json("policies", "diff", "shanxi-2019", "shandong-2015")["benefits"]?.list ?? []
    #expect(benefits.map { $0["group"]?.text } == ["general"])
    #expect(benefits[0]["cap"]?["second"]?.number == 300_000)
    let rates = benefits[0]["rates"]?.list ?? []
    #expect(rates.map { $0["first"]?.number } == [0.75, 0.75, 0.75, 0.75, 0.75])
    #expect(rates.map { $0["second"]?.number } == [0, 0.5, 0.6, 0.65, 0])
    #expect(rates.map { $0["secondClause"]?.text } == ["四", "四", "四", "四", "四"])
  }

  @Test func `diff compares every group that both have, in Chinese too`() async throws {
    let text = try await Program.output("policies", "diff", "jiangxi-2025", "langfang-2024", "--lang", "zh")
    for words in ["实际待遇", "低保对象", "合规自付费用208,225.75以上部分", "封顶线，元"] { #expect(text.contains(words), "\(words)") }
  }

  /// What a person gets, then the kinds of rule, then the values.
  @Test func `diff says which kinds of rule and which benefits one alone has`() async throws {
    let text = try await Program.output("policies", "diff", "shanxi-2019", "shandong-2015")
    let kinds =
      "Kinds of rule that differ: shanxi-2019: clause-driven, agreed-surplus; shandong-2015: margin-and-loss-limits"
    let places = ["What a person gets", kinds, "funding.perHead"].map { text.firstRange(of: $0)?.lowerBound }
    let known = places.compactMap { $0 }
    #expect(known.count == 3 && known == known.sorted(), "\(text)")
    let rules = try await Program.json("policies", "diff", "shanxi-2019", "shandong-2015")["rules"]
    #expect(rules?["first"]?.list.map(\.text) == ["clause-driven", "agreed-surplus"])
    #expect(rules?["second"]?.list.map(\.text) == ["margin-and-loss-limits"])
    let chinese = try await Program.output("policies", "diff", "shanxi-2019", "shandong-2015", "--lang", "zh")
    #expect(chinese.contains("规则类型不同：shanxi-2019：按条款触发调整筹资、约定盈余率、亏损分担；shandong-2015：盈利及成本、亏损限额"))
  }

  @Test func `diff takes the only benefit of one file and the first of another's list for the same`() async throws {
    let text = try await Program.output("policies", "diff", "jiangxi-2025", "jiangxi-2025-aid")
    #expect(text.contains("Benefits that one alone has: jiangxi-2025-aid: medical aid"), "\(text)")
    #expect(!text.contains("benefit.deductible") && !text.contains("critical-illness.deductible"))
    #expect(text.contains("benefits.medical-aid.rate"))
  }

  @Test func `policies that pay the same say so`() async throws {
    let folder = try ScratchFolder()
    let own = try folder.write(try await Self.template(folder).replacing("36000", with: "36_000"), to: "a.yaml")
    let other = try folder.write(
      try await Self.template(folder).replacing("perHead: { value: 100", with: "perHead: { value: 90"), to: "b.yaml")
    let text = try await Program.output("policies", "diff", own, other)
    #expect(text.contains("funding.perHead") && text.contains("the same for every group that both have"))
  }

  private static func template(_ folder: ScratchFolder) async throws -> String {
    let file = folder.url.appending(path: "\(UUID().uuidString).yaml")
    _ = try await Program.run("new", "policy", file.path)
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test func `a policy differs from itself in nothing`() async throws {
    let text = try await Program.output("policies", "diff", "shanxi-2019", "shanxi-2019")
    #expect(!text.contains("benefit.deductible"))
  }
}
