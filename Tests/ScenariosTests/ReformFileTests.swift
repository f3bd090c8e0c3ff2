import Documents
import Foundation
import Scenarios
import Testing

/// What changes of a scenario: in a reform file and on the command line.
struct ReformFileTests {
  private static func problems(_ text: String) throws -> [String] {
    do {
      _ = try ReformFile(text: text, name: "r.yaml").alternative()
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test func `a reform lists values with what they cite, in order`() throws {
    let reform = try ReformFile(
      text: """
        name: rate-65
        title: { en: a question, zh: 一个问题 }
        changes:
          benefit.rate: { value: 65%, clause: 三(四), note: { en: why, zh: 缘由 } }
          population.insured: { value: 3000000, source: { en: a yearbook, zh: 年鉴 } }
        """, name: "r.yaml"
    ).alternative()
    #expect(reform.name == "rate-65" && reform.title.zh == "一个问题")
    #expect(reform.changes.map(\.path) == ["benefit.rate", "population.insured"])
    #expect(reform.changes.map(\.value) == ["65%", "3000000"])
    #expect(reform.changes[0].clause == "三(四)" && reform.changes[0].note?.zh == "缘由")
    #expect(reform.changes[1].source?.en == "a yearbook")
  }

  @Test(arguments: [
    ("benefit.deductible", "40%", true), ("benefit.deductible", "{ value: 40% }", true),
    ("benefit.deductible", "{ value: 40%, of: income }", true), ("benefit.deductible", "15000", true),
    ("benefit.deductible", "-5%", false), ("benefit.deductible", "much", false),
    ("population.insured", "40%", false), ("benefit.rate", "140%", false),
  ])
  func `a share may be one of the index that the policy names, as where the reform is run`(
    _ path: String, _ value: String, _ isFine: Bool
  ) throws {
    let reform = try ReformFile(text: "name: r\ntitle: r\nchanges:\n  \(path): \(value)\n", name: "r.yaml")
    #expect(((try? reform.checked()) != nil) == isFine)
  }

  @Test func `the reform's clause is that of the changed value`() throws {
    let reform = try ReformFile(path: Shipped.root.appending(path: "reforms/jiangxi-65.yaml").path).alternative()
    let file = try ScenarioFile(path: Shipped.root.appending(path: "scenarios/jiangxi-2025.yaml").path)
    let before = try file.scenario()
    let after = try file.scenario(overrides: reform.changes.map(\.override))
    let changes = ChangedValue.all(from: before, to: after)
    #expect(changes.map(\.path) == ["benefit.rate", "funding.share"])
    #expect(changes.map { $0.before?.en } == ["60%", "10%"] && changes.map { $0.after?.en } == ["65%", "11%"])
    #expect(changes.map(\.clause) == ["三(四)", "二(二)"])
    #expect(file.steps(for: reform, over: []).count == 2)
  }

  @Test func `everything wrong with a reform file is said with its place`() throws {
    let problems = try Self.problems(
      """
      name: rate 65
      titel: a question
      changes:
        benefit.rate: [65%]
        seed: { value: 3 }
        population.insured: { value: 3000000, clause: 三 }
        bene fit: { value: 1 }
      """)
    #expect(problems.contains { $0.hasPrefix("r.yaml:1:7") && $0.contains("'name'") })
    #expect(problems.contains { $0.hasPrefix("r.yaml:2:1") && $0.contains("did you mean 'title'?") })
    #expect(
      problems.contains {
        $0.hasPrefix("r.yaml:4:17") && $0.contains("must be a single value")
      })
    #expect(problems.contains { $0.hasPrefix("r.yaml:5:") && $0.contains("the same draws") })
    #expect(problems.contains { $0.hasPrefix("r.yaml:6:") && $0.contains("'source'") })
    #expect(problems.contains { $0.hasPrefix("r.yaml:7:3") && $0.contains("a path such as") })
  }

  /// As a policy file states it: 40% of income, where a bare number would be yuan.
  @Test func `a reform's value may name its index`() throws {
    let reform = try ReformFile(
      text: "name: a\ntitle: b\nchanges:\n  benefit.deductible: { value: 0.4, of: disposableIncome, clause: x }\n",
      name: "r.yaml"
    ).alternative()
    let file = try ScenarioFile(path: Shipped.path("jiangxi-2025"))
    let policy = try file.scenario(overrides: reform.changes.map(\.override)).plan.policies[0]
    #expect(policy.values.first { $0.path == "benefit.deductible" }?.text.hasPrefix("40% of") == true)
  }

  @Test func `a reform without changes is none`() throws {
    #expect(try Self.problems("name: a\ntitle: b\nchanges: {}\n").contains { $0.contains("at least one value") })
    #expect(try Self.problems("name: a\ntitle: b\n").contains { $0.contains("lacks 'changes'") })
  }

  @Test func `an alternative on the command line has a name and settings`() throws {
    let alternative = try Alternative(argument: "rate-65: benefit.rate=0.65, benefit.cap = 300000")
    #expect(alternative.name == "rate-65")
    #expect(alternative.changes.map(\.path) == ["benefit.rate", "benefit.cap"])
    #expect(alternative.changes.map(\.value) == ["0.65", "300000"])
  }

  @Test func `without a name its settings are the name`() throws {
    #expect(try Alternative(argument: "benefit.rate=65%").name == "benefit.rate=65%")
  }

  @Test func `a comma in brackets or quotes does not part settings`() throws {
    let alternative = try Alternative(argument: "a: x={ value: 1, note: 'b, c' }, y=[1, 2]")
    #expect(alternative.changes.map(\.path) == ["x", "y"])
  }

  @Test(arguments: [
    "", "name:", "name: benefit.rate", "name: =3", "name: benefit.rate=", "seed=3", "a: replications=5, x=1",
    "horizon.years=3", "a: x={",
  ])
  func `what sets nothing, or the draws, is refused`(_ argument: String) {
    #expect(throws: DocumentError.self) { try Alternative(argument: argument) }
  }

  @Test func `growth of an index may differ between alternatives`() throws {
    #expect(try Alternative(argument: "horizon.growth.disposableIncome=3%").changes.count == 1)
  }

  @Test func `changes that only fit together are one step`() throws {
    let file = try ScenarioFile(path: Shipped.root.appending(path: "scenarios/shandong-2015.yaml").path)
    let alternative = try Alternative(argument: "a: benefit.bands[1].from=250000, benefit.bands[2].from=300000")
    let steps = file.steps(for: alternative, over: [])
    #expect(steps.count == 1 && steps.first?.alone != nil)
  }
}
