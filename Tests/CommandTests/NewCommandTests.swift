import Foundation
import TestSupport
import Testing

/// `dabing new`: a commented template that validates as it stands.
struct NewCommandTests {
  @Test(arguments: ["scenario", "policy"])
  func `what it writes validates`(_ kind: String) async throws {
    let scratch = try ScratchFolder()
    let written = try await Program.run("new", kind, "mine.yaml", in: scratch.url)
    #expect(written.status == 0)
    #expect(written.output == "")
    #expect(written.messages.contains("mine.yaml"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.url.path) == ["mine.yaml"])
    let checked = try await Program.run("validate", "mine.yaml", in: scratch.url)
    #expect(checked.status == 0 && checked.output.contains("a \(kind), "), "\(checked.messages)")
  }

  @Test func `the scenario can be run and the policy shown`() async throws {
    let scratch = try ScratchFolder()
    _ = try await Program.run("new", "scenario", "s.yaml", in: scratch.url)
    _ = try await Program.run("new", "policy", "p.yaml", in: scratch.url)
    let run = try await Program.run(
      "run", "s.yaml", "--replications", "3", "--set", "population.insured=2000", in: scratch.url)
    #expect(run.status == 0, "\(run.messages)")
    let shown = try await Program.run("policies", "show", "./p.yaml", in: scratch.url)
    #expect(shown.status == 0 && shown.output.contains("my-city"), "\(shown.messages)")
    let settled = try await Program.run(
      "settle", "p.yaml", "--premium", "1000", "--claims", "900", "--json", in: scratch.url)
    #expect(settled.status == 0, "\(settled.messages)")
  }

  @Test(arguments: ["scenario", "policy"])
  func `in Chinese it has the same values and validates`(_ kind: String) async throws {
    let scratch = try ScratchFolder()
    let english = try await Program.output("new", kind, "-")
    let chinese = try await Program.output("new", kind, "-", "--lang", "zh")
    #expect(chinese.hasPrefix("# \(kind == "policy" ? "政策文件" : "情景文件")："))
    func values(_ text: String) -> [Substring] {
      text.split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("#") }
    }
    #expect(values(chinese) == values(english) && chinese != english)
    try scratch.write(chinese, to: "mine.yaml")
    let checked = try await Program.run("validate", "mine.yaml", in: scratch.url)
    #expect(checked.status == 0, "\(checked.messages)")
  }

  @Test func `it refuses to write over a file`() async throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("mine", to: "mine.yaml")
    let result = try await Program.run("new", "scenario", "mine.yaml", in: scratch.url)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.contains("mine.yaml cannot be written: it is there already"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func `it refuses to write over a folder, or where there is none`() async throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "folder/x")
    for path in ["folder", "nowhere/mine.yaml", "folder/x/mine.yaml"] {
      let result = try await Program.run("new", "policy", path, in: scratch.url)
      #expect(result.status == 65, "\(path): \(result.messages)")
      #expect(result.output == "" && result.messages.hasPrefix("error: "), "\(result.messages)")
    }
  }
}
