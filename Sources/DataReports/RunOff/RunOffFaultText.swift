import Fitting
import Insurance

/// Why payments make no run-off triangle, in words.
package enum RunOffFaultText {
  package static func sentence(_ fault: RunOffTriangle.Fault, file: String) -> Words {
    func words(_ en: String, _ zh: String) -> Words { Words(en: "\(file): \(en)", zh: "\(file)：\(zh)") }
    return switch fault {
    case .tooSmall:
      words(
        "a triangle needs three periods of stays, of which two have been paid for into a second period",
        "流量三角形至少需要三个住院期间，且其中两个已有两个支付期间")
    case .nothingPaid(let origin, let age):
      words(
        "of the stays of \(origin) nothing is paid \(RunOffWords.age(age).en), or more taken back than paid: take longer periods (--by quarter), or leave the period out",
        "\(origin)的住院\(RunOffWords.age(age).zh)尚无支付（或冲减大于支付）：请改用更长期间（--by quarter）或剔除该期间")
    case .longer(let origin):
      words(
        "\(origin) has more ages than the period before it: the oldest comes first", "\(origin)的进展期多于上一期间：应由早到晚排列")
    case .gap(let origin, let age):
      words("\(origin) has no value \(RunOffWords.age(age).en)", "\(origin)\(RunOffWords.age(age).zh)缺值")
    case .noShorter(let length):
      words(
        "has \(RunOffWords.name(length).en)s, which cannot be divided: leave --by out or take a longer period",
        "数据以\(RunOffWords.name(length).zh)为单位，不能细分：请去掉 --by 或改用更长期间")
    }
  }

  /// Why payments are not those of a year up to a month.
  package static func sentence(_ fault: PaidMonths.Fault, file: String, until: String, year: Int) -> Words {
    func words(_ en: String, _ zh: String) -> Words { Words(en: "\(file): \(en)", zh: "\(file)：\(zh)") }
    return switch fault {
    case .later(let month):
      words(
        "has payments of \(month), after \(until): say --actual-to \(month), or leave them out",
        "含\(until)之后\(month)的支付：请改用 --actual-to \(month)，或从文件中剔除")
    case .otherYear(let month):
      words(
        "has payments of \(month), outside \(year): say when the stays were, with --paid-stay COLUMN, so that those for \(year) are found",
        "含\(year)年以外（\(month)）的支付：请用 --paid-stay 指明住院时间所在列，以便区分\(year)年的赔付")
    case .noMonth(let period):
      words(
        "says of payments only that they are of \(period): a month is needed, such as \(year)-03",
        "部分支付仅注明\(period)：需要月份，如\(year)-03")
    case .noYear:
      words("does not say for which year payments are", "未说明支付所属年度")
    }
  }
}
