import Foundation
import GRDB
import TestSupport
import Testing

/// `dabing runs` of a database whose rows hold what no run has: one message that names file, run and figure.
struct DamagedRunsTests {
  private let scratch: ScratchFolder
  private let database: String

  init() throws {
    scratch = try ScratchFolder()
    database = scratch.url.appending(path: "runs.sqlite").path
  }

  /// Rows are changed as by another program, and what is said of them.
  private static let kinds: [(change: String, says: String)] = [
    ("lower = upper + 1, upper = lower", "above the upper one"),
    ("lower = value + 1e9, upper = value + 2e9", "below its"),
    ("lower = value - 2e9, upper = value - 1e9", "above its"), ("lower = value + 1e9", "above the upper one"),
    ("upper = NULL, lower = value + 1e9", "below its"), ("lower = NULL, upper = value - 1e9", "above its"),
    ("standardError = -1", "a standard error of -1.0"), ("standardError = -1e-300", "a standard error of -1e-300"),
    ("standardError = 9e999", "a standard error of inf"), ("value = 9e999", "is no number"),
    ("value = -9e999", "is no number"), ("lower = -9e999", "lower bound that is no number"),
    ("upper = 9e999", "upper bound that is no number"),
  ]

  @Test func `every kind of damage is one message, whatever is asked`() async throws {
    for seed in ["1", "2"] {
      let kept = try await Program.run([
        "run", "scenarios/jincheng-2019.yaml", "--no-progress", "--replications", "40", "--seed", seed, "--set",
        "population.insured=20000", "--database", database,
      ])
      #expect(kept.status == 0, "\(kept.messages)")
    }
    let questions = [
      ["list", "--metric", "claims.total"], ["show", "1"], ["compare", "1", "2"], ["compare", "2", "1"],
    ]
    for (change, says) in Self.kinds {
      let copy = scratch.url.appending(path: "copy.sqlite").path
      try? FileManager.default.removeItem(atPath: copy)
      try FileManager.default.copyItem(atPath: database, toPath: copy)
      try await DatabaseQueue(path: copy).write {
        try $0.execute(sql: "UPDATE result SET \(change) WHERE run = 1 AND metric = 'claims.total'")
      }
      for question in questions {
        for form in [[], ["--json"]] {
          let result = try await Program.run(["runs"] + question + ["--database", copy] + form)
          #expect(result.status == 65 && result.output == "", "\(change), \(question)")
          #expect(result.messages.hasPrefix("error: \(copy): it is damaged: 'claims.total' of run 1 "))
          #expect(
            result.messages.contains(says) && result.messages.split(separator: "\n").count == 1, "\(result.messages)")
        }
      }
      #expect(try await Program.run("runs", "show", "2", "--database", copy).status == 0)
    }
  }

  @Test func `a run of no replications is damaged`() async throws {
    _ = try await Program.run([
      "run", "scenarios/jincheng-2019.yaml", "--no-progress", "--replications", "40", "--set",
      "population.insured=20000", "--database", database,
    ])
    try await DatabaseQueue(path: database).write { try $0.execute(sql: "UPDATE run SET replications = -3") }
    let result = try await Program.run("runs", "list", "--database", database)
    #expect(result.status == 65 && result.messages.contains("run 1 has -3 replications"), "\(result.messages)")
  }

  /// What is written is never refused: every figure of every method lies in its interval.
  @Test(arguments: ["grouped", "individual", "exact"])
  func `what a run writes can be read again`(method: String) async throws {
    let kept = try await Program.run(
      [
        "run", "scenarios/huizhou-2013.yaml", "--no-progress", "--method", method, "--set", "population.insured=3000",
        "--database", database,
      ] + (method == "exact" ? [] : ["--replications", "7"]))
    #expect(kept.status == 0, "\(kept.messages)")
    #expect(try await Program.run("runs", "show", "1", "--database", database).status == 0)
  }
}
