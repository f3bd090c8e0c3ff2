import Documents
import Foundation
import TestSupport
import Testing

@testable import Scenarios
@testable import Verification

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a verification writes for people, for pull requests and for machines.
struct OutputsTests {
  private let bench: Workbench
  private let failing: Verification

  init() async throws {
    bench = try Workbench(policy: "shandong-2015", scenario: "shandong-2015", replications: 8)
    try await bench.store()
    try bench.write(
      bench.policyText.replacing("rate: 60%, clause: 四", with: "rate: 59%, clause: 四"), to: "policy.yaml")
    let cases = """
      title: cases
      policy: shandong-2015
      source: 鲁人社发〔2014〕48号
      cases:
        - { name: holds, source: 四, person: { amount: 12000 }, expect: { payment: 0 } }
        - { name: fails, source: "四 <&>", person: { amount: 100000 }, expect: { payment: 44001 } }
      """
    try bench.write(cases + "\n", to: "cases.yaml")
    try bench.write("{}", to: "baselines/gone.json")
    failing = try await Verification(of: [bench.folder.path], threads: 2)
  }

  @Test func `a folder holds scenarios, cases and baselines, its policies are not scenarios`() {
    #expect(failing.scenarios.map(\.verdict) == [.policyChanged])
    #expect(failing.cases.map(\.verdict) == [.caseFailed])
    #expect(failing.orphans.map { $0.hasSuffix("baselines/gone.json") } == [true])
    #expect(failing.verdict == .policyChanged && failing.status(isStrict: false) == 2 && !failing.passes)
  }

