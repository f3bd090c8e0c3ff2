import Foundation
import TestSupport
import Testing

/// Every command with `--lang zh` leaves an official no English word: neither on the screen nor in what it writes, nor where it
/// refuses. What is typed stands as it is typed: paths, options, ids, metrics and names of files.
struct ChineseOutputTests {
  private let scratch: ScratchFolder

  init() throws {
    scratch = try ScratchFolder()
    var rows = "人员类别,年度,合规自付费用,支付金额\n"
    var random = SplitMix64(seed: 24)
    for row in 0..<240 {
      rows +=
        "\(row % 9 == 0 ? "低保对象" : row % 20 == 1 ? "农村建档立卡贫困人口" : "一般参保人员"),\(2023 + row % 3),\(Int(4_000 * (1 / (1.001 - random.uniform())))),\(row)\n"
    }
    try scratch.write(rows, to: "people.csv")
    try scratch.write("起,止,人数\n0,5000,120\n5000,10000,80\n10000,30000,60\n30000,,20\n", to: "classes.csv")
    try scratch.write("年度,1,2,3\n2022,100000,150000,160000\n2023,120000,170000,\n2024,130000,,\n", to: "triangle.csv")
    try scratch.write(
      "住院日期,支付日期,金额\n"
        + (0..<36).map {
          "2024-\($0 / 3 + 1)-10,202\(4 + ($0 / 3 + $0 % 3) / 12)-\(($0 / 3 + $0 % 3) % 12 + 1)-25,\(9_000 - $0 % 3 * 4_000)\n"
        }.joined(),
      to: "payments.csv")
    try scratch.write(
      "name: totals\ntitle: { en: totals, zh: 公布总量 }\ntargets:\n  beneficiaries.share: { value: 1.5%, tolerance: 1%, source: { en: s, zh: 某市公报 } }\nparameters:\n  - { name: { en: cost, zh: 费用水平 }, paths: [expense.factor] }\n",
      to: "targets.yaml")
    try scratch.write("金额,日期\n12,2024-01-01\nabc,2024-13-45\n-5,2024-02-01\n30%,\n###,2024-01-01\n", to: "bad.csv")
    try scratch.write(
      "name: x\npolicy: shanxi-2019\nyear: 2019\ntitel: is empty\npopulation: [1]\nexpense: 5\n", to: "wrong.yaml")
  }

  /// A command line's words: `@` stands for the folder of this test.
  private func words(of line: String) -> [String] {
    line.split(separator: " ").map { String($0).replacing("@", with: scratch.path) }
  }

  /// A command line: `@` stands for the folder of this test.
  @discardableResult
  private func walk(_ line: String, status: Int32 = 0) async throws -> Program.Result {
    let words = words(of: line)
    let result = try await Program.run(words + ["--lang", "zh"])
    #expect(result.status == status, "\(line): \(result.messages)")
    var texts = [result.output, result.messages]
    for file in words where file.hasSuffix(".html") || file.hasSuffix(".md") {
      guard FileManager.default.fileExists(atPath: file) else { continue }
      texts.append(Self.words(of: try String(contentsOfFile: file, encoding: .utf8)))
    }
    for text in texts {
      for said in Set(text.split(separator: "\n")) {
        let english = Self.english(in: String(said).replacing(scratch.path, with: ""))
        if !english.isEmpty { Issue.record("\(line): \(english) in: \(said)") }
      }
    }
    return result
  }

