import Chance
import Foundation
import Presentation
import Results
import Scenarios

/// A result that later ones are held against, with everything that it rests on.
///
/// It stores the values of policy and scenario beside their hashes, so that a changed hash can be put down to the
/// value that moved. No clock time and no host: equal runs are equal files.
package struct Baseline: Codable, Sendable, Equatable {
  /// The layout of the file; raised when an older program could misread it.
  static let currentFormat = 1

  let format: Int
  let provenance: Provenance
  /// Files that the scenario's sources name.
  let data: [Data]
  let scenarioValues: [Value]
  let policyValues: [Value]
  let results: [Row]

  struct Provenance: Codable, Sendable, Equatable {
    let programVersion: String
    let modelVersion: Int
    let scenario: String
    let scenarioHash: String
    let policy: String
    let policyHash: String
    let method: String
    let replications: Int
    let seed: UInt64
  }

  struct Data: Codable, Sendable, Equatable {
    let path: String
    let hash: String
  }

  /// A value as its file states it.
  struct Value: Codable, Sendable, Equatable {
    let path: String
    let value: String
    /// The clause or the source that it is stated with.
    let origin: String?
  }

  /// One estimate of the result table.
  struct Row: Codable, Sendable, Equatable {
    let metric: String
    let year: Int?
    let group: String?
    let value: Double
    let standardError: Double?
    let lower: Double?
    let upper: Double?
    let unit: String

    struct Key: Hashable, Sendable {
      let metric: String
      let year: Int?
      let group: String?
    }

    var key: Key { Key(metric: metric, year: year, group: group) }
  }
}

extension Baseline {
  /// What a run gives, with what it rests on.
  init(of scenario: Scenario, inputs: ScenarioFile.Inputs, summary: Summary) {
    let plan = scenario.plan
    format = Self.currentFormat
    provenance = Provenance(
      programVersion: ProgramVersion.current, modelVersion: Int(ModelVersion.current), scenario: scenario.name,
      scenarioHash: scenario.contentHash, policy: plan.policies.first?.id ?? "", policyHash: scenario.policyHash,
      method: plan.method.rawValue, replications: plan.replications, seed: plan.seed)
    data = inputs.data.map { Data(path: $0.path, hash: $0.hash) }
    scenarioValues = inputs.scenario.map { Value(path: $0.path, value: $0.text, origin: $0.origin) }
    policyValues = inputs.policy.map { Value(path: $0.path, value: $0.text, origin: $0.origin) }
    results = summary.table.rows.map { row in
      Row(
        metric: row.metric.name, year: row.year, group: row.group, value: row.estimate.value,
        standardError: row.estimate.standardError, lower: row.estimate.lower, upper: row.estimate.upper,
        unit: row.metric.unit.rawValue)
    }
  }
}
