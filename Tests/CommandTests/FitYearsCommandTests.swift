import Foundation
import TestSupport
import Testing

/// `dabing fit --years` and `dabing backtest` on one's own file.
struct FitYearsCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Five years of people, of whom a fifth have expense that grows by 5% a year.
  private func file() throws -> String {
    var generator = SplitMix64(seed: 9)
    var rows = "年度,人员,X\n"
    for year in 2019...2023 {
      for person in 0..<600 {
        let z = (0..<12).reduce(-6.0) { sum, _ in sum + generator.uniform() }
        rows +=
          "\(year),\(person),\(person % 5 == 0 ? String(format: "%.2f", exp(8.4 + z) * pow(1.05, Double(year - 2019))) : "0")\n"
      }
    }
    return try scratch.write(rows, to: "people.csv")
  }

  @Test func `levels and growth between years have their errors, and the scenario has the trend`() async throws {
    let path = try file()
    let arguments = [
      "fit", path, "--column", "X", "--years", "年度", "--laws", "lognormal", "--bootstrap", "0", "--no-progress",
    ]
    let text = try await Program.output(arguments)
    #expect(text.contains("by year") && text.contains("Growth a year") && text.contains("The laws are those of 2023"))
    let chinese = try await Program.output(arguments + ["--lang", "zh"])
    #expect(chinese.contains("分年度") && chinese.contains("年均增长"))
    let json = try JSON(try await Program.output(arguments + ["--json"]))
    let severity = try #require(json["trend"]?["severity"])
    let (growth, error) = (severity["growth"]?.number ?? 0, severity["standardError"]?.number ?? 0)
    #expect(abs(growth - log(1.05)) < 4 * error && error > 0.01 && json["years"]?.list.count == 5)
    let scenario = scratch.url.appending(path: "s.yaml").path
    let written = try await Program.run(
      arguments + ["--policy", "jiangxi-2025", "--year", "2025", "--insured", "200000", "--scenario", scenario])
    #expect(written.status == 0, "\(written.messages)")
    let yaml = try String(contentsOfFile: scenario, encoding: .utf8)
    #expect(yaml.contains("trend:") && yaml.contains("severityError:") && yaml.contains("frequency:"))
    #expect(
      yaml.contains("\nyear: 2021\n") && yaml.contains("\n  factor: { value: 0.8")
        && yaml.contains("horizon: { start: 2025, years: 1 }"))
    #expect(try await Program.output("validate", scenario).contains("without problems"))
    let run = try await Program.run("run", scenario, "--replications", "100", "--no-progress")
    #expect(run.status == 0 && run.output.contains("2025"), "\(run.messages)")
    let before = try await Program.run(
      arguments + [
        "--policy", "shanxi-2019", "--year", "2019", "--insured", "200000", "--scenario", scenario, "--force",
      ])
    #expect(before.status == 65 && before.messages.contains("say --year 2023 or later"), "\(before.messages)")
    let unsaid = try await Program.run(
      arguments + ["--policy", "jiangxi-2025", "--year", "2025", "--scenario", scenario, "--force"])
    #expect(unsaid.status == 65 && unsaid.messages.contains("with --insured"), "\(unsaid.messages)")
  }

  /// Six years of which every other is 20% dearer, and two, which do not say how years scatter.
  @Test func `how years scatter stands in the scenario as shocks, with its error`() async throws {
    var random = SplitMix64(seed: 21)
    func written(_ years: ClosedRange<Int>) async throws -> String {
      var rows = "年度,X\n"
      for year in years {
        for person in 0..<2_000 {
          let level = year.isMultiple(of: 2) ? 1.2 : 1
          rows += "\(year),\(person % 4 == 0 ? level * exp(8 + random.normal()) : 0)\n"
        }
      }
      let scenario = scratch.url.appending(path: "shocks.yaml").path
      let made = try await Program.run(
        "fit", try scratch.write(rows, to: "shocks.csv"), "--column", "X", "--years", "年度", "--laws", "lognormal",
        "--bootstrap", "0", "--policy", "jiangxi-2025", "--year", "2025", "--insured", "200000", "--scenario", scenario,
        "--force", "--no-progress")
      #expect(made.status == 0, "\(made.messages)")
      #expect(try await Program.output("validate", scenario).contains("without problems"))
      return try String(contentsOfFile: scenario, encoding: .utf8)
    }
    let six = try await written(2018...2023)
    let line = try #require(
      six.split(separator: "\n").first { $0.hasPrefix("  severity: { value: ") && $0.contains("chance") })
    let value = try #require(Double(line.dropFirst("  severity: { value: ".count).prefix { $0 != "," }))
    // ±ln 1.2/2 about the middle, with four degrees of freedom of six years.
    #expect(value > 0.06 && value < 0.16 && line.contains("standard error 0.0"), "\(line)")
    #expect(six.contains("\nshocks:\n") && six.contains("correlation: { value: 0, assumption: true"))
    #expect(!six.contains("is not in one year's file"))
    let two = try await written(2022...2023)
    #expect(!two.contains("shocks:") && two.contains("is not in one year's file"))
  }

  @Test func `a column of years is no column of weights`() async throws {
    let path = try file()
    let result = try await Program.run("fit", path, "--column", "X", "--weights", "年度", "--no-progress")
    #expect(result.status == 65 && result.messages.contains("say --years 年度"), "\(result.messages)")
    let cut = try await Program.run("fit", path, "--column", "X", "--years", "年度", "--truncated-below", "100")
    #expect(cut.status == 64 && cut.messages.contains("leave --truncated-below out"))
  }

  @Test func `one's own file of people is held against its later years`() async throws {
    let path = try file()
    let text = try await Program.output(
      "backtest", path, "--column", "X", "--years", "年度", "--up-to", "2022", "--no-progress")
    #expect(text.contains("people.csv, column X") && text.contains("2023"), "\(text)")
    let one = try await Program.run("backtest", path, "--column", "X", "--up-to", "2022")
    #expect(one.status == 64 && one.messages.contains("add --years COLUMN"))
    let few = try await Program.run(
      "backtest", path, "--column", "X", "--years", "年度", "--up-to", "2020", "--no-progress")
    #expect(few.status == 65 && few.messages.contains("needs three years or more"))
  }
}
