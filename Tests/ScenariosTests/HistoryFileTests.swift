import Documents
import Results
import Scenarios
import Simulation
import Testing

struct HistoryFileTests {
  @Test func `the shipped totals are read`() throws {
    let path = Shipped.root.appending(path: "scenarios/calibration/national-history.yaml").path
    let file = try HistoryFile(path: path)
    #expect(file.years.map(\.year) == Array(2019...2025))
    #expect(try Backtest(file.years, upTo: 2022) != nil)
  }

  @Test func `a year twice and a total of zero are named`() {
    let years = [2019, 2020, 2020, 2021].map { "  - { year: \($0), frequency: \($0 == 2021 ? 0 : 0.1), severity: 5 }" }
    #expect {
      try HistoryFile(
        text: "name: t\ntitle: { en: t, zh: 测 }\nsource: { en: s, zh: 源 }\nyears:\n"
          + years.joined(separator: "\n"), name: "t.yaml")
    } throws: { error in
      (error as? DocumentError)?.problems.isEmpty == false
    }
  }
}
