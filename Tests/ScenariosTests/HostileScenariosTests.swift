import Documents
import Foundation
import Scenarios
import TestSupport
import Testing

/// What bad input gets: a message with its place and the nearest right name, never a trap and never a silent default.
struct HostileScenariosTests {
  /// A change of the sample and the one problem that it must give.
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let old: String
    let new: String
    /// The piece of the changed text at which the problem stands.
    let at: String
    let says: String
    let nearest: String?
    var testDescription: String { what }

    init(_ what: String, _ old: String, _ new: String, at: String, says: String, nearest: String? = nil) {
      (self.what, self.old, self.new, self.at, self.says, self.nearest) = (what, old, new, at, says, nearest)
    }
  }

  static let cases = [
    Case(
      "a negative deductible among the terms", "riskSharing.agreedSurplusRate: { value: 4%",
      "benefit.deductible: { value: -5000", at: "-5000", says: "must lie between 0 yuan"),
    Case("a probability of 1.2", "value: 12%", "value: 1.2", at: "1.2,", says: "between 0% and 100%"),
    Case("a negative probability", "value: 12%", "value: -1%", at: "-1%", says: "between 0% and 100%"),
    Case("a population of 10¹²", "value: 10000,", "value: 1000000000000,", at: "1000000000000", says: "'insured'"),
    Case("a population of 1e12", "value: 10000,", "value: 1e12,", at: "1e12", says: "whole number"),
    Case("no people", "value: 10000,", "value: 0,", at: "0, assumption: true }\n  groups", says: "between 1 and"),
    Case("people and a half", "value: 10000,", "value: 10000.5,", at: "10000.5", says: "whole number"),
    Case("a number in quotes", "value: 10000,", "value: '10000',", at: "'10000'", says: "whole number"),
    Case(
      "a typo in a key", "population:", "popluation:", at: "popluation", says: "popluation", nearest: "population"),
    Case(
      "a typo in an inner key", "meanlog:", "meanlgo:", at: "meanlgo", says: "meanlgo", nearest: "meanlog"),
    Case(
      "an unknown law", "name: lognormal", "name: lognormall", at: "lognormall", says: "lognormal", nearest: "lognormal"
    ),
    Case("a law of another family", "name: lognormal", "name: cauchy", at: "cauchy", says: "inverseGaussian"),
    Case("a law without a name", "name: lognormal, ", "", at: "{ meanlog", says: "'name'"),
    Case("a missing law parameter", ", sdlog: 1.2", "", at: "{ name: lognormal", says: "'sdlog'"),
    Case("a law parameter of another law", "sdlog: 1.2", "sdlog: 1.2, shape: 2", at: "shape: 2", says: "'shape'"),
    Case("a standard deviation of 0", "sdlog: 1.2", "sdlog: 0", at: "0, source", says: "sdlog"),
    Case("an infinite parameter", "meanlog: 8.4", "meanlog: .inf", at: ".inf", says: "meanlog"),
    Case(
      "an unknown policy", "shanxi-2019", "shanxi-2091", at: "shanxi-2091", says: "no built-in policy",
      nearest: "shanxi-2019"),
    Case(
      "a policy file that is not there", "policy: shanxi-2019", "policy: ./gone.yaml", at: "./gone.yaml",
      says: "gone.yaml"),
    Case("an unknown group", "disabled:", "disabeld:", at: "disabeld", says: "disabeld", nearest: "disabled"),
    Case("a group's name with a space", "disabled:", "the disabled:", at: "the disabled", says: "group"),
    Case("a share above 1", "value: 10%", "value: 110%", at: "110%", says: "between 0% and 100%"),
    Case("a year before all", "year: 2019", "year: 19", at: "19\nterms", says: "between 1990 and 2100"),
    Case("a year in words", "year: 2019", "year: last", at: "last", says: "whole number"),
    Case("no replications", "replications: 20", "replications: 0", at: "0\nseed", says: "between 1 and"),
    Case("negative replications", "replications: 20", "replications: -3", at: "-3", says: "between 1 and"),
    Case("a negative seed", "seed: 7", "seed: -7", at: "-7", says: "between 0 and"),
    Case(
      "a seed beyond 64 bits", "seed: 7", "seed: 99999999999999999999", at: "99999999999999999999", says: "whole number"
    ),
    Case(
      "an unknown method", "method: individual", "method: induvidual", at: "induvidual", says: "individual",
      nearest: "individual"),
    Case(
      "an unknown model", "model: self-paid", "model: selfpaid", at: "selfpaid", says: "self-paid", nearest: "self-paid"
    ),
    Case(
      "a correlation of 2", "correlation: { value: 0,", "correlation: { value: 2,",
      at: "2, assumption: true }\nopening", says: "between -1 and 1"),
    Case("a negative shock", "value: 0.04", "value: -0.04", at: "-0.04", says: "between 0 and 1"),
    Case("a negative reserve", "value: 1000,", "value: -1000,", at: "-1000", says: "between 0 yuan"),
    Case("a factor of 0", "value: 0.9", "value: 0", at: "0, source", says: "factor"),
    Case(
      "a term outside the policy", "riskSharing.agreedSurplusRate", "population.insured", at: "population.insured",
      says: "path into the policy"),
    Case(
      "a term with a typo", "riskSharing.agreedSurplusRate", "riskSharing.agreedSurplusRaet", at: "{ value: 4%",
      says: "agreedSurplusRaet", nearest: "agreedSurplusRate"),
    Case(
      "a title in one language", "title: { en: A sample, zh: 示例 }", "title: { en: A sample }", at: "{ en: A sample }",
      says: "'zh'"),
    Case("a name with spaces", "name: sample", "name: my sample", at: "my sample", says: "'name'"),
    Case(
      "a list for a table",
      "population:\n  insured: { value: 10000, assumption: true }\n  groups:\n    disabled: { share: { value: 10%, assumption: true } }",
      "population: [1, 2]", at: "[1, 2]", says: "table of keys"),
    Case("a key twice", "seed: 7", "seed: 7\nseed: 8", at: "seed: 8", says: "seed"),
  ]

  @Test(arguments: cases)
  func `one mistake gives one message at its place`(_ test: Case) throws {
    let text = SampleScenario.text([(test.old, test.new)])
    let problems = SampleScenario.problems(text)
    let all = Comment(rawValue: problems.map(\.description).joined(separator: "\n"))
    #expect(problems.count == 1, all)
    let problem = try #require(problems.first, all)
    #expect(problem.place == SampleScenario.place(of: test.at, in: text), all)
    #expect(problem.description.contains(test.says), all)
    #expect(problem.nearest == test.nearest, all)
  }

  static let wholeFiles: [(what: String, data: Data)] = [
    ("an empty file", Data()), ("blank lines", Data("\n\n  \n".utf8)), ("comments alone", Data("# nothing\n".utf8)),
    ("binary noise", Data((0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ ($0 >> 3) &* 59) })),
    ("zeros", Data(repeating: 0, count: 512)),
    ("a picture's first bytes", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])),
    ("UTF-16", SampleScenario.text.data(using: .utf16) ?? Data()), ("a word", Data("scenario".utf8)),
    ("a number", Data("42".utf8)), ("a list", Data("- 1\n- 2\n".utf8)),
    ("JSON that ends early", Data("{\"name\": \"x\", ".utf8)),
    ("tabs", Data("name:\tx\n\tyear: 2019\n".utf8)), ("five megabytes", Data(repeating: 0x61, count: 5_000_000)),
    ("an alias without anchor", Data("name: *x\n".utf8)), ("two documents", Data("name: a\n---\nname: b\n".utf8)),
  ]

  @Test(arguments: wholeFiles.indices)
  func `a file that is something else is refused with its name`(_ index: Int) throws {
    let (what, data) = Self.wholeFiles[index]
    let folder = try ScratchFolder()
    let path = try folder.write(data, to: "it.yaml")
    let error = #expect(throws: DocumentError.self, "\(what)") { try ScenarioFile(path: path).scenario() }
    #expect(error?.problems.isEmpty == false)
    for problem in error?.problems ?? [] { #expect(problem.place.file == path && !problem.message.isEmpty, "\(what)") }
  }

  @Test func `a file that is not there, and a folder, are refused`() throws {
    let folder = try ScratchFolder()
    for path in [folder.url.appending(path: "gone.yaml").path, folder.url.path] {
      let error = #expect(throws: DocumentError.self) { try ScenarioFile(path: path) }
      #expect(error?.code == .unreadable)
      #expect(error?.problems.first?.place.file == path)
    }
  }

  @Test(arguments: [
    ("population.insurd=5", "insurd", "insured"), ("benefit.deductable=5", "deductable", "deductible"),
    ("expense.law.sdlgo=1", "sdlgo", "sdlog"), ("nosuch=1", "nosuch", nil), ("a.b.c=1", "'a'", nil),
    ("population.groups.disabled.shaer=5%", "shaer", "share"), ("seed.value=1", "value", nil),
    ("benefit.bands[0].rate=1", "bands", nil),
  ])
  func `a path of --set that does not exist is refused`(_ argument: String, _ says: String, _ nearest: String?) throws {
    let problems = SampleScenario.problems(set: [argument])
    let all = Comment(rawValue: problems.map(\.description).joined(separator: "\n"))
    #expect(!problems.isEmpty, all)
    #expect(problems.allSatisfy { $0.place.file == "--set \(argument)" }, all)
    #expect(problems.contains { $0.description.contains(says) && $0.nearest == nearest }, all)
  }

  @Test(arguments: ["", "seed", "=5", "seed=", "seed=[", "seed={", "seed=*x"])
  func `a --set that sets nothing is refused`(_ argument: String) {
    #expect(!SampleScenario.problems(set: [argument]).isEmpty)
  }
}
