import Foundation
import TestSupport
import Testing

/// Where claims have no mean, no command prints a number for one, by whatever method.
struct NoMeanTests {
  private static let law = [
    "scenarios/huizhou-2013.yaml", "--set", "year=2014", "--set", "population.insured=3000",
    "--set", "expense.law={ name: lomax, shape: 0.9, scale: 9000 }", "--set", "shocks.frequency=0",
    "--set", "shocks.severity=0", "--no-progress",
  ]
  /// Means, and spreads about them, of what claims without a mean make infinite: the insurer carries all of a loss here.
  private static let meanless: Set = [
    "claims.total", "claims.sd", "claims.perInsured", "claims.perInsured.expected", "beneficiaries.meanBenefit",
    "funding.need.mean", "insurer.result.mean", "insurer.result.sd", "insurer.tvar99",
    "insurer.cash.largestAdvance.mean", "insurer.cash.interest", "members.expense", "members.outOfPocket",
    "members.reimbursementRate", "horizon.insurer.result.mean", "horizon.insurer.result.sd",
  ]

  private static func rows(_ json: JSON) -> [JSON] {
    (json["results"]?.list ?? []) + (json["rows"]?.list ?? [])
      + (json["alternatives"]?.list ?? []).flatMap { $0["metrics"]?.list ?? [] }
  }

  private static func drawn(_ method: String) -> [String] { ["--replications", "100", "--method", method] }

  @Test(arguments: ["grouped", "individual"])
  func `no row of a result is such a mean`(_ method: String) async throws {
    let questions: [[String]] = [
      ["run"], ["run", "--set", "horizon.years=2"],
      ["compare", "--alternative", "a: benefit.deductible=20000, costs.shareOfPremium=1%"],
      ["sweep", "--vary", "benefit.deductible=10000, 20000"],
    ]
    let law = Self.law + Self.drawn(method)
    for question in questions {
      let command = [question[0]] + law + Array(question.dropFirst())
      let json = try JSON(try await Program.run(command + ["--json"]).output)
      let rows = Self.rows(json)
      #expect(rows.count >= 4, "\(command)")
      for row in rows {
        let name = row["metric"]?.text ?? ""
        #expect(!Self.meanless.contains(name), "\(command[0]): \(name)")
      }
      for alternative in json["alternatives"]?.list ?? [] {
        #expect(alternative["contributions"]?.list.isEmpty != false)
        let parties = alternative["parties"]?.list ?? []
        #expect(!parties.isEmpty && parties.allSatisfy { $0["gain"] == nil && $0["better"] != nil })
      }
    }
  }

  /// A contract that caps what the fund pays leaves the fund's result a mean, with its error.
  @Test func `what terms keep within bounds has its mean`() async throws {
    let json = try JSON(try await Program.run(["run"] + Self.law + Self.drawn("grouped") + ["--json"]).output)
    let fund = try #require(Self.rows(json).first { $0["metric"]?.text == "fund.result.mean" })
    #expect(fund["lower"]?.number != nil && fund["standardError"]?.number != nil, "\(fund)")
  }

  @Test(arguments: [
    (["run"], "without a mean under this law", "均值无穷大"),
    (["report", "--format", "markdown"], "Claims have no mean under this law", "该分布下赔付均值无穷大"),
    (["report", "--form", "tender", "--format", "markdown"], "No mean under this law", "均值无穷大"),
    (["compare", "--alternative", "benefit.deductible=20000"], "the mean of claims is infinite", "赔付的均值无穷大"),
    (["sweep", "--vary", "benefit.deductible=10000, 20000"], "the mean of claims is infinite", "赔付的均值无穷大"),
    (
      ["solve", "--for", "funding.total", "--between", "1e5…1e8", "--until", "funding.adequacy >= 50%"],
      "the mean of claims is infinite", "赔付的均值无穷大"
    ),
    (["check"], "the mean of claims is infinite", "赔付的均值无穷大"),
  ])
  func `and no sentence or table states one`(_ command: [String], _ en: String, _ zh: String) async throws {
    let draws = command[0] == "check" ? ["--replications", "20"] : Self.drawn("grouped")
    for (language, words) in [("en", en), ("zh", zh)] {
      let result = try await Program.run(
        [command[0]] + Self.law + draws + command.dropFirst() + ["--lang", language])
      let text = result.output + result.messages
      #expect(text.contains(words), "\(words) in \(text.prefix(1200))")
      for mean in [
        "claims, mean", "claims a head  ", "mean benefit  ", "largest advance, mean", "Insurer's result, mean",
        "a year on average", "On average", "赔付总额，均值", "承办机构年均亏损", "承办机构年均盈余", "参保人均支付额  ",
      ] {
        #expect(!text.contains(mean), "\(mean) in \(text)")
      }
    }
  }

  @Test func `files and workbooks have none either, and say what they lack`() async throws {
    let scratch = try ScratchFolder()
    let result = try await Program.run(
      ["run"] + Self.law + Self.drawn("grouped")
        + ["--output", scratch.path + "/out", "--xlsx", scratch.path + "/r.xlsx", "--database", scratch.path + "/d"])
    #expect(result.status == 0 && result.messages.contains("the ledger is left out"), "\(result.messages)")
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/out").sorted()
    #expect(names == ["provenance.json", "results.csv", "results.json"])
    let csv = try String(contentsOfFile: scratch.path + "/out/results.csv", encoding: .utf8)
    for metric in Self.meanless { #expect(!csv.contains("\n\(metric),"), "\(metric)") }
  }

  @Test func `the exact method refuses by name`() async throws {
    let result = try await Program.run(["run"] + Self.law + ["--method", "exact"])
    #expect(result.status == 65 && result.messages.contains("the mean of what is paid is infinite"), "\(result)")
  }
}
