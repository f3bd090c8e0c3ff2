import Foundation
import TestSupport
import Testing

/// `dabing report`: one file that says the same as the result, in both languages.
struct ReportCommandTests {
  private static let few = ["--replications", "120", "--no-progress"]

  private func report(_ files: [String], _ more: [String] = []) async throws -> String {
    try await Program.output(["report"] + files.map { "scenarios/\($0).yaml" } + Self.few + more)
  }

  private func result(_ name: String) async throws -> JSON {
    try JSON(try await Program.output(["run", "scenarios/\(name).yaml", "--json"] + Self.few))
  }

  /// What the elements that show a number say of it.
  private func figures(_ html: String) -> [[String: String]] {
    html.matches(of: /data-scenario="[^>]*/).map { match in
      Dictionary(
        match.output.matches(of: /data-([a-z]+)="([^"]*)"/).map { (String($0.output.1), String($0.output.2)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  @Test(arguments: zip(["jincheng-2019", "jiangxi-2025"], ["en", "zh"]))
  func `every number is the one of the result`(_ name: String, _ language: String) async throws {
    let html = try await report([name], ["--lang", language])
    let rows = try await result(name)["results"]?.list ?? []
    var values: [String: Double] = [:]
    for row in rows {
      let year = row["year"]?.number.map { String(Int($0)) } ?? ""
      let key = "\(row["metric"]?.text ?? "") \(year) \(row["group"]?.text ?? "")"
      for part in ["value", "standardError", "lower", "upper"] { values["\(key) \(part)"] = row[part]?.number }
    }
    let figures = figures(html)
    #expect(figures.count > 150)
    for figure in figures {
      let key =
        "\(figure["metric"] ?? "") \(figure["year"] ?? "") \(figure["group"] ?? "") \(figure["part"] ?? "")"
      let value = try #require(figure["value"].flatMap(Double.init))
      #expect(values[key] == value, "\(key)")
      #expect(figure["scenario"] == name)
    }
  }

  @Test func `it asks for nothing outside and needs no script`() async throws {
    let html = try await report(["jincheng-2019"])
    #expect(html.hasPrefix("<!DOCTYPE html>"))
    let own = html.replacing("http://www.w3.org/2000/svg", with: "")
    for sign in ["http:", "https:", "<script", "<img", "src=", "url(", "@import", " onload", "<iframe"] {
      #expect(!own.contains(sign), "\(sign)")
    }
  }

  @Test(arguments: ["en", "zh"])
  func `every chart is also there in words`(_ language: String) async throws {
    let html = try await report(["jiangxi-2025"], ["--lang", language])
    #expect(html.contains("<html lang=\"\(language == "zh" ? "zh-CN" : "en")\""))
    let charts = html.matches(of: /<svg[^>]*role="img"[^>]*><title[^>]*>([^<]+)<\/title><desc[^>]*>([^<]+)<\/desc>/)
    #expect(charts.count == html.matches(of: /<svg/).count && charts.count >= 9)
    for chart in charts {
      #expect(chart.output.2.count > 20)
      let isChinese = chart.output.1.unicodeScalars.contains { $0.value >= 0x4E00 }
      #expect(isChinese == (language == "zh"), "\(chart.output.1)")
    }
    let names = html.matches(of: /\sid="([^"]+)"/).map(\.output.1)
    #expect(Set(names).count == names.count, "a name stands for one place")
  }

  @Test func `the month of the largest advance has its lowest point drawn and explained`() async throws {
    let html = try await report(["jincheng-2019"])
    let chart = try #require(html.firstMatch(of: /<figure><figcaption>(?:(?!<figure>).)*by month.*?<\/figure>/))
    #expect(chart.output.matches(of: /<path class="dot-2"/).count == 2, "in the legend and at its month")
    #expect(chart.output.contains("within a month all goes out before anything comes in"))
  }

  @Test func `every assumption and every clause is in it`() async throws {
    let html = try await report(["jincheng-2019"])
    let plain = html.replacing("<wbr/>", with: "")
    let record = try await result("jincheng-2019")
    let policy = try await Program.json("policies", "show", "shanxi-2019", "--no-answers")
    let assumptions = record["assumptions"]?.list ?? []
    let values = policy["values"]?.list ?? []
    #expect(assumptions.count > 10 && values.count > 10)
    for item in assumptions + values {
      let path = item["path"]?.text ?? "?"
      #expect(plain.contains("<code>\(path)</code>"), "\(path)")
    }
    for value in values where value["clause"]?.text != "—" {
      #expect(html.contains(value["clause"]?.text ?? "?"))
    }
    let provenance = record["provenance"]
    for key in ["scenarioHash", "policyHash", "method", "programVersion"] {
      #expect(html.contains(provenance?[key]?.text ?? "?"), "\(key)")
    }
  }

  @Test func `several scenarios stand side by side first, then each in full`() async throws {
    let html = try await report(["jincheng-2019", "huizhou-2013"], ["--lang", "zh"])
    let compare = try #require(html.range(of: "id=\"compare\""))
    let first = try #require(html.range(of: "id=\"s1\""))
    let second = try #require(html.range(of: "id=\"s2\""))
    #expect(compare.lowerBound < first.lowerBound && first.lowerBound < second.lowerBound)
    #expect(Set(figures(html).compactMap { $0["scenario"] }) == ["jincheng-2019", "huizhou-2013"])
    // The answers stand before everything, and people know the scenarios by their names.
    let answers = try #require(html.range(of: "class=\"answers\""))
    #expect(answers.lowerBound < compare.lowerBound && html[answers.lowerBound..<compare.lowerBound].contains("晋城2019"))
    #expect(html.contains(">惠州2013</th>") && !html[..<first.lowerBound].contains(">jincheng-2019<"))
  }

  @Test func `as Markdown it has the same answers and tables`() async throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "deep/report.md")
    #expect(try await report(["jincheng-2019"], ["-o", file.path]) == "")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# Jincheng 2019: is 85 yuan a head enough?\n"))
    #expect(text.contains("**Is the funding enough?** 85.00 yuan a head covers claims and costs in"))
    let headings = text.split(separator: "\n").map { $0.filter { !"#* ".contains($0) } }.filter { !$0.isEmpty }
    for (heading, next) in zip(headings, headings.dropFirst()) { #expect(heading != next, "\(heading) twice") }
    #expect(text.contains("| claims, mean |") && !text.contains("<svg") && !text.contains("<span"))
  }

