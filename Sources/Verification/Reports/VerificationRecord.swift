/// A verification as programs read it.
package struct VerificationRecord: Encodable, Sendable {
  let verdict: Verdict
  let status: Int32
  let passes: Bool
  let scenarios: [ScenarioRecord]
  let cases: [CaseFile]
  let baselinesWithoutScenario: [String]

  struct ScenarioRecord: Encodable, Sendable {
    let file: String
    let verdict: Verdict
    let passes: Bool
    let inputs: [Input]
    let settings: [Setting]
    let moved: [Moved]
    let noise: Noise?
    let remarks: [String]
    let problems: [String]
  }

  struct Input: Encodable, Sendable {
    let kind: InputChange.Kind
    let path: String
    let before: String?
    let after: String?
    let origin: String?
  }

  struct Setting: Encodable, Sendable {
    let name: String
    let before: String
    let after: String
  }

  struct Moved: Encodable, Sendable {
    let metric: String
    let year: Int?
    let group: String?
    let before: Double?
    let after: Double?
    let difference: Double?
    let standardErrors: Double?
    let unit: String
  }

  struct Noise: Encodable, Sendable {
    let jointProbability: Double
    let falseAlarm: Double
    let metrics: Int
    let passes: Bool
  }

  struct CaseFile: Encodable, Sendable {
    let file: String
    let verdict: Verdict
    let cases: [Case]
    let problems: [String]
  }

  struct Case: Encodable, Sendable {
    let name: String
    let holds: Bool
    let source: String
    let figures: [Figure]
    let problem: String?
  }

  struct Figure: Encodable, Sendable {
    let name: String
    let expected: Double
    let actual: Double
    let holds: Bool
  }

  package init(_ verification: Verification, isStrict: Bool) {
    verdict = verification.verdict
    status = verification.status(isStrict: isStrict)
    passes = verification.passes
    scenarios = verification.scenarios.map { check in
      ScenarioRecord(
        file: check.path, verdict: check.verdict, passes: check.verdict.passes,
        inputs: check.inputs.map {
          Input(kind: $0.kind, path: $0.path, before: $0.before, after: $0.after, origin: $0.origin)
        },
        settings: check.settings.map { Setting(name: $0.name, before: $0.before, after: $0.after) },
        moved: check.moved.map {
          Moved(
            metric: $0.metric, year: $0.year, group: $0.group, before: $0.valueBefore, after: $0.valueAfter,
            difference: $0.difference, standardErrors: $0.inStandardErrors, unit: $0.unit)
        },
        noise: check.noise.map {
          Noise(
            jointProbability: $0.jointProbability, falseAlarm: NoiseTest.falseAlarm, metrics: $0.scores.count,
            passes: $0.passes)
        },
        remarks: check.remarks.map(\.en), problems: check.problems.map(\.description))
    }
    cases = verification.cases.map { file in
      CaseFile(
        file: file.path, verdict: file.verdict,
        cases: file.cases.map { worked in
          Case(
            name: worked.name, holds: worked.holds, source: worked.source.en,
            figures: worked.figures.map {
              Figure(name: $0.name, expected: $0.expected, actual: $0.actual, holds: $0.holds)
            }, problem: worked.problem?.en)
        }, problems: file.problems.map(\.description))
    }
    baselinesWithoutScenario = verification.orphans
  }
}
