import Foundation
import TestSupport
import Testing

/// '-' in the place of a file is a standard stream, or is refused: nobody finds a file of that name.
struct DashTests {
  @Test(arguments: ["scenario", "policy"])
  func `a template goes to standard output, and comes in by standard input`(kind: String) async throws {
    let template = try await Program.output("new", kind, "-")
    let scratch = try ScratchFolder()
    let file = scratch.url.appending(path: "template.yaml")
    _ = try await Program.run("new", kind, file.path)
    #expect(template == (try String(contentsOf: file, encoding: .utf8)))
    let validated = try await Program.run(["validate", "-"], input: template)
    #expect(validated.status == 0 && validated.output.hasPrefix("-: "), "\(validated.messages)")
  }

  @Test func `a scenario from a pipe gives what its file gives`() async throws {
    let path = "scenarios/jincheng-2019.yaml"
    let text = try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    let piped = try await Program.run(["run", "-", "--replications", "20"], input: text)
    #expect(piped.status == 0)
    #expect(piped.output == (try await Program.output("run", path, "--replications", "20")))
  }

  @Test(arguments: [
    ["verify", "scenarios/cases", "--junit"], ["verify", "scenarios/cases", "--markdown"],
    ["run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--xlsx"],
    ["run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--output"],
    ["run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--database"],
    ["run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--shard", "1/2", "--output"],
    ["fit", "Tests/FittingTests/Reference/losses.csv", "--column", "amount", "--write"],
    [
      "calibrate", "scenarios/national-2023-episodes.yaml", "--to", "scenarios/calibration/national-2023.yaml",
      "--write",
    ],
  ])
  func `an output named so is refused before any work`(arguments: [String]) async throws {
    let scratch = try ScratchFolder()
    let inputs = arguments.map {
      $0.hasSuffix(".yaml") || $0.hasSuffix(".csv") ? Program.root.appending(path: $0).path : $0
    }
    let result = try await Program.run(inputs + ["-"], in: scratch.url)
    #expect(result.status == 65 && result.output.isEmpty, "\(arguments): \(result.status) \(result.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).isEmpty, "\(arguments)")
  }
}
