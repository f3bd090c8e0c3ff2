import Foundation
import TestSupport
import Testing

/// `dabing verify`: results held fixed, each cause with its exit status.
struct VerifyCommandTests {
  @Test func `a scenario's life: no baseline, written, the same, changed, noise`() async throws {
    let scratch = try ScratchFolder()
    let shipped = try String(
      contentsOf: Program.root.appending(path: "scenarios/huizhou-2013.yaml"), encoding: .utf8)
    let text = shipped.replacing("replications: 10000", with: "replications: 1000")
    let path = try scratch.write(text, to: "city.yaml")

    #expect(try await Program.run("verify", path).status == 5)
    let written = try await Program.run("verify", path, "--update")
    #expect(written.status == 0 && written.messages.contains("baselines/city.json"), "\(written.messages)")
    let same = try await Program.run("verify", path, "--strict", "--lang", "zh")
    #expect(same.status == 0 && same.output.contains("逐位一致") && same.messages == "")

    let rate = try await Program.run("verify", path, "--set", "benefit.rate=94.5%")
    #expect(rate.status == 2 && rate.output.contains("benefit.rate: 95% → 94.5% [二(二)]"), "\(rate.output)")
    let shock = try await Program.run("verify", path, "--set", "shocks.severity=0.05")
    #expect(shock.status == 3 && shock.output.contains("shocks.severity: 0.04 → 0.05"))
    #expect(try await Program.run("verify", path, "--set", "seed=4").status == 0)
    #expect(try await Program.run("verify", path, "--set", "seed=4", "--strict").status == 11)
  }

  @Test(arguments: [
    ("--junit", "baselines/city.json"), ("--markdown", "baselines/city.json"), ("--junit", "city.yaml"),
  ])
  func `what is read is never written over`(_ option: String, _ name: String) async throws {
    let scratch = try ScratchFolder()
    let shipped = try String(
      contentsOf: Program.root.appending(path: "scenarios/huizhou-2013.yaml"), encoding: .utf8)
    try scratch.write(shipped.replacing("replications: 10000", with: "replications: 100"), to: "city.yaml")
    #expect(try await Program.run(["verify", "city.yaml", "--update"], in: scratch.url).status == 0)
    // Under a name that the option takes.
    let taken = "taken." + (option == "--junit" ? "xml" : "md")
    let (own, other) = (scratch.url.appending(path: name), scratch.url.appending(path: taken))
    try FileManager.default.createSymbolicLink(at: other, withDestinationURL: own)
    let before = try Data(contentsOf: own)
    for path in [name, taken] {
      let result = try await Program.run(["verify", "city.yaml", option, path, "--force"], in: scratch.url)
      #expect(result.status == 65 && !result.messages.isEmpty, "\(path): \(result)")
      #expect(try Data(contentsOf: own) == before, "\(path)")
    }
    #expect(try await Program.run(["verify", "city.yaml", "--update"], in: scratch.url).status == 0)
  }

  @Test func `outputs go into files, cases have a status of their own`() async throws {
    let scratch = try ScratchFolder()
    let cases = try String(
      contentsOf: Program.root.appending(path: "scenarios/cases/shandong-2015.yaml"), encoding: .utf8)
    try scratch.write(cases.replacing("payment: 44000", with: "payment: 44001"), to: "cases.yaml")
    let result = try await Program.run(
      ["verify", "cases.yaml", "--junit", "out/junit.xml", "--markdown", "summary.md", "--json"], in: scratch.url)
    #expect(result.status == 6 && result.messages == "")
    #expect(try JSON(result.output)["verdict"]?.text == "case-failed")
    let junit = try String(contentsOf: scratch.url.appending(path: "out/junit.xml"), encoding: .utf8)
    #expect(junit.contains("<failure type=\"case-failed\""))
    let markdown = try String(contentsOf: scratch.url.appending(path: "summary.md"), encoding: .utf8)
    #expect(markdown.contains("❌"))
  }

  @Test func `what cannot be verified is said`() async throws {
    let scratch = try ScratchFolder()
    #expect(try await Program.run("verify", scratch.url.path).status == 65)
    #expect(try await Program.run("verify", "no-such-folder").status == 65)
    let broken = try scratch.write("name: [", to: "broken.yaml")
    let result = try await Program.run("verify", broken)
    #expect(result.status == 65 && result.output.contains("broken.yaml:"))
    #expect(try await Program.run("verify", "--update", "--set", "seed=1").status == 64)
  }
}
