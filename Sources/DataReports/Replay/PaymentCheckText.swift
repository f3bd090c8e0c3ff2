import Insurance
import Presentation
import Replay

/// Payments held against a policy, on a terminal: the answer, the causes, and the first people who differ.
struct PaymentCheckText {
  private let check: PaymentCheck
  private let replay: Replay
  private let language: Language
  private let style: Style

  init(_ check: PaymentCheck, _ replay: Replay, _ language: Language, _ style: Style) {
    self.check = check
    self.replay = replay
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var text: String {
    guard check.differing > 0 else { return answer + "\n" }
    return answer + "\n\n" + causes + "\n" + first
  }

  private var answer: String {
    let policy = replay.plan.policies[0]
    let (all, differing) = (NumberText.grouped(check.people), NumberText.grouped(check.differing))
    let tolerance = "\(replay.plan.tolerance)"
    let several = policy.layers.count > 1
    let of = several ? say(" (what the insurer pays)", "（承办机构支付部分）") : ""
    guard check.differing > 0 else {
      return style.bold(
        say(
          "All \(all) people were paid what \(policy.id) says\(of), to within \(tolerance) yuan.",
          "全部\(all)人的支付额与\(policy.id)一致\(of)，误差不超过\(tolerance)元。"))
    }
    let (above, below) = (ReplayWords.yuan(check.above), ReplayWords.yuan(check.below))
    return style.bold(
      say(
        "\(differing) of \(all) people were paid otherwise than \(policy.id) says\(of): \(above) yuan too much and \(below) yuan too little.",
        "\(all)人中有\(differing)人的支付额与\(policy.id)不一致\(of)：多付\(above)元，少付\(below)元。"))
      + "\n"
      + say(
        "paid \(ReplayWords.yuan(check.paid)) yuan, owed \(ReplayWords.yuan(check.expected)) yuan",
        "实付\(ReplayWords.yuan(check.paid))元，应付\(ReplayWords.yuan(check.expected))元")
  }

  private var causes: String {
    var table = TextTable([
      .init(say("likely cause", "可能原因")), .init(say("people", "人数"), .trailing),
      .init(say("too much, yuan", "多付，元"), .trailing), .init(say("too little, yuan", "少付，元"), .trailing),
      .init(say("largest, yuan", "单人最大，元"), .trailing),
    ])
    for cause in PaymentCause.allCases {
      guard let group = check.byCause[cause] else { continue }
      table.add([
        ReplayWords.cause(cause)(language), NumberText.grouped(group.people), ReplayWords.yuan(group.above),
        ReplayWords.yuan(group.below), NumberText.grouped(group.largest, decimals: 2),
      ])
    }
    return table.rendered(style: style)
  }

  private var first: String {
    var table = TextTable([
      .init(say("line", "行号"), .trailing), .init(say("group", "人员类别")), .init("X", .trailing),
      .init(say("paid", "实付"), .trailing), .init(say("owed", "应付"), .trailing),
      .init(say("difference", "差额"), .trailing),
      .init(say("likely cause", "可能原因")),
    ])
    func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: 2) }
    for own in check.first {
      table.add([
        String(own.line), ReplayWords.group(own.group, replay)(language), yuan(own.amount), yuan(own.paid),
        yuan(own.expected), yuan(own.difference), ReplayWords.finding(own.finding, replay)(language),
      ])
    }
    let more = check.differing - check.first.count
    return table.rendered(style: style)
      + (more > 0
        ? style.dim(say("and \(NumberText.grouped(more)) more", "另有\(NumberText.grouped(more))人")) + "\n" : "")
  }
}
