import ArgumentParser
import CommandOptions
import Data
import DataReports
import Documents
import Fitting
import Foundation
import Insurance
import Presentation
import Results

/// What has happened of a year so far.
struct ActualOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The last month of which payments are known; with --paid. What has been paid is fact, the rest of the year is drawn given it.",
      valueName: "2025-06"))
  var actualTo: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What has been paid up to then for the year's illness: a file of payments, or their sum in yuan.",
      valueName: "file|yuan"))
  var paid: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of the month, or the day, of payment, by name or by place from 1.", valueName: "name"))
  var paidMonth: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("The column of what was paid.", valueName: "name"))
  var paidAmount: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of when the stay was, so that payments for other years do not count; all are for the year of payment where it is left out.",
      valueName: "name"))
  var paidStay: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The share of the year's claims that is paid by then; by the policy's days of payment where it is left out.",
      valueName: "45%"))
  var paidShare: Settle.Percentage?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The standard deviation of that share from year to year, in points of percent; none where it is left out.",
      valueName: "2%"))
  var paidShareError: Settle.Percentage?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write how the year runs as a document to be signed: *.html, *.docx, *.xlsx or *.md, in the language of --lang.",
      valueName: "file"))
  var report: String?
  @OptionGroup var reading: DataFileOptions

  var isAsked: Bool { actualTo != nil || paid != nil }

  func validate() throws {
    guard isAsked else {
      let alone: [(String, Bool)] = [
        ("--paid-month", paidMonth != nil), ("--paid-amount", paidAmount != nil), ("--paid-stay", paidStay != nil),
        ("--report", report != nil), ("--paid-share", paidShare != nil), ("--paid-share-error", paidShareError != nil),
        ("--delimiter", reading.delimiter != nil), ("--encoding", reading.encoding != nil),
        ("--sheet", reading.sheet != nil), ("--skip-bad-rows", reading.skipBadRows), ("--only", reading.only != nil),
      ]
      if let option = alone.first(where: \.1) {
        throw wrongUsage("\(option.0) goes with --actual-to and --paid.")
      }
      return
    }
    guard actualTo != nil, paid != nil else { throw wrongUsage("--actual-to and --paid go together.") }
    if let paid, TypedNumber(paid) != nil {
      if [paidMonth, paidAmount, paidStay, reading.delimiter, reading.encoding, reading.sheet, reading.only].contains(
        where: {
          $0 != nil
        }) || reading.skipBadRows
      {
        throw wrongUsage("--paid is a sum: leave out what says how a file is read.")
      }
    } else if paidMonth == nil || paidAmount == nil {
      throw wrongUsage("Name the columns of the payments: --paid-month and --paid-amount.")
    }
    if let share = paidShare?.share, !(share > 0 && share < 1) {
      throw wrongUsage("--paid-share must lie between 0 and 100%, without the ends.")
    }
  }

  /// A file of payments with its hash, and what it comes to.
  struct Actual {
    let paid: PaidToDate
    let file: (path: String, hash: String)?
  }

  /// Reads what was paid.
  ///
  /// - Parameter year: the first of the scenario.
  func actual(ofYear year: Int, _ work: WorkOptions, _ format: OutputOptions) throws -> Actual {
    guard let actualTo, let paid else { throw BadData("--actual-to and --paid go together") }
    guard let month = Period(actualTo), month.length == .month else {
      throw BadData("--actual-to is '\(actualTo)': it must be a month, such as \(year)-06")
    }
    let last = month.months(since: year)
    guard (1...12 + ClaimsCalendar.longestLag).contains(last) else {
      throw BadData(
        "--actual-to is \(actualTo): it must be a month of \(year), the scenario's first year, or one in which its claims are still being paid"
      )
    }
    func fact(_ total: Double, _ byMonth: [Double] = []) -> PaidToDate {
      PaidToDate(
        year: year, months: last, total: total, byMonth: byMonth, share: paidShare?.share,
        shareError: paidShareError?.share ?? 0)
    }
    if TypedNumber(paid) != nil, let sum = Amount(argument: paid) {
      return Actual(paid: fact(try sum.money("--paid").yuan), file: nil)
    }
    let payments = try read(paid, work, format)
    let months: PaidMonths
    do throws(PaidMonths.Fault) { months = try payments.months(ofYear: year, upTo: last) } catch {
      throw BadData(said: RunOffFaultText.sentence(error, file: paid, until: actualTo, year: year)(format.lang))
    }
    if months.ofOtherYears != 0 {
      let yuan = NumberText.yuan(months.ofOtherYears, in: format.lang)
      complain(
        said: format.say(
          "\(paid): \(yuan) are for stays of other years than \(year), and do not count",
          "\(paid)：其中\(yuan)属其他年度的住院，不计入\(year)年"))
    }
    return Actual(paid: fact(months.total, months.byMonth), file: (payments.reading.name, payments.reading.hash))
  }

  private func read(_ path: String, _ work: WorkOptions, _ format: OutputOptions) throws -> RunOffFile {
    let payments: RunOffFile
    do throws(DataError) {
      let data = try reading.open(path)
      let progress = work.progress("reading", "读取中", format.lang)
      payments = try RunOffFile(
        data, .payments(stay: paidStay, paid: paidMonth ?? "", amount: paidAmount ?? "")
      ) { done in
        if let size = data.size { progress?.update(done: done, total: size) }
      }
      progress?.finish()
    } catch {
      throw error.told(format)
    }
    try reading.tell(payments.reading, format)
    return payments
  }
}
