import Chance
import Documents
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Plans
@testable import Scenarios
@testable import Simulation

/// `expense: { model: records, parts: … }`: the file has what basic insurance leaves part by part, and the policy's scope makes X
/// of it; with `person` a row is a stay.
struct RecordsPartsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// Stays of five people. Jiangxi takes in the first three columns, and leaves out the others.
  private static let stays = """
    人员编号,起付线,住院自付,超基本医保限额,乙类先行自付,目录外自费,类别
    a,600,20000.10,0,3000,9000,general
    b,0,0,0,0,0,general
    a,400,10000.20,50000,0,0,general
    c,600,1000,0,0,40000,general
    d,300,30000,0,100,100,low
    e,0,0,0,0,0,low

    """

  private static let parts =
    "basic-deductible: 起付线, co-payment: 住院自付, above-basic-maximum: 超基本医保限额, off-catalogue: 目录外自费"
  private static let rest = ", chronic-co-payment: none, chronic-overflow: none, maternity: none"

  private func file(_ expense: String, stays: String? = nil) throws -> ScenarioFile {
    try scratch.write(
      (stays ?? Self.stays).replacing(",low", with: ",minimum-living-allowance"), to: "stays.csv")
    let text = """
      name: parts
      title: Parts of expense
      policy: jiangxi-2025
      year: 2025
      population: { insured: 100000, groups: { minimum-living-allowance: { share: 10% } } }
      expense: { model: records, file: stays.csv, group: 类别\(expense) }
      replications: 200

      """
    return try ScenarioFile(path: try scratch.write(text, to: "s.yaml"))
  }

  private func scenario(_ expense: String, stays: String? = nil, set: [String] = []) throws -> Scenario {
    try file(expense, stays: stays).scenario(overrides: set.map { try Override(argument: $0) })
  }

  private func problems(_ expense: String, stays: String? = nil, set: [String] = []) -> String {
    do {
      _ = try scenario(expense, stays: stays, set: set)
      return ""
    } catch {
      return ((error as? DocumentError)?.problems ?? []).map(\.description).joined(separator: "\n")
    }
  }

  private static let whole = ", person: 人员编号, parts: { \(parts)\(rest) }"

  @Test func `what the scope takes in makes X, and stays of a person are added up`() throws {
    let plan = try scenario(Self.whole).plan
    // a: 600 + 20,000.10 + 400 + 10,000.20 + 50,000; c: 600 + 1,000. b has spent nothing.
    let general = try #require(plan.cohorts[0].severity as? Empirical)
    #expect(general.values == [1_600, 81_000.3] && plan.cohorts[0].probability == 2.0 / 3)
    #expect(plan.cohorts[1].severity.mean == 30_300 && plan.cohorts[1].probability == 0.5)
    #expect(plan.answersToScope && !plan.hasPilot)
    let note = try #require(scenario(Self.whole).values.first { $0.path == "expense.file" })
    #expect(note.text.contains("stays.csv, 起付线 + 住院自付 + 超基本医保限额: 6 rows, 3 people with expense"), "\(note.text)")
  }

  @Test func `another scope makes another X of the same file`() throws {
    let plan = try scenario(Self.whole, set: ["scope.components.off-catalogue=included"]).plan
    let general = try #require(plan.cohorts[0].severity as? Empirical)
    #expect(general.values == [41_600, 90_000.3])
    let less = try scenario(Self.whole, set: ["scope.components.above-basic-maximum=excluded"]).plan
    #expect((less.cohorts[0].severity as? Empirical)?.values == [1_600, 31_000.3])
    let moved = try scenario(Self.whole, set: ["scope.components.off-catalogue=included"])
    #expect(!moved.warnings.contains { $0.en.contains("scope.components") })
  }

  @Test func `without a column of persons every row is one`() throws {
    let plan = try scenario(", parts: { \(Self.parts)\(Self.rest) }").plan
    let general = try #require(plan.cohorts[0].severity as? Empirical)
    #expect(general.values == [1_600, 20_600.1, 60_400.2] && plan.cohorts[0].probability == 0.75)
  }

  @Test func `parts are those of the same people who give X itself, by all methods`() async throws {
    let amounts = "X,类别\n81000.3,general\n0,general\n1600,general\n30300,low\n0,low\n"
    let parts = try scenario(Self.whole).plan
    for method in MethodName.drawing {
      let drawn = try await SimulationRun(parts.with(method: method)).outcomes(threads: 1).joined().map { "\($0)" }
      let own = try scenario(", amount: X", stays: amounts).plan
      let known = try await SimulationRun(own.with(method: method)).outcomes(threads: 1).joined().map { "\($0)" }
      _ = try scenario(Self.whole)
      #expect(drawn == known && !drawn.isEmpty)
    }
  }

  @Test func `a column may hold several parts that the scope treats alike`() throws {
    let together = "basic-deductible: 住院自付, co-payment: 住院自付, above-basic-maximum: none\(Self.rest)"
    let plan = try scenario(", person: 人员编号, parts: { \(together) }").plan
    #expect((plan.cohorts[0].severity as? Empirical)?.values == [1_000, 30_000.3])
    let odd = problems(", parts: { \(together), off-catalogue: 住院自付 }")
    #expect(
      odd.contains("'off-catalogue' is in the column of 'basic-deductible', with which the scope of jiangxi-2025"))
  }

  @Test func `what lacks is refused with the column that may be meant`() {
    let lacking = problems(", parts: { basic-deductible: 起付线, above-basic-maximum: none\(Self.rest) }")
    #expect(
      lacking.contains("jiangxi-2025 takes in 'co-payment' (co-payment), and 'parts' says no column of it")
        && lacking.contains("did you mean '住院自付'?"), "\(lacking)")
    let all = problems(", parts: { \(Self.parts) }")
    for part in ["chronic-co-payment", "chronic-overflow"] { #expect(all.contains("takes in '\(part)'"), "\(all)") }
    #expect(
      problems(", parts: { \(Self.parts)\(Self.rest), class-b-first-pay: 乙类先付 }").isEmpty,
      "what the scope leaves out is not read")
    let beyond = problems(
      ", parts: { \(Self.parts)\(Self.rest), class-b-first-pay: 乙类先行支付 }",
      set: ["scope.components.class-b-first-pay=included"])
    #expect(beyond.contains("did you mean '乙类先行自付'?") && beyond.contains("s.yaml:6:"), "\(beyond)")
  }

  @Test func `what does not go together is refused`() {
    #expect(problems(Self.whole + ", amount: 起付线").contains("'amount' is X itself"))
    #expect(problems(Self.whole + ", count: 起付线").contains("give one"))
    #expect(
      problems(Self.whole, set: ["scope.components.chronic-overflow=separately"]).isEmpty, "nobody has any")
    let beside = problems(
      Self.whole.replacing("chronic-overflow: none", with: "chronic-overflow: 乙类先行自付"),
      set: ["scope.components.chronic-overflow=separately"])
    #expect(
      beside.contains("pays 'chronic-overflow' beside X at the rate of basic insurance: say it, with 'overflowRate'"))
    let other = problems(Self.whole, stays: Self.stays.replacing("a,400", with: "e,400"))
    #expect(
      other.contains("类别 is 'minimum-living-allowance', unlike in line 4, an earlier row of the same person"),
      "\(other)")
    let nobody = problems(Self.whole, stays: Self.stays.replacing("c,600", with: ",600"))
    #expect(nobody.contains("stays.csv:5:1: 人员编号 is missing"), "\(nobody)")
  }

  @Test func `whose a row is may be an identity number, which stands nowhere`() throws {
    let stays = Self.stays.replacing("人员编号", with: "身份证号").replacing("a,", with: "11010519491231002X,")
    let scenario = try scenario(Self.whole.replacing("人员编号", with: "身份证号"), stays: stays)
    #expect((scenario.plan.cohorts[0].severity as? Empirical)?.values == [1_600, 81_000.3])
    #expect(!"\(scenario)".contains("11010519"))
    let refused = problems(Self.whole.replacing("起付线", with: "身份证号"), stays: stays)
    #expect(refused.contains("tells who somebody is"))
  }

  /// What each person gets: the rule on X and 65% of the overflow, both at most the cap; the mean over the file's people.
  @Test func `an overflow is paid beside X, person by person, by all methods`() async throws {
    var random = SplitMix64(seed: 4)
    var (rows, all) = ("起付线,慢病超限,类别\n", [(amount: Double, overflow: Double)]())
    for place in 0..<2_000 {
      let amount = place % 4 == 0 ? (exp(8.8 + 1.3 * random.normal()) * 100).rounded() / 100 : 0
      let overflow = place % 5 == 0 ? (exp(7.5 + 0.8 * random.normal()) * 100).rounded() / 100 : 0
      all.append((amount, overflow))
      rows += "\(amount),\(overflow),general\n"
    }
    let expense =
      ", samplingError: none, overflowRate: 65%, parts: { basic-deductible: 起付线, co-payment: none, above-basic-maximum: none, chronic-co-payment: none, maternity: none, chronic-overflow: 慢病超限 }"
    let base = try scenario(
      expense, stays: rows + "100,0,minimum-living-allowance\n",
      set: ["scope.components.chronic-overflow=separately", "population.groups.minimum-living-allowance.share=0"])
    let plan = base.plan
    let stack = try #require(plan.policies.first).stack(for: Group.generalID)
    let rule = OverflowBenefit(beside: stack.contract)
    let mean = all.reduce(0.0) { $0 + rule.payment(for: $1.amount, beside: 0.65 * $1.overflow).all } / 2_000
    let expected = mean * Double(plan.insured)
    let exact = try ExactMethod(of: plan.with(method: .exact))
    #expect(abs(exact.claims.moments.mean / expected - 1) < 1e-6, "\(exact.claims.moments.mean) \(expected)")
    for method in MethodName.drawing {
      let claims = try await SimulationRun(plan.with(replications: 200, method: method)).outcomes(threads: 2)[0].map {
        $0.statement.benefits
      }
      let drawn = claims.reduce(0, +) / Double(claims.count)
      let deviation = (claims.reduce(0) { $0 + ($1 - drawn) * ($1 - drawn) } / Double(claims.count - 1)).squareRoot()
      #expect(
        abs(drawn - expected) < 4 * deviation / Double(claims.count).squareRoot(), "\(method): \(drawn) \(expected)")
      #expect(abs(deviation / exact.claims.moments.variance.squareRoot() - 1) < 0.2, "\(method)")
    }
    // Paths draw who has an overflow, too.
    let sampled = try scenario(
      expense.replacing("samplingError: none, ", with: ""), stays: rows + "100,0,minimum-living-allowance\n",
      set: ["scope.components.chronic-overflow=separately", "population.groups.minimum-living-allowance.share=0"]
    ).plan
    let paths = try await SimulationRun(sampled.with(replications: 300, method: .grouped)).outcomes(threads: 2)[0].map {
      $0.statement.benefits
    }
    let centre = paths.reduce(0, +) / 300
    let spread = (paths.reduce(0) { $0 + ($1 - centre) * ($1 - centre) } / 299).squareRoot()
    // 2,000 people of 100,000: the variance is 51 times that of chance among people.
    #expect(abs(spread / (51 * exact.claims.moments.variance).squareRoot() - 1) < 0.25, "\(spread)")
    #expect(abs(centre - expected) < 4 * spread / 300.0.squareRoot())
  }

  @Test func `carried to another machine it is the X of the scope that was set`() throws {
    let file = try file(Self.whole)
    for set in [[], ["scope.components.off-catalogue=included"]] {
      let source = try ScenarioSource(of: file, settings: set.map { .init($0) })
      let carried = try JSONDecoder().decode(ScenarioSource.self, from: JSONEncoder().encode(source))
      let (own, other) = (
        try file.scenario(overrides: set.map { try Override(argument: $0) }),
        try carried.scenario(named: "elsewhere.yaml")
      )
      #expect(own.plan.cohorts[0].severity.isSame(as: other.plan.cohorts[0].severity))
      #expect(own.dataFiles == other.dataFiles && own.dataFiles.count == 1)
    }
  }
}
