import Chance
import Insurance
import Presentation
import Results
import Scenarios
import Statistics

/// The result of a run as programs read it: the table under `results`, where it comes from under `provenance`.
package struct RunRecord: Encodable, Sendable {
  package let results: [Row]
  package let provenance: Provenance
  package let assumptions: [Assumption]
  /// Figures of the scenario that have a source: laws, probabilities, people.
  package let inputs: [Input]
  /// Files of data that the sources name, with the hashes of their bytes.
  package let files: [DataFile]
  /// What was set over the scenario's and the policy's own values.
  package let settings: [Setting]
  package let warnings: [String]
  /// What was paid up to a month, and how the year ends given it; absent where nothing is said to have been paid.
  package let yearsEnd: YearsEndRecord?

  package struct Input: Encodable, Sendable {
    package let path: String
    package let value: String
    package let source: String?
    package let note: String?

    package init(_ input: RunFacts.Assumption) {
      (path, value) = (input.path, input.value.en)
      (source, note) = (input.source?.en, input.note?.en)
    }
  }

  package struct DataFile: Encodable, Sendable {
    package let path: String
    package let hash: String

    package init(_ file: RunFacts.File) { (path, hash) = (file.path, file.hash) }
  }

  package struct Setting: Encodable, Sendable {
    package let path: String
    package let value: String
  }

  package struct Row: Encodable, Sendable {
    package let metric: String
    /// Absent for the whole horizon.
    package let year: Int?
    /// Absent for all groups together.
    package let group: String?
    package let policy: String
    package let value: Double
    package let standardError: Double?
    package let lower: Double?
    package let upper: Double?
    package let unit: String
  }

  /// What a run can be repeated from. No clock time and no host: equal runs are equal files.
  package struct Provenance: Encodable, Sendable {
    package let program: String
    package let programVersion: String
    package let modelVersion: Int
    package let scenario: String
    package let scenarioHash: String
    package let policy: String
    package let policyHash: String
    package let policyStatus: String
    package let method: String
    /// Absent for the exact method, which draws no years.
    package let replications: Int?
    package let seed: UInt64?
    /// Files of data that the run rests on; absent where there are none.
    package let data: [DataFile]?

    package init(
      program: String, programVersion: String, modelVersion: Int, scenario: String, scenarioHash: String,
      policy: String, policyHash: String, policyStatus: String, method: String, replications: Int?, seed: UInt64?,
      data: [DataFile]? = nil
    ) {
      self.program = program
      self.programVersion = programVersion
      self.modelVersion = modelVersion
      self.scenario = scenario
      self.scenarioHash = scenarioHash
      self.policy = policy
      self.policyHash = policyHash
      self.policyStatus = policyStatus
      self.method = method
      self.replications = replications
      self.seed = seed
      self.data = data
    }
  }

  package struct Assumption: Encodable, Sendable {
    package let path: String
    package let value: String
    /// The clause that leaves it open, for a value of the policy.
    package let clause: String?
    package let note: String?
  }

  package init(_ run: RunFacts) {
    let plan = run.summary.plan
    results = run.summary.table.rows.map { row in
      Row(
        metric: row.metric.name, year: row.year, group: row.group, policy: row.policy, value: row.estimate.value,
        standardError: row.estimate.standardError, lower: row.estimate.lower, upper: row.estimate.upper,
        unit: row.metric.unit.rawValue)
    }
    provenance = Provenance(
      program: "dabing", programVersion: ProgramVersion.current, modelVersion: Int(ModelVersion.current),
      scenario: plan.name, scenarioHash: run.scenarioHash, policy: plan.policies.first?.id ?? "",
      policyHash: run.policyHash, policyStatus: plan.policies.first?.standing.status.rawValue ?? "",
      method: plan.method.rawValue, replications: plan.method == .exact ? nil : plan.replications,
      seed: plan.drawsBySeed ? plan.seed : nil, data: run.files.isEmpty ? nil : run.files.map(DataFile.init))
    assumptions = run.assumptions.map {
      Assumption(path: $0.path, value: $0.value.en, clause: $0.clause, note: $0.note?.en)
    }
    inputs = run.inputs.map(Input.init)
    files = run.files.map(DataFile.init)
    settings = run.settings.map { Setting(path: $0.path, value: $0.value.en) }
    warnings = run.warnings.map(\.en)
    yearsEnd = run.yearsEnd.map(YearsEndRecord.init)
  }

  /// The table in long form, a row a metric, for spreadsheets; UTF-8 with a byte-order mark.
  package var csv: String {
    var lines = ["metric,year,group,policy,value,standardError,lower,upper,unit"]
    for row in results {
      let numbers = [row.standardError, row.lower, row.upper].map { $0.map { "\($0)" } ?? "" }
      let fields =
        [row.metric, row.year.map(String.init) ?? "", row.group ?? "", row.policy, "\(row.value)"] + numbers + [
          row.unit
        ]
      lines.append(fields.map(ReportText.csv).joined(separator: ","))
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }
}

/// Everything that reports of a run are made of.
package struct RunFacts: Sendable {
  package let title: Words
  package let summary: Summary
  package let assumptions: [Assumption]
  /// Figures of the scenario that have a source.
  package let inputs: [Assumption]
  /// Files of data that the sources name, with the hashes of their bytes.
  package let files: [File]
  /// What was set for this run, over the files.
  package let settings: [Assumption]
  package let warnings: [Words]
  package let scenarioHash: String
  package let policyHash: String
  /// What the assumptions leave open of claims; nil where nobody asked, or it has no closed form.
  package var assumptionRange: AssumptionRange?
  /// How the year ends given what was paid, by which the summary's years count; nil where nothing was.
  package private(set) var yearsEnd: YearsEnd?

  package struct File: Sendable, Hashable {
    package let path: String
    package let hash: String

    package init(path: String, hash: String) {
      self.path = path
      self.hash = hash
    }
  }

  package struct Assumption: Sendable, Hashable {
    package let path: String
    package let value: Words
    package let clause: String?
    package let note: Words?
    /// Where it was published, where the note does not stand for that.
    package let source: Words?

    package init(path: String, value: Words, clause: String?, note: Words?, source: Words? = nil) {
      self.path = path
      self.value = value
      self.clause = clause
      self.note = note
      self.source = source
    }
  }

  package init(
    title: Words, summary: Summary, assumptions: [Assumption], inputs: [Assumption] = [],
    files: [File] = [], settings: [Assumption], warnings: [Words], scenarioHash: String,
    policyHash: String
  ) {
    self.title = title
    self.summary = summary
    self.assumptions = assumptions
    self.inputs = inputs
    self.files = files
    self.settings = settings
    self.warnings = warnings
    self.scenarioHash = scenarioHash
    self.policyHash = policyHash
  }

  /// The same under another title.
  package func titled(_ title: Words) -> RunFacts {
    var facts = RunFacts(
      title: title, summary: summary, assumptions: assumptions, inputs: inputs, files: files, settings: settings,
      warnings: warnings, scenarioHash: scenarioHash, policyHash: policyHash)
    (facts.assumptionRange, facts.yearsEnd) = (assumptionRange, yearsEnd)
    return facts
  }

  /// The same with the payments that its summary is given.
  ///
  /// - Parameters:
  ///   - end: whose summary this has.
  ///   - file: of the payments; nil where they were typed.
  ///   - more: warnings beside those that are there.
  package func given(_ end: YearsEnd, from file: File?, warnings more: [Words]) -> RunFacts {
    var facts = RunFacts(
      title: title, summary: summary, assumptions: assumptions, inputs: inputs,
      files: files + [file].compactMap(\.self), settings: settings, warnings: warnings + more,
      scenarioHash: scenarioHash, policyHash: policyHash)
    facts.yearsEnd = end
    return facts
  }
}

extension RunFacts.Assumption {
  /// The clause that leaves it open, in words; nil where none does.
  package func leftOpen(_ language: Language) -> String? {
    clause.map { language == .chinese ? "\(CitationForm.chinese($0))未明确" : "left open by \($0)" }
  }
}
