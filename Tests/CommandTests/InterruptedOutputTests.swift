import Foundation
import TestSupport
import Testing

/// A program that is interrupted while it writes: its files are all there, or none.
struct InterruptedOutputTests {
  private let scratch: ScratchFolder
  private var folder: URL { scratch.url.appending(path: "out") }

  init() throws { scratch = try ScratchFolder() }

  private static func messages(beside folder: URL) -> URL {
    folder.deletingLastPathComponent().appending(path: "messages")
  }

  private static func start(_ more: [String], in folder: URL) throws -> ChildProcess {
    let process = ChildProcess()
    guard let binary = Program.binary else { throw Program.Missing() }
    process.executableURL = binary
    process.currentDirectoryURL = Program.root
    process.arguments =
      [
        "run", "scenarios/jincheng-2019.yaml", "--set", "population.insured=3000", "--no-progress", "--output",
        folder.path,
      ] + more
    let messages = messages(beside: folder)
    try Data().write(to: messages)
    process.standardError = try FileHandle(forWritingTo: messages)
    try process.run()
    return process
  }

  /// What became of a program that was interrupted.
  private struct Ending: Sendable {
    let wasRunning: Bool
    let bySignal: Bool
    let status: Int32
  }

  /// Interrupts a program once a file is there whose name begins so, and waits for its end.
  ///
  /// On a thread of its own: the tests' own may all be busy for longer than the program waits.
  ///
  /// - Parameters:
  ///   - place: the folder in which it is looked for; that of the output's folder where it is nil.
  ///   - pause: before and after the signal, in seconds.
  ///   - release: what happens once the signal has been sent.
  private func interrupted(
    _ more: [String], onceThereIs prefix: String, in place: URL? = nil, pause: Double = 0,
    then release: @escaping @Sendable () -> Void = {}
  ) async throws -> Ending {
    let folder = folder
    return try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Ending, any Error>) in
      Thread.detachNewThread {
        do {
          let process = try Self.start(more, in: folder)
          while process.isRunning {
            let parent = place?.path ?? folder.deletingLastPathComponent().path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
            if names.contains(where: { $0.hasPrefix(prefix) }) { break }
            usleep(1000)
          }
          Thread.sleep(forTimeInterval: pause)
          process.interrupt()
          Thread.sleep(forTimeInterval: pause)
          let wasRunning = process.isRunning
          release()
          process.waitUntilExit()
          ended.resume(
            returning: Ending(
              wasRunning: wasRunning, bySignal: process.terminationReason == .uncaughtSignal,
              status: process.terminationStatus))
        } catch { ended.resume(throwing: error) }
      }
    }
  }

  @Test func `while it writes, nothing is left, and the signal ends it, which it says`() async throws {
    let ending = try await interrupted(
      ["--replications", "20000", "--replications-csv", "--lang", "zh"], onceThereIs: ".out.")
    #expect(ending.bySignal && ending.status == SIGINT)
    #expect(try String(contentsOf: Self.messages(beside: folder), encoding: .utf8) == "已中断，未执行完毕\n")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `a shard that is being written leaves nothing in the folder that it would share`() async throws {
    let ending = try await interrupted(
      ["--replications", "20000", "--shard", "1/2"], onceThereIs: ".shard-1-of-2.dabing.", in: folder)
    #expect(ending.bySignal && ending.status == SIGINT)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
  }

  @Test func `when all is written, it comes to its place first`() async throws {
    let database = scratch.url.appending(path: "runs.sqlite").path
    let first = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--no-progress", "--database", database)
    #expect(first.status == 0)
    // Another program holds the database, so that this one waits between the moving of its files and the keeping.
    let file = open(database, O_RDWR)
    var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0x4000_0001, l_len: 1, l_pid: 0)
    #expect(file >= 0 && fcntl(file, F_SETLK, &lock) == 0)
    let ending = try await interrupted(
      ["--replications", "50", "--replications-csv", "--database", database], onceThereIs: "out", pause: 0.5
    ) { close(file) }
    #expect(ending.wasRunning && ending.bySignal && ending.status == SIGINT)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["ledger.csv", "provenance.json", "replications.csv", "results.csv", "results.json"])
    let runs = try await Program.output("runs", "list", "--database", database, "--json")
    #expect(try JSON(runs).list.count == 2)
  }

  @Test func `a disk that is full is called that`() async throws {
    for more in [["--output", folder.path], ["--xlsx", folder.path + "/run.xlsx"]] {
      let process = ChildProcess()
      process.executableURL = URL(fileURLWithPath: "/bin/sh")
      process.currentDirectoryURL = Program.root
      guard let program = Program.binary?.path else { throw Program.Missing() }
      let messages = scratch.url.appending(path: "messages")
      try Data().write(to: messages)
      process.standardError = try FileHandle(forWritingTo: messages)
      process.arguments =
        [
          "-c", "ulimit -f 16; exec \"$@\"", "sh", program, "run", "scenarios/jincheng-2019.yaml", "--replications",
          "20", "--no-progress",
        ] + more
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit && process.terminationStatus == 65)
      let said = try String(contentsOf: messages, encoding: .utf8)
      #expect(
        said.hasPrefix("error: \(folder.path)/") && said.hasSuffix(" cannot be written: File too large\n"), "\(said)")
      #expect(said.split(separator: "\n").count == 1 && !said.contains(".new"))
      #expect(!FileManager.default.fileExists(atPath: folder.path))
    }
  }
}
