import GRDB
import Reports

extension RunStore {
  /// The runs of a scenario, or of all, oldest first.
  ///
  /// - Parameters:
  ///   - scenario: its name; all where it is nil.
  ///   - last: how many of the latest; all where it is nil.
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func runs(of scenario: String? = nil, last: Int? = nil) throws(RunStoreError) -> [StoredRun] {
    try access { database in
      try Row.fetchAll(
        database,
        sql: "SELECT * FROM run WHERE ?1 IS NULL OR scenario = ?1 ORDER BY id DESC LIMIT ?2",
        arguments: [scenario, last ?? -1]
      ).reversed().map(StoredRun.init)
    }
  }

  /// The scenarios of which there are runs, by name.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func scenarios() throws(RunStoreError) -> [String] {
    try access { try String.fetchAll($0, sql: "SELECT DISTINCT scenario FROM run ORDER BY scenario") }
  }

  /// - Returns: nil where no run has the number.
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func run(_ id: Int64) throws(RunStoreError) -> StoredRun? {
    try access { database in
      try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]).map(StoredRun.init)
    }
  }

  /// All rows of a run's result, in the order of the report.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func results(of id: Int64) throws(RunStoreError) -> [StoredResult] {
    try access { database in
      try Row.fetchAll(database, sql: "SELECT * FROM result WHERE run = ? ORDER BY place", arguments: [id]).map(
        StoredResult.init)
    }
  }

  /// Assumptions and settings of a run.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func values(of id: Int64) throws(RunStoreError) -> [StoredValue] {
    try access { database in
      try Row.fetchAll(
        database, sql: "SELECT kind, path, value, clause FROM assumption WHERE run = ? ORDER BY place", arguments: [id]
      ).map {
        StoredValue(isSetting: $0["kind"] == "setting", path: $0["path"], value: $0["value"], clause: $0["clause"])
      }
    }
  }

  /// A metric of all groups together in the first year of each run, or over the horizon where it has no year.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func figures(of metric: String) throws(RunStoreError) -> [Int64: StoredResult] {
    try access { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM result WHERE metric = ? AND "group" IS NULL ORDER BY run, year DESC
          """, arguments: [metric])
      // Of a run's rows the last stands: that of its first year.
      return Dictionary(rows.map { ($0["run"], StoredResult($0)) }, uniquingKeysWith: { $1 })
    }
  }
}

extension StoredRun {
  fileprivate init(_ row: Row) {
    id = row["id"]
    addedAt = row["addedAt"]
    label = row["label"]
    title = row["title"]
    titleZh = row["titleZh"]
    let seed: String? = row["seed"]
    provenance = RunRecord.Provenance(
      program: row["program"], programVersion: row["programVersion"], modelVersion: row["modelVersion"],
      scenario: row["scenario"], scenarioHash: row["scenarioHash"], policy: row["policy"],
      policyHash: row["policyHash"], policyStatus: row["policyStatus"], method: row["method"],
      replications: row["replications"], seed: seed.flatMap(UInt64.init))
  }
}

extension StoredResult {
  fileprivate init(_ row: Row) {
    metric = row["metric"]
    year = row["year"]
    group = row["group"]
    policy = row["policy"]
    value = row["value"]
    standardError = row["standardError"]
    lower = row["lower"]
    upper = row["upper"]
    unit = row["unit"]
  }
}