  @Test func `text in both languages names the value, its clause and what moved`() {
    let english = VerificationText(failing, language: .english, style: .plain).text
    for part in [
      "benefit.bands[1].rate: 60% → 59% [四]", "claims.perInsured.expected", "fails", "44,001.00", "without a scenario",
    ] {
      #expect(english.contains(part), "\(part) in\n\(english)")
    }
    let chinese = VerificationText(failing, language: .chinese, style: .plain).text
    for part in ["政策参数有变动", "相当于标准误", "应为", "基准没有对应的情景"] { #expect(chinese.contains(part)) }
  }

  /// What stands for itself: paths, options and names of files, and the texts of the files of this bench.
  private static func latin(_ text: String) -> [String] {
    let bare = text.replacing(/::error [^\n]*?::/, with: "").replacing(/（[a-zA-Z0-9.\[\]\-]+(，[^）]*)?）/, with: "")
      .replacing(/\/[^\s：`|<]*/, with: "").replacing("%0A", with: "\n").replacing(/%[0-9A-F]{2}/, with: "")
    return bare.split(separator: "\n").flatMap { line in
      ChineseText(String(line)).latin(besides: ["fails", "shandong", "br", "details", "summary", "lt", "gt", "amp"]).map
      {
        "\($0) in \(line)"
      }
    }
  }

  @Test func `every report is Chinese where Chinese was asked for, paths and files aside`() throws {
    let junit = VerificationJUnit(failing, language: .chinese).text
    let messages = junit.matches(of: /message="([^"]*)">([^<]*)</).map { "\($0.output.1)\n\($0.output.2)" }
    #expect(messages.count == 3)
    let texts =
      messages + [
        VerificationText(failing, language: .chinese, style: .plain).text,
        VerificationMarkdown(failing, language: .chinese).text,
        GitHubAnnotations(failing, language: .chinese).text,
      ]
    for text in texts { #expect(Self.latin(text).isEmpty, "\(Self.latin(text).joined(separator: "\n"))") }
    for text in [texts[0], texts[3], texts[4].replacing("\\", with: ""), texts[5].replacing("%25", with: "%")] {
      #expect(text.contains("第2项分段支付比例（benefit.bands[1].rate）：60% → 59%〔四〕"), "\(text)")
    }
    #expect(junit.contains("<testsuite name=\"情景\"") && junit.contains("各层待遇合计：应为44001.0元，实际44000.0元"))
  }

  @Test func `what is wrong with a file is said in Chinese in every report`() async throws {
    try bench.write("name: [", to: "scenario.yaml")
    try bench.write("title: t\npolicy: shandong-2015\nsource: s\ncases:\n  - { name: a }\n", to: "cases.yaml")
    let broken = try await Verification(of: [bench.folder.path], threads: 2)
    #expect(broken.verdict == .unusable)
    for text in [
      VerificationText(broken, language: .chinese, style: .plain).text,
      VerificationMarkdown(broken, language: .chinese).text, GitHubAnnotations(broken, language: .chinese).text,
      VerificationJUnit(broken, language: .chinese).text,
    ] {
      let plain = text.replacing("\\", with: "")
      #expect(plain.contains("“cases[0]”缺少“source”：条款或示例及演算"), "\(text)")
      #expect(!text.contains("lacks"), "\(text)")
    }
  }

  @Test func `JUnit XML is well formed and holds what its schema asks for`() throws {
    let text = VerificationJUnit(failing, language: .english).text
    let parser = XMLParser(data: Data(text.utf8))
    let seen = Elements()
    parser.delegate = seen
    #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(text)")
    #expect(seen.count("testsuites") == 1 && seen.count("testsuite") == 2 && seen.count("testcase") == 4)
    #expect(seen.count("failure") == 3 && seen.count("error") == 0)
    for suite in seen.all("testsuite") {
      #expect(Set(suite.keys).isSuperset(of: ["name", "package", "id", "hostname", "timestamp", "time"]))
      #expect(suite["tests"] == "2")
    }
    for test in seen.all("testcase") { #expect(Set(test.keys) == ["name", "classname", "time"]) }
    #expect(
      seen.all("failure").compactMap { $0["type"] }.sorted() == ["case-failed", "incomparable", "policy-changed"])
  }

  @Test func `Markdown keeps its table whatever the values hold`() {
    let text = VerificationMarkdown(failing, language: .english).text
    #expect(text.hasPrefix("## dabing verify: ❌ a policy value changed\n"))
    #expect(text.contains("benefit.bands\\[1\\].rate: 60% → 59% \\[四\\]"))
    #expect(text.contains("<summary>fails [四 &lt;&amp;&gt;]</summary>"))
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(".yaml") }
    #expect(rows.count == 2)
    for row in rows { #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 4, "\(row)") }
  }

  @Test func `GitHub is told of each failure where it stands`() {
    let lines = GitHubAnnotations(failing, language: .english).text.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.hasPrefix("::error file=") })
    let line =
      bench.policyText.split(separator: "\n", omittingEmptySubsequences: false)
      .firstIndex { $0.contains("rate: 60%") }.map { $0 + 1 } ?? 0
    #expect(lines.first?.contains("policy.yaml,line=\(line),col=") == true, "\(lines)")
    #expect(lines.first?.contains("file=\(bench.path("policy.yaml")),") == true, "without a detour: \(lines)")
    #expect(lines.first?.contains("benefit.bands[1].rate: 60%25 → 59%25 [四]") == true, "\(lines)")
  }

  @Test func `what was written is up to date after an update`() async throws {
    try FileManager.default.removeItem(atPath: bench.path("baselines/gone.json"))
    try FileManager.default.removeItem(atPath: bench.path("cases.yaml"))
    let written = try await Verification(of: [bench.folder.path], threads: 2).update()
    #expect(written.map { $0.hasSuffix("baselines/scenario.json") } == [true])
    let again = try await Verification(of: [bench.folder.path], threads: 2)
    #expect(again.verdict == .sameBits)
    #expect(try again.update().isEmpty)
    #expect(GitHubAnnotations(again, language: .english).text.isEmpty)
  }
}

/// The elements of an XML text with their attributes.
private final class Elements: NSObject, XMLParserDelegate {
  private var found: [(name: String, attributes: [String: String])] = []

  func count(_ name: String) -> Int { all(name).count }
  func all(_ name: String) -> [[String: String]] { found.filter { $0.name == name }.map(\.attributes) }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { found.append((name, attributes)) }
}
