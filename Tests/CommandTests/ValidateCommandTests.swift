import Foundation
import TestSupport
import Testing

/// `dabing validate`: all problems of all files at once.
struct ValidateCommandTests {
  @Test func `every shipped scenario is fine`() async throws {
    let names = ["huizhou-2013", "jiangxi-2025", "jincheng-2019", "langfang-2024", "national-2023", "shandong-2015"]
    let text = try await Program.output(["validate"] + names.map { "scenarios/\($0).yaml" })
    #expect(text.split(separator: "\n").count == 6)
    for name in names { #expect(text.contains("scenarios/\(name).yaml: a scenario, ")) }
  }

  @Test(arguments: [
    ("reforms/jiangxi-65.yaml", "a reform"), ("scenarios/cases/shanxi-2019.yaml", "a file of worked cases"),
    ("scenarios/calibration/national-2023.yaml", "a file of targets"),
    ("scenarios/calibration/national-history.yaml", "a file of yearly totals"),
  ])
  func `every other kind of shipped file is fine, and breaking it is found`(_ path: String, _ kind: String) async throws
  {
    #expect(try await Program.output("validate", path).hasPrefix("\(path): \(kind), "))
    let text = try String(contentsOf: Program.root.appending(path: path), encoding: .utf8)
    let scratch = try ScratchFolder()
    try scratch.write(Data(text.replacing("title:", with: "titel:", maxReplacements: 1).utf8), to: "broken.yaml")
    let result = try await Program.run(["validate", "broken.yaml"], in: scratch.url)
    #expect(result.status == 65)
    #expect(result.messages.contains("broken.yaml:") && result.messages.contains("did you mean 'title'?"))
  }

  @Test func `in Chinese`() async throws {
    let text = try await Program.output("validate", "scenarios/jincheng-2019.yaml", "--lang", "zh")
    #expect(text.contains("情景文件") && text.contains("无问题"))
  }

  /// By whatever name: `./city.yaml` is `city.yaml`.
  @Test(arguments: ["city.yaml", "./city.yaml"])
  func `a policy that a scenario names and that is given too has its faults once`(_ name: String) async throws {
    let scratch = try ScratchFolder()
    let shipped = try String(contentsOf: Program.root.appending(path: "scenarios/jiangxi-2025.yaml"), encoding: .utf8)
    let policy = try String(
      contentsOf: Program.root.appending(path: "Sources/Regions/Policies/jiangxi-2025.yaml"), encoding: .utf8)
    try scratch.write(shipped.replacing("policy: jiangxi-2025", with: "policy: \(name)"), to: "in/mine.yaml")
    try scratch.write(policy.replacing("value: 60%", with: "value: 60"), to: "in/city.yaml")
    for files in [["mine.yaml", "city.yaml"], ["./city.yaml", "mine.yaml"]] {
      let result = try await Program.run(["validate"] + files, in: scratch.url.appending(path: "in"))
      #expect(result.status == 65)
      let lines = result.messages.split(separator: "\n")
      #expect(lines.filter { $0.contains("'rate' is 6,000%") }.count == 1, "\(lines)")
      #expect(lines.contains("error: mine.yaml: cannot be used, for what is said above"), "\(lines)")
      #expect(lines.count == 2, "one fault is not counted as several: \(lines)")
    }
    let above = try await Program.run(["validate", "in/mine.yaml"], in: scratch.url)
    #expect(above.messages.hasPrefix("error: in/city.yaml:"), "\(above.messages)")
  }

  @Test func `a folder of bad files gives every problem of each, with its place`() async throws {
    let scratch = try ScratchFolder()
    let shipped = try String(contentsOf: Program.root.appending(path: "scenarios/jincheng-2019.yaml"), encoding: .utf8)
    let template = try await policyTemplate()
    let files: [(name: String, data: Data, says: [String])] = [
      ("empty.yaml", Data(), ["is empty"]),
      ("noise.yaml", Data((0..<999).map { UInt8(truncatingIfNeeded: $0 * 151 + 7) }), [""]),
      (
        "typos.yaml",
        Data(
          shipped.replacing("population:", with: "popluation:").replacing(
            /probability:\s+value: [0-9.]+%/, with: "probability:\n    value: 120%"
          ).utf8),
        ["did you mean 'population'?", "'probability' is 120%"]
      ),
      (
        "law.yaml", Data(shipped.replacing("name: lognormal", with: "name: lognormaal").utf8),
        ["did you mean 'lognormal'?"]
      ),
      ("group.yaml", Data(shipped.replacing("disabled:", with: "disabeld:").utf8), ["did you mean 'disabled'?"]),
      (
        "policy.yaml",
        Data(
          template.replacing("value: 400000", with: "value: -400000").replacing("perHead: {", with: "perHed: {").utf8),
        ["'cap'", "did you mean 'perHead'?"]
      ),
      ("fine.yaml", Data(shipped.utf8), []),
    ]
    for file in files { try scratch.write(file.data, to: file.name) }
    let result = try await Program.run(["validate"] + files.map(\.name) + ["gone.yaml"], in: scratch.url)
    #expect(result.status == 65)
    let lines = result.messages.split(separator: "\n")
    for file in files {
      let own = lines.filter { $0.hasPrefix("error: \(file.name)") || $0.hasPrefix("error: ./\(file.name)") }
      #expect(file.says.isEmpty == own.isEmpty, "\(file.name): \(own)")
      for words in file.says where !words.isEmpty {
        #expect(own.contains { $0.contains(words) }, "'\(words)' in \(own)")
      }
    }
    let line = shipped.split(separator: "\n", omittingEmptySubsequences: false).firstIndex(of: "population:")
    let place = "typos.yaml:\(try #require(line) + 1):1: "
    #expect(lines.contains { $0.hasPrefix("error: " + place) }, "with line and column")
    #expect(lines.contains { $0.hasPrefix("error: gone.yaml") })
    #expect(lines.last?.hasSuffix("problems") == true)
    #expect(!result.output.contains("typos.yaml") && !result.output.contains("policy.yaml"))
  }

  @Test func `one problem is one line`() async throws {
    let scratch = try ScratchFolder()
    try scratch.write("name: [", to: "a.yaml")
    let result = try await Program.run("validate", "a.yaml", in: scratch.url)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.split(separator: "\n").count == 1)
    #expect(result.messages.hasPrefix("error: a.yaml:"))
  }

