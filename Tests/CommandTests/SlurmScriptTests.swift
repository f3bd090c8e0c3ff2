import Foundation
import TestSupport
import Testing

/// `scripts/cluster/slurm`: the same steps with and without Slurm, and the bytes of one run.
struct SlurmScriptTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private static let study = [
    "scenarios/huizhou-2013.yaml", "--replications", "10", "--set", "population.insured=2000", "--set",
    "benefit.rate=70%",
  ]

  /// Runs the script; `path` comes before the usual places of programs.
  private func script(_ arguments: [String], path: String = "") throws -> (status: Int32, messages: String) {
    guard let program = Program.binary?.path else { throw Program.Missing() }
    let process = ChildProcess()
    process.executableURL = Program.root.appending(path: "scripts/cluster/slurm")
    process.currentDirectoryURL = Program.root
    process.arguments = ["--program", program] + arguments
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = path + ":" + (environment["PATH"] ?? "")
    environment["CALLS"] = scratch.path + "/calls"
    process.environment = environment
    let messages = scratch.url.appending(path: "messages")
    try Data().write(to: messages)
    let handle = try FileHandle(forWritingTo: messages)
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    process.waitUntilExit()
    return (process.terminationStatus, try String(contentsOf: messages, encoding: .utf8))
  }

  private func result(_ folder: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: "\(folder)/result/results.json"))
  }

  private func expected() async throws -> Data {
    let one = try await Program.run(["run"] + Self.study + ["--output", scratch.path + "/one"])
    #expect(one.status == 0)
    return try Data(contentsOf: URL(fileURLWithPath: scratch.path + "/one/results.json"))
  }

  @Test func `on one machine, two at a time; what is there is not computed again`() async throws {
    let folder = scratch.path + "/a study"
    let expected = try await expected()
    let first = try script(["--local", "2", "5", folder] + Self.study)
    #expect(first.status == 0, "\(first.messages)")
    #expect(try result(folder) == expected)
    try FileManager.default.removeItem(atPath: folder + "/shards/shard-3-of-5.dabing")
    let again = try script(["--local", "2", "5", folder] + Self.study + ["--", "--force"])
    #expect(again.status == 0 && again.messages.components(separatedBy: "wrote ").count == 2, "\(again.messages)")
    #expect(try result(folder) == expected)
  }

  @Test func `with Slurm, an array of shards and a merge that waits for them`() async throws {
    // What stands for Slurm does each task at once.
    let sbatch = try scratch.write(
      """
      #!/usr/bin/env bash
      echo "$*" >> "$CALLS"
      script=$(cat)
      tasks=none
      for word in "$@"; do case $word in --array=*) tasks=${word#--array=} ;; esac; done
      for task in $(sed 's/1-5/1 2 3 4 5/; s/,/ /g' <<<"$tasks"); do
        SLURM_ARRAY_TASK_ID=$task bash -c "$script" >&2
      done
      echo "4711;cluster"
      """, to: "bin/sbatch")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: sbatch)
    let folder = scratch.path + "/a study"
    let done = try script(["--sbatch", "--time=10 --mem=1G", "5", folder] + Self.study, path: scratch.path + "/bin")
    #expect(done.status == 0, "\(done.messages)")
    #expect(try result(folder) == (try await expected()))
    let calls = try String(contentsOfFile: scratch.path + "/calls", encoding: .utf8).split(separator: "\n")
    #expect(calls.count == 2 && calls.allSatisfy { $0.hasSuffix("--time=10 --mem=1G") })
    #expect(calls.first?.contains("--array=1-5 ") == true)
    #expect(calls.last?.contains("--dependency=afterok:4711 ") == true)
    for number in [2, 4] {
      try FileManager.default.removeItem(atPath: folder + "/shards/shard-\(number)-of-5.dabing")
    }
    _ = try script(["5", folder] + Self.study + ["--", "--force"], path: scratch.path + "/bin")
    #expect(try String(contentsOfFile: scratch.path + "/calls", encoding: .utf8).contains("--array=2,4 "))
  }

  @Test func `a shard that fails stops the merge`() async throws {
    let folder = scratch.path + "/failed"
    let failed = try script(["--local", "1", "2", folder, "scenarios/gone.yaml"])
    #expect(failed.status != 0 && failed.messages.contains("there is no such file"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/result"))
  }

  @Test(arguments: [[], ["3"], ["0", "f", "s.yaml"], ["many", "f", "s.yaml"], ["--local", "no", "2", "f", "s.yaml"]])
  func `a mistake of usage shows how it is used`(_ arguments: [String]) throws {
    let result = try script(arguments)
    #expect(result.status == 64 && result.messages.contains("SHARDS FOLDER SCENARIO"), "\(result.messages)")
  }
}
