import Foundation
import TestSupport
import Testing

/// `ledger.csv` and `replications.csv` of a run: what they hold is what the result is made of.
struct LedgerFileTests {
  /// A run's folder, read.
  private struct Written {
    let scratch: ScratchFolder
    let results: JSON
    var ledger: [[String: String]] { get throws { try rows("ledger.csv") } }
    var replications: [[String: String]] { get throws { try rows("replications.csv") } }

    init(_ scenario: String, _ more: [String]) async throws {
      scratch = try ScratchFolder()
      let arguments = [
        "run", "scenarios/\(scenario).yaml", "--no-progress", "--output", scratch.url.path, "--replications-csv",
      ]
      _ = try await Program.output(arguments + more)
      results = try JSON(try String(contentsOf: scratch.url.appending(path: "results.json"), encoding: .utf8))
    }

    private func rows(_ name: String) throws -> [[String: String]] {
      let text = try String(contentsOf: scratch.url.appending(path: name), encoding: .utf8)
      let lines = text.replacing("\u{FEFF}", with: "").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
    }

    func value(_ metric: String, _ year: Int) -> Double? {
      results["results"]?.list.first {
        $0["metric"]?.text == metric && $0["year"]?.number == Double(year) && $0["group"] == nil
      }?["value"]?.number
    }
  }

  /// Amounts are whole fen, so that sums of Doubles are off by less than this.
  private func isSame(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))
  }

  @Test(arguments: [("shandong-2015", 2015), ("langfang-2024", 2024), ("huizhou-2013", 2013)])
  func `the balances of the mean ledger are the mean results, and sum to zero`(
    _ scenario: String, _ year: Int
  ) async throws {
    let run = try await Written(scenario, ["--replications", "40", "--set", "horizon.years=2"])
    for year in [year, year + 1] {
      var balances: [String: Double] = [:]
      for row in try run.ledger where row["year"] == "\(year)" {
        let mean = try #require(row["mean"].flatMap(Double.init))
        let share = try #require(row["share"].flatMap(Double.init))
        #expect(mean > 0 && share > 0 && share <= 1 && row["clause"] != "")
        balances[row["to"] ?? "", default: 0] += mean
        balances[row["from"] ?? "", default: 0] -= mean
      }
      let insurer = try #require(run.value("insurer.result.mean", year))
      #expect(abs((balances["insurer"] ?? 0) - insurer) < 1e-3, "to a tenth of a fen")
      #expect(abs(balances.values.reduce(0, +)) < 1e-3)
      let paid = try run.ledger.filter { $0["year"] == "\(year)" && $0["reason"] == "benefits" }
      #expect(paid.count == 1 && paid.first?["share"] == "1.0")
    }
    let funding = try run.ledger.filter { $0["year"] == "\(year)" && $0["reason"] == "funding" }
    #expect(funding.allSatisfy { $0["standardError"] == "0.0" }, "the first year's funding is known")
  }

  @Test func `means over the file of replications are the means of the result`() async throws {
    let run = try await Written("jincheng-2019", ["--replications", "40", "--set", "horizon.years=2"])
    let rows = try run.replications
    #expect(rows.count == 80)
    #expect(rows.map { $0["replication"] } == (0..<40).flatMap { ["\($0)", "\($0)"] })
    for year in [2019, 2020] {
      func mean(_ column: String) -> Double {
        let values = rows.filter { $0["year"] == "\(year)" }.compactMap { $0[column].flatMap(Double.init) }
        return values.count == 40 ? values.reduce(0, +) / 40 : .nan
      }
      for (column, metric) in [
        ("claims", "claims.total"), ("premium", "funding.income"), ("beneficiaries", "beneficiaries.count"),
        ("insurerResult", "insurer.result.mean"), ("fundResult", "fund.result.mean"), ("payerPays", "payer.pays"),
        ("largestAdvance", "insurer.cash.largestAdvance.mean"), ("expense", "members.expense"),
      ] {
        #expect(isSame(mean(column), run.value(metric, year)), "\(metric) of \(year)")
      }
    }
  }

  @Test func `a file that a later run does not write does not stay as if it were its own`() async throws {
    let run = try await Written("huizhou-2013", ["--replications", "20"])
    let folder = run.scratch.url
    func again(_ folder: URL) async throws -> String {
      let result = try await Program.run(
        "run", "scenarios/huizhou-2013.yaml", "--no-progress", "--replications", "30", "--output", folder.path,
        "--force")
      #expect(result.status == 0)
      return result.messages
    }
    #expect(try await again(folder).contains("replications.csv; this run does not write"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "ledger.csv", "provenance.json", "results.csv", "results.json",
      ])
    // Where no run has written, a file of the same name is somebody else's.
    let other = try ScratchFolder()
    try other.write("mine", to: "replications.csv")
    #expect(try await again(other.url) == "")
    #expect(try String(contentsOf: other.url.appending(path: "replications.csv"), encoding: .utf8) == "mine")
  }

  @Test func `every replication is refused where there is none, or no folder for it`() async throws {
    let scratch = try ScratchFolder()
    let exact = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--method", "exact", "--output", scratch.url.path + "/out",
      "--replications-csv")
    #expect(exact.status == 65 && exact.messages.contains("draws nothing"))
    #expect(!FileManager.default.fileExists(atPath: scratch.url.path + "/out"))
    let nowhere = try await Program.run("run", "scenarios/jincheng-2019.yaml", "--replications-csv")
    #expect(nowhere.status == 64)
  }
}
