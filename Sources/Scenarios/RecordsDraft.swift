import PeopleRecords

/// What a scenario says of a file of people, before any policy is known.
struct RecordsDraft: Sendable {
  let columns: RecordsColumns
  let file: RecordsFile
  /// How many people the file is of; nil where its rows say so.
  let people: Double?
  /// Whether paths draw what the people leave unknown of others.
  let isSample: Bool
  let factor: Double
  /// At which an overflow is paid beside X; 0 where none is.
  let overflowRate: Double
}
