import Data
import Fitting
import Insurance
import Presentation

/// A run-off on a terminal: what is still to be paid, then the factors and the periods.
package struct RunOffText {
  private let facts: RunOffFacts
  private let language: Language
  private let style: Style

  package init(_ facts: RunOffFacts, language: Language, style: Style) {
    (self.facts, self.language, self.style) = (facts, language, style)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    [head, developments, origins].joined(separator: "\n") + late + notes
  }

  private var ladder: ChainLadder { facts.ladder }

  private func yuan(_ value: Double) -> String { NumberText.grouped(value) }

  private var head: String {
    let (first, last) = (ladder.ultimates.first?.name ?? "", ladder.ultimates.last?.name ?? "")
    let total = ladder.total
    let share = NumberText.percent(total.standardError / max(total.outstanding, .leastNormalMagnitude))
    return style.bold(
      say("\(facts.reading.name): stays of \(first) to \(last)", "\(facts.reading.name)：\(first)至\(last)住院")) + "\n"
      + say(
        "\(yuan(total.paid)) yuan are paid; \(yuan(total.outstanding)) are still to be paid, standard error \(yuan(total.standardError)) (\(share))",
        "已支付\(yuan(total.paid))元；尚待支付\(yuan(total.outstanding))元，标准误\(yuan(total.standardError))（\(share)）") + "\n"
  }

  private var developments: String {
    var table = TextTable([
      .init(say("from age", "进展期")), .init(say("periods", "期间数"), .trailing),
      .init(say("factor", "进展因子"), .trailing), .init(say("std. error", "标准误"), .trailing),
      .init(say("sigma", "σ"), .trailing), .init(say("to ultimate", "累计进展因子"), .trailing),
      .init(say("paid by then", "已付比例"), .trailing),
    ])
    for own in ladder.developments {
      table.add([
        "\(own.age) → \(own.age + 1)", NumberText.grouped(own.periods), NumberText.fixed(own.factor, decimals: 6),
        NumberText.fixed(own.standardError, decimals: 6), NumberText.grouped(own.sigma, decimals: 4),
        NumberText.fixed(own.toUltimate, decimals: 6), NumberText.percent(1 / own.toUltimate, decimals: 2),
      ])
    }
    return style.bold(say("development, by periods after the stay", "赔付进展（按住院后期间）")) + "\n"
      + table.rendered(style: style)
  }

  private var origins: String {
    var table = TextTable([
      .init(say("stays of", "住院期间")), .init(say("age", "进展期"), .trailing), .init(say("paid, yuan", "已付，元"), .trailing),
      .init(say("ultimate", "最终赔付"), .trailing), .init(say("still to be paid", "未付"), .trailing),
      .init(say("std. error", "标准误"), .trailing), .init(say("of them chance", "其中过程误差"), .trailing),
      .init(say("factors", "参数误差"), .trailing),
    ])
    func add(_ own: ChainLadder.Ultimate, _ name: String, emphasised: Bool) {
      table.add(
        [
          name, own.age.map { "\($0)" } ?? "", yuan(own.paid), yuan(own.ultimate), yuan(own.outstanding),
          yuan(own.standardError), yuan(own.processError), yuan(own.parameterError),
        ], emphasised: emphasised)
    }
    for own in ladder.ultimates { add(own, own.name, emphasised: false) }
    add(ladder.total, say("all", "合计"), emphasised: true)
    return style.bold(say("by period of the stay", "按住院期间")) + "\n" + table.rendered(style: style)
  }

  private var late: String {
    guard let late = facts.late else { return "" }
    let share = NumberText.percent(late.share, decimals: 3)
    let error = NumberText.percent(late.standardError, decimals: 3)
    // Shares with a decimal more than the value, so that it lies between them as it is written.
    let between =
      late.range.map {
        ", between: [\(NumberText.percent($0.lowerBound, decimals: 4)), \(NumberText.percent($0.upperBound, decimals: 4))]"
      } ?? ""
    return "\n"
      + say(
        "Of a year's claims \(share) are paid later than \(late.cutOff) months after its end, standard error \(error). In a scenario:",
        "全年赔付中有\(share)在年度结束\(late.cutOff)个月之后支付，标准误\(error)。写入情景：") + "\n"
      + "terms:\n  settlement.lateClaimsShare: { value: \(share)\(between), source: \"\(facts.reading.name) \(facts.reading.hash)\" }\n"
  }

  private var notes: String {
    var lines = ["", style.dim(RunOffWords.method(language))]
    if facts.reading.badRows.count > 0 { lines.append(BadRowText.leftOut(facts.reading.judgement)(language)) }
    return lines.joined(separator: "\n") + "\n"
  }
}
