import Chance
import Documents
import Foundation
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

@testable import Scenarios

/// `expense: { model: records }`: a file of people is the model of what people spend.
struct RecordsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Four general people of whom three spend, and three disabled ones of whom one does.
  private static let people =
    "姓名,合规自付费用,类别\n张三,12000,\n李四,0,general\n王五,\"1,500.5\",一般参保人员\n赵六,8万,general\n甲,0,disabled\n乙,30000,disabled\n丙,0,disabled\n"

  /// The sample scenario with this expense, beside a file of people.
  private func scenario(
    _ expense: String, people: String? = nil, set: [String] = [], more: String = ""
  ) throws -> Scenario {
    try scratch.write(people ?? Self.people, to: "people.csv")
    let head = SampleScenario.text.components(separatedBy: "expense:\n")[0]
    let tail = "shocks:" + SampleScenario.text.components(separatedBy: "shocks:")[1]
    let path = try scratch.write(
      head + "expense: { model: records, file: people.csv\(expense) }\n" + more + tail, to: "s.yaml")
    return try ScenarioFile(path: path).scenario(overrides: set.map { try Override(argument: $0) })
  }

  private func problems(_ expense: String, people: String? = nil, set: [String] = []) -> [String] {
    do {
      _ = try scenario(expense, people: people, set: set)
      return []
    } catch {
      return ((error as? DocumentError)?.problems ?? []).map { $0.description.replacing(scratch.path + "/", with: "") }
    }
  }

  private static let columns = ", amount: 合规自付费用, group: 类别"

  @Test func `each group has its people's share and amounts`() throws {
    let plan = try scenario(Self.columns).plan
    #expect(plan.cohorts.map(\.group) == ["general", "disabled"] && plan.cohorts.map(\.insured) == [9_000, 1_000])
    #expect(plan.cohorts.map(\.probability) == [0.75, 1.0 / 3])
    let general = try #require(plan.cohorts[0].severity as? Empirical)
    #expect(general.values == [1_500.5, 12_000, 80_000] && plan.cohorts[1].severity.mean == 30_000)
    #expect(plan.hasUncertainParameters && plan.cohorts.allSatisfy { $0.sample != nil })
  }

  @Test func `without groups everybody has the file's people, by name or place of the column`() throws {
    for amount in ["合规自付费用", "2"] {
      let plan = try scenario(", amount: \(amount), samplingError: none, factor: { value: 2, assumption: true }").plan
      #expect(plan.cohorts.allSatisfy { abs($0.probability - 4.0 / 7) < 1e-15 })
      #expect(abs(plan.cohorts[1].severity.mean - 2 * 123_500.5 / 4) < 1e-9 && !plan.hasUncertainParameters)
    }
  }

  @Test func `with no sampling error it is the empirical law of the same amounts`() async throws {
    let records = try scenario(Self.columns + ", samplingError: none").plan
    let law = try SampleScenario.scenario(
      SampleScenario.text([
        ("  probability: { value: 12%, assumption: true }\n", "  probability: 75%\n"),
        (
          "{ name: lognormal, meanlog: 8.4, sdlog: 1.2, source: a yearbook }",
          "{ name: empirical, values: [12000, 1500.5, 80000] }"
        ),
        (
          "  factor: { value: 0.9, source: a yearbook }\n",
          "  groups: { disabled: { probability: 0.3333333333333333, law: { name: empirical, values: [30000] } } }\n"
        ),
      ])
    ).plan
    for method in MethodName.drawing {
      let outcomes = try await [records, law].asyncMap { plan in
        try await SimulationRun(plan.with(method: method)).outcomes(threads: 1).joined().map { "\($0)" }
      }
      #expect(outcomes[0] == outcomes[1] && !outcomes[0].isEmpty)
    }
  }

  @Test func `people without a row have spent nothing, and are given in all or by group`() throws {
    let claims = "amount,group\n12000,general\n1500,general\n80000,general\n30000,disabled\n"
    let all = try scenario(", amount: amount, group: group, people: 40", people: claims).plan
    // Of the 40 a tenth is disabled, as of the insured.
    #expect(all.cohorts.map(\.probability) == [3.0 / 36, 0.25])
    let own = try scenario(
      ", amount: amount, group: group, groups: { general: { people: 30 }, disabled: { people: 5 } }", people: claims
    ).plan
    #expect(own.cohorts.map(\.probability) == [0.1, 0.2])
    #expect(
      problems(", amount: amount, group: group", people: claims).contains {
        $0.contains("people.csv has no rows without expense") && $0.contains("add 'people'")
      })
    #expect(
      problems(", amount: amount, group: group, people: 40, groups: { general: { people: 2 } }", people: claims)
        .contains {
          $0.contains("3 people of 'general' have expense in the file, more than the 2 it is of")
        })
    #expect(
      problems(", amount: amount, people: 40, groups: { general: { people: 20 } }", people: claims).contains {
        $0.contains("which no 'group' divides")
      })
  }

  @Test func `weights stand for people of the population, counts for people who are there`() throws {
    let rows = "amount,people\n0,6\n10000,3\n40000,1\n"
    for key in ["weight", "count"] {
      let cohort = try #require(scenario(", amount: amount, \(key): people", people: rows).plan.cohorts.first)
      #expect(cohort.probability == 0.4 && cohort.severity.mean == 17_500)
    }
    let prints = try ["weight", "count"].map {
      "\(try #require(scenario(", amount: amount, \($0): people", people: rows).plan.cohorts.first?.sample))"
    }
    // Three persons of the weight 1 are known as one of the weight 3 is not.
    #expect(prints[0] != prints[1])
  }

  @Test func `the file stands among what the run rests on, with its hash and without who somebody is`() throws {
    let scenario = try scenario(Self.columns + ", source: the settlement system")
    let file = try #require(scenario.values.first { $0.path == "expense.file" })
    #expect(!file.isAssumption && file.source?.en == "the settlement system")
    for words in [
      "people.csv, 合规自付费用: 7 rows, 4 people with expense of 30,875.13 yuan", "every path draws its sampling error",
    ] {
      #expect(file.text.contains(words), "\(file.text)")
    }
    #expect(file.words.zh.contains("有费用4人") && scenario.dataFiles.map(\.path) == ["people.csv"])
    let other = try self.scenario(Self.columns, people: Self.people.replacing("12000", with: "12001"))
    #expect(scenario.dataFiles[0].hash != other.dataFiles[0].hash && scenario.contentHash != "")
    #expect(!"\(scenario)".contains("张三"))
  }

  @Test func `what can be carried to another machine makes the same plan and holds nobody's name`() throws {
    _ = try scenario(Self.columns)
    let file = try ScenarioFile(path: scratch.path + "/s.yaml")
    let source = try ScenarioSource(of: file, settings: [.init("seed=5")])
    let text = try JSONEncoder().encode(source)
    #expect(!String(decoding: text, as: UTF8.self).contains("张三"))
    let carried = try JSONDecoder().decode(ScenarioSource.self, from: text)
    try FileManager.default.removeItem(atPath: scratch.path + "/people.csv")
    let (own, other) = (try source.scenario(named: "s.yaml"), try carried.scenario(named: "elsewhere.yaml"))
    #expect(own.dataFiles == other.dataFiles && own.dataFiles.count == 1 && own.plan.seed == 5)
    for (one, two) in zip(own.plan.cohorts, other.plan.cohorts) {
      #expect(one.probability == two.probability && one.severity.isSame(as: two.severity))
    }
  }

  @Test func `a file is read once however many scenarios are made of it`() throws {
    _ = try scenario(Self.columns)
    let file = try ScenarioFile(path: scratch.path + "/s.yaml")
    let first = try file.scenario()
    try scratch.write("nothing", to: "people.csv")
    #expect(try file.scenario().plan.cohorts[0].probability == first.plan.cohorts[0].probability)
    #expect(throws: DocumentError.self) { try ScenarioFile(path: scratch.path + "/s.yaml").scenario() }
  }

  @Test func `what cannot be used is named with its place and what could be meant`() {
    let cases: [(String, String?, [String])] = [
      (", amount: 合规自负费用", nil, ["people.csv: has no column '合规自负费用'", "did you mean '合规自付费用'?", "s.yaml:"]),
      (", amount: 姓名", nil, ["tells who somebody is"]), ("", nil, ["has several columns: name one with 'amount'"]),
      (", amount: 合规自付费用, group: 类型", nil, ["did you mean '类别'?"]),
      (
        Self.columns, Self.people.replacing("12000", with: "many"),
        ["people.csv:2:1: 合规自付费用 is 'many', which is no number"]
      ),
      (
        Self.columns, Self.people.replacing("12000", with: "-5"),
        ["which is negative", "1 of 7 rows of people.csv cannot be used"]
      ),
      (Self.columns, Self.people.replacing("12000", with: "1e10"), ["above 1,000,000,000 yuan"]),
      (
        Self.columns, Self.people.replacing("30000,disabled", with: "30000,disable"),
        ["'disable', which is no group of shanxi-2019", "did you mean 'disabled'?"]
      ),
      (
        Self.columns, Self.people.replacing("30000,disabled", with: "30000,registered-poor"),
        ["1 people of 'registered-poor', whom 'population.groups' does not have"]
      ),
      (
        Self.columns, Self.people.replacing("disabled", with: "general"),
        ["has nobody of 'disabled', of whom 1,000 are insured"]
      ),
      (Self.columns + ", encoding: ebcdic", nil, ["'encoding' is 'ebcdic'"]),
      (Self.columns + ", delimiter: ab", nil, ["'delimiter' is 'ab'"]),
      (Self.columns + ", sheet: 一月", nil, ["leave 'sheet' out"]),
      (Self.columns, "", ["people.csv: is empty"]), (Self.columns, "姓名,合规自付费用,类别\n", ["people.csv: there are no rows"]),
      (Self.columns + ", samplingError: some", nil, ["samplingError"]),
    ]
    for (expense, people, words) in cases {
      let problems = problems(expense, people: people).joined(separator: "\n")
      for word in words { #expect(problems.contains(word), "\(expense): \(problems)") }
      #expect(!problems.contains("张三"))
    }
    #expect(problems(Self.columns, set: ["expense.file=other.csv"]).joined().contains("there is no such file"))
  }

  @Test func `trend, years in a row and behaviour work on it`() async throws {
    let scenario = try scenario(
      Self.columns, set: ["method=grouped"],
      more:
        "horizon: { years: 3 }\ntrend: { severity: 5% }\nbehaviour: { elasticity: -0.2, reference: huizhou-2013 }\n")
    #expect(scenario.plan.cohorts.allSatisfy { $0.response != 1 && $0.sample != nil })
    let outcomes = try await SimulationRun(scenario.plan).outcomes(threads: 1)
    #expect(outcomes.count == 3 && outcomes.allSatisfy { $0.count == 20 })
  }
}

extension Array {
  fileprivate func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
    var all: [T] = []
    for element in self { all.append(try await transform(element)) }
    return all
  }
}
