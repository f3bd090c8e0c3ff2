import Insurance
import RunReports
import Wording

/// A run as the database keeps it.
package struct StoredRun: Encodable, Sendable {
  package let id: Int64
  /// When it was put there, UTC; the run itself knows no time.
  package let addedAt: String
  package let label: String?
  package let title: String
  package let titleZh: String
  package let provenance: RunRecord.Provenance
  /// What the groups of its policy are called; empty for a run of a list, and for one that an earlier program kept.
  var groups: [String: Words] = [:]

  private enum CodingKeys: CodingKey { case id, addedAt, label, title, titleZh, provenance }
}

/// One row of a stored result.
package struct StoredResult: Encodable, Sendable {
  package let metric: String
  package let year: Int?
  package let group: String?
  package let policy: String
  package let value: Double
  package let standardError: Double?
  package let lower: Double?
  package let upper: Double?
  package let unit: String

  /// What makes two rows of two runs the same figure.
  package struct Key: Hashable, Sendable {
    package let metric: String
    package let year: Int?
    package let group: String?
  }

  package var key: Key { Key(metric: metric, year: year, group: group) }
}

/// An assumption or a setting of a stored run.
package struct StoredValue: Encodable, Sendable, Hashable {
  package let isSetting: Bool
  package let path: String
  package let value: String
  /// The value as it is said in Chinese; nil where an earlier program kept the run.
  let chinese: String?
  package let clause: String?

  private enum CodingKeys: CodingKey { case isSetting, path, value, clause }

  func said(_ language: Language) -> String { language == .chinese ? chinese ?? value : value }
}

/// Why the database cannot serve.
package struct RunStoreError: Error, Sendable {
  package let path: String
  package let reason: Message
}
