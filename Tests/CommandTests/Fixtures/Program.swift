import Foundation
import TestSupport
import Testing

/// The program as a user meets it: a process with arguments, two streams and an exit status.
enum Program {
  struct Result: Sendable {
    let status: Int32
    let output: String
    let messages: String
  }

  /// The program does not lie beside the test runner.
  struct Missing: Error {}

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The binary, which is built beside the test runner: in the same folder or, on macOS, beside the test bundle.
  static let binary: URL? = {
    let runners = [Bundle.main.executableURL, CommandLine.arguments.first.map { URL(fileURLWithPath: $0) }]
    let bundles = Bundle.allBundles.map { Optional($0.bundleURL) }
    for place in (runners + bundles).compactMap(\.self) {
      let folder = place.resolvingSymlinksInPath().deletingLastPathComponent()
      let candidate = folder.appending(path: "dabing")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
    }
    return nil
  }()

  /// Tests wait for each other: on few cores hundreds of processes at once would take each other's time.
  private static let places = Places(8)

  /// Runs the program in the repository's folder and waits for its end, at most a minute.
  static func run(_ arguments: String..., in folder: URL? = nil) async throws -> Result {
    try await run(arguments, in: folder)
  }

  /// - Parameter environment: set over that of the tests, whose language is English.
  static func run(
    _ arguments: [String], in folder: URL? = nil, input: String? = nil, environment: [String: String] = [:]
  ) async throws -> Result {
    await places.take()
    do {
      let result = try await ended(arguments, in: folder, input: input, environment: environment)
      await places.leave()
      return result
    } catch {
      await places.leave()
      throw error
    }
  }

  private static func ended(
    _ arguments: [String], in folder: URL?, input: String?, environment: [String: String]
  ) async throws -> Result {
    let process = ChildProcess()
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
      .merging(environment) { $1 }
    guard let binary else { throw Missing() }
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder ?? root
    // Files take any amount of text without anybody reading at the other end.
    let scratch = try ScratchFolder()
    if let input {
      let file = scratch.url.appending(path: "input")
      try Data(input.utf8).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
    }
    let (output, messages) = (scratch.url.appending(path: "output"), scratch.url.appending(path: "messages"))
    for file in [output, messages] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: messages)
    let timer = DispatchSource.makeTimerSource()
    timer.schedule(deadline: .now() + 300)
    timer.setEventHandler { process.terminate() }
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in ended.resume() }
      do {
        try process.run()
        timer.resume()
      } catch {
        process.terminationHandler = nil
        timer.resume()
        ended.resume(throwing: error)
      }
    }
    timer.cancel()
    #expect(process.terminationReason == .exit, "\(arguments) ended by a signal: \(process.terminationStatus)")
    return Result(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      messages: withoutProgress(try String(contentsOf: messages, encoding: .utf8)))
  }

  /// So many at once; the others wait in their order.
  private actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
      if free > 0 {
        free -= 1
      } else {
        await withCheckedContinuation { waiting.append($0) }
      }
    }

    func leave() {
      if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
  }

  /// Messages without lines that tell how far the work is: whether there are any hangs on the pace of the machine.
  private static func withoutProgress(_ messages: String) -> String {
    messages.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      line.wholeMatch(of: /[^:：]+…|[^:：]+  [0-9]+%(  .+)?/) == nil
    }.joined(separator: "\n")
  }

  /// Runs what must succeed without a word on standard error.
  static func output(_ arguments: String...) async throws -> String { try await output(arguments) }

  static func output(_ arguments: [String], in folder: URL? = nil) async throws -> String {
    let result = try await run(arguments, in: folder)
    #expect(result.status == 0, "\(arguments): \(result.messages)")
    #expect(result.messages == "", "\(arguments)")
    return result.output
  }

  /// Runs what must succeed and print JSON.
  static func json(_ arguments: String...) async throws -> JSON {
    let result = try await run(arguments + ["--json"])
    #expect(result.status == 0 && result.messages == "", "\(arguments): \(result.messages)")
    return try JSON(result.output)
  }
}
