import ArgumentParser
import CommandOptions
import Data
import DataReports
import Files
import Fitting
import Insurance
import Presentation
import Workbooks

struct RunOffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runoff",
    abstract:
      "What is still to be paid for stays that have been, from how payments have come in so far, with standard errors.",
    discussion: """
      Reads payments, one a row, with when the stay was and when it was paid: days, months, quarters or years. Or a triangle as it
      is drawn up, a period of stays a row and an age a column. The chain ladder with Mack's errors gives development factors,
      ultimates and what is outstanding.

        dabing runoff payments.csv --stay 住院日期 --paid 支付日期 --amount 大病支付 --by month
        dabing runoff triangle.xlsx --triangle cumulative
      """)

  enum Triangle: String, CaseIterable, ExpressibleByArgument {
    case cumulative, incremental
  }

  enum By: String, CaseIterable, ExpressibleByArgument {
    case month, quarter, year

    var length: Period.Length {
      switch self {
      case .month: .month
      case .quarter: .quarter
      case .year: .year
      }
    }
  }

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "data"))
  var file: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column of when the stay was, by name or by place from 1.", valueName: "name"))
  var stay: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("The column of when it was paid.", valueName: "name"))
  var paid: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("The column of what was paid.", valueName: "name"))
  var amount: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The file is a triangle: what was paid up to each age (cumulative) or in it (incremental).",
      valueName: "cumulative|incremental"))
  var triangle: Triangle?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long a period is: month, quarter or year; as the file has them where it is left out.",
      valueName: "month|quarter|year"))
  var by: By?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also say what share of a year's claims is paid so many months after its end: 3 for 31 March.",
      valueName: "months"), transform: wholeNumber)
  var cutOff: Int?
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup(title: "Data") var reading: DataFileOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    let named = [stay, paid, amount]
    if triangle != nil {
      if named.contains(where: { $0 != nil }) || by != nil {
        throw wrongUsage(
          "--triangle has its periods in rows and columns: leave --stay, --paid, --amount and --by out.")
      }
    } else if named.contains(where: { $0 == nil }) {
      throw wrongUsage(
        "Name the columns: --stay, --paid and --amount; or say --triangle cumulative or incremental.")
    }
    if let cutOff, !(0...60).contains(cutOff) {
      throw wrongUsage("--cut-off is \(cutOff): it must lie between 0 and 60 months.")
    }
  }

  private var shape: RunOffFile.Shape {
    guard let stay, let paid, let amount else { return .triangle(isCumulative: triangle == .cumulative) }
    return .payments(stay: stay, paid: paid, amount: amount)
  }

  func run() async throws {
    try await reportingFailures {
      try outputs.check(named: "runoff")
      let payments: RunOffFile
      do throws(DataError) {
        let data = try reading.open(file)
        let progress = work.progress("reading", "读取中", format.lang)
        payments = try RunOffFile(data, shape) { done in
          if let size = data.size { progress?.update(done: done, total: size) }
        }
        progress?.finish()
      } catch {
        throw error.told(format)
      }
      try reading.tell(payments.reading, format)
      let made: RunOffTriangle
      do throws(RunOffTriangle.Fault) { made = try payments.triangle(by: by?.length) } catch {
        throw BadData(said: RunOffFaultText.sentence(error, file: file)(format.lang))
      }
      let ladder = ChainLadder(made)
      let late = cutOff.flatMap { LateShare(of: ladder, cutOff: $0) }
      if cutOff != nil, late == nil {
        throw BadData(
          said: format.say(
            "--cut-off needs stays by month, of every month of a year", "--cut-off 需要按月的住院期间，且十二个月份齐全"))
      }
      let facts = RunOffFacts(payments.reading, ladder, late: late)
      let record = RunOffRecord(facts)
      let json = ReportText.json(record)
      try outputs.write(named: "runoff", json: json, in: format.lang) { RunOffBook(record, language: $0).book }
      try show(
        format.json
          ? json
          : RunOffText(facts, language: format.lang, style: .standardOutput()).text,
        terminator: format.json ? "\n" : "")
    }
  }
}
