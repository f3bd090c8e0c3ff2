import Documents
import Foundation
import Scenarios
import Simulation
import TestSupport
import Testing

/// Free figures of a scenario are solved for published totals.
struct TargetsTests {
  private static let parameters = """
    parameters:
      - { name: { en: level, zh: 水平 }, paths: [expense.law.meanlog], move: shift }
      - { name: { en: spread, zh: 离散程度 }, paths: [expense.law.sdlog] }
    """

  private func targets(_ targets: String, _ parameters: String = Self.parameters) throws -> TargetsFile {
    try TargetsFile(
      text: "name: test\ntitle: { en: test, zh: 测试 }\ntargets:\n\(targets)\n\(parameters)\n", name: "targets.yaml")
  }

  private var scenario: ScenarioFile { get throws { try ScenarioFile(path: Shipped.path("national-2023")) } }

  private func overrides(_ settings: String...) throws -> [Override] { try settings.map { try Override(argument: $0) } }

  /// The law that the nation's scenario has was solved for these two totals by other means (SciPy).
  @Test func `the nation's law comes out of its two totals from another start`() throws {
    let file = try targets(
      """
        beneficiaries.share: { value: 0.012004768, tolerance: 0.1% }
        beneficiaries.meanBenefit: { value: 7924, tolerance: 0.1% }
      """)
    let calibration = try scenario.calibrated(
      to: file, overrides: overrides("expense.law.meanlog=8", "expense.law.sdlog=1.3"))
    #expect(calibration.isReached && calibration.conflicts.isEmpty && calibration.idle.isEmpty)
    #expect(abs(calibration.figures[0].value - 8.403809) < 1e-4, "\(calibration.figures)")
    #expect(abs(calibration.figures[1].value - 0.992257) < 1e-4)
  }

  @Test func `targets that pull against each other are named, and a weight decides between them`() throws {
    func file(_ weight: Double) throws -> TargetsFile {
      try targets(
        """
          beneficiaries.share: { value: 2%, tolerance: 1% }
          claims.perInsured: { value: 60, tolerance: 1%, weight: \(weight) }
        """, "parameters:\n  - { name: { en: level, zh: 水平 }, paths: [expense.law.meanlog], move: shift }")
    }
    let even = try scenario.calibrated(to: file(1))
    #expect(!even.isReached)
    let conflict = try #require(even.conflicts.first)
    #expect(
      Set([conflict.first.metric.name, conflict.second.metric.name]) == ["beneficiaries.share", "claims.perInsured"])
    #expect(conflict.cosine < -0.99)
    let heavy = try scenario.calibrated(to: file(1e4))
    #expect(abs(heavy.reached[1].difference) < 0.001 && abs(even.reached[1].difference) > 0.05)
  }

  @Test func `a parameter on which nothing depends is named`() throws {
    let file = try targets(
      "  beneficiaries.share: { value: 1.5% }",
      Self.parameters + "\n  - { name: { en: idle, zh: 无关 }, paths: [shocks.correlation], move: shift }")
    let calibration = try scenario.calibrated(to: file, overrides: overrides("shocks.frequency=0"))
    #expect(calibration.isReached && calibration.idle.map(\.name.en) == ["idle"])
  }

  @Test func `what cannot be solved is said, all of it`() throws {
    #expect { try targets("  claims.totl: { value: 5 }\n  claims.perInsured: { value: -1 }") } throws: { error in
      (error as? DocumentError)?.problems.count == 2
    }
    let file = try targets(
      "  care.costPerStay: { value: 7674 }",
      "parameters:\n  - { name: { en: a, zh: 甲 }, paths: [expense.law.meanlgo] }")
    #expect { try scenario.calibrated(to: file) } throws: { error in
      let messages = (error as? DocumentError)?.problems.map(\.description) ?? []
      return messages.contains { $0.contains("needs an expense of episodes") }
        && messages.contains { $0.contains("expense.law.meanlog") }
    }
  }

  @Test func `a whole number cannot be moved a little, nor a figure by two parameters`() throws {
    let file = try targets(
      "  claims.perInsured: { value: 60 }",
      """
      parameters:
        - { name: { en: a, zh: 甲 }, paths: [population.insured] }
        - { name: { en: b, zh: 乙 }, paths: [expense.law.meanlog], move: shift }
        - { name: { en: c, zh: 丙 }, paths: [expense.law.meanlog] }
      """)
    #expect { try scenario.calibrated(to: file) } throws: { error in
      let messages = (error as? DocumentError)?.problems.map(\.description) ?? []
      return messages.count == 2 && messages.contains { $0.contains("targets.yaml:6:") && $0.contains("whole number") }
        && messages.contains { $0.contains("targets.yaml:8:") && $0.contains("moved twice") }
    }
    #expect { try targets("  claims.perInsured: { value: 0 }") } throws: { error in
      ((error as? DocumentError)?.problems.first?.description ?? "").hasSuffix(
        "'value' is 0: it must lie between 1e-12 and 1,000,000,000,000,000")
    }
  }

  @Test func `the solved figures are written as the file has them`() throws {
    let path = Shipped.path(Shipped.episodes)
    let text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let file = try ScenarioFile(path: path)
    let new = try file.text(
      text,
      with: [
        ("expense.levels[0].rate", 0.912345678), ("expense.levels[2].law.meanlog", 8.5),
        ("expense.admissions.mean", 0.2),
      ])
    #expect(new.contains("rate: { value: 91.2346%, assumption") && new.contains("meanlog: 8.5, sdlog: 0.5"))
    #expect(new.contains("mean: { value: 0.2, assumption"))
    let lines = zip(text.split(separator: "\n"), new.split(separator: "\n")).filter { $0 != $1 }
    #expect(lines.count == 3)
    #expect(throws: DocumentError.self) { try file.text(text, with: [("expense.levels[0].name", 1)]) }
  }

  /// The whole calibration with a small pilot takes a minute without optimisation.
  @Test(.enabled(if: isFullTest), arguments: [2023, 2024, 2025])
  func `the nation's episodes are solved for the published totals`(_ year: Int) throws {
    let folder = URL(filePath: Shipped.path(Shipped.episodes)).deletingLastPathComponent()
    let file = try TargetsFile(path: folder.appending(path: "calibration/national-\(year).yaml").path)
    let scenario = try ScenarioFile(path: Shipped.path("national-\(year)-episodes"))
    #expect(try scenario.calibrated(to: file, overrides: overrides("expense.pilot=20000")).isReached)
  }
}
