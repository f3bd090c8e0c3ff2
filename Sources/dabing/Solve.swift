import ArgumentParser
import CommandOptions
import Documents
import Insurance
import Presentation
import Scenarios
import Search
import Simulation
import StudyReports

struct Solve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The value that it takes: the smallest funding, the highest rate, the right deductible.",
    discussion: """
      The search goes by the exact method where it applies and neither --method, --replications nor --seed asks for draws;
      otherwise every value is tried on the same draws, and the answer carries an interval for their noise. A run with
      fresh draws proves it.

        dabing solve scenarios/jincheng-2019.yaml --for funding.perHead --until 'funding.adequacy >= 95%'
        dabing solve scenarios/jincheng-2019.yaml --for benefit.rate --until 'funding.need.p95 <= 85'

      Several unknowns, --for repeated, are found together: where a metric is least or greatest (--minimise, --maximise), or
      where as many conditions with '=' hold as there are unknowns.

        dabing solve scenarios/jincheng-2019.yaml --for benefit.rate --for benefit.deductible \\
          --between '60%…90%' --between 5000…20000 --maximise members.reimbursementRate --until 'funding.need.p95 <= 85'

      Exit status 1 where no value meets the conditions, where all do, where a condition comes and goes, or where the proof
      fails.
      """)

  @OptionGroup var search: SearchOptions
  @Option(
    name: .customLong("for"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The value that is sought, by its path. Repeatable: up to three are found together.", valueName: "path"))
  var paths: [String] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Where to look; 0…100% for a share, 0 to 10 times the present value for an amount where it is left out. Of several unknowns one for each, in their order.",
      valueName: "low…high"))
  var between: [String] = []
  @Option(
    name: .customLong("until"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A condition, with <=, >= or =: 'funding.adequacy >= 95%', 'claims.total[general]@2026 <= 2e8'. Repeatable: all must hold.",
      valueName: "condition"))
  var until: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Find where this metric is least; the conditions must hold there.", valueName: "metric"))
  var minimise: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("Find where this metric is greatest.", valueName: "metric"))
  var maximise: String?
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if paths.isEmpty { throw wrongUsage("Say what is sought: --for PATH.") }
    if minimise != nil, maximise != nil { throw wrongUsage("Give one of --minimise and --maximise.") }
    if until.isEmpty, minimise == nil, maximise == nil {
      throw wrongUsage("Say what is to hold: --until 'METRIC <= VALUE'.")
    }
    guard between.isEmpty || between.count == paths.count else {
      throw wrongUsage("Give --between once for each --for, or not at all.")
    }
  }

  func run() async throws {
    try await reportingFailures(of: search.file) {
      let family = try search.family()
      let (unknowns, conditions, objective) = try question(of: family)
      try outputs.check(named: "solve")
      let prefersExact = search.leavesTheMethod
      let progress = search.work.progress("searching", "求解中", format.lang)
      let report: @Sendable (Int, Int) -> Void = { done, total in progress?.update(done: done, total: total) }
      if unknowns.count == 1, objective == nil {
        let solver = try await Solver(
          family, unknown: unknowns[0], conditions: conditions, prefersExact: prefersExact)
        search.tellMemory(of: solver.base.plan, format.lang)
        let outcome = try await solver.outcome(threads: search.work.threadCount, progress: report)
        progress?.finish()
        let words = SolveText(outcome, language: format.lang, style: .standardOutput())
        let record = SolveRecord(outcome)
        try finish(
          json: ReportText.json(record), text: words.text, complaint: words.complaint, warnings: words.warnings
        ) { SolveBook(outcome, record, language: $0).book }
      } else {
        let solver = try await JointSolver(
          family, unknowns: unknowns, conditions: conditions, objective: objective, prefersExact: prefersExact)
        search.tellMemory(of: solver.base.plan, format.lang)
        let outcome = try await solver.outcome(threads: search.work.threadCount, progress: report)
        progress?.finish()
        let words = JointText(outcome, language: format.lang, style: .standardOutput())
        let record = JointRecord(outcome)
        try finish(
          json: ReportText.json(record), text: words.text, complaint: words.complaint, warnings: words.warnings
        ) { SolveBook(outcome, record, language: $0).book }
      }
    }
  }

  /// Writes the files that are asked for, where one without an answer says so in its status, and shows the result.
  private func finish(
    json: String, text: String?, complaint: String?, warnings: String, book: (Language) -> DataBook
  ) throws {
    try outputs.write(named: "solve", json: json, in: format.lang, book: book)
    if format.json { try show(json) } else if let text { try show(text) }
    if let complaint {
      complain(said: format.say("error: ", "错误：") + complaint)
      // They may tell why there is no answer; JSON and an answer have them themselves.
      if !format.json, text == nil, !warnings.isEmpty { complain(said: String(warnings.dropLast())) }
      throw ExitCode(1)
    }
  }

  /// What is asked, or all that is wrong with it.
  private func question(
    of family: ScenarioFamily
  ) throws -> (unknowns: [Unknown], conditions: [Condition], objective: JointSolver.Objective?) {
    var problems: [Problem] = []
    var conditions: [Condition] = []
    var unknowns: [Unknown] = []
    var objective: JointSolver.Objective?
    for text in until {
      do throws(DocumentError) { conditions.append(try Condition(text)) } catch { problems += error.problems }
    }
    for (text, isLeast) in [(minimise, true), (maximise, false)] {
      guard let text else { continue }
      do throws(DocumentError) {
        let metric = try MetricQuery(text, flag: isLeast ? "--minimise" : "--maximise")
        objective = JointSolver.Objective(metric, isLeast: isLeast)
      } catch {
        problems += error.problems
      }
    }
    for (index, path) in paths.enumerated() {
      var range: ValueRange?
      if between.indices.contains(index) {
        range = ValueRange(between[index])
        if range == nil {
          problems.append(
            Problem(
              "must have the form low…high, such as 80…120, low below high",
              at: Place(file: "--between \(between[index])")))
        }
      }
      do throws(DocumentError) {
        unknowns.append(try Unknown(path, between: range, in: family))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return (unknowns, conditions, objective)
  }
}