  @Test func `a comparison of other settings is refused, and what to do is said`() async throws {
    let scratch = try ScratchFolder()
    let few = ["--replications", "20", "--set", "population.insured=3000", "--no-progress"]
    _ = try await Program.output(
      ["compare", "scenarios/jincheng-2019.yaml", "--no-contributions", "--output", scratch.url.path] + few + [
        "--alternative", "rate 80%: benefit.rate=80%", "--alternative", "95 yuan: funding.perHead=95",
      ])
    let tornado = ["--tornado", scratch.url.appending(path: "comparison.json").path]
    let report = ["report", "scenarios/jincheng-2019.yaml"] + few + tornado
    #expect(try await Program.output(report).contains("What moves it"))
    let other = try await Program.run(report + ["--set", "horizon.years=3"])
    #expect(other.status == 65 && other.messages.contains("with the same --set as here"), "\(other.messages)")
  }

  @Test func `equal runs are equal files, without a path or a time of day`() async throws {
    let text = try await report(["shandong-2015"], ["--threads", "1"])
    #expect(try await report(["shandong-2015"], ["--threads", "2"]) == text)
    #expect(!text.contains(Program.root.path))
    #expect(text.firstMatch(of: /\d\d:\d\d:\d\d/) == nil)
  }

  @Test func `a few years are too few to draw, and the tables are there all the same`() async throws {
    let html = try await Program.output(
      "report", "scenarios/jincheng-2019.yaml", "--replications", "3", "--no-progress")
    #expect(html.contains("there are too few replications to say what 95% of years take"))
    #expect(html.contains("Results against the loss ratio") && !html.contains("Funding against confidence"))
  }

  @Test func `where one scenario cannot be read nothing is written`() async throws {
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "report.html")
    let bad = try scratch.write("name: x\n", to: "bad.yaml")
    let result = try await Program.run("report", "scenarios/jincheng-2019.yaml", bad, "-o", file.path)
    #expect(result.status == 65 && result.messages.contains("bad.yaml"))
    #expect(!FileManager.default.fileExists(atPath: file.path))
    #expect(try await Program.run("report").status == 64)
  }
}
