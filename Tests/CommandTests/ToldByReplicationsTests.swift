import Foundation
import TestSupport
import Testing

/// No sentence states of a probability more than so many replications can tell: where all of them agree it is a bound, and their
/// spread of 0 is no error of it.
struct ToldByReplicationsTests {
  /// Funding that is always enough, and funding that never is, with the words for both.
  private static let sure = ["scenarios/jincheng-2019.yaml", "--set", "funding.perHead=300", "--no-progress"]
  private static let drawn = ["--replications", "200", "--method", "grouped", "--set", "population.insured=50000"]

  @Test(arguments: [
    (["run"], "en", "in at least 98.1% of years; ", "a loss in at most 1.9% of years"),
    (["run"], "zh", "收支平衡概率不低于98.1%；", "亏损概率不超过1.9%"),
    (["report", "--format", "markdown"], "en", "in at least 98.1% of years", "a loss in at most 1.9% of years"),
    (["report", "--format", "markdown"], "zh", "收支平衡概率不低于98.1%", "亏损概率不超过1.9%"),
    (
      ["run", "--set", "horizon.years=2"], "en", "at least 98.1% of paths in 2019",
      "over all of them in at most 1.9% of paths"
    ),
    (
      ["compare", "--alternative", "costs.perInsured=1", "--no-contributions"], "en",
      "enough in at least 98.1% of years, at least 98.1% before", "better"
    ),
  ])
  func `a sentence gives the bound`(_ command: [String], _ language: String, _ first: String, _ second: String)
    async throws
  {
    let text = try await Program.output(
      [command[0]] + Self.sure + Self.drawn + command.dropFirst() + ["--lang", language])
    for words in [first, second] { #expect(text.contains(words), "\(words) in \(text.prefix(1500))") }
    for words in ["in 100.0% of years", "in 0.0% of years", "概率100.0%", "概率0.0%"] {
      #expect(!text.contains(words), "\(words) in \(text.prefix(1500))")
    }
  }

  @Test func `the table has the interval, and no standard error`() async throws {
    let text = try await Program.output(["run"] + Self.sure + Self.drawn)
    let row = try #require(text.split(separator: "\n").first { $0.contains("probability that funding is enough") })
    #expect(row.contains("98.12% to 100.00%") && row.contains("–") && !row.contains("0.00% "), "\(row)")
  }

  /// The law itself knows.
  @Test func `the exact method says what it knows`() async throws {
    let text = try await Program.output(["run"] + Self.sure + ["--method", "exact"])
    #expect(text.contains("in 100.0000% of years"), "\(text.prefix(900))")
  }

  @Test(arguments: [
    (
      "funding.perHead", "10…1000", "funding.adequacy >= 99.9999%", " or more · the smallest",
      "3,000,000 --replications"
    ),
    ("benefit.rate", "1%…99%", "funding.adequacy >= 99.9%", " or less · the largest", "3,000 --replications"),
    (
      "funding.perHead", "10…1000", "insurer.lossProbability <= 0.01%", " or more · the smallest",
      "30,000 --replications"
    ),
  ])
  func `a value that is sought is a bound where the replications do not tell`(
    _ unknown: String, _ range: String, _ condition: String, _ bound: String, _ more: String
  ) async throws {
    let solve =
      ["solve", "scenarios/jincheng-2019.yaml", "--no-progress"] + Self.drawn
      + ["--for", unknown, "--between", range, "--until", condition]
    let text = try await Program.run(solve)
    #expect(text.output.contains(bound) && text.output.contains(more), "\(text)")
    #expect(!text.output.contains(" holds\n") && text.output.contains("not told by so few"), "\(text)")
    let json = try JSON(try await Program.run(solve + ["--json"]).output)
    let checks = json["answer"]?["checks"]?.list ?? []
    #expect(!checks.isEmpty && checks.allSatisfy { $0["told"]?.isTrue == false }, "\(json)")
  }

  @Test func `and an answer where they do`() async throws {
    let text = try await Program.run(
      ["solve", "scenarios/jincheng-2019.yaml", "--no-progress"] + Self.drawn
        + ["--for", "funding.perHead", "--until", "funding.adequacy >= 95%"])
    #expect(!text.output.contains("or more") && !text.output.contains("not told"), "\(text)")
  }
}
