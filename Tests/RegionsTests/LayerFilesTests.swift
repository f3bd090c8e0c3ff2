import Documents
import Foundation
import Insurance
import Testing

@testable import Regions

/// `benefits:`, a list of layers, in policy files.
struct LayerFilesTests {
  private static let aid = "jiangxi-2025-aid"

  @Test func `the shipped policy has two layers, and each value its clause`() throws {
    let policy = try library.policy(Self.aid, year: 2025)
    #expect(policy.layers.map(\.id) == ["critical-illness", "medical-aid"])
    #expect(policy.layers.map(\.payer) == [.insurer, .treasury])
    #expect(policy.layers[1].rules.keys.sorted() == ["extreme-poverty", "minimum-living-allowance"])
    let paths = policy.values.map(\.path)
    #expect(paths.contains("benefits.medical-aid.rate") && paths.contains("benefits.critical-illness.rate"))
    #expect(policy.assumptions.contains { $0.path == "benefits.medical-aid.cap" })
    // Critical illness is that of the policy without aid.
    let alone = try library.policy("jiangxi-2025", year: 2025)
    for group in alone.groups {
      #expect(try policy.benefit(for: group.id).schedule == alone.benefit(for: group.id).schedule)
    }
  }

  /// A list of one is the policy with `benefit:`, to the bit, for every shipped policy that has one.
  @Test func `a list of one is the single benefit`() throws {
    for name in library.names {
      let file = try builtIn(name)
      guard let start = file.range(of: "\nbenefit:\n") else { continue }
      let rest = file[start.upperBound...]
      let end = rest.range(of: "\n\n")?.lowerBound ?? rest.endIndex
      let own = rest[..<end].split(separator: "\n", omittingEmptySubsequences: false).map { "  " + $0 }
      let listed =
        file[..<start.lowerBound] + "\nbenefits:\n  - id: critical-illness\n" + own.joined(separator: "\n")
        + rest[end...]
      let year = try library.policy(name, year: nil).year
      let other = try policy(from: String(listed), year: year)
      let usual = try library.policy(name, year: year)
      for group in usual.groups {
        #expect(
          try other.benefit(for: group.id).schedule == usual.benefit(for: group.id).schedule, "\(name) \(group.id)")
      }
      #expect(other.layers.count == 1 && other.ruleNames == usual.ruleNames)
      let paths = usual.values.map { $0.path.replacing(/^benefit\./, with: "benefits.critical-illness.") }
      #expect(other.values.map(\.path) == paths)
    }
  }

  /// By its id or by its place: the same value, under the same path.
  @Test(arguments: ["benefits.medical-aid.rate", "benefits[1].rate", "benefits.1.rate"])
  func `a layer's value is set by its id or its place`(path: String) throws {
    let policy = try library.policy(Self.aid, year: 2025, overrides: [Override(argument: "\(path)=80%")])
    let stack = try policy.stack(for: "extreme-poverty")
    #expect(abs(stack.levels[1].ofAmount.payment(for: 8_000) - 6_400) < 1e-9)
    #expect(policy.values.filter(\.isSet).map(\.path) == ["benefits.medical-aid.rate"])
  }

  @Test func `a layer that is not there is said with the nearest name`() throws {
    do {
      _ = try library.policy(Self.aid, year: 2025, overrides: [Override(argument: "benefits.medcal-aid.rate=80%")])
      Issue.record("accepted")
    } catch {
      #expect(error.problems.map(\.description).joined().contains("medical-aid"))
    }
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let says: String
    var testDescription: String { says }
  }

  static let faults = [
    Fault(
      old: "  - id: critical-illness\n", new: "  - id: basic\n", says: "the first layer must be 'critical-illness'"),
    Fault(
      old: "  - id: medical-aid\n", new: "  - id: critical-illness\n", says: "there are two layers 'critical-illness'"),
    Fault(old: "    payer: treasury\n", new: "", says: "'medical-aid' lacks its 'payer'"),
    Fault(old: "    payer: treasury\n", new: "    payer: tresury\n", says: "did you mean 'treasury'"),
    Fault(old: "    payer: treasury\n", new: "    payer: members\n", says: "'payer' cannot be 'members'"),
    Fault(
      old: "    clause: 国办发〔2021〕42号 四(七)\n    reaches", new: "    reaches", says: "'medical-aid' lacks its 'clause'"),
    Fault(
      old: "reaches: [extreme-poverty,", new: "reaches: [extrem-poverty,", says: "'groups' has no 'extrem-poverty'"),
    Fault(
      old: "    rate: { value: 70%",
      new: "    groups:\n      orphan: { rate: { value: 80%, clause: x } }\n    rate: { value: 70%",
      says: "'reaches' does not name 'orphan'"),
    Fault(old: "\nfunding:\n", new: "\nbenefit: { rule: marginal-bands }\nfunding:\n", says: "not both"),
    Fault(
      old: "    rule: marginal-bands\n    deductible: { value: 0", new: "    deductible: { value: 0",
      says: "lacks 'rule'"),
  ]

  @Test(arguments: faults)
  func `what is wrong is said`(fault: Fault) throws {
    let text = try builtIn(Self.aid)
    #expect(text.contains(fault.old))
    let problems = problems(of: text.replacing(fault.old, with: fault.new, maxReplacements: 1), year: 2025)
    #expect(problems.contains { $0.description.contains(fault.says) }, "\(problems)")
  }

  @Test func `a policy without any benefit is told so`() throws {
    var text = try builtIn("huizhou-2013")
    let start = try #require(text.range(of: "\nbenefit:\n"))
    let end = try #require(text[start.upperBound...].range(of: "\n\n"))
    text.removeSubrange(start.lowerBound..<end.lowerBound)
    #expect(problems(of: text, year: 2025).contains { $0.description.contains("lacks 'benefit'") })
  }

  /// What the insurer pays does not depend on what others pay: its layers come first.
  @Test func `the insurer's layers come before those of others`() throws {
    let text = try builtIn(Self.aid).replacing(
      "\nincentives:\n",
      with: """

          - id: special-drugs
            title: { en: special drugs, zh: 特药 }
            payer: insurer
            clause: x
            rule: marginal-bands
            deductible: { value: 0, clause: x }
            rate: { value: 10%, clause: x }
            cap: { value: none, clause: x }
        incentives:

        """.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n"))
    #expect(
      problems(of: text, year: 2025).contains { $0.description.contains("comes before the layers of other payers") })
  }
}
