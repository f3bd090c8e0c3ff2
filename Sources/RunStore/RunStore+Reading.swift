import GRDB
import Insurance
import RunReports

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
      ).reversed().map { try StoredRun($0) }
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
      guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id]) else {
        return nil
      }
      var run = try StoredRun(row)
      guard try database.tableExists("groupName") else { return run }
      for group in try Row.fetchAll(database, sql: "SELECT * FROM groupName WHERE run = ?", arguments: [id]) {
        run.groups[try group.value("group")] = Words(en: try group.value("en"), zh: try group.value("zh"))
      }
      return run
    }
  }

  /// All rows of a run's result, in the order of the report.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func results(of id: Int64) throws(RunStoreError) -> [StoredResult] {
    try access { database in
      try Row.fetchAll(database, sql: "SELECT * FROM result WHERE run = ? ORDER BY place", arguments: [id]).map {
        try StoredResult($0)
      }
    }
  }

  /// Assumptions and settings of a run.
  ///
  /// - Throws: `RunStoreError` where the database cannot be read.
  package func values(of id: Int64) throws(RunStoreError) -> [StoredValue] {
    try access { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM assumption WHERE run = ? ORDER BY place", arguments: [id]
      ).map {
        StoredValue(
          isSetting: try $0.value("kind") == "setting", path: try $0.value("path"), value: try $0.value("value"),
          chinese: try $0.hasColumn("valueZh") ? $0.value("valueZh") : nil, clause: try $0.value("clause"))
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
      return Dictionary(
        try rows.map { (try $0.value("run"), try StoredResult($0)) }, uniquingKeysWith: { $1 })
    }
  }
}

extension StoredRun {
  fileprivate init(_ row: Row) throws {
    id = try row.value("id")
    addedAt = try row.value("addedAt")
    label = try row.value("label")
    title = try row.value("title")
    titleZh = try row.value("titleZh")
    let seed: String? = try row.value("seed")
    let replications: Int? = try row.value("replications")
    guard replications ?? 1 >= 1 else { throw DamagedRow(reason: "run \(id) has \(replications ?? 0) replications") }
    provenance = RunRecord.Provenance(
      program: try row.value("program"), programVersion: try row.value("programVersion"),
      modelVersion: try row.value("modelVersion"), scenario: try row.value("scenario"),
      scenarioHash: try row.value("scenarioHash"), policy: try row.value("policy"),
      policyHash: try row.value("policyHash"), policyStatus: try row.value("policyStatus"),
      method: try row.value("method"), replications: replications, seed: seed.flatMap(UInt64.init))
  }
}

extension StoredResult {
  fileprivate init(_ row: Row) throws {
    metric = try row.value("metric")
    year = try row.value("year")
    group = try row.value("group")
    policy = try row.value("policy")
    value = try row.value("value")
    standardError = try row.value("standardError")
    lower = try row.value("lower")
    upper = try row.value("upper")
    unit = try row.value("unit")
    if let fault {
      let run: Int64 = try row.value("run")
      throw DamagedRow(reason: "'\(metric)' of run \(run) \(fault)")
    }
  }

  /// What no result is, as the end of a sentence; nil for one that may be.
  private var fault: String? {
    guard value.isFinite else { return "is no number" }
    if let standardError, !(standardError >= 0 && standardError.isFinite) {
      return "has a standard error of \(standardError)"
    }
    for (bound, name) in [(lower, "lower"), (upper, "upper")] {
      if let bound, !bound.isFinite { return "has a \(name) bound that is no number" }
    }
    // What is written to the last bit needs no room, but for the rounding of a bound about the value.
    let room = 1e-9 * max(abs(value), abs(lower ?? 0), abs(upper ?? 0))
    if let lower, let upper, lower > upper { return "has a lower bound of \(lower) above the upper one of \(upper)" }
    if let lower, value < lower - room { return "is \(value), below its interval's lower bound of \(lower)" }
    if let upper, value > upper + room { return "is \(value), above its interval's upper bound of \(upper)" }
    return nil
  }
}

/// A row that can be read but holds what no run has.
struct DamagedRow: Error {
  /// Which, and what is wrong with it.
  let reason: String
}

extension Row {
  /// The value of a column: an error, and not the end of the program, where it is missing or of another kind.
  func value<Value: DatabaseValueConvertible>(_ column: String) throws -> Value {
    try decode(Value.self, forColumn: column)
  }
}