  /// What of a page is neither its looks nor code.
  private static func words(of page: String) -> String {
    page.replacing(/<(style|script|code|small)[^>]*>[\s\S]*?<\/\1>/, with: " ").replacing(/`[^`]*`/, with: " ")
      .replacing(/<[^<>]*>/, with: "\n").replacing("\\", with: "")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
  }

  /// Words of a line that are neither Chinese nor typed by anybody.
  private static func english(in line: String) -> [String] {
    // How a command is called, and lists of what it knows.
    if line.firstMatch(of: /^(用法：|说明：|  详见|  - [a-z]+|[a-z]\w*(\.[\w\[\]]+)*:( |$))/) != nil { return [] }
    // A row of settings, as they are typed.
    if line.firstMatch(of: /^ *[a-z]\w*(\.[\w\[\]\-]+)+ = [a-z0-9\-]+(，[a-z]\w*(\.[\w\[\]\-]+)+ = [a-z0-9\-]+)*$/)
      != nil
    {
      return []
    }
    let bare = line.replacing(/[\w.\-]+\/[\w.\/\-]+/, with: " ").replacing(/^错误：(--[a-z\-]+ )?[a-z]+：/, with: " ")
      .replacing(/--[a-z\-]+ [a-z]+/, with: " ").replacing(/fnv1a64:[0-9a-f]+/, with: " ").replacing(
        /(现有|可用|应为下列之一)：[^；]*/, with: " "
      )
      // Ids of policies and scenarios, and the name of code in brackets behind the Chinese.
      .replacing(/[a-z]+(-[a-z]+)*-([0-9]+|stylised|supplement)(-[a-z]+)?/, with: " ")
      .replacing(/（[A-Za-z0-9.\[\]*\-]+）/, with: " ")
    return ChineseText(bare).latin(besides: known)
  }

  /// Symbols of formulas, tests and measures that bear no Chinese name, metrics, and what the files of this test are called.
  private static let known: Set<String> = [
    "P", "E", "A", "u", "p", "AIC", "BIC", "KS", "TVaR", "VaR", "Q", "XII", "Mack", "Singh", "Maddala", "UTC", "ID",
    "GB",
    "insured", "claims", "openingReserve", "x", "D",
  ]

  @Test(arguments: [
    "run scenarios/jincheng-2019.yaml --replications 2", "run scenarios/jiangxi-2025.yaml --replications 2 --readings",
    "run scenarios/jincheng-2019.yaml --replications 2 --set benefit.deductible=2万 --set trend.severity=8% --set horizon.years=2",
    "run scenarios/langfang-2024.yaml --method exact", "run scenarios/city-supplement.yaml --replications 2",
    "compare scenarios/jiangxi-2025.yaml --replications 2 --reform reforms/jiangxi-65.yaml",
    "compare scenarios/huizhou-2013.yaml --replications 2 --alternative benefit.deductible=2万",
    "sweep scenarios/jincheng-2019.yaml --replications 2 --vary benefit.deductible=8000,10000",
    "solve scenarios/jincheng-2019.yaml --replications 20 --for funding.perHead --until funding.adequacy>=90%",
    "frontier scenarios/jiangxi-2025.yaml --income 4万 --vary benefit.deductible=15000,18000",
    "check scenarios/huizhou-2013.yaml --replications 2", "verify scenarios/cases/huizhou-2013.yaml",
    "fit @/people.csv --column 合规自付费用 --bootstrap 0 --tail --laws lognormal,gamma,pareto,lognormalMixture,burr",
    "fit @/people.csv --column 合规自付费用 --bootstrap 3 --years 年度 --laws lognormal",
    "fit @/classes.csv --lower 起 --upper 止 --count 人数 --laws lognormal,weibull",
    "fit @/people.csv --column 合规自付费用 --bootstrap 0 --laws lognormal,gamma --group 人员类别 --policy shanxi-2019 --year 2025 --insured general=9000,registered-poor=500,minimum-living-allowance=500 --scenario @/fitted.yaml --report @/fit.html",
    "runoff @/triangle.csv --triangle cumulative",
    "runoff @/payments.csv --stay 住院日期 --paid 支付日期 --amount 金额 --cut-off 3",
    "replay @/people.csv shanxi-2019 shandong-2015 --amount 合规自付费用",
    "calibrate scenarios/jincheng-2019.yaml --to @/targets.yaml",
    "backtest scenarios/calibration/national-history.yaml --up-to 2022",
    "settle jiangxi-2025 --premium 100万 --claims 95万 --cash --year 2025",
    "settle shanxi-2019 --premium 100万 --claims 120万 --premium 110万 --claims 90万",
    "settle huizhou-2013 --premium 100万 --claims 120万 --report @/settlement.html",
    "settle langfang-2024 --premium 100万 --claims 90万 --report @/disclosure.md --form disclosure",
    "settle jiangxi-2025 --premium 100万 --claims 95万 --readings",
    "causes scenarios/jincheng-2019.yaml --claims 1.9亿 --happened trend.severity=8% --report @/causes.html",
    "explain jiangxi-2025 --amount 8万 --group 低保对象", "explain city-supplement --amount 50万", "diagram huizhou-2013",
    "policies list", "policies show jiangxi-2025-aid", "policies show shanxi-2019", "policies show langfang-2024",
    "policies diff shanxi-2019 shandong-2015", "policies diff langfang-2024 huizhou-2013", "metrics",
    "validate scenarios/jincheng-2019.yaml reforms/jiangxi-65.yaml", "new scenario @/new.yaml",
    "new policy @/policy.yaml", "report scenarios/jincheng-2019.yaml --replications 2 -o @/run.html",
    "report scenarios/jiangxi-2025.yaml --replications 2 --set horizon.years=3 -o @/years.html",
    "report scenarios/jiangxi-2025.yaml scenarios/jincheng-2019.yaml --replications 2 -o @/two.md",
    "report scenarios/jiangxi-2025.yaml --replications 2 --reform reforms/jiangxi-65.yaml -o @/reform.html",
    "report scenarios/jiangxi-2025.yaml --replications 2 --form tender -o @/tender.html",
  ])
  func `every command speaks Chinese`(_ line: String) async throws { try await walk(line) }

  @Test func `runs that were kept are told in Chinese`() async throws {
    for scenario in ["jincheng-2019", "jiangxi-2025"] {
      try await walk("run scenarios/\(scenario).yaml --replications 2 --database @/runs.sqlite --label 基准")
    }
    try await walk("runs list --database @/runs.sqlite --metric claims.total")
    let sheet = try await walk("runs show 2 --database @/runs.sqlite")
    #expect(sheet.output.contains("2025 · 低保对象 · ") && sheet.output.contains("riskSharing.lossHandling = 当年分担"))
    let both = try await walk("runs compare 1 2 --database @/runs.sqlite")
    #expect(both.output.contains("低保对象·占参保人数比例") && both.output.contains("85元"), "\(both.output)")
  }

  @Test func `parts and what they come to are told in Chinese`() async throws {
    for part in ["1/2", "2/2"] {
      try await walk("run scenarios/jiangxi-2025.yaml --replications 4 --shard \(part) --output @/shards")
    }
    try await walk("merge @/shards --output @/merged")
    let gone = try await walk("merge @/gone", status: 65)
    #expect(gone.messages.contains("无法读取：没有此文件或文件夹"))
    try await walk("replay @/people.csv shanxi-2019 --amount 合规自付费用 --check 支付金额", status: 1)
  }

  @Test(arguments: [
    "run @/gone.yaml", "run @/wrong.yaml", "run @/people.csv",
    "run scenarios/jincheng-2019.yaml --set benefit.deductibel=1",
    "run scenarios/jincheng-2019.yaml --set benefit.deductible=-1",
    "run scenarios/jincheng-2019.yaml --set benefit.deductible=abc", "run scenarios/jincheng-2019.yaml --method fast",
    "run scenarios/jincheng-2019.yaml --replications 2 --output @/people.csv",
    "compare scenarios/jincheng-2019.yaml --alternative benefit.rat=1",
    "compare scenarios/jincheng-2019.yaml --reform @/wrong.yaml",
    "sweep scenarios/jincheng-2019.yaml --vary benefit.deductibel=1,2",
    "frontier @/gone.yaml --income 1 --vary benefit.rate=0.6,0.7",
    "check @/gone.yaml", "fit @/gone.csv", "fit @/people.csv", "fit @/people.csv --column 合规费用",
    "fit @/people.csv --column 人员类别", "fit @/bad.csv --column 金额",
    "fit @/people.csv --column 合规自付费用 --group 年度 --policy shanxi-2019 --scenario @/x.yaml --year 2019 --insured 1000",
    "runoff @/gone.csv --triangle cumulative", "runoff @/bad.csv --stay 日期 --paid 日期 --amount 金额",
    "runoff @/payments.csv --stay 住院日期 --paid 支付日期 --amount 数额",
    "replay @/people.csv shanxi-2018 --amount 合规自付费用",
    "replay @/people.csv jiangxi-2025 --amount 合规自付费用 --group 人员类别", "replay @/bad.csv shanxi-2019 --amount 金额",
    "calibrate scenarios/national-2023-episodes.yaml --to @/gone.yaml",
    "calibrate scenarios/jincheng-2019.yaml --to @/wrong.yaml",
    "backtest scenarios/calibration/national-history.yaml --up-to 1999", "backtest @/wrong.yaml --up-to 2022",
    "backtest @/people.csv --column 合规自付费用 --years 年度 --up-to 2024", "settle gone-2019 --premium 1 --claims 1",
    "settle shanxi-2019 --premium 1 --claims -1", "settle shanxi-2019 --premium 1 --claims 1 --insurer a=1:1",
    "settle shanxi-2019 --premium 1 --claims 1 --year 1999",
    "settle shanxi-2019 --premium 1 --claims 1 --report @/x.pdf",
    "settle shandong-2015 --premium 1 --claims 2 --changed-claims 1",
    "causes scenarios/jincheng-2019.yaml --claims 1亿 --happened trend.sevrity=1%", "explain gone --amount 1",
    "explain shanxi-2019 --amount 1 --group disbled", "diagram gone", "policies show gone",
    "policies diff shanxi-2019 gone",
    "validate @/gone.yaml @/wrong.yaml @/people.csv", "new scenario @/wrong.yaml", "report @/gone.yaml -o @/a.html",
    "report scenarios/jincheng-2019.yaml -o @/a.pdf", "runs list --database @/gone.sqlite",
    "runs list --database @/people.csv",
    "merge @/people.csv", "serve @/wrong.yaml",
  ])
  func `a refusal is Chinese`(_ line: String) async throws {
    // Usage or data: either way nothing is done.
    let result = try await walk(line, status: line.contains("--insurer") ? 64 : 65)
    #expect(result.output == "" && !result.messages.isEmpty)
  }
}
