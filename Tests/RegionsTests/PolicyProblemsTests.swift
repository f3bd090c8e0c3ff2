import Documents
import Foundation
import Insurance
import Regions
import TestSupport
import Testing

/// What is wrong in a policy file is reported at its place, each fault once.
struct PolicyProblemsTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String
    let new: String
    /// What stands at the place that is reported.
    let at: String
    let says: String
    var nearest: String?
    var testDescription: String { "\(name): \(new)" }
  }

  static let faults = [
    Fault(
      name: "shanxi-2019", old: "    registered-poor:\n", new: "    registred-poor:\n", at: "deductible: { value: 5000",
      says: "'groups' has no 'registred-poor'", nearest: "registered-poor"),
    Fault(
      name: "shanxi-2019", old: "deposit: { value: 10%", new: "deposit: { value: 20%", at: "{ value: 20%",
      says: "instalments and deposit together exceed the premium"),
    Fault(
      name: "shanxi-2019", old: "cumulative: 60%", new: "cumulative: 20%", at: "- { by: 04-30",
      says: "days and cumulative shares must ascend"),
    Fault(
      name: "shanxi-2019", old: "by: 06-30", new: "by: 04-30", at: "- { by: 04-30",
      says: "days and cumulative shares must ascend"),
    Fault(
      name: "shanxi-2019", old: "  deposit: { value: 10%, clause: 五(一) }\n", new: "", at: "value: 100%",
      says: "'assessmentScore' and 'deposit' go together"),
    Fault(
      name: "shanxi-2019", old: "by: 06-30", new: "by: 06-31", at: "06-31",
      says: "'by' must be a day of the policy year"),
    Fault(
      name: "shandong-2015", old: "by: 04-30", new: "by: 04-+3", at: "04-+3",
      says: "'by' must be a day of the policy year"),
    Fault(
      name: "shandong-2015", old: "value: +1 06-30", new: "value: +9 06-30", at: "+9 06-30",
      says: "'settledBy' must be a day of the policy year"),
    Fault(
      name: "shandong-2015", old: "from: 0, rate: 50%", new: "from: 5, rate: 50%", at: "- { from: 5",
      says: "the first band must begin at 0"),
    Fault(
      name: "shandong-2015", old: "from: 200000", new: "from: 100000", at: "- { from: 0", says: "must ascend"),
    Fault(
      name: "shandong-2015", old: "rate: 65%", new: "rate: 165%", at: "165%",
      says: "'rate' is 165%: it must lie between 0% and 100%"),
    Fault(
      name: "shandong-2015", old: "cap: { value: 300000", new: "cap: { value: -1", at: "-1",
      says: "'cap' is -1 yuan: it must lie between"),
    Fault(
      name: "shandong-2015", old: "marginLimit: { value: 2%", new: "marginLimit: { value: 102%", at: "102%",
      says: "'marginLimit' is 102%: it must lie between 0% and 100%"),
    Fault(
      name: "shandong-2015", old: "  bands:\n", new: "  rate: { value: 5%, clause: 四 }\n  bands:\n", at: "- { from: 0",
      says: "give either 'rate' or 'bands', not both"),
    Fault(
      name: "shandong-2015", old: "status: superseded", new: "status: superceded", at: "superceded",
      says: "'status' cannot be 'superceded'", nearest: "superseded"),
    Fault(
      name: "shandong-2015", old: "inForce: { from: 2015-01-01", new: "inForce: { from: 2015-02-29", at: "2015-02-29",
      says: "'from' must be a day of the calendar such as 2024-01-31, not '2015-02-29'"),
    Fault(
      name: "langfang-2024", old: "from: 2024-01-01 }", new: "from: 2024-01-01, to: 2016-02-30 }", at: "2016-02-30",
      says: "'to' must be a day of the calendar such as 2024-01-31, not '2016-02-30'"),
    Fault(
      name: "langfang-2024", old: "inForce: { from: 2024-01-01 }", new: "inForce: {}", at: "{}",
      says: "'inForce' lacks 'from': the first day"),
    Fault(
      name: "shandong-2015", old: "inForce: { from", new: "inForce: { form", at: "form:", says: "unknown key 'form'",
      nearest: "from"),
    Fault(
      name: "shandong-2015", old: "inForce: {", new: "inforce: {", at: "inforce:", says: "unknown key 'inforce'",
      nearest: "inForce"),
    Fault(
      name: "shandong-2015", old: "- { from: 2015-01-01, value: 32,", new: "- { value: 32,", at: "{ value: 32",
      says: "a dated 'perHead' lacks 'from'"),
    Fault(
      name: "shandong-2015", old: "from: 2015-01-01, value: 32", new: "from: 2015-02-30, value: 32", at: "2015-02-30",
      says: "'from' must be a day of the calendar"),
    Fault(
      name: "shanxi-2019", old: "name: { en: disabled without capacity to work, zh", new: "name: { zh", at: "{ zh",
      says: "'name' lacks 'en'"),
    Fault(
      name: "huizhou-2013", old: "employees and residents, zh: 职工和居民参保人", new: "all, zh: []", at: "[]",
      says: "'zh' must be a text, not a list"),
    Fault(
      name: "shandong-2015", old: "id: shandong-2015", new: "id: null", at: "null", says: "'id' must be a name of"),
    Fault(
      name: "langfang-2024", old: "from: 2024-01-01 }", new: "from: 2024-01-01, to: 2014-12-31 }", at: "2014-12-31",
      says: "the last day lies before the first"),
    Fault(
      name: "huizhou-2013", old: "rule: fixed-total", new: "rule: fixd-total", at: "fixd-total",
      says: "unknown rule 'fixd-total'",
      nearest: "fixed-total"),
    Fault(
      name: "huizhou-2013", old: "rule: claims-threshold\n", new: "clause: x\n", at: "clause: x",
      says: "'riskSharing' lacks 'rule', one of agreed-surplus"),
    Fault(
      name: "huizhou-2013", old: "share: 80%", new: "share: 70%", at: "- party",
      says: "the shares must add up to 100%, not 90%"),
    Fault(
      name: "huizhou-2013", old: "party: basic-medical-fund", new: "party: insurer", at: "insurer",
      says: "'party' cannot be 'insurer'"),
    Fault(
      name: "huizhou-2013", old: "  general:", new: "  everybody:", at: "everybody:", says: "'groups' lacks 'general'"),
    Fault(
      name: "huizhou-2013", old: "threshold: { value: 95%, clause", new: "threshold: { value: 95%, claus", at: "claus:",
      says: "unknown key 'claus'", nearest: "clause"),
    Fault(
      name: "huizhou-2013", old: "lowerBelow: { value: 95%", new: "lowerBelow: { value: 110%", at: "{ value: 110%",
      says: "must not be above raiseAbove"),
    Fault(
      name: "huizhou-2013", old: "total: { value: 145891300, clause: 二(三)1 }", new: "total: 145891300", at: "145891300",
      says: "'total' cites nothing"),
    Fault(
      name: "jiangxi-2025", old: "  incentiveMaximum: { value: 5%, inPrinciple: [4%, 5%], clause: 四(五) }\n", new: "",
      at: "value: 0%",
      says: "'incentiveScore' has no effect without 'incentiveMaximum'"),
    Fault(
      name: "jiangxi-2025", old: "inPrinciple: [4%, 5%]", new: "inPrinciple: [5%, 4%]", at: "[5%, 4%]",
      says: "'inPrinciple' of 'agreedSurplusRate' must be two numbers, the lower first"),
    Fault(
      name: "jiangxi-2025", old: "yearsBefore: { value: 1,", new: "yearsBefore: { value: 1.5,", at: "1.5",
      says: "'yearsBefore' must be a whole number, not '1.5'"),
    Fault(
      name: "jiangxi-2025", old: "cap: { value: 250000,", new: "cap: { value: 60%,", at: "60%",
      says: "'cap' must be an amount, not a share; a share names its index: { value: 60%, of: … }"),
    Fault(
      name: "langfang-2024", old: "measuredOn: { value: above-deductible", new: "measuredOn: { value: above-deductable",
      at: "above-deductable", says: "'measuredOn' cannot be 'above-deductable'", nearest: "above-deductible"),
  ]

  @Test(arguments: faults)
  func `a fault is reported once, at its place`(_ fault: Fault) throws {
    let text = try builtIn(fault.name, changing: fault.old, to: fault.new)
    let found = problems(of: text)
    #expect(found.count == 1, "\(found.map(\.description))")
    let problem = try #require(found.first)
    #expect(problem.message.contains(fault.says), "\(problem)")
    #expect(excerpt(text, at: problem.place).hasPrefix(fault.at), "\(problem)")
    #expect(problem.nearest == fault.nearest)
    #expect(problem.place.file == "my.yaml")
  }

  @Test func `faults in every part of a file are reported in one go, from top to bottom`() throws {
    let text = try builtIn("shandong-2015", changing: "status: superseded", to: "status: old")
      .replacing("rate: 65%", with: "rate: much").replacing("perHead:\n", with: "perHed:\n")
      .replacing("marginLimit: { value: 2%, clause: 五(三) }", with: "marginLimit: 2%")
      .replacing("cumulative: 80%", with: "cumulative: 80")
    let found = problems(of: text)
    #expect(found.count == 5, "\(found.map(\.description))")
    #expect(found.map(\.place.line) == found.map(\.place.line).sorted())
    #expect(found.contains { $0.nearest == "perHead" })
    #expect(!found.contains { $0.message.contains("lacks 'perHead'") })
  }

  @Test(arguments: library.names)
  func `a key that is mistyped is one mistake, whichever it is`(_ name: String) throws {
    // What a choice of a reading sets is looked at where it is taken.
    let text = try builtIn(name).replacing(#/\#.*\n/#, with: "\n").replacing(#/\n\s+set: .*\n/#, with: "\n")
    for key in sampled(text.matches(of: #/[{,\n]\s*(?:-\s+)?([a-z][A-Za-z]{3,}):\s/#).map(\.output.1), every: 5) {
      // The last two letters change places.
      let mistyped = String(key.dropLast(2) + String(key.suffix(2).reversed()))
      guard mistyped != key else { continue }
      let spoiled = text.replacingCharacters(in: key.startIndex..<key.endIndex, with: mistyped)
      let found = problems(of: spoiled)
      // A group that is named in two places is missed in both.
      #expect(Set(found.map(\.message)).count == 1, "\(mistyped): \(found.map(\.description))")
    }
  }

  @Test(arguments: ["1899-12-31", "2201-01-01", "1000-01-01"])
  func `a file that begins in no policy year is refused where it says so`(_ day: String) throws {
    let text = try builtIn("huizhou-2013", changing: "from: 2013-07-01", to: "from: \(day)")
    let found = problems(of: text)
    #expect(found.map(\.message) == ["'from' must be a day of the years 1900 to 2200"])
    #expect(found.first.map { excerpt(text, at: $0.place).hasPrefix(day) } == true)
  }

  @Test func `a file that is no policy lacks everything, which is said at once`() {
    let found = problems(of: "a: 1")
    #expect(found.count == 14)
    #expect(found.count { $0.message.hasPrefix("the policy lacks ") } == 13)
  }
}
