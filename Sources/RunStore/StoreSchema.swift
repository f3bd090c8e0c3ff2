import GRDB
import Wording

/// The tables of the database. They are meant to be read by others too: SQL, pandas, R.
enum StoreSchema {
  /// What the file's header says it is ("DABI"), by which a database of another program is told.
  static let application: Int32 = 0x4441_4249

  /// What the tables of this program are numbered; raised with every change to them.
  private static let version = 2

  /// What speaks against a database: that it is another's, or a later program's. Nil for one of ours and for an empty
  /// one.
  static func refusal(_ database: Database) throws -> Message? {
    let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    if owner == application {
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
      return version > Self.version ? "a later version of dabing made it: use that one" : nil
    }
    let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
    return owner == 0 && tables == 0 ? nil : "it is the database of another program"
  }

  /// The refusal, as an error.
  struct Refused: Error {
    let reason: Message
  }

  static func isMade(in database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "PRAGMA user_version") != 0
  }

  /// Makes the tables where there are none, and adds what an earlier program did not keep. All in one transaction, so that of
  /// several programs that find no database one makes it and the others wait.
  static func make(in database: Database) throws {
    let made = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard made < version else { return }
    try database.execute(sql: "PRAGMA application_id = \(application); PRAGMA user_version = \(version)")
    if made < 1 { try database.execute(sql: first) }
    if made < 2 { try database.execute(sql: second) }
  }

  /// What people read in Chinese: values as they are said, and the groups of the run's policy.
  private static let second = """
    ALTER TABLE assumption ADD COLUMN valueZh TEXT;
    CREATE TABLE groupName (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      "group" TEXT NOT NULL,
      en TEXT NOT NULL,
      zh TEXT NOT NULL,
      PRIMARY KEY (run, "group")
    ) WITHOUT ROWID;
    """

  private static let first = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      addedAt TEXT NOT NULL,
      label TEXT,
      title TEXT NOT NULL,
      titleZh TEXT NOT NULL,
      program TEXT NOT NULL,
      programVersion TEXT NOT NULL,
      modelVersion INTEGER NOT NULL,
      scenario TEXT NOT NULL,
      scenarioHash TEXT NOT NULL,
      policy TEXT NOT NULL,
      policyHash TEXT NOT NULL,
      policyStatus TEXT NOT NULL,
      method TEXT NOT NULL,
      replications INTEGER,
      seed TEXT,
      fingerprint TEXT NOT NULL UNIQUE
    );
    CREATE INDEX runByScenario ON run (scenario, id);

    CREATE TABLE result (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      metric TEXT NOT NULL,
      year INTEGER,
      "group" TEXT,
      policy TEXT NOT NULL,
      value REAL NOT NULL,
      standardError REAL,
      lower REAL,
      upper REAL,
      unit TEXT NOT NULL,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;
    CREATE INDEX resultByMetric ON result (metric, run);

    CREATE TABLE assumption (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('assumption', 'setting')),
      path TEXT NOT NULL,
      value TEXT NOT NULL,
      clause TEXT,
      note TEXT,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;

    CREATE TABLE ledger (
      run INTEGER NOT NULL REFERENCES run ON DELETE CASCADE,
      place INTEGER NOT NULL,
      year INTEGER NOT NULL,
      policy TEXT NOT NULL,
      kind TEXT NOT NULL,
      "from" TEXT NOT NULL,
      "to" TEXT NOT NULL,
      reason TEXT NOT NULL,
      clause TEXT NOT NULL,
      due TEXT,
      mean REAL NOT NULL,
      standardError REAL,
      share REAL NOT NULL,
      PRIMARY KEY (run, place)
    ) WITHOUT ROWID;

    CREATE VIEW resultOverTime AS
      SELECT run.id AS run, run.addedAt, run.label, run.scenario, run.programVersion, run.modelVersion, run.method,
        run.replications, result.metric, result.year, result."group", result.policy, result.value,
        result.standardError, result.lower, result.upper, result.unit
      FROM result JOIN run ON run.id = result.run;
    """
}
