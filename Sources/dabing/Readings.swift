import Documents
import Insurance
import Reports
import Scenarios
import Simulation
import Studies

/// `--readings`: the answer under each way of reading a disputed clause.
extension DisputedReading {
  /// The settings of each choice that is not in force.
  func others() throws(DocumentError) -> [(choice: Choice, setting: Override)] {
    var others: [(choice: Choice, setting: Override)] = []
    for (place, choice) in choices.enumerated() where place != inForce {
      others.append((choice, try Override(argument: "\(path)=\(choice.id)")))
    }
    return others
  }
}

extension Run {
  /// The same draws under every reading, one changed at a time.
  func showReadings(of scenario: Scenario, under overrides: [Override]) async throws {
    if precision != nil || outputs.isAsked {
      throw BadData("--readings prints a table alone: leave --precision and what writes files out")
    }
    let columns = Self.columns(severalYears: scenario.plan.policies.count > 1)
    let table = try await ReadingsTable.of(
      scenario.plan.policies.first?.disputedReadings ?? [], columns.map(\.column),
      base: values(of: scenario, columns)
    ) { setting in
      try await values(of: try ScenarioFile(path: file).scenario(overrides: overrides + [setting]), columns)
    }
    try show(format.json ? ReportText.json(table.record) : table.text(format.lang, style: .standardOutput()))
  }

  /// What is shown: of several years their worst adequacy and the sums of results.
  private static func columns(severalYears: Bool) -> [(column: ReadingsTable.Column, isOfYear: Bool)] {
    let (insurer, fund) =
      severalYears
      ? ("horizon.insurer.result.mean", "horizon.fund.result.mean") : ("insurer.result.mean", "fund.result.mean")
    return [
      (
        ReadingsTable.Column(
          "funding.adequacy", Words(en: "funding is enough", zh: "收支平衡概率"), isMoney: false), true
      ),
      (
        ReadingsTable.Column(
          "funding.need.p95", Words(en: "needed a head, 95%", zh: "95%概率所需人均"), isMoney: true), true
      ),
      (ReadingsTable.Column(insurer, Words(en: "insurer, mean", zh: "承办机构，均值"), isMoney: true), !severalYears),
      (ReadingsTable.Column(fund, Words(en: "fund, mean", zh: "基金，均值"), isMoney: true), !severalYears),
    ]
  }

  private func values(
    of scenario: Scenario, _ columns: [(column: ReadingsTable.Column, isOfYear: Bool)]
  ) async throws -> [Double] {
    let summary = try await RunStudy(of: scenario).answer(threads: work.threadCount).facts.summary
    return columns.map { column, isOfYear in
      let rows = summary.table.rows.filter {
        $0.metric.name == column.name && $0.group == nil && ($0.year != nil) == isOfYear
      }
      let values = rows.map(\.estimate.value)
      return (column.isMoney ? values.max() : values.min()) ?? 0
    }
  }
}

extension ReadingsTable {
  /// Asks for the answer under every choice that is not in force.
  static func of(
    _ readings: [DisputedReading], _ columns: [Column], base: [Double], answer: (Override) async throws -> [Double]
  ) async throws -> ReadingsTable {
    var lines: [Line] = []
    for reading in readings {
      for (choice, setting) in try reading.others() {
        lines.append(Line(reading, choice, values: try await answer(setting)))
      }
    }
    return ReadingsTable(columns, base: base, lines: lines)
  }
}
