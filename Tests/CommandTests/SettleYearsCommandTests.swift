import Foundation
import Testing

/// What a person reads of several years in a row.
struct SettleYearsCommandTests {
  private static func lines(_ arguments: String...) async throws -> [String] {
    try await Program.output(["settle"] + arguments).split(separator: "\n").map(String.init)
  }

  /// Huizhou 二(三): 80% of the funding comes from the employees' supplementary fund, 20% from the residents' surplus;
  /// 145,891,300 · 80% = 116,713,040 and 29,178,260.
  @Test func `each source of the funding has a line of its own, with its clause`() async throws {
    let lines = try await Self.lines(
      "huizhou-2013", "--premium", "145891300", "--premium", "145891300", "--claims", "100000000", "--claims",
      "140000000")
    let employees = lines.filter { $0.contains("funding from the employees' supplementary medical fund") }
    let residents = lines.filter { $0.contains("funding from the accumulated surplus of the residents' fund") }
    // Out of one account and into another.
    #expect(employees.count == 2 && residents.count == 2)
    #expect(employees.allSatisfy { $0.contains("116,713,040.00  ") && $0.hasSuffix("二(三)2") })
    #expect(residents.allSatisfy { $0.contains("29,178,260.00  ") && $0.hasSuffix("二(三)2") })
    // In the first year 104 of 145.89 million are due: of the rest 80% and 20% go back.
    let back = lines.filter { $0.contains("unspent, back to the") }
    #expect(
      back.count == 4 && back.contains { $0.contains("33,513,040.00") } && back.contains { $0.contains("8,378,260.00") }
    )
    #expect(lines.contains("Assumptions and settings in use"))
  }

  @Test func `every party with cash has a start and an end`() async throws {
    let lines = try await Self.lines(
      "shandong-2015", "--premium", "100", "--premium", "100", "--claims", "104", "--claims", "90")
    let starts = lines.count { $0.contains("at the start") }
    let ends = lines.count { $0.contains("at the end  ") }
    #expect(starts == ends && starts >= 4)
  }

  /// 5% of 1,000,000 arise after the cut-off: 950,000 count in the first year, and 50,000 more in the second, which passes
  /// on as many.
  @Test func `what is late is shown in both years`() async throws {
    let arguments = [
      "shanxi-2019", "--premium", "1000000", "--premium", "1000000", "--claims", "1000000", "--claims", "1000000",
      "--set",
      "settlement.lateClaimsShare=5%",
    ]
    let text = try await Program.output(["settle"] + arguments)
    func amounts(_ label: String) throws -> [Substring] {
      let line = try #require(text.split(separator: "\n").first { $0.hasPrefix(label) })
      return line.dropFirst(label.count).split(separator: " ")
    }
    #expect(try amounts("claims C") == ["950,000.00", "1,000,000.00", "1,950,000.00"])
    #expect(try amounts("  of them late ones of the year before") == ["0.00", "50,000.00", "50,000.00"])
    #expect(try amounts("  late, to count next year, not in C") == ["50,000.00", "50,000.00", "100,000.00"])
    #expect(text.contains("settlement.lateClaimsShare = 5%  [") && text.contains("] set"), "what was set is reported")
    let json = try JSON(try await Program.output(["settle"] + arguments + ["--json"]))
    #expect(json["years"]?.list.map { $0["lateClaimsOfTheYearBefore"]?.number } == [0, 50_000])
    #expect(
      json["assumptions"]?.list.contains {
        $0["path"]?.text == "settlement.lateClaimsShare" && $0["value"]?.text == "5%"
      } == true)
  }

  /// Advances cost four times as much at 4% as at the 1% that a round table is made with.
  @Test func `advances are charged at the rate that is asked for`() async throws {
    let arguments = ["settle", "shanxi-2019", "--premium", "1200000", "--claims", "1300000", "--cash", "--json"]
    let round = try JSON(try await Program.output(arguments))["cash"]?["interest"]?["amount"]?.number
    let asked = try JSON(try await Program.output(arguments + ["--interest", "4%"]))["cash"]?["interest"]
    #expect(asked?["yearlyRate"]?.number == 0.04)
    let (one, four) = (try #require(round), try #require(asked?["amount"]?.number))
    #expect(one > 0 && abs(four - 4 * one) < 0.011, "\(one), \(four)")
    let without = try await Program.run(
      ["settle", "shanxi-2019", "--premium", "1", "--claims", "1", "--interest", "4%"])
    #expect(without.status == 65 && without.messages.contains("--cash"))
    let wrong = try await Program.run(
      ["settle", "shanxi-2019", "--premium", "1", "--claims", "1", "--cash", "--interest", "400%"])
    #expect(wrong.status == 64)
  }
}
