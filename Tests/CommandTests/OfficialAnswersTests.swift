import Foundation
import TestSupport
import Testing

/// What stands first is true of the whole answer: of all years, of few replications, of groups that lose, of a settlement.
struct OfficialAnswersTests {
  private static let jincheng = "scenarios/jincheng-2019.yaml"

  /// The verdict is of the worst year, so each year's probability stands beside it, of one alternative and of several.
  @Test(arguments: [["提标: funding.perHead=101"], ["提标: funding.perHead=101", "再提标: funding.perHead=120"]])
  func `a change over several years says each year`(_ alternatives: [String]) async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "r.md").path
    let command =
      ["report", Self.jincheng, "--set", "horizon.years=3", "--set", "trend.severity=8%", "--no-contributions"]
      + alternatives.flatMap { ["--alternative", $0] } + ["--replications", "40", "--lang", "zh", "--no-progress"]
    _ = try await Program.output(command + ["-o", path])
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let first = text.components(separatedBy: "\n## ")[0]
    for year in [2019, 2020, 2021] { #expect(first.contains("\(year)年由"), "\(year) in \(first)") }
    #expect(first.contains("结论按概率最低的2021年"))
    if alternatives.count > 1 { #expect(text.contains("各年收支平衡概率")) }
  }

  @Test(arguments: [("1", true), ("5", true), ("60", false)])
  func `a few replications make no verdict`(_ replications: String, _ isUnknown: Bool) async throws {
    let text = try await Program.output(
      "run", Self.jincheng, "--replications", replications, "--lang", "zh", "--no-progress")
    #expect(text.contains("尚不能判断") == isUnknown)
    #expect(!isUnknown || !text.contains("\n够（"))
  }

  /// Of 100,000 yuan the lower rate pays 50% of 95,000 where everybody gets 75% of 90,000 and the document 78% of 95,000.
  @Test(arguments: [
    ("benefit.groups.minimum-living-allowance.rate=50%", true, true),
    ("benefit.groups.minimum-living-allowance.rate=77%", false, true),
    ("benefit.groups.*.rate=60%", true, true), ("benefit.groups.minimum-living-allowance.deductible=20000", true, true),
    ("benefit.groups.minimum-living-allowance.rate=79%", false, false), ("benefit.rate=76%", false, false),
    // Nobody of the scenario is in it.
    ("benefit.groups.extreme-poverty.rate=50%", false, false),
  ])
  func `a needy group that a setting takes something from is named`(
    _ setting: String, _ isBelowGeneral: Bool, _ isWorse: Bool
  ) async throws {
    let text = try await Program.output(
      "run", Self.jincheng, "--replications", "2", "--set", setting, "--lang", "zh", "--no-progress")
    #expect(text.contains("待遇低于一般人员") == isBelowGeneral, "\(text.prefix(600))")
    #expect(text.contains("待遇低于政策原规定") == isWorse, "\(text.prefix(600))")
  }

  /// 3% of each premium: 2.55 yuan of 85, and more of a premium that is enough with a higher confidence.
  @Test func `a tender's costs are those of each premium, and bids are said first`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "t.md").path
    _ = try await Program.output(
      "report", Self.jincheng, "--form", "tender", "--alternative", "甲: costs.shareOfPremium=2.5%", "--replications",
      "300", "--lang", "zh", "--no-progress", "-o", path)
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.components(separatedBy: "\n## ")[0].contains("甲（经办费用占保费比例 2.5%）"))
    #expect(text.contains("| 经办费用占保费比例 `costs.shareOfPremium` | 3% | 2.5% |"))
    var rows = 0
    for line in text.split(separator: "\n") where line.hasPrefix("| 人均所需筹资，") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 7, let claims = Double(cells[3]), let costs = Double(cells[4]), let safety = Double(cells[5])
      else { continue }
      rows += 1
      let premium = claims + costs + safety
      #expect(abs(costs - 0.03 * premium) < 0.011, "\(line)")
      #expect(abs((Double(cells[1]) ?? 0) - premium) < 0.06, "\(line)")
    }
    #expect(rows == 7)
  }

  /// P = 100, C = 105, E = 3 million and a deposit of 10: the deposit and half of the loss of 8 are paid when the year is settled.
  @Test func `a settlement says what it pays, and what stays owed`() async throws {
    let scratch = try ScratchFolder()
    func form(_ policy: String) async throws -> String {
      let path = scratch.url.appending(path: "\(policy).md").path
      _ = try await Program.output(
        "settle", policy, "--premium", "1亿", "--claims", "1.05亿", "--costs", "300万", "--lang", "zh", "--report", path)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return text.components(separatedBy: "\n").first { $0.contains("清算支付什么") } ?? ""
    }
    let shanxi = try await form("shanxi-2019")
    for words in [
      "10,000,000.00元（服务保证金拨付，2020-06-30前）", "4,000,000.00元（一般经营波动亏损分担）", "无结转应付款项",
    ] { #expect(shanxi.contains(words), "\(shanxi)") }
    // Claims that are paid over month by month are none of it.
    let huizhou = try await form("huizhou-2013")
    #expect(huizhou.contains("清算无须收付款项；无结转应付款项"), "\(huizhou)")
    // The document's own words, and what is owed on: 8 less 4% of 100 and 1 of costs beyond 2%.
    let shandong = try await form("shandong-2015")
    #expect(shandong.contains("剩余20%保费拨付") && !shandong.contains("服务保证金"), "\(shandong)")
    #expect(shandong.contains("结转应付：大病保险基金 → 承办机构 3,000,000.00元"), "\(shandong)")
  }

  @Test(arguments: [("1.57亿", "600万", "筹资高于预期", "经办费用高于预期"), ("1.5亿", "300万", "筹资低于预期", "经办费用低于预期")])
  func `a cause is called by the side that it lies on`(
    _ premium: String, _ costs: String, _ ofPremium: String, _ ofCosts: String
  ) async throws {
    let text = try await Program.output(
      "causes", Self.jincheng, "--premium", premium, "--claims", "1.62亿", "--costs", costs, "--lang", "zh")
    #expect(text.contains(ofPremium) && text.contains(ofCosts), "\(text)")
    #expect(text.contains("使结果恶化（＋）或改善（－）"))
  }

  @Test func `a score that no assessment gives is refused as what it is`() async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("县区,保费,赔付,考核得分\n甲,100,90,192\n", to: "c.csv")
    let result = try await Program.run("settle", "shanxi-2019", "--counties", file, "--lang", "zh")
    #expect(result.status == 65 && result.messages.contains("考核得分为192，应在0至100之间"), "\(result)")
  }

  /// What is paid out by December is paid by its end, not before it.
  @Test func `a month in which money ends is named with its end`() async throws {
    let text = try await Program.output(
      "run", Self.jincheng, "--method", "exact", "--actual-to", "2019-06", "--paid", "7200万", "--lang", "zh",
      "--no-progress")
    #expect(text.contains(/2019年1?[0-9]月底/) && !text.contains(/[0-9]{4}-[0-9]{2}前/), "\(text.prefix(900))")
  }
}

