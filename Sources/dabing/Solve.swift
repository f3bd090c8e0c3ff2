import ArgumentParser
import Documents
import Insurance
import Reports
import Scenarios
import Search
import Simulation

struct Solve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The value that it takes: the smallest funding, the highest rate, the right deductible.",
    discussion: """
      The search goes by the exact method where it applies and neither --method, --replications nor --seed asks for draws;
      otherwise every value is tried on the same draws, and the answer carries an interval for their noise. A run with
      fresh draws proves it.

        dabing solve scenarios/jincheng-2019.yaml --for funding.perHead --until 'funding.adequacy >= 95%'
        dabing solve scenarios/jincheng-2019.yaml --for benefit.rate --until 'funding.need.p95 <= 85'

      Exit status 1 where no value meets the conditions, where all do, where a condition comes and goes, or where the proof
      fails.
      """)

  @OptionGroup var search: SearchOptions
  @Option(
    name: .customLong("for"), help: ArgumentHelp("The value that is sought, by its path.", valueName: "path"))
  var path: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where to look; 0…100% for a share, 0 to 10 times the present value for an amount where it is left out.",
      valueName: "low…high"))
  var between: String?
  @Option(
    name: .customLong("until"),
    help: ArgumentHelp(
      "A condition, with <=, >= or =: 'funding.adequacy >= 95%', 'claims.total[general]@2026 <= 2e8'. Repeatable: all must hold.",
      valueName: "condition"))
  var until: [String] = []
  @Option(parsing: .unconditional, help: "How many simulated years; the scenario's own where it is left out.")
  var replications: Int?
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if until.isEmpty { throw ValidationError("Say what is to hold: --until 'METRIC <= VALUE'.") }
  }

  func run() async throws {
    try await reportingFailures {
      var problems: [Problem] = []
      var conditions: [Condition] = []
      for text in until {
        do throws(DocumentError) { conditions.append(try Condition(text)) } catch { problems += error.problems }
      }
      let range = between.flatMap { ValueRange($0) }
      if let between, range == nil {
        problems.append(
          Problem(
            "must have the form low…high, such as 80…120, low below high", at: Place(file: "--between \(between)")))
      }
      let family = try search.family(replications: replications)
      var unknown: Unknown?
      do throws(DocumentError) {
        unknown = try Unknown(path, between: range, in: family)
      } catch {
        problems += error.problems
      }
      guard let unknown, problems.isEmpty else { throw DocumentError(.invalid, problems) }
      let solver = try await Solver(
        family, unknown: unknown, conditions: conditions,
        prefersExact: search.leavesTheMethod && replications == nil)
      let progress = search.noProgress ? nil : ProgressLine(format.say("searching", "求解中"), language: format.lang)
      let outcome = try await solver.outcome(threads: search.threadCount) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      let report = SolveText(outcome, language: format.lang, style: .standardOutput())
      if format.json { print(ReportText.json(SolveRecord(outcome))) } else if let text = report.text { print(text) }
      if let complaint = report.complaint {
        complain(format.say("error: ", "错误：") + complaint)
        throw ExitCode(1)
      }
    }
  }
}
