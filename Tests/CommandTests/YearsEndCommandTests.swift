import Foundation
import TestSupport
import Testing

/// `dabing run --actual-to`: what has happened is fact, the rest is drawn.
struct YearsEndCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let rows = """
    姓名,住院,支付,金额（万元）
    张三,2019-01,2019-02,1190
    李四,2019-02,2019-03,1290
    王五,2018-12,2019-03,33
    甲,2019-03,2019-04,1270
    乙,2019-04,2019-05,1210
    丙,2019-05,2019-06,1380

    """

  private func arguments(_ file: String, _ more: String...) -> [String] {
    [
      "run", Program.root.appending(path: "scenarios/jincheng-2019.yaml").path, "--actual-to", "2019-06", "--paid",
      file,
      "--paid-month", "支付", "--paid-amount", "金额（万元）", "--no-progress",
    ] + more
  }

  @Test func `the first lines say what is paid, what is to come and whether the money lasts`() async throws {
    let file = try scratch.write(Self.rows, to: "paid.csv")
    let result = try await Program.run(
      arguments(file, "--paid-stay", "住院", "--method", "exact", "--output", scratch.url.appending(path: "out").path))
    #expect(result.status == 0, "\(result.messages)")
    for words in [
      "Up to 2019-06 63.4 million are paid", "Still to be paid for the year", "Early warning: the year ends in deficit",
      "paid out with a probability of", "5 months scatter",
    ] {
      #expect(result.output.contains(words), "\(result.output)")
    }
    #expect(result.messages.contains("are for stays of other years than 2019"))
    #expect(!(result.output + result.messages).contains("张三"))
    let record = try String(contentsOf: scratch.url.appending(path: "out/provenance.json"), encoding: .utf8)
    #expect(record.contains("paid.csv") && record.contains("fnv1a64:"))
    let chinese = try await Program.run(
      arguments(file, "--paid-stay", "住院", "--method", "exact", "--lang", "zh"))
    #expect(chinese.output.contains("截至2019-06已支付6,340万元") && chinese.output.contains("预警：年末收不抵支的概率为"))
  }

  @Test func `programs get the same, with the effective sample size of drawn years`() async throws {
    let json = try await Program.json(
      "run", Program.root.appending(path: "scenarios/jincheng-2019.yaml").path, "--actual-to", "2019-06", "--paid",
      "63400000", "--replications", "1000", "--no-progress")
    let end = try #require(json["yearsEnd"])
    #expect(end["paid"]?.number == 63_400_000 && end["paidByMonth"]?.list.isEmpty == true)
    #expect((end["effectiveSampleSize"]?.number ?? 0) > 100)
    let deficit = try #require(end["deficit"]?["probability"]?["value"]?.number)
    let enough = try #require(
      json["results"]?.list.first { $0["metric"]?.text == "funding.adequacy" }?["value"]?.number)
    #expect(abs(deficit + enough - 1) < 1e-9)
  }

  /// Basic insurance, its maxima and an overflow that is paid beside X: what is still to come is the same by the law as by years
  /// that are drawn.
  @Test func `an expense of episodes is given what was paid by all methods`() async throws {
    let arguments = [
      "run", Program.root.appending(path: "scenarios/national-2023-episodes.yaml").path, "--set",
      "population.insured=300000", "--set", "expense.pilot=20000", "--set",
      "scope.components.chronic-overflow=separately", "--actual-to", "2023-06", "--paid", "13000000", "--no-progress",
    ]
    var toPay: [(value: Double, error: Double)] = []
    for more in [["--method", "exact"], ["--method", "grouped", "--replications", "2000"]] {
      let result = try await Program.run(arguments + more + ["--json"])
      #expect(result.status == 0, "\(result.messages)")
      let end = try #require(JSON(result.output)["yearsEnd"])
      let mean = try #require(end["stillToPay"]?["mean"])
      toPay.append((try #require(mean["value"]?.number), mean["standardError"]?.number ?? 0))
      #expect(end["paid"]?.number == 13_000_000)
    }
    // By then 13 million of 5/12 of the year: 31.2 million, but for what the model expected.
    #expect(abs(toPay[0].value - toPay[1].value) < 4 * toPay[1].error + 0.02 * toPay[0].value, "\(toPay)")
    #expect(toPay[0].value > 15e6 && toPay[0].value < 20e6, "\(toPay)")
  }

  @Test func `what cannot be is refused with what to do`() async throws {
    let file = try scratch.write(Self.rows, to: "paid.csv")
    let scenario = Program.root.appending(path: "scenarios/jincheng-2019.yaml").path
    let cases: [([String], Int32, String)] = [
      (["--actual-to", "2019-06"], 64, "--actual-to and --paid go together"),
      (["--paid-share", "40%"], 64, "--paid-share goes with --actual-to and --paid"),
      (["--actual-to", "2019-06", "--paid", file], 64, "--paid-month and --paid-amount"),
      (["--actual-to", "2019-06", "--paid", "1e7", "--paid-month", "1"], 64, "--paid is a sum"),
      (
        ["--actual-to", "2019-06", "--paid", "1e7", "--shard", "1/2", "--output", "x"], 64,
        "does not go with --actual-to"
      ),
      (["--actual-to", "June", "--paid", "1e7"], 65, "it must be a month, such as 2019-06"),
      (["--actual-to", "2018-06", "--paid", "1e7"], 65, "it must be a month of 2019"),
      (
        ["--actual-to", "2019-05", "--paid", file, "--paid-month", "支付", "--paid-amount", "金额（万元）"], 65,
        "has payments of 2019-06, after 2019-05"
      ),
      (
        ["--actual-to", "2019-06", "--paid", file, "--paid-month", "支付", "--paid-amount", "姓名"], 65, "姓名"
      ),
    ]
    for (arguments, status, words) in cases {
      let result = try await Program.run(["run", scenario, "--no-progress", "--replications", "200"] + arguments)
      #expect(result.status == status && result.messages.contains(words), "\(arguments): \(result.messages)")
    }
  }

  @Test func `a report of how the year runs is written to be signed`() async throws {
    let file = try scratch.write(Self.rows, to: "paid.csv")
    let path = scratch.url.appending(path: "运行.md").path
    let command = arguments(file, "--paid-stay", "住院", "--method", "exact", "--lang", "zh", "--report", path)
    let result = try await Program.run(command)
    #expect(result.status == 0, "\(result.messages)")
    let form = try String(contentsOfFile: path, encoding: .utf8)
    for words in ["大病保险运行分析报告", "2019年1—6月", "全年资金够不够？", "**不够**", "各月支付进度", "全年预测", "资金可支付到何时？", "签章"] {
      #expect(form.contains(words), "\(words) in\n\(form)")
    }
    // The months of the file in 万元, and their sum up to each: 1,190 + 1,290 + 1,270 + 1,210 + 1,380 = 6,340.
    for row in [
      "| 2019-01 | 0.00 | 0.00 |", "| 2019-02 | 1,190.00 | 1,190.00 |", "| 2019-03 | 1,290.00 | 2,480.00 |",
      "| 2019-06 | 1,380.00 | 6,340.00 |",
    ] { #expect(form.contains(row), "\(row) in\n\(form)") }
    #expect(!form.contains("张三"))
    // What the screen says of the year, the document says too.
    let said = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("预警：") })
    #expect(form.contains(said))
    let again = try await Program.run(command)
    #expect(again.status == 65, "not over another one")
    #expect(try await Program.run(command + ["--force"]).status == 0)
    let alone = try await Program.run(["run", "scenarios/jincheng-2019.yaml", "--report", path])
    #expect(alone.status == 64 && alone.messages.contains("--report goes with --actual-to"), "\(alone.messages)")
  }
}