/// Names that officials type, and documents as they sign them.
struct OfficialDocumentsTests {
  private static let jincheng = "scenarios/jincheng-2019.yaml"

  @Test func `a group is set by its title as by its id`() async throws {
    func run(_ setting: String) async throws -> JSON {
      try await Program.json("run", Self.jincheng, "--replications", "20", "--set", setting, "--no-progress")
    }
    let (title, id) = (
      try await run("benefit.groups.低保对象.rate=70%"), try await run("benefit.groups.minimum-living-allowance.rate=70%")
    )
    func results(_ json: JSON) -> [Double] { (json["results"]?.list ?? []).compactMap { $0["value"]?.number } }
    #expect(results(title) == results(id) && results(id).count > 50)
    #expect(title["warnings"]?.list.count == id["warnings"]?.list.count)
    let text = try await Program.output(
      "compare", Self.jincheng, "--alternative", "x: benefit.groups.低保对象.rate=70%, benefit.rate=70%",
      "--replications", "5", "--lang", "zh", "--no-progress")
    // One row of what changes, by its id; a contribution is called by the value's name.
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("低保对象·支付比例 benefit") }
    #expect(rows.count == 1 && rows[0].contains("78%"), "\(rows)")
    #expect(text.contains("低保对象·支付比例 70% "), "\(text.prefix(900))")
  }

  @Test func `the title of a value leads to its path`() async throws {
    let result = try await Program.run("run", Self.jincheng, "--set", "起付线=9000", "--lang", "zh")
    #expect(result.status == 65 && result.messages.contains("请按路径设定：benefit.deductible"), "\(result.messages)")
  }

  /// With 76.35 to 119.76 yuan around 85 the answer hangs on the assumption.
  @Test func `the range of the assumptions is that of the answer too`() async throws {
    let text = try await Program.output(
      "run", Self.jincheng, "--replications", "200", "--lang", "zh", "--no-progress")
    let need = try #require(text.firstMatch(of: /约需人均([0-9.]+)至([0-9.]+)元，现为85.00元，够与不够取决于该假设/))
    let (low, high) = (try #require(Double(need.output.1)), try #require(Double(need.output.2)))
    #expect(low < 85 && high > 100 && low > 70 && high < 140)
  }

  @Test func `what is looked up is folded on a phone, and nothing is lost`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "r.html").path
    _ = try await Program.output(
      "report", Self.jincheng, "--replications", "5", "--lang", "zh", "--no-progress", "-o", path)
    let html = try String(contentsOfFile: path, encoding: .utf8)
    #expect(html.matches(of: /class="folds"/).count >= 4)
    for place in ["assumptions", "clauses", "glossary", "provenance"] {
      #expect(html.contains("for=\"fold-\(place)\"") && html.contains("id=\"\(place)\""), "\(place)")
    }
    // Open wherever there is room, and on paper.
    #expect(html.contains(".fold{display:none}") && html.contains(".fold:not(:checked)~.unfolded{display:none}"))
  }

  @Test(arguments: ["shanxi-2019", "jiangxi-2025", "langfang-2024", "huizhou-2013", "shandong-2015"])
  func `a document to be signed names no option of a command`(_ policy: String) async throws {
    let scratch = try ScratchFolder()
    for form in ["settlement", "disclosure"] {
      let path = scratch.url.appending(path: "\(form).md").path
      _ = try await Program.output(
        "settle", policy, "--premium", "1亿", "--claims", "0.97亿", "--lang", "zh", "--form", form, "--report", path)
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let named = text.matches(of: /[（(]--[a-z-]+/).map { String($0.output) }
      // A reading may be one that a command's option takes.
      #expect(named.allSatisfy { $0.contains("disallowed") } || named.isEmpty, "\(form): \(named)")
    }
  }
}
