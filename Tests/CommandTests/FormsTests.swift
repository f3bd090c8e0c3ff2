import Foundation
import TestSupport
import Testing

/// The forms of the trade: figures for a tender, the settlement of a year, what caused a loss.
struct FormsTests {
  private static let tender = [
    "report", "scenarios/jincheng-2019.yaml", "--form", "tender", "--replications", "200", "--no-progress",
  ]

  @Test func `a tender has the premium a head at every confidence, taken apart`() async throws {
    let json = try JSON(
      try await Program.output([
        "run", "scenarios/jincheng-2019.yaml", "--replications", "200", "--no-progress", "--json",
      ]))
    func value(_ metric: String) throws -> Double {
      try #require(json["results"]?.list.first { $0["metric"]?.text == metric }?["value"]?.number)
    }
    let text = try await Program.output(Self.tender + ["--lang", "zh", "--format", "markdown"])
    for words in ["大病保险承办招标测算报告", "保费应为多少？", "风险保费", "费用附加", "安全附加", "服务与资本", "签章", "政策条款"] {
      #expect(text.contains(words), "\(words)")
    }
    // 99.5%: claims + costs + safety = premium, in the table as in the result.
    let row = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("| 人均所需筹资，99.5%") }?.split(separator: "|").map {
        Double($0.filter { "0123456789.-".contains($0) })
      })
    let parts = row.suffix(4).prefix(3).compactMap(\.self)
    let (need, claims) = (try value("funding.need.p995"), try value("claims.perInsured"))
    #expect(parts.count == 3 && abs(parts.reduce(0, +) - need) < 0.02, "\(row)")
    #expect(abs((parts.first ?? 0) - claims) < 0.006)
    // Capital that the insurer's own result takes after it.
    let worst = try value("insurer.result.p005")
    let own = try #require(text.split(separator: "\n").first { $0.contains("所需资本（风险分担后）") })
    #expect(own.contains(worst < 0 ? "万元" : "0元"), "\(own) \(worst)")
    // Capital before risk is shared: what 99.5% of years take, less the premium there is.
    let (insured, income) = (try value("insured"), try value("funding.income"))
    let capital = need * insured - income
    let line = try #require(text.split(separator: "\n").first { $0.contains("覆盖99.5%年份所需资本") })
    let shown = try #require(line.firstMatch(of: /([0-9,]+(?:\.[0-9]+)?)万元/)?.output.1)
    #expect(abs((Double(shown.filter { $0 != "," }) ?? 0) * 1e4 - capital) < 6e3, "\(line) \(capital)")
  }

  @Test func `bids stand side by side`() async throws {
    let text = try await Program.output(
      Self.tender + [
        "--format", "markdown", "--no-contributions", "--alternative", "A: funding.perHead=92", "--alternative",
        "B: funding.perHead=90, riskSharing.agreedSurplusRate=2%",
      ])
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.contains("as put out") && $0.contains("| A |") && $0.contains("| B |") }, "\(text)")
    #expect(lines.contains { $0.hasPrefix("| funding a head | 85.00 | 92.00 | 90.00 |") })
  }

  @Test func `every form is a workbook too, never over another one without leave`() async throws {
    let scratch = try ScratchFolder()
    let settle = ["settle", "shandong-2015", "--premium", "1亿", "--claims", "1.04亿", "--costs", "200万"]
    let commands = [
      ["report", "scenarios/jincheng-2019.yaml", "--replications", "40", "--no-progress", "-o"],
      Self.tender + ["-o"], settle + ["--report"], settle + ["--form", "disclosure", "--report"],
    ]
    for (place, command) in commands.enumerated() {
      let path = scratch.url.appending(path: "form-\(place).xlsx").path
      let first = try await Program.run(command + [path, "--lang", "zh"])
      let bytes = try #require(FileManager.default.contents(atPath: path), "\(first.messages)")
      #expect(first.status == 0 && bytes.prefix(2) == Data("PK".utf8) && bytes.count > 5_000)
      #expect(try await Program.run(command + [path, "--lang", "zh"]).status == 65)
      #expect(FileManager.default.contents(atPath: path) == bytes)
    }
    #expect(try await Program.run(commands[0].dropLast() + ["--format", "excel"]).status == 64)
  }

  @Test func `a year is settled in a form to be signed`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "settlement.md").path
    let command = [
      "settle", "shandong-2015", "--premium", "1亿", "--claims", "1.04亿", "--costs", "200万", "--lang", "zh",
    ]
    let plain = try await Program.output(command)
    let text = try await Program.output(command + ["--report", path])
    #expect(text == plain, "the table is what it was")
    let form = try String(contentsOfFile: path, encoding: .utf8)
    for words in ["大病保险年度结算报告", "**亏损**", "全年盈亏多少？", "由谁承担？", "清算支付什么，还欠什么？", "清算：资金往来", "签章", "盖章"] {
      #expect(form.contains(words), "\(words)")
    }
    // Every amount of the table stands in the form.
    for line in plain.split(separator: "\n").prefix(9) {
      for amount in line.matches(of: /-?[0-9,]{5,}\.[0-9]{2}/) { #expect(form.contains(amount.output), "\(line)") }
    }
    #expect(try await Program.run(command + ["--report", path]).status == 65, "not over another one")
    let word = scratch.url.appending(path: "settlement.docx").path
    #expect(try await Program.run(command + ["--report", word]).status == 0)
    #expect(FileManager.default.contents(atPath: word)?.prefix(2) == Data("PK".utf8))
  }

  @Test func `the public is told of a year what the clause asks for, and nothing that nobody said`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "公示.md").path
    let command = [
      "settle", "jiangxi-2025", "--premium", "1亿", "--claims", "0.97亿", "--costs", "300万", "--insured", "100万",
      "--lang", "zh", "--form", "disclosure", "--report",
    ]
    _ = try await Program.output(command + [path, "--beneficiaries", "9,700"])
    let form = try String(contentsOfFile: path, encoding: .utf8)
    for words in [
      "大病保险运行情况公示", "筹资标准", "待遇水平", "合同与支付流程", "年度收支", "政策依据", "公示时间",
      // 0.97亿 over 9,700 people; 1亿 over 100万.
      "受益9,700人，受益人员人均支付额10,000.00元", "| 人均保费，元 | 100.00 |", "承办机构 | （待填）", "97,000,000.00",
    ] { #expect(form.contains(words), "\(words) in\n\(form)") }
    // Each group of the policy has its line; what the policy file assumes is for the official to say.
    let policy = try await Program.json("policies", "show", "jiangxi-2025", "--no-answers", "--year", "2025")
    let lines = form.split(separator: "\n")
    let groups = policy["groups"]?.list.count ?? 0
    let start = try #require(lines.firstIndex { $0.hasPrefix("| 群体 |") })
    #expect(groups > 3 && lines[start...].prefix { $0.hasPrefix("|") }.count == groups + 2)
    let lag = try #require((policy["values"]?.list ?? []).first { $0["path"]?.text == "claimsPayment.lag" })
    let row = try #require(lines.first { $0.hasPrefix("| 赔付支付时滞 |") })
    var isAssumed = false
    if case .flag(true)? = lag["assumption"] { isAssumed = true }
    #expect(isAssumed && row.contains("（待填）"), "\(row)")
    // Nothing that was not given is made up.
    let bare = scratch.url.appending(path: "bare.md").path
    _ = try await Program.output(
      ["settle", "shanxi-2019", "--premium", "1亿", "--claims", "1.02亿", "--lang", "zh", "--form", "disclosure"]
        + ["--report", bare])
    let text = try String(contentsOfFile: bare, encoding: .utf8)
    #expect(text.contains("| 参保人数 | （待填） |") && text.contains("| 受益人数 | （待填） |") && !text.contains("人均补偿"))
    for (wrong, words) in [
      (["--beneficiaries", "2000000"], "多于参保人数1000000"), (["--beneficiaries", "-1"], "--beneficiaries"),
    ] {
      let result = try await Program.run(command + [scratch.url.appending(path: "no.md").path] + wrong)
      #expect(result.status != 0 && result.messages.contains(words), "\(result.messages)")
      #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "no.md").path))
    }
    for wrong in [["--form", "disclosure"], ["--report", path, "--beneficiaries", "5"]] {
      let result = try await Program.run(["settle", "shanxi-2019", "--premium", "1", "--claims", "1"] + wrong)
      #expect(result.status == 65, "\(result.messages)")
    }
  }

  @Test func `the form is of one year, and of one scenario`() async throws {
    let years = ["--premium", "100", "--claims", "95", "--premium", "110", "--claims", "120"]
    let two = try await Program.run(["settle", "huizhou-2013"] + years + ["--report", "x.docx"])
    #expect(two.status == 65 && two.messages.contains("one year"), "\(two.messages)")
    let force = try await Program.run(["settle", "huizhou-2013", "--premium", "1", "--claims", "1", "--force"])
    #expect(force.status == 65 && force.messages.contains("--report"))
    let scenarios = ["scenarios/jincheng-2019.yaml", "scenarios/huizhou-2013.yaml"]
    #expect(try await Program.run(["report"] + scenarios + ["--form", "tender"]).status == 64)
  }

  private static let causes = ["causes", "scenarios/jincheng-2019.yaml", "--claims", "1.62亿", "--costs", "600万"]

  @Test func `the causes of a loss add up to the fen`() async throws {
    let json = try JSON(
      try await Program.output(
        Self.causes + [
          "--happened", "benefit.rate=80%, expense.factor=0.63, population.insured=1850000", "--json",
        ]))
    let parts = ["policy", "price", "volume", "chance", "premium", "costs"].compactMap { json["causes"]?[$0]?.number }
    #expect(parts.count == 6)
    let fen = parts.reduce(0) { $0 + ($1 * 100).rounded() }
    #expect(fen == ((json["change"]?.number ?? 0) * 100).rounded())
    // Each of the three raises the claims.
    for cause in ["policy", "price", "volume"] { #expect(json["causes"]?[cause]?.number ?? 0 > 100_000, "\(cause)") }
    let actual = try #require(json["actual"]?["loss"]?.number)
    // 50,000 more who are insured bring 85 yuan each.
    #expect(actual == 162_000_000 + 6_000_000 - 157_250_000 && json["causes"]?["premium"]?.number == -4_250_000)
  }

  @Test func `the causes are a document that both sides sign`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "causes.md").path
    let command = Self.causes + ["--happened", "benefit.rate=80%", "--lang", "zh", "--report", path]
    let plain = try await Program.output(command)
    let form = try String(contentsOfFile: path, encoding: .utf8)
    for words in ["大病保险盈亏成因分析", "盈亏由何而来？", "**亏损**", "成因分解", "夏普利值", "与预期相比的变化", "签章"] {
      #expect(form.contains(words), "\(words) in\n\(form)")
    }
    for amount in plain.matches(of: /-?[0-9,]{5,}\.[0-9]{2}/) {
      #expect(form.contains(amount.output), "\(amount.output)")
    }
    #expect(try await Program.run(command).status == 65, "not over another one")
    #expect(try await Program.run(Self.causes + ["--report", "-"]).status == 65)
  }

  @Test func `without anything that happened all of it is chance and costs`() async throws {
    let json = try JSON(try await Program.output(Self.causes + ["--json"]))
    for cause in ["policy", "price", "volume", "premium"] { #expect(json["causes"]?[cause]?.number == 0) }
    #expect(json["causes"]?["chance"]?.number ?? 0 > 1e6)
    let text = try await Program.output(Self.causes + ["--lang", "zh"])
    #expect(text.contains("影响最大的是随机及其他因素") && text.contains("盈亏成因，元"))
  }

  @Test func `what is no cause is refused by name`() async throws {
    let result = try await Program.run(Self.causes + ["--happened", "funding.perHead=90, shocks.severity=0.1"])
    #expect(result.status == 65 && result.output == "" && result.messages.contains("'funding.perHead' is no cause"))
  }
}
