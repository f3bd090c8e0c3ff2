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
}
