import Documents
import Insurance

/// Reads what enrolment earns, and how long people wait who enrol late.
///
/// ```yaml
/// incentives:
///   continuousYears: { value: 4, clause: 国办发〔2024〕38号 }
///   continuousStep: { value: 1000, atLeast: 1000, clause: 国办发〔2024〕38号 }
///   noClaimStep: { value: 1000, atLeast: 1000, clause: 国办发〔2024〕38号 }
///   highest: { value: 20%, clause: 国办发〔2024〕38号 }
/// ```
enum EnrolmentReader {
  static let incentivesField = Field(
    "incentives",
    .object([
      Field(
        "continuousYears", .cited(.whole(0...50), .clause), required: true,
        "the years of continuous enrolment after which each further one raises the cap"),
      Field(
        "continuousStep", .cited(.number(.yuan, 0...1e9), .clause), required: true,
        "what each of them raises it by, yuan"),
      Field(
        "noClaimStep", .cited(.number(.yuan, 0...1e9), .clause), required: true,
        "what each year without a claim on the fund raises it by, yuan"),
      Field(
        "highest", .cited(.number(.share, 0...1), .clause), required: true,
        "what all steps come to at most, as a share of the original cap"),
    ]), "how enrolment raises the cap of critical-illness insurance")

  static let waitingField = Field(
    "waitingPeriod",
    .object([
      Field(
        "months", .cited(.whole(0...12), .clause), required: true, "months without benefits after a late enrolment"),
      Field(
        "perMissedYear", .cited(.whole(0...12), .clause), required: true,
        "months more for each missed year that is not bought back"),
      Field(
        "longAbsence", .cited(.whole(0...50), .clause), required: true,
        "the missed years from which on the whole is at least longMonths"),
      Field(
        "longMonths", .cited(.whole(0...12), .clause), required: true, "months that are waited then at least"),
    ]), "how long people wait for benefits who enrol late or come back after a gap")

  static func incentives(_ reader: Reader) -> EnrolmentIncentives? {
    guard let part = reader.object("incentives"), let years = whole(part, "continuousYears"),
      let step = amount(part, "continuousStep", .yuan), let noClaim = amount(part, "noClaimStep", .yuan),
      let highest = amount(part, "highest", .share)
    else { return nil }
    do throws(RuleError) {
      return try EnrolmentIncentives(
        continuousYears: years, continuousStep: step, noClaimStep: noClaim, highest: highest)
    } catch {
      part.report("'\(error.parameter)': \(error.said)", at: error.parameter)
      return nil
    }
  }

  static func waitingPeriod(_ reader: Reader) -> WaitingPeriod? {
    guard let part = reader.object("waitingPeriod"), let months = whole(part, "months"),
      let perYear = whole(part, "perMissedYear"), let absence = whole(part, "longAbsence"),
      let long = whole(part, "longMonths")
    else { return nil }
    do throws(RuleError) {
      return try WaitingPeriod(months: months, perMissedYear: perYear, longAbsence: absence, longMonths: long)
    } catch {
      part.report("'\(error.parameter)': \(error.said)", at: error.parameter)
      return nil
    }
  }

  private static func amount(_ part: Reader, _ key: String, _ unit: Kind.Unit) -> Cited<Double>? {
    part.figure(key, unit).map { Cited($0.value, Clause($0.clause), isAssumption: $0.isAssumption) }
  }

  private static func whole(_ part: Reader, _ key: String) -> Cited<Int>? {
    part.figure(key, .plain).map { Cited(Int($0.value), Clause($0.clause), isAssumption: $0.isAssumption) }
  }
}
