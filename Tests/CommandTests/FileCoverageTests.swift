import Foundation
import TestSupport
import Testing

extension Tag {
  /// Counts how often stated intervals hold what is known.
  @Tag static var coverage: Self
}

/// From a file of a known law to the interval of its cost, by `fit --scenario` and `run`: a sample of `scripts/coverage --files`.
struct FileCoverageTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  @Test(.tags(.coverage), .enabled(if: isFullTest), arguments: ["utf-8", "gbk", "xlsx", "above", "classes"])
  func `of ten files of a form the intervals hold the cost of the law that made them`(form: String) throws {
    let program = try #require(Program.binary?.path)
    let process = ChildProcess()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.currentDirectoryURL = Program.root
    process.arguments = [
      "python3", "Tests/Coverage/files.py", form, "--count", "10", "--replications", "200", "--program", program,
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let file = scratch.url.appending(path: "messages")
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    (process.standardOutput, process.standardError) = (handle, handle)
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOf: file, encoding: .utf8)
    #expect(process.terminationStatus == 0 && said.contains("of 10 intervals hold it"), "\(said)")
  }
}
