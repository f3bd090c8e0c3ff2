import Foundation
import TestSupport
import Testing

/// `dabing fit`: from a file of amounts to a law that a scenario takes.
struct FitCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// 300 amounts whose logarithms are normal with mean 8.4 and standard deviation 1, and 100 of 0.
  ///
  /// - Parameter larger: how many more there are a factor of 20 up.
  private func losses(larger: Int = 0) throws -> String {
    func amounts(_ count: Int, factor: Double) -> [Double] {
      (0..<count).map { index in
        let u = (Double(index) + 0.5) / Double(count)
        // Tukey's lambda for the normal quantile, to three digits.
        return factor * exp(8.4 + (pow(u, 0.135) - pow(1 - u, 0.135)) / 0.1975)
      }
    }
    let amounts = amounts(300, factor: 1) + amounts(larger, factor: 20)
    let zeros = (1...100).map { _ in 0.0 }
    let rows = (amounts + zeros).enumerated().map { "\($0),\($1)" }
    return try scratch.write("id,amount\n" + rows.joined(separator: "\n") + "\n", to: "losses.csv")
  }

  @Test func `laws are ranked, the best in full`() async throws {
    let file = try losses()
    let text = try await Program.output([
      "fit", file, "--column", "amount", "--laws", "gamma,lognormal", "--bootstrap", "19",
    ])
    #expect(text.contains("300 amounts above 0, to which the laws are fitted, and 100 of 0 (25.00% ± 2.17%)"))
    let (first, second) = (text.range(of: "lognormal"), text.range(of: "gamma"))
    #expect(try #require(first).lowerBound < (try #require(second)).lowerBound)
    #expect(text.contains("meanlog") && text.contains("E[X∧u]"))
    let json = try await Program.json(
      "fit", file, "--column", "amount", "--laws", "gamma,lognormal", "--bootstrap", "0")
    let laws = try #require(json["laws"]).list
    #expect(laws.map { $0["law"]?.text } == ["lognormal", "gamma"])
    let meanlog = try #require(laws[0]["parameters"]?.list[0])
    #expect(abs(try #require(meanlog["value"]?.number) - 8.4) < 0.01)
    #expect(abs(try #require(meanlog["standardError"]?.number) - 1 / 300.0.squareRoot()) < 0.002)
    #expect(json["data"]?["zeroShare"]?.number == 0.25)
    let chinese = try await Program.output(["fit", file, "--column", "amount", "--laws", "lognormal", "--lang", "zh"])
    #expect(chinese.contains("对数似然") && chinese.contains("标准误"))
  }

  @Test(arguments: [[], ["--law", "lognormalMixture"], ["--threshold", "9000", "--law", "spliced-lognormal"]])
  func `the fragment becomes the expense of a scenario that validates`(more: [String]) async throws {
    let fragment = scratch.url.appending(path: "expense.yaml")
    // A mixture is there only where the data have one.
    let data = try losses(larger: more.contains("lognormalMixture") ? 150 : 0)
    _ = try await Program.output(
      ["fit", data, "--column", "amount", "--bootstrap", "0", "--write", fragment.path, "--no-progress"] + more)
    let text = try String(contentsOf: fragment, encoding: .utf8)
    #expect(text.contains("    covariance:\n") && text.contains("fnv1a64:") && !text.contains(scratch.url.path))
    #expect(text.contains(more.contains("lognormalMixture") ? "value: 0.81" : "value: 0.75"))
    // √(p(1 − p)/n) of 100 zeros among 400 amounts, or among 550.
    #expect(text.contains(more.contains("lognormalMixture") ? "standardError: 0.0164" : "standardError: 0.0216"))
    let scenario = """
      name: fitted
      title: { en: fitted, zh: 拟合 }
      policy: shanxi-2019
      year: 2019
      population: { insured: { value: 1000, assumption: true } }

      """
    let file = try scratch.write(scenario + text, to: "scenario.yaml")
    #expect(try await Program.output("validate", file).contains("without problems"))
    // Whatever the law, its error is a part of the variance of the cost.
    let run = try await Program.json("run", file, "--replications", "20", "--no-progress")
    let rows = try #require(run["results"]?.list)
    let part = try #require(rows.first { $0["metric"]?.text == "claims.variance.parameters" })
    #expect(try #require(part["value"]?.number) > 0)
  }

  @Test func `every bad row is named, and can be left out`() async throws {
    let file = try scratch.write("amount\n100\nx\n-5\n200\n\n300\nNA\n400\n500\n", to: "bad.csv")
    let refused = try await Program.run("fit", file)
    #expect(refused.status == 65 && refused.output == "")
    #expect(
      refused.messages == """
        error: \(file):3: amount is 'x', which is no number
        error: \(file):4: amount is '-5', which is negative
        error: \(file):6: is empty
        error: \(file):8: amount is missing
        negative amounts may be reversals: --person COLUMN adds them to the rows of their person that they take back

        """)
    let chinese = try await Program.run("fit", file, "--lang", "zh")
    #expect(chinese.messages.contains("不是数字"))
    #expect(!refused.messages.contains("skip"), "what is wrong is to be mended, not left out")
    // Four of nine are more than one in a thousand, and a negative amount is no matter of chance.
    let skipped = try await Program.run("fit", file, "--skip-bad-rows", "--laws", "exponential")
    #expect(skipped.status == 65 && skipped.output == "" && skipped.messages.contains("cannot be left out"))
  }

  /// 1,200 amounts that stand in no order, with some rows put in from the given place on.
  private func rows(_ more: [String], at place: Int = 600) -> [String] {
    var rows = (1...1_200).map { "\($0 * 7 % 1_201)" }
    rows.insert(contentsOf: more, at: place)
    return rows
  }

  private func fit(_ rows: [String], _ header: String = "amount", column: String = "amount") async throws
    -> Program.Result
  {
    let file = try scratch.write(header + "\n" + rows.joined(separator: "\n") + "\n", to: "skip.csv")
    return try await Program.run("fit", file, "--column", column, "--skip-bad-rows", "--laws", "exponential")
  }

  /// The largest is 1,200 and all sum to 1,200 · 1,201 / 2 = 720,600: one more would be 1,200/721,800 = 0.17%.
  @Test func `one bad row in a thousand can be left out, and what it could be is said`() async throws {
    let skipped = try await fit(rows(["x"]))
    #expect(skipped.status == 0 && skipped.output.contains("1,200 amounts above 0"))
    let words =
      "1 of 1,201 rows were bad and are left out: were each as large as the largest that is used (1,200), they would be 0.17% of all money"
    #expect(skipped.messages.contains(words) && skipped.output.contains(words), "\(skipped.messages)")
    #expect(try await fit(rows(["x", "y"])).messages.contains("one in a thousand at most"))
  }

  @Test(arguments: [
    ("***", "too large for its column"), ("####", "cannot be left out"), ("12%", "a share and no amount"),
  ])
  func `a row that is bad for its size is never left out`(_ text: String, _ words: String) async throws {
    let result = try await fit(rows([text]))
    #expect(result.status == 65 && result.messages.contains(words), "\(result.messages)")
    #expect(result.messages.contains("cannot be left out") && result.output == "")
  }

  @Test func `a row whose digits are larger than all amounts is not left out`() async throws {
    #expect(try await fit(rows(["约1300"])).messages.contains("by its digits '约1300' in line 602 is larger"))
    #expect(try await fit(rows(["约1100"])).status == 0)
  }

  @Test func `where the rows stand in order, none beyond the largest is left out`() async throws {
    let ascending = (1...1_200).map { "\($0)" }
    #expect(try await fit(ascending + ["x"]).messages.contains("in the order of its amounts"))
    #expect(try await fit(["x"] + ascending.reversed()).messages.contains("in the order of its amounts"))
    #expect(try await fit(["x"] + ascending).status == 0)
  }

  @Test func `rows that stand together are not left out`() async throws {
    var many: [String] = []
    for _ in 0..<4 { many += rows([]) }
    let apart = many.enumerated().flatMap { $0.offset % 1_200 == 1_000 ? ["x", $0.element] : [$0.element] }
    #expect(try await fit(apart).status == 0)
    let together = many + ["x", "y", "z", "x"] + rows([])
    #expect(
      try await fit(together).messages.contains("closer together than chance would put them (lines 4802 to 4805)"))
  }

  @Test func `rows whose other columns are larger are not left out`() async throws {
    let good = (1...8_000).map { "\($0 * 7 % 8_009),\($0 * 7 % 8_009 * 2)" }
    func spoilt(_ total: Int) -> [String] {
      good.enumerated().map { $0.offset % 1_001 == 500 ? "?,\(total + $0.offset % 7)" : $0.element }
    }
    let result = try await fit(spoilt(15_990), "amount,total")
    #expect(result.messages.contains("their 'total' is larger than that of the others"), "\(result.messages)")
    #expect(try await fit(spoilt(8_000), "amount,total").status == 0)
  }

  @Test(arguments: [
    ("\"1,234\"", "1234"), ("¥1234", "1234"), ("1.2万", "12000"), ("１２３４", "1234"), ("1234元", "1234"), ("1 234", "1234"),
  ])
  func `an amount in another form is read, and said once`(_ amount: String, _ value: String) async throws {
    let result = try await fit(rows([amount, amount]))
    #expect(result.status == 0 && result.output.contains("1,202 amounts above 0"))
    let shown = amount.replacing("\"", with: "")
    #expect(
      result.messages.contains("2 amounts are written for people: '\(shown)' in line 602 is read as \(value)"),
      "\(result.messages)")
  }

  @Test func `other encodings, delimiters and units are said`() async throws {
    let text = "姓名;费用（万元）\n" + (1...300).map { "张;\(Double($0) / 100)\n" }.joined()
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let file = try scratch.write(Data(utf16), to: "other.csv")
    let result = try await Program.run("fit", file, "--column", "费用(万元)", "--laws", "exponential", "--json")
    #expect(result.status == 0, "\(result.messages)")
    for words in [
      "read as UTF-16LE, delimited by ';'", "column '姓名' looks like names of people: it is not used and never written",
      "in 万元: a plain number counts 10,000 yuan",
    ] { #expect(result.messages.contains(words), "\(result.messages)") }
    // 1 to 300 hundredths of 10,000 yuan: 15,050 yuan on average.
    #expect(try JSON(result.output)["observedMean"]?.number == 15_050)
    #expect(!result.output.contains("张"))
  }

  @Test func `above a deductible the law is written without its covariance, and says why`() async throws {
    let rows = (1...400).map { i in "\(10_000 - 8_000 * log(Double(i) / 401))\n" }.joined()
    let file = try scratch.write("amount\n" + rows, to: "above.csv")
    let out = scratch.url.appending(path: "expense.yaml").path
    let result = try await Program.run(
      "fit", file, "--truncated-below", "10000", "--laws", "exponential", "--write", out)
    #expect(result.status == 0, "\(result.messages)")
    let text = try String(contentsOfFile: out, encoding: .utf8)
    #expect(!text.contains("\n    covariance:") && text.contains("# no covariance: "))
    #expect(text.contains("n/(N·S(10,000))"))
    let again = try await Program.run("fit", file, "--truncated-below", "10000", "--laws", "gamma", "--write", out)
    #expect(again.status == 65 && again.messages.contains("--force"))
    #expect(try String(contentsOfFile: out, encoding: .utf8) == text)
  }

  @Test func `what cannot be is refused with what could be meant`() async throws {
    let file = try losses()
    let cases: [([String], Int32, String)] = [
      (["--column", "amuont"], 65, "did you mean 'amount'?"), ([], 65, "has several columns"),
      (["--column", "amount", "--laws", "lognormel"], 65, "did you mean 'lognormal'?"),
      (["--column", "amount", "--laws", "gamma", "--law", "gama"], 65, "did you mean 'gamma'?"),
      (["--column", "amount", "--truncated-below", "-1"], 64, "--truncated-below"),
      (["--column", "amount", "--truncated-below", "10"], 65, "not above --truncated-below"),
      (["--lower", "amount"], 64, "--lower, --upper and --count"),
      (["--column", "amount", "--delimiter", "ab"], 64, "--delimiter"),
      (["--column", "amount", "--body", "pareto"], 65, "cannot be a body"),
    ]
    for (arguments, status, words) in cases {
      let result = try await Program.run(["fit", file] + arguments)
      #expect(result.status == status && result.output == "", "\(arguments): \(result.messages)")
      #expect(result.messages.contains(words), "\(arguments): \(result.messages)")
    }
    #expect(try await Program.run("fit", scratch.url.appending(path: "none.csv").path).status == 65)
    #expect(try await Program.run("fit", scratch.url.path).status == 65)
    let zeros = try scratch.write("amount\n0\n0\n", to: "zeros.csv")
    #expect(try await Program.run("fit", zeros).messages.contains("there is no amount above 0"))
  }

  @Test func `grouped, capped and truncated data are read as what they are`() async throws {
    let classes = try scratch.write(
      "from,to,n\n0,1000,40\n1000,3000,90\n3000,10000,120\n10000,,50\n", to: "classes.csv")
    let text = try await Program.output(
      ["fit", classes, "--lower", "from", "--upper", "to", "--count", "n", "--laws", "weibull,lognormal"])
    #expect(text.contains("grouped in 4 classes") && text.contains("χ²") && text.contains("∞"))
    let capped = try await Program.json(
      "fit", try losses(), "--column", "amount", "--censored-above", "10000", "--laws", "lognormal", "--bootstrap", "0")
    #expect(capped["data"]?["cap"]?.number == 10_000)
    let high = try await Program.output([
      "fit", try losses(), "--column", "amount", "--threshold", "1000000", "--laws", "gamma", "--bootstrap", "0",
    ])
    #expect(high.contains("not possible for these data: spliced-lognormal"))
    #expect(abs(try #require(capped["laws"]?.list[0]["parameters"]?.list[1]["value"]?.number) - 1) < 0.02)
  }

  @Test func `a few amounts are enough or refused, and no trap`() async throws {
    for text in ["5\n", "5\n5\n5\n", "1\n2\n3\n4\n4\n"] {
      let result = try await Program.run("fit", try scratch.write("amount\n" + text, to: "few.csv"), "--tail")
      #expect(result.status == 65 && result.messages.contains("a fit needs 5 different amounts"), "\(text)")
    }
    for text in ["1\n2\n3\n4\n5\n", "1e-300\n1e-10\n1\n1e10\n1e15\n", "1\n1\n1\n1\n1\n1.0000001\n1.1\n1.2\n7\n"] {
      let file = try scratch.write("amount\n" + text, to: "few.csv")
      let result = try await Program.run("fit", file, "--tail", "--bootstrap", "2")
      #expect(result.status == 0, "\(text): \(result.messages)")
      #expect(try await Program.run("fit", file, "--json", "--bootstrap", "0").status == 0)
    }
  }
}
