import Foundation
import TestSupport
import Testing

/// Files with a row a stay, as settlement systems have them: every command that takes a row for a person says so where a
/// person's number comes again, and adds the rows up by `--person`.
struct StaysCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let secret = "11010519491231002X"

  /// 900 people of two years, of whom a third spend nothing, with one to three stays each; and the same with a row each.
  private func write() throws -> (stays: String, people: String) {
    var random = SplitMix64(seed: 4)
    var (stays, people) = (["个人编号,患者,X,年度"], ["个人编号,X,年度"])
    for person in 0..<900 {
      let count = 1 + Int(random.uniform() * 3)
      var sum = 0
      for stay in 0..<count {
        let fen = person.isMultiple(of: 3) ? 0 : Int(exp(7.5 + random.normal()) * 100)
        sum += fen
        stays.append("P\(person),张三\(stay),\(Double(fen) / 100),\(2022 + person % 2)")
      }
      people.append("Q\(person),\(Double(sum) / 100),\(2022 + person % 2)")
    }
    func file(_ lines: [String], _ name: String) throws -> String {
      try scratch.write(lines.joined(separator: "\n") + "\n", to: name)
    }
    return (try file(stays, "stays.csv"), try file(people, "people.csv"))
  }

  private func scenario(_ name: String, _ more: String) throws -> String {
    try scratch.write(
      """
      name: stays
      title: A file of stays
      policy: shanxi-2019
      year: 2019
      population: { insured: { value: 20000, source: the file } }
      expense: { model: records, file: \(name).csv, amount: X\(more), source: the settlement system }
      replications: 20

      """, to: "\(name)\(more.count).yaml")
  }

  /// The arguments of every command that reads people, of a file.
  private func commands(_ file: String) -> [[String]] {
    let fit = ["--column", "X", "--laws", "lognormal", "--bootstrap", "0", "--no-progress"]
    return [
      ["replay", file, "shanxi-2019", "--amount", "X", "--no-progress"], ["fit", file] + fit,
      ["fit", file] + fit + ["--years", "年度"],
      ["fit", file] + fit + [
        "--policy", "shanxi-2019", "--year", "2023", "--insured", "20000", "--scenario", scratch.path + "/f.yaml",
        "--force",
      ],
    ]
  }

  @Test func `a number that comes again is named, and its values are not`() async throws {
    let (stays, people) = try write()
    for (own, arguments) in zip(commands(stays), commands(people)) {
      let result = try await Program.run(own)
      #expect(result.status == 0, "\(result.messages)")
      #expect(
        result.messages.contains("column '个人编号' looks like a person's number, and 888 rows")
          && result.messages.contains("--person 个人编号"), "\(own): \(result.messages)")
      #expect(!(result.messages + result.output).contains("P12"))
      let chinese = try await Program.run(own + ["--lang", "zh"])
      #expect(chinese.messages.contains("“个人编号”列似为人员标识"), "\(chinese.messages)")
      let whole = try await Program.run(arguments)
      #expect(!whole.messages.contains("looks like a person's number"), "\(whole.messages)")
      let put = try await Program.run(own + ["--person", "个人编号"])
      #expect(!put.messages.contains("looks like a person's number"), "\(put.messages)")
    }
    let run = try await Program.run("run", scenario("stays", ""), "--no-progress").output
    #expect(run.contains("'person: 个人编号' adds up the rows of a person"), "\(run)")
    let put = try await Program.run("run", scenario("stays", ", person: 个人编号"), "--no-progress").output
    #expect(!put.contains("looks like a person's number"))
  }

  @Test func `rows put together are those of a file with a row a person`() async throws {
    let (stays, people) = try write()
    for (own, whole) in zip(commands(stays), commands(people)) {
      let put = try await Program.run(own + ["--person", "个人编号"]).output
      let other = try await Program.run(whole).output
      #expect(put.replacing("stays.csv", with: "people.csv") == other, "\(own)")
    }
    let scenario = scratch.path + "/r.yaml"
    let made = try await Program.run(
      "fit", stays, "--column", "X", "--person", "个人编号", "--only", "年度=2023", "--laws", "lognormal", "--bootstrap", "0",
      "--records", "--policy", "shanxi-2019", "--year", "2023", "--scenario", scenario, "--no-progress")
    #expect(made.status == 0, "\(made.messages)")
    let yaml = try String(contentsOfFile: scenario, encoding: .utf8)
    #expect(yaml.contains("person: ") && yaml.contains("only: ") && yaml.contains("value: 450,"), "\(yaml)")
    #expect(try await Program.output("validate", scenario).contains("without problems"))
    #expect(try await Program.run("run", scenario, "--replications", "20", "--no-progress").status == 0)
  }

  @Test func `whose a row is may be a name or an identity number, which stands nowhere`() async throws {
    let table =
      "身份证号,患者,X,年度\n"
      + (0..<40).map { "\(Self.secret),张三,\($0 * 100 + 1),2023\n370602195104021144,李四\($0),\($0 * 50),2023\n" }.joined()
    let path = try scratch.write(table, to: "named.csv")
    let out = scratch.path + "/out.csv"
    for key in ["身份证号", "患者", "1"] {
      let result = try await Program.run(
        "replay", path, "shanxi-2019", "--amount", "X", "--person", key, "--output", out, "--force", "--json")
      #expect(result.status == 0, "\(result.messages)")
      let written = try String(contentsOfFile: out, encoding: .utf8)
      for text in [result.output, result.messages, written] {
        for secret in [Self.secret, "张三", "李四", "37060219"] { #expect(!text.contains(secret), "\(key): \(text)") }
      }
    }
    let group = try await Program.run("replay", path, "shanxi-2019", "--amount", "X", "--group", "患者")
    #expect(group.status != 0 && group.messages.contains("tells who somebody is"))
  }

  @Test func `what does not go together is refused`() async throws {
    let (stays, _) = try write()
    let cases: [([String], String)] = [
      (
        [
          "replay", stays, "shanxi-2019", "--amount", "X", "--person", "个人编号", "--shard", "1/2", "--output",
          scratch.path,
        ],
        "rows that may lie in different parts"
      ),
      (["fit", stays, "--column", "X", "--person", "个人编号", "--censored", "年度"], "leave --censored out"),
      (["fit", stays, "--column", "X", "--only", "年度"], "it must be a column and a value"),
      (["fit", stays, "--column", "X", "--only", "年度=1999"], "none of"),
      (["replay", stays, "shanxi-2019", "--amount", "X", "--person", "编号"], "has no column '编号'"),
    ]
    for (arguments, words) in cases {
      let result = try await Program.run(arguments)
      #expect(result.status != 0 && result.messages.contains(words), "\(arguments): \(result.messages)")
    }
  }

  @Test func `rows of several years are told, and one of them is taken on demand`() async throws {
    let (_, people) = try write()
    for arguments in [commands(people)[0], commands(people)[1]] {
      let result = try await Program.run(arguments)
      #expect(
        result.messages.contains("column '年度' has rows of 2 years (2022, 2023)")
          && result.messages.contains("--only 年度=2023"), "\(result.messages)")
      #expect(result.output.contains("! "), "\(result.output)")
      let one = try await Program.run(arguments + ["--only", "年度=2023"])
      #expect(one.messages.contains("450 of 900 rows have 年度=2023") && !one.messages.contains("2 years"))
    }
    #expect(try await Program.output("run", scenario("people", ""), "--no-progress").contains("'only: 年度=2023'"))
    let one = try await Program.output("run", scenario("people", ", only: 年度=2023"), "--no-progress")
    #expect(!one.contains("taken for one year") && one.contains("450 rows"))
  }

  @Test func `backtest adds up stays too`() async throws {
    var (stays, people) = (["id,X,年度"], ["id,X,年度"])
    var random = SplitMix64(seed: 6)
    for year in 2018...2023 {
      for person in 0..<300 {
        let fen = person.isMultiple(of: 2) ? 0 : Int(exp(8 + random.normal()) * 100)
        stays += ["\(person),\(Double(fen) / 100),\(year)", "\(person),1000,\(year)"]
        if person.isMultiple(of: 2) { stays[stays.count - 1] = "\(person),0,\(year)" }
        people.append("\(person),\(Double(fen + (person.isMultiple(of: 2) ? 0 : 100_000)) / 100),\(year)")
      }
    }
    let first = try scratch.write(stays.joined(separator: "\n"), to: "data.csv")
    let arguments = ["--column", "X", "--years", "年度", "--up-to", "2022", "--no-progress"]
    let told = try await Program.run(["backtest", first] + arguments)
    #expect(told.messages.contains("looks like a person's number"), "\(told.messages)")
    let put = try await Program.run(["backtest", first, "--person", "id"] + arguments).output
    try scratch.write(people.joined(separator: "\n"), to: "data.csv")
    let whole = try await Program.output(["backtest", first] + arguments)
    func figures(_ text: String) -> String { text.split(separator: "\n").filter { !$0.contains("fnv1a64") }.joined() }
    #expect(figures(put) == figures(whole))
  }
}
