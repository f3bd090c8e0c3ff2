import Chance
import Insurance
import Presentation
import RunReports
import Search
import Simulation
import Statistics

/// A sweep as programs read it: a row a point and metric, the sensitivities, where it comes from.
package struct SweepRecord: Encodable, Sendable {
  package let provenance: SearchProvenance
  package let rows: [Row]
  /// Only where points fill ranges.
  package let sensitivity: [Index]?
  /// Only where several values vary.
  package let tornado: [Bar]?
  /// What a reader must know of the scenario as it is, and of its points.
  package let warnings: [String]

  package struct Row: Encodable, Sendable {
    /// From 1, in the order of the sweep.
    let point: Int
    let design: String
    /// What is set; a path that is absent has the scenario's own value.
    let values: [String: String]
    let metric: String
    let year: Int?
    let group: String?
    let value: Double?
    let standardError: Double?
    let lower: Double?
    let upper: Double?
    let unit: String
  }

  package struct Index: Encodable, Sendable {
    let metric: String
    let path: String
    let firstOrder: Double
    let firstOrderStandardError: Double
    let total: Double
    let totalStandardError: Double
  }

  package struct Bar: Encodable, Sendable {
    let metric: String
    let path: String
    let base: Double
    let lowSetting: String
    let low: Double
    let highSetting: String
    let high: Double
  }

  private let paths: [String]

  private enum CodingKeys: CodingKey { case provenance, rows, sensitivity, tornado, warnings }

  package init(_ outcome: SweepRun.Outcome) {
    let run = outcome.run
    let (design, metrics) = (run.design, run.metrics)
    paths = design.axes.map(\.path)
    provenance = SearchProvenance(run.base)
    var rows: [Row] = []
    for (index, point) in design.points.enumerated() {
      var values: [String: String] = [:]
      for (axis, value) in zip(design.axes, point.values) { values[axis.path] = value?.text }
      for (metric, figure) in zip(metrics, outcome.figures[index]) {
        rows.append(
          Row(
            point: index + 1, design: point.role.name, values: values, metric: metric.metric.name, year: figure.year,
            group: metric.group, value: figure.estimate?.value, standardError: figure.estimate?.standardError,
            lower: figure.estimate?.lower, upper: figure.estimate?.upper, unit: metric.metric.unit.rawValue))
      }
    }
    self.rows = rows
    let indices = metrics.indices.flatMap { i in
      (Sensitivity.indices(of: i, in: outcome) ?? []).map {
        Index(
          metric: metrics[i].text, path: $0.path, firstOrder: $0.firstOrder,
          firstOrderStandardError: $0.firstOrderError, total: $0.total, totalStandardError: $0.totalError)
      }
    }
    sensitivity = design.sobolPoints == nil ? nil : indices
    let bars = metrics.indices.flatMap { i -> [Bar] in
      guard let tornado = Tornado(of: i, in: outcome) else { return [] }
      return tornado.bars.map {
        Bar(
          metric: metrics[i].text, path: $0.path, base: tornado.base.value, lowSetting: $0.low.value.text,
          low: $0.low.estimate.value, highSetting: $0.high.value.text, high: $0.high.estimate.value)
      }
    }
    tornado = design.axes.count > 1 ? bars : nil
    warnings = outcome.warnings.map(\.en)
  }

  /// The rows in long form, a column a path, for spreadsheets; UTF-8 with a byte-order mark.
  package var csv: String {
    let heads =
      ["point", "design"] + paths + [
        "metric", "year", "group", "value", "standardError", "lower", "upper", "unit",
      ]
    var lines = [heads.map(ReportText.csv).joined(separator: ",")]
    for row in rows {
      var fields = ["\(row.point)", row.design]
      fields += paths.map { row.values[$0] ?? "" }
      fields += [row.metric, row.year.map(String.init) ?? "", row.group ?? ""]
      fields += [row.value, row.standardError, row.lower, row.upper].map { $0.map { "\($0)" } ?? "" }
      fields.append(row.unit)
      lines.append(fields.map(ReportText.csv).joined(separator: ","))
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }

  /// The indices as a table of their own; nil for a grid.
  package var sensitivityCSV: String? {
    guard let sensitivity else { return nil }
    var lines = ["metric,path,firstOrder,firstOrderStandardError,total,totalStandardError"]
    for row in sensitivity {
      let numbers = [row.firstOrder, row.firstOrderStandardError, row.total, row.totalStandardError].map { "\($0)" }
      lines.append(([row.metric, row.path] + numbers).map(ReportText.csv).joined(separator: ","))
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }
}

/// What a search can be repeated from. No clock time and no host: equal searches are equal files.
package struct SearchProvenance: Encodable, Sendable {
  let program: String
  let programVersion: String
  let modelVersion: Int
  let scenario: String
  let scenarioHash: String
  let policy: String
  let policyHash: String
  let method: String
  /// Absent for the exact method, which draws no years; the seed is there where a law of X is made of people drawn by it.
  let replications: Int?
  let seed: UInt64?
  /// Files of data that the scenario rests on; absent where there are none.
  let data: [RunRecord.DataFile]?

  init(_ base: ScenarioFamily.Member) {
    (program, programVersion) = ("dabing", ProgramVersion.current)
    modelVersion = Int(ModelVersion.current)
    scenario = base.plan.name
    scenarioHash = base.scenario.contentHash
    policy = base.plan.policies.first?.id ?? ""
    policyHash = base.scenario.policyHash
    method = base.plan.method.rawValue
    replications = base.plan.method != .exact ? base.plan.replications : nil
    seed = base.plan.drawsBySeed ? base.plan.seed : nil
    let files = base.scenario.dataFiles.map { RunRecord.DataFile(RunFacts.File(path: $0.path, hash: $0.hash)) }
    data = files.isEmpty ? nil : files
  }
}
