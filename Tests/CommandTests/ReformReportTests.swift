import Foundation
import TestSupport
import Testing

/// `dabing report --reform` and `--alternative`: the numbers of `dabing compare`, the verdict first.
struct ReformReportTests {
  private static let jincheng = ["scenarios/jincheng-2019.yaml", "--replications", "110", "--no-progress"]
  private static let changes = [
    "--alternative", "more: benefit.rate=80%, funding.perHead=95", "--alternative", "benefit.deductible=15000",
  ]

  /// What the elements that show a number say of it.
  private func figures(_ html: String) -> [[String: String]] {
    html.matches(of: /data-scenario="[^>]*/).map { match in
      Dictionary(
        ("data-" + match.output.dropFirst(5)).matches(of: /data-([a-z]+)="([^"]*)"/).map {
          (String($0.output.1), String($0.output.2))
        }, uniquingKeysWith: { first, _ in first })
    }
  }

  @Test func `every number is the one of the comparison`() async throws {
    let html = try await Program.output(["report"] + Self.jincheng + Self.changes + ["--no-contributions"])
    let json = try JSON(
      try await Program.output(["compare"] + Self.jincheng + Self.changes + ["--no-contributions", "--json"]))
    var values: [String: Double] = [:]
    for alternative in json["alternatives"]?.list ?? [] {
      let name = alternative["name"]?.text ?? ""
      for row in alternative["metrics"]?.list ?? [] {
        let year = row["year"]?.number.map { String(Int($0)) } ?? ""
        let place = "\(row["metric"]?.text ?? "") \(year) \(row["group"]?.text ?? "")"
        values["jincheng-2019 \(place) value"] = row["baseline"]?.number
        values["\(name) \(place) value"] = row["alternative"]?.number
        for (part, key) in [
          ("difference", "difference"), ("differenceError", "standardError"), ("differenceLower", "lower"),
          ("differenceUpper", "upper"),
        ] { values["\(name) \(place) \(part)"] = row[key]?.number }
      }
    }
    var found: Set<String> = []
    for figure in figures(html) {
      let part = figure["part"] ?? ""
      let key =
        "\(figure["scenario"] ?? "") \(figure["metric"] ?? "") \(figure["year"] ?? "") \(figure["group"] ?? "") \(part)"
      // The baseline's own precision and the bars of a chart are of its run, which is the same.
      guard let value = figure["value"].flatMap(Double.init), let expected = values[key] else { continue }
      #expect(value == expected, "\(key)")
      found.insert(key)
    }
    #expect(found.count > 300, "\(found.count)")
    #expect(found.contains("more claims.perInsured 2019  difference"))
    #expect(found.contains { $0.hasPrefix("benefit.deductible=15000 ") && $0.hasSuffix("differenceUpper") })
  }

  @Test func `a reform has its verdict before anything else, in Chinese too`() async throws {
    let markdown = try await Program.output([
      "report", "scenarios/jiangxi-2025.yaml", "--reform", "reforms/jiangxi-65.yaml", "--lang", "zh", "--format",
      "markdown", "--replications", "40", "--no-progress",
    ])
    let lines = markdown.split(separator: "\n")
    #expect(lines[0].contains("江西：支付比例统一为65%"))
    let verdict = try #require(lines.firstIndex { $0.contains("够**") || $0.contains("判断**") })
    #expect(verdict < 6, "\(lines.prefix(8))")
    for words in [
      "调整后筹资够不够？", "谁得益，谁受损？", "人待遇提高", "各项变动的贡献", "多年运行", "逐年收支平衡概率", "承办机构逐月现金余额", "差异标准误",
      "得失人数（理论值）", "政策条款", "种子",
    ] { #expect(markdown.contains(words), "\(words)") }
    #expect(markdown.contains("支付比例 `benefit.rate`"))
  }

  /// 1.8 million people, 3% of them with the minimum living allowance, who are paid 78% and then 70%.
  @Test func `a needy group that gets less is told in the first lines, on the screen too`() async throws {
    let change = ["--alternative", "benefit.groups.minimum-living-allowance.rate=70%", "--no-contributions"]
    let page = try await Program.output(
      ["report"] + Self.jincheng + change + ["--format", "markdown", "--lang", "zh"])
    let lines = page.split(separator: "\n").map(String.init)
    let said = try #require(lines.firstIndex { $0.contains("受损群体：低保对象") })
    let verdict = try #require(lines.firstIndex { $0.contains("调整后筹资够不够") })
    #expect(said < verdict && said < 4, "\(lines.prefix(8))")
    let screen = try await Program.output(["compare"] + Self.jincheng + change)
    #expect(screen.contains("Worse off: ") && !screen.contains("Worse off: everybody"), "\(screen)")
    let better = try await Program.output(
      ["compare"] + Self.jincheng + ["--alternative", "benefit.*.rate=85%", "--no-contributions"])
    #expect(!better.contains("Worse off"), "\(better)")
  }

  @Test func `what moves the difference stands among the answers and in a table`() async throws {
    let page = try await Program.output(
      ["report"] + Self.jincheng
        + ["--alternative", "benefit.rate=80%", "--no-contributions", "--format", "markdown", "--lang", "zh"])
    let lines = page.split(separator: "\n").map(String.init)
    let answer = try #require(lines.firstIndex { $0.contains("哪项假设影响最大？") })
    let changes = try #require(lines.firstIndex { $0.contains("变动内容") })
    #expect(answer < changes && lines[answer].contains("仅就模拟误差，参保人均支付额的变化在"), "\(lines[answer])")
    #expect(page.contains("对参保人均支付额的变化影响最大的假设"))
  }

  @Test func `who loses is said by name, and several alternatives stand in one table`() async throws {
    let text = try await Program.output(
      ["report"] + Self.jincheng + Self.changes + ["--no-contributions", "--format", "markdown"])
    #expect(text.contains("**Alternatives against the baseline**"))
    #expect(text.contains("people get less") || text.contains("get less, by"))
    #expect(text.contains("(among "), "groups that lose are named")
    // Settings without a name are called by what they change, not by a path.
    #expect(text.contains("## deductible 15,000 yuan") || text.contains("## deductible 15,000"))
  }

  @Test(arguments: [
    ["--tornado", "x.json", "--reform", "reforms/jiangxi-65.yaml"], ["--no-contributions"],
  ])
  func `options that would do nothing are refused`(_ options: [String]) async throws {
    let result = try await Program.run(["report", "scenarios/jiangxi-2025.yaml"] + options)
    #expect(result.status == 64 && result.output == "")
  }

  @Test func `nothing is written where a change cannot be read`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "reform.html").path
    let result = try await Program.run(
      ["report", "scenarios/jiangxi-2025.yaml", "--alternative", "benefit.rat=65%", "-o", path])
    #expect(result.status == 65 && result.messages.contains("did you mean 'rate'?"))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

/// `dabing report -o report.docx`.
struct WordReportTests {
  private static let command = ["report", "scenarios/jincheng-2019.yaml", "--replications", "40", "--no-progress"]

  @Test func `a Word document by its ending, over another one only with --force, always the same`() async throws {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "report.docx").path
    let first = try await Program.run(Self.command + ["-o", path])
    #expect(first.status == 0 && first.output == "", "\(first.messages)")
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(bytes.prefix(2) == Data("PK".utf8) && bytes.count > 10_000)
    #expect(try await Program.run(Self.command + ["-o", path]).status == 65)
    #expect(try await Program.run(Self.command + ["-o", path, "--force", "--format", "word"]).status == 0)
    #expect(FileManager.default.contents(atPath: path) == bytes)
  }

  @Test func `a Word document has a file, and a file of another ending has another form`() async throws {
    #expect(try await Program.run(Self.command + ["--format", "word"]).status == 64)
    let result = try await Program.run(Self.command + ["--format", "word", "-o", "report.html"])
    #expect(result.status == 65 && result.messages.contains("*.docx"))
  }
}
