import GRDB
import Insurance
import Presentation
import RunReports
import Simulation

extension RunStore {
  /// What to keep of a run.
  package struct Addition {
    let facts: RunFacts
    let record: RunRecord
    let ledger: MeanLedger?
    let label: String?
    /// Equal runs have equal ones.
    let fingerprint: String

    /// - Parameters:
    ///   - facts: what the run came to, with its words.
    ///   - record: the same for programs.
    ///   - ledger: nil for the exact method, which settles no single years.
    ///   - label: a name that people gave the run.
    package init(_ facts: RunFacts, record: RunRecord, ledger: MeanLedger?, label: String?) {
      self.facts = facts
      self.record = record
      self.ledger = ledger
      self.label = label
      fingerprint = Self.fingerprint(ReportText.json(record))
    }

    /// FNV-1a with 64 bits: equal runs have equal files, and different ones hardly ever the same number.
    private static func fingerprint(_ text: String) -> String {
      let state = text.utf8.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
      let digits = String(state, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  /// What became of a run that was added.
  package struct Added: Sendable {
    /// The number of the run.
    package let id: Int64
    package let isNew: Bool
    /// What a run that was there already was called before the new label took its place; nil where the label is as it was.
    package let formerLabel: String??
  }

  /// Adds a run, unless it is there already: equal runs are kept once, under the last label that was given.
  ///
  /// - Throws: `RunStoreError` where it cannot be written; then nothing of it is there.
  package func add(_ addition: Addition) throws(RunStoreError) -> Added {
    try change { database in
      // Another program may have put its own tables there since it was opened.
      if let refusal = try StoreSchema.refusal(database) {
        throw StoreSchema.Refused(reason: refusal)
      }
      try StoreSchema.make(in: database)
      let present = try Row.fetchOne(
        database, sql: "SELECT id, label FROM run WHERE fingerprint = ?", arguments: [addition.fingerprint])
      if let present {
        let id: Int64 = try present.value("id")
        let former: String? = try present.value("label")
        guard let label = addition.label, label != former else { return Added(id: id, isNew: false, formerLabel: nil) }
        try database.execute(sql: "UPDATE run SET label = ? WHERE id = ?", arguments: [label, id])
        return Added(id: id, isNew: false, formerLabel: .some(former))
      }
      let id = try Self.addRun(addition, to: database)
      try Self.addResults(addition.record, id, to: database)
      try Self.addValues(addition, id, to: database)
      try Self.addGroups(of: addition.facts, id, to: database)
      try Self.addLedger(addition.ledger, id, to: database)
      return Added(id: id, isNew: true, formerLabel: nil)
    }
  }

  private static func addRun(_ addition: Addition, to database: Database) throws -> Int64 {
    let provenance = addition.record.provenance
    try database.execute(
      sql: """
        INSERT INTO run (addedAt, label, title, titleZh, program, programVersion, modelVersion, scenario, scenarioHash,
          policy, policyHash, policyStatus, method, replications, seed, fingerprint)
        VALUES (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        addition.label, addition.facts.title.en, addition.facts.title.zh, provenance.program, provenance.programVersion,
        provenance.modelVersion, provenance.scenario, provenance.scenarioHash, provenance.policy,
        provenance.policyHash, provenance.policyStatus, provenance.method, provenance.replications,
        provenance.seed.map(String.init), addition.fingerprint,
      ])
    return database.lastInsertedRowID
  }

  private static func addResults(_ record: RunRecord, _ id: Int64, to database: Database) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO result VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (place, row) in record.results.enumerated() {
      try statement.execute(arguments: [
        id, place, row.metric, row.year, row.group, row.policy, row.value, row.standardError, row.lower, row.upper,
        row.unit,
      ])
    }
  }

  private static func addValues(_ addition: Addition, _ id: Int64, to database: Database) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO assumption VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    let (record, facts) = (addition.record, addition.facts)
    for (place, (value, words)) in zip(record.assumptions, facts.assumptions).enumerated() {
      try statement.execute(arguments: [
        id, place, "assumption", value.path, value.value, value.clause, value.note, words.value.zh,
      ])
    }
    for (place, (setting, words)) in zip(record.settings, facts.settings).enumerated() {
      try statement.execute(arguments: [
        id, record.assumptions.count + place, "setting", setting.path, setting.value, nil, nil, words.value.zh,
      ])
    }
  }

  private static func addGroups(of facts: RunFacts, _ id: Int64, to database: Database) throws {
    let statement = try database.makeStatement(sql: "INSERT INTO groupName VALUES (?, ?, ?, ?)")
    for group in facts.summary.plan.policies.first?.groups ?? [] {
      try statement.execute(arguments: [id, group.id, group.words.en, group.words.zh])
    }
  }

  private static func addLedger(_ ledger: MeanLedger?, _ id: Int64, to database: Database) throws {
    let statement = try database.makeStatement(
      sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    for (place, entry) in (ledger?.entries ?? []).enumerated() {
      try statement.execute(arguments: [
        id, place, entry.year, entry.policy, entry.kind.rawValue, entry.from.rawValue, entry.to.rawValue,
        entry.reason.name, entry.clause.text, entry.due?.text(for: entry.year), entry.mean, entry.standardError,
        entry.share,
      ])
    }
  }
}
