import Foundation
import TestSupport
import Testing

/// What a file probably does not hold as it is taken: said first, by every command that reads people.
struct DoubtfulRowsCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Amounts of 400 people above 15,000, as a file of those who were paid has them.
  private func beneficiaries() throws -> String {
    var random = SplitMix64(seed: 12)
    let rows = (0..<400).map { _ in "\((15_000 * exp(0.6 * abs(random.normal())) * 100).rounded() / 100)" }
    return try scratch.write("X\n" + rows.joined(separator: "\n") + "\n", to: "above.csv")
  }

  private func scenario(_ more: String = "") throws -> String {
    try scratch.write(
      """
      name: above
      title: Those above a deductible
      policy: shanxi-2019
      year: 2019
      population: { insured: { value: 20000, source: the file } }
      expense: { model: records, file: above.csv, amount: X, people: { value: 20000, source: x }\(more), source: x }
      replications: 20

      """, to: "above.yaml")
  }

  @Test func `a policy that pays from below where the data begin is told`() async throws {
    let path = try beneficiaries()
    let replay = ["replay", path, "--amount", "X", "--no-progress"]
    let low = try await Program.output(replay + ["shanxi-2019"])
    #expect(low.contains("! no amount is below 15") && low.contains("shanxi-2019 pays from 10000"), "\(low)")
    let chinese = try await Program.output(replay + ["shanxi-2019", "--lang", "zh"])
    #expect(chinese.contains("而shanxi-2019自10000元起支付"), "\(chinese)")
    let json = try await Program.json("replay", path, "--amount", "X", "--no-progress", "shanxi-2019")
    #expect(json["notes"]?.list.contains { $0.text?.contains("pays from 10000") ?? false } == true)
    let fit = ["fit", path, "--column", "X", "--laws", "lognormal", "--bootstrap", "0", "--no-progress"]
    let own = [
      "--policy", "shanxi-2019", "--year", "2019", "--insured", "20000", "--scenario", scratch.path + "/s.yaml",
      "--force",
    ]
    #expect(try await Program.output(fit + own).contains("shanxi-2019 pays from 10000"))
    #expect(try await Program.output(fit).contains("say --truncated-below"), "without a policy")
    let truncated = try await Program.output(fit + own + ["--truncated-below", "15000"])
    #expect(
      truncated.contains("only amounts above 15,000: what is paid between rests on the law alone"), "\(truncated)")
    #expect(!(try await Program.output(fit + ["--truncated-below", "15000"]).contains("! ")))
    let run = ["run", try scenario(), "--no-progress"]
    #expect(try await Program.output(run).contains("shanxi-2019 pays from 10000"))
    let set = try await Program.output(run + ["--set", "benefit.deductible=15000"])
    #expect(!set.contains("no amount is below"), "\(set)")
  }

  /// 3,000 people of 100 yuan, and three of an unknown group with 40,000 each: 0.1% of the rows, 29% of the money.
  @Test func `rows that hold much of the money are not left out`() async throws {
    func table(_ amount: String) throws -> String {
      let rows = (0..<3_000).map { line in
        line.isMultiple(of: 1_000) ? "\(amount),\(amount == "50" ? "oter" : "othr")" : "\(90 + line % 21),general"
      }
      return try scratch.write("X,g\n" + rows.joined(separator: "\n") + "\n", to: "money.csv")
    }
    let arguments = ["shanxi-2019", "--amount", "X", "--group", "g", "--skip-bad-rows", "--no-progress"]
    let much = try await Program.run(["replay", try table("40000")] + arguments)
    #expect(
      much.status == 65 && much.messages.contains("28.6% of the money that can be read stands in them"),
      "\(much.messages)")
    let some = try await Program.run(["replay", try table("3000")] + arguments)
    #expect(
      some.status == 0 && some.messages.contains("2.92% of the money that can be read stands in them"),
      "\(some.messages)")
    let few = try await Program.run(["replay", try table("50")] + arguments)
    #expect(few.status == 0 && !few.messages.contains("money that can be read"), "\(few.messages)")
    let fit = [
      "--column", "X", "--group", "g", "--policy", "shanxi-2019", "--year", "2019", "--insured", "20000", "--scenario",
      scratch.path + "/m.yaml", "--force", "--laws", "lognormal", "--bootstrap", "0", "--skip-bad-rows",
      "--no-progress",
    ]
    let fitted = try await Program.run(["fit", try table("40000")] + fit)
    #expect(fitted.status == 65 && fitted.messages.contains("28.6% of the money"), "\(fitted.messages)")
  }

  @Test func `a scenario of records can leave bad rows out, by the same rule`() async throws {
    func run(_ bad: [String], _ more: String) async throws -> Program.Result {
      let rows = (0..<3_000).map { "\($0 % 30 * 700)" } + bad
      try scratch.write("X,Y\n" + rows.map { $0 + ",1" }.joined(separator: "\n") + "\n", to: "above.csv")
      return try await Program.run("run", try scenario(more), "--no-progress")
    }
    let refused = try await run(["none of it"], "")
    #expect(
      refused.status != 0 && refused.messages.contains("above.csv:3002:1: X is 'none of it'"), "\(refused.messages)")
    let left = try await run(["none of it"], ", badRows: skip")
    #expect(left.status == 0 && left.output.contains("1 of 3001 rows were bad and are left out"), "\(left.output)")
    let many = try await run(Array(repeating: "none of it", count: 20), ", badRows: skip")
    #expect(many.status != 0 && many.messages.contains("'badRows: skip' leaves out one in a thousand at most"))
    // fit writes the key where it is needed.
    try scratch.write("X\n" + (0..<3_000).map { "\($0 % 30 * 700)" }.joined(separator: "\n") + "\n?\n5\n", to: "b.csv")
    let made = try await Program.run(
      "fit", scratch.path + "/b.csv", "--column", "X", "--laws", "lognormal", "--bootstrap", "0", "--records",
      "--skip-bad-rows", "--policy", "shanxi-2019", "--year", "2019", "--scenario", scratch.path + "/b.yaml",
      "--no-progress")
    #expect(made.status == 0, "\(made.messages)")
    #expect(try String(contentsOfFile: scratch.path + "/b.yaml", encoding: .utf8).contains("badRows: \"skip\""))
    #expect(try await Program.run("run", scratch.path + "/b.yaml", "--replications", "20", "--no-progress").status == 0)
  }

  @Test func `a reversal is named with what adds it up, and does not stop a check`() async throws {
    let path = try scratch.write("id,X,paid\na,20000,7500\nb,30000,-15000\n", to: "back.csv")
    let check = try await Program.run("replay", path, "shanxi-2019", "--amount", "X", "--check", "paid")
    #expect(check.status == 1 && check.output.contains("reversal (negative payment): --person"), "\(check.output)")
    let negative = try scratch.write("id,X\na,20000\na,-5000\n", to: "back.csv")
    for arguments in [["replay", negative, "shanxi-2019", "--amount", "X"], ["fit", negative, "--column", "X"]] {
      let told = try await Program.run(arguments)
      #expect(
        told.status == 65 && told.messages.contains("negative amounts may be reversals: --person COLUMN"),
        "\(told.messages)")
    }
    let put = try await Program.output("replay", negative, "shanxi-2019", "--amount", "X", "--person", "id")
    #expect(put.contains("1 people with 15,000.00 yuan"), "\(put)")
  }

  @Test func `a file without rows is told by every command`() async throws {
    let path = try scratch.write("X,年度,d\n", to: "empty.csv")
    for arguments in [
      ["replay", path, "shanxi-2019", "--amount", "X"], ["fit", path, "--column", "X"],
      ["backtest", path, "--column", "X", "--years", "年度", "--up-to", "2020"],
      ["runoff", path, "--stay", "d", "--paid", "d", "--amount", "X"],
    ] {
      let told = try await Program.run(arguments)
      #expect(told.status == 65 && told.messages.contains("there are no rows under the header"), "\(told.messages)")
    }
  }

  @Test func `a table of classes counts its people, and weights are told from them`() async throws {
    try scratch.write(
      "X,n\n" + (1...40).map { "\($0 * 1_000),\(400 / $0)" }.joined(separator: "\n") + "\n0,9000\n", to: "above.csv")
    func run(_ key: String) async throws -> String {
      let text = try String(contentsOfFile: try scenario(", \(key): n"), encoding: .utf8)
      return try await Program.output(
        "run", try scratch.write(text.replacing("people: { value: 20000, source: x }, ", with: ""), to: "c.yaml"),
        "--no-progress")
    }
    #expect(try await run("weight").contains("say 'count'"))
    #expect(!(try await run("count").contains("say 'count'")))
  }
}