  private func policyTemplate() async throws -> String {
    let scratch = try ScratchFolder()
    _ = try await Program.run("new", "policy", "p.yaml", in: scratch.url)
    return try String(contentsOf: scratch.url.appending(path: "p.yaml"), encoding: .utf8)
  }
}

/// What a reform names that no built-in policy has, and texts that say nothing.
struct ValidateWordsTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  @Test func `an index that no built-in policy has is said of a reform`() async throws {
    let file = try scratch.write(
      "name: r\ntitle: r\nchanges:\n  benefit.deductible: { value: 40%, of: disposableIncom }\n", to: "r.yaml")
    let text = try await Program.output("validate", file)
    #expect(text.contains("without problems; no built-in policy has an index 'disposableIncom'"))
    #expect(text.contains("did you mean 'disposableIncome'?"))
    let bare = try scratch.write("name: r\ntitle: r\nchanges:\n  benefit.deductible: 25000\n", to: "bare.yaml")
    #expect(try await Program.output("validate", bare).hasSuffix("without problems\n"))
  }

  @Test(arguments: ["'  '", "\"\\u3000\"", "{ en: ' ', zh: 名 }"])
  func `a title of blanks is none`(_ title: String) async throws {
    let file = try scratch.write("name: r\ntitle: \(title)\nchanges:\n  benefit.deductible: 25000\n", to: "r.yaml")
    let result = try await Program.run("validate", file)
    #expect(result.status == 65 && result.messages.contains("nothing but blanks"), "\(result.messages)")
  }

  @Test func `an invisible character in a title is refused by its code`() async throws {
    let file = try scratch.write(
      "name: r\ntitle: 大病\u{AD}保险\nchanges:\n  benefit.deductible: 25000\n", to: "r.yaml")
    let result = try await Program.run("validate", file)
    #expect(result.status == 65 && result.messages.contains("U+00AD"), "\(result.messages)")
  }
}
