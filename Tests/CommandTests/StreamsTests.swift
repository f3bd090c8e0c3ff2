import Foundation
import TestSupport
import Testing

/// What becomes of a result whose stream takes nothing, and of a message that nobody can read.
struct StreamsTests {
  /// Runs the program in a shell, so that its streams can be what a shell makes of them.
  private func shell(_ script: String, _ arguments: [String]) async throws -> Program.Result {
    guard let program = Program.binary?.path else { throw Program.Missing() }
    let scratch = try ScratchFolder()
    let said = scratch.url.appending(path: "said")
    try Data().write(to: said)
    let process = ChildProcess()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.currentDirectoryURL = Program.root
    process.arguments = ["-c", script, "bash", program] + arguments
    process.standardError = try FileHandle(forWritingTo: said)
    let status = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
      process.terminationHandler = {
        ended.resume(returning: $0.terminationReason == .exit ? $0.terminationStatus : -1)
      }
      do { try process.run() } catch { ended.resume(throwing: error) }
    }
    return Program.Result(status: status, output: "", messages: try String(contentsOf: said, encoding: .utf8))
  }

  static let quick: [[String]] = [
    ["--version"], ["--help"], ["run", "--help"], ["metrics"], ["metrics", "--json"], ["schema", "reform"],
    ["policies"], ["policies", "show", "huizhou-2013", "--no-answers"],
    ["policies", "diff", "shanxi-2019", "shandong-2015"],
    ["explain", "shandong-2015", "--amount", "50000"], ["validate", "reforms/jiangxi-65.yaml"],
    ["settle", "huizhou-2013", "--premium", "100", "--claims", "90"], ["diagram", "huizhou-2013"],
    [
      "run", "scenarios/jincheng-2019.yaml", "--replications", "2", "--set", "population.insured=1000", "--no-progress",
    ],
  ]

  @Test(arguments: quick)
  func `a result that cannot be written is an error`(_ arguments: [String]) async throws {
    let full = try await shell("\"$@\" >/dev/full", arguments)
    #expect(full.status == 65 && full.messages.contains("standard output cannot be written: No space left on device"))
    let closed = try await shell("\"$@\" >&-", arguments)
    #expect(closed.status == 65 && closed.messages.contains("standard output cannot be written"), "\(closed.messages)")
  }

  @Test func `a reader that goes away ends the program without a word, by the status of such an end`() async throws {
    let gone = try await shell(
      "\"$@\" | head -1 >/dev/null; exit ${PIPESTATUS[0]}", ["schema", "policy"])
    #expect(gone.status == 141 && gone.messages == "", "\(gone)")
    let report = try await shell(
      "\"$@\" | head -1 >/dev/null; exit ${PIPESTATUS[0]}",
      ["report", "scenarios/jincheng-2019.yaml", "--no-progress", "-o", "/dev/fd/1"] + Self.few)
    #expect(report.status == 141 && report.messages == "", "\(report)")
  }

  private static let few = ["--replications", "2", "--set", "population.insured=1000"]

  @Test(arguments: [
    ["ru\n::error::n"], ["run", "no\n::error::file.yaml"], ["run", "scenarios/jincheng-2019.yaml", "more\n::error::"],
    ["run", "scenarios/jincheng-2019.yaml", "--fo\n::error::o"],
    ["run", "scenarios/jincheng-2019.yaml", "--set", "foo\n::error::=3"],
    ["run", "scenarios/jincheng-2019.yaml", "--set", "benefit.rate=6\n::error::5%"],
    ["settle", "shan\n::error::xi", "--premium", "1", "--claims", "1"],
    ["sweep", "scenarios/jincheng-2019.yaml", "--vary", "a\n::error::b=1,2"],
    ["sweep", "scenarios/jincheng-2019.yaml", "--metric", "x\n::error::y", "--vary", "funding.perHead=1,2"],
    ["report", "scenarios/jincheng-2019.yaml", "-o", "x\n::error::.pdf"],
    ["compare", "scenarios/jincheng-2019.yaml", "--alternative", "a\n::error::b: funding.perHead=x"],
    ["explain", "shanxi-2019", "--amount", "5\n::error::0"], ["policies", "show", "shan\n::error::xi"],
    ["new", "policy", "a\n::error::b.yaml", "--rule", "x\n::error::y"],
    ["runs", "list", "--database", "a\n::error::b"],
    ["schema", "a\n::error::b"], ["diagram", "a\n::error::b"], ["verify", "a\n::error::b"],
    ["fit", "a\n::error::b.csv", "--column", "1"],
    ["run", "scenarios/jincheng-2019.yaml", "--threads", "a\n::error::b"],
  ])
  func `no line of a message begins with what an argument has after a line break`(_ arguments: [String]) async throws {
    let result = try await shell("\"$@\"", arguments)
    #expect([64, 65].contains(result.status), "\(result)")
    #expect(!result.messages.split(separator: "\n").contains { $0.hasPrefix("::") }, "\(result.messages)")
  }

  @Test(arguments: ["2>&-", "2>/dev/full"])
  func `a message that cannot be written ends nothing`(_ way: String) async throws {
    #expect(try await shell("\"$@\" \(way)", ["validate", "nofile.yaml"]).status == 65)
    #expect(try await shell("\"$@\" \(way)", ["rnu"]).status == 64)
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out").path
    let database = scratch.url.appending(path: "runs.sqlite").path
    let run = try await shell(
      "\"$@\" \(way)",
      [
        "run", "scenarios/jincheng-2019.yaml", "--replications", "2", "--set", "population.insured=1000", "--output",
        folder, "--database", database,
      ])
    #expect(run.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 4)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted() == ["out", "runs.sqlite"])
    let text = try String(contentsOfFile: folder + "/provenance.json", encoding: .utf8)
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"), "no message went into a result")
  }
}
