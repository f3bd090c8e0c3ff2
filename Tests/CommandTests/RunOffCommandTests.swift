import Foundation
import TestSupport
import Testing

/// `dabing runoff`: what is still to be paid for stays that have been.
struct RunOffCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let triangle =
    "year,0,1,2,3\n2019,100,150,165,165\n2020,110,170,182,\n2021,120,175,,\n2022,130,,,\n"

  @Test func `a triangle gives factors, ultimates and errors in both languages and for programs`() async throws {
    let file = try scratch.write(Self.triangle, to: "triangle.csv")
    let text = try await Program.output("runoff", file, "--triangle", "cumulative", "--no-progress")
    // 495 of 330; 347 of 320; 165 of 165.
    for words in ["stays of 2019 to 2022", "0 → 1", "1.500000", "1.084375", "still to be paid", "Mack (1993, 1999)"] {
      #expect(text.contains(words), "\(text)")
    }
    let chinese = try await Program.output("runoff", file, "--triangle", "cumulative", "--no-progress", "--lang", "zh")
    #expect(chinese.contains("进展因子") && chinese.contains("尚待支付") && chinese.contains("链梯法"))
    let json = try await Program.json("runoff", file, "--triangle", "cumulative", "--no-progress")
    #expect(json["developments"]?.list.first?["factor"]?.number == 1.5)
    let total = try #require(json["total"])
    // 175 · 1.084375 − 175 + 130 · 1.5 · 1.084375 − 130.
    let expected = 175 * 0.084375 + 130 * (1.5 * 1.084375 - 1)
    #expect(abs((total["outstanding"]?.number ?? 0) - expected) < 1e-9 && (total["standardError"]?.number ?? 0) > 0)
    #expect(json["file"]?["hash"]?.text?.hasPrefix("fnv1a64:") == true)
    let book = scratch.url.appending(path: "runoff.xlsx").path
    let written = try await Program.run(
      "runoff", file, "--triangle", "cumulative", "--no-progress", "--xlsx", book, "--lang", "zh")
    #expect(written.status == 0, "\(written.messages)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: book)).starts(with: [0x50, 0x4B]))
    let kept = try await Program.run("runoff", file, "--triangle", "cumulative", "--no-progress", "--xlsx", book)
    #expect(kept.status == 65 && kept.messages.contains("--force"), "\(kept.messages)")
  }

  @Test func `payments give what a scenario takes for late claims`() async throws {
    var rows = "姓名,住院,支付,金额\n"
    for stay in 0..<24 {
      for paid in stay..<24 where paid - stay < 3 {
        rows +=
          "张三,\(2022 + stay / 12)-\(stay % 12 + 1),\(2022 + paid / 12)-\(paid % 12 + 1),\([500, 300, 200][paid - stay])\n"
      }
    }
    let file = try scratch.write(rows, to: "payments.csv")
    let arguments = [
      "runoff", file, "--stay", "住院", "--paid", "支付", "--amount", "金额", "--cut-off", "1", "--no-progress",
    ]
    let result = try await Program.run(arguments)
    #expect(
      result.status == 0 && result.output.contains("settlement.lateClaimsShare: { value: 1.667%"), "\(result.output)")
    #expect(!(result.output + result.messages).contains("张三"))
    let term = try #require(result.output.split(separator: "\n").first { $0.contains("settlement.lateClaimsShare") })
    let scenario = try String(contentsOf: Program.root.appending(path: "scenarios/jincheng-2019.yaml"), encoding: .utf8)
      .replacing("terms:\n", with: "terms:\n\(term)\n")
    let path = try scratch.write(scenario, to: "late.yaml")
    #expect(try await Program.output("validate", path).contains("without problems"))
  }

  @Test func `what cannot be is refused with what to do`() async throws {
    let file = try scratch.write(Self.triangle, to: "triangle.csv")
    let cases: [([String], Int32, String)] = [
      ([], 64, "--triangle cumulative or incremental"),
      (["--triangle", "cumulative", "--by", "year"], 64, "leave --stay, --paid, --amount and --by out"),
      (["--triangle", "cumulative", "--cut-off", "-1"], 64, "--cut-off is -1"),
      (["--triangle", "cumulative", "--cut-off", "3"], 65, "--cut-off needs stays by month"),
      (["--stay", "yaer", "--paid", "0", "--amount", "1"], 65, "did you mean 'year'?"),
      (["--stay", "year", "--paid", "year", "--amount", "0", "--by", "month"], 65, "cannot be divided"),
    ]
    for (arguments, status, words) in cases {
      let result = try await Program.run(["runoff", file, "--no-progress"] + arguments)
      #expect(result.status == status && result.messages.contains(words), "\(arguments): \(result.messages)")
    }
    let zero = try scratch.write(Self.triangle.replacing("2020,110", with: "2020,0"), to: "zero.csv")
    let result = try await Program.run("runoff", zero, "--triangle", "cumulative", "--no-progress")
    #expect(result.status == 65 && result.messages.contains("take longer periods (--by quarter)"))
  }
}
