import Insurance
import Presentation
import RiskSharing

/// The diagram of a policy's risk sharing as a person reads it, or of two side by side.
package struct RiskSharingText {
  private let report: RiskSharingReport
  private let language: Language
  private let style: Style

  package init(_ report: RiskSharingReport, language: Language, style: Style) {
    self.report = report
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A share of the premium with as few decimals as tell it, at least one.
  private func percent(_ share: Double) -> String {
    let hundredths = (share * 1e4).rounded()
    return NumberText.percent(share, decimals: hundredths.truncatingRemainder(dividingBy: 10) == 0 ? 1 : 2)
  }

  private func perYuan(_ value: Double) -> String {
    var text = NumberText.fixed(value, decimals: 6)[...]
    while text.hasSuffix("0"), (text.split(separator: ".").last?.count ?? 0) > 2 { text.removeLast() }
    return value == 0 ? "0" : (value > 0 ? "+" : "") + text
  }

  package var text: String {
    var parts = report.lines.enumerated().map { sheet($1, isFirst: $0 == 0) }
    if report.lines.count > 1 { parts.append(sideBySide) }
    return parts.joined(separator: "\n")
  }

  /// - Parameter isFirst: whether it says what was set in vain for all of them.
  private func sheet(_ line: RiskSharingReport.Line, isFirst: Bool) -> String {
    let diagram = line.diagram
    func say(_ en: String, _ zh: String) -> String { diagram.policy.inItsWords(Words(en: en, zh: zh))(language) }
    let premium = NumberText.grouped(diagram.premium.yuan, decimals: 0)
    var text = style.bold(diagram.policy.title(language)) + "\n"
    let people = NumberText.grouped(diagram.insured)
    text +=
      say(
        "\(diagram.policy.id) · \(diagram.policy.year) · \(people) insured · premium \(premium) yuan",
        "\(diagram.policy.id) · \(diagram.policy.year)年度 · 参保\(people)人 · 保费\(premium)元")
      + (diagram.reserve > .zero
        ? say(" · reserve ", " · 期初结余") + NumberText.grouped(diagram.reserve.yuan) + say(" yuan", "元") : "")
      + (diagram.policy.riskAdjustment != nil
        ? say(" · risk adjustment fund ", " · 期初风险调剂金") + NumberText.grouped(diagram.riskAdjustment.yuan)
          + say(" yuan", "元") : "")
      + say(" · results after costs, as shares of the premium", " · 各方损益为扣除经办费用后占保费的比例") + "\n"
      + WarningsText.lines(line.warnings + (isFirst ? report.idle : []), language) + "\n"
    var table = TextTable([
      .init(say("claims / premium", "赔付率"), .trailing), .init(say("insurer", "承办机构"), .trailing),
      .init(say("fund", "基金"), .trailing), .init(say("insurer, one yuan more", "承办机构：多赔1元"), .trailing),
      .init(say("fund, one yuan more", "基金：多赔1元"), .trailing), .init(say("what moves with claims", "随赔付变动的资金")),
    ])
    for stretch in line.stretches {
      func ends(_ part: (RiskSharingDiagram.Position) -> Money) -> String {
        let (start, end) = (percent(line.share(part(stretch.start))), percent(line.share(part(stretch.end))))
        return start == end ? start : "\(start)\(say(" to ", "—"))\(end)"
      }
      table.add([
        ends(\.claims), ends(\.insurer), ends(\.fund), perYuan(stretch.insurerPerYuan), perYuan(stretch.fundPerYuan),
        movements(stretch, under: diagram.policy),
      ])
    }
    return text + table.rendered(style: style) + "\n" + findings(line) + line.terms.text(language, style: style)
  }

  private func movements(_ stretch: RiskSharingDiagram.Stretch, under policy: Policy) -> String {
    var words: [String] = []
    for movement in stretch.movements {
      let text = "\(policy.inItsWords(movement.reason.words)(language)) \(movement.clause.bracketed(language))"
      // The same reason may bind two pairs of parties.
      if !words.contains(text) { words.append(text) }
    }
    return words.joined(separator: say("; ", "；"))
  }

  /// Cliffs, flat stretches, and claims from which the insurer gains.
  private func findings(_ line: RiskSharingReport.Line) -> String {
    var lines: [String] = []
    for turn in line.turns where turn.isCliff {
      let clause = turn.clause.map { " " + $0.bracketed(language) } ?? ""
      let (before, after) = (turn.before, turn.after)
      let at = percent(line.share(after.claims))
      let insurer = (percent(line.share(before.insurer)), percent(line.share(after.insurer)))
      let payer = (percent(line.share(before.payer)), percent(line.share(after.payer)))
      lines.append(
        say(
          "cliff at \(at)\(clause): the insurer jumps from \(insurer.0) to \(insurer.1), what the payer pays from \(payer.0) to \(payer.1)",
          "临界跳变点：赔付率\(at)\(clause)处，承办机构损益由\(insurer.0)跳至\(insurer.1)，付费方支出由\(payer.0)跳至\(payer.1)"))
    }
    for stretch in line.stretches {
      let range =
        "\(percent(line.share(stretch.start.claims)))\(say(" to ", "—"))\(percent(line.share(stretch.end.claims)))"
      let clause = stretch.movements.map { $0.clause.bracketed(language) }.first.map { " " + $0 } ?? ""
      if stretch.isFlat {
        lines.append(
          say(
            "flat at \(range)\(clause): one more yuan of claims costs the insurer nothing",
            "不敏感区间：赔付率\(range)\(clause)，多赔1元不影响承办机构"))
      } else if stretch.insurerPerYuan > 0 {
        lines.append(
          say(
            "at \(range)\(clause) one more yuan of claims earns the insurer \(perYuan(stretch.insurerPerYuan)) yuan",
            "赔付率\(range)\(clause)：多赔1元，承办机构反增\(perYuan(stretch.insurerPerYuan))元"))
      }
    }
    return lines.map { "· \($0)\n" }.joined()
  }

  /// The policies at the same loss ratios.
  private var sideBySide: String {
    let lines = report.lines
    var columns = [TextTable.Column(say("claims / premium", "赔付率"), .trailing)]
    for line in lines {
      columns += [
        .init("\(line.diagram.policy.id)" + say(": insurer", "：承办机构"), .trailing),
        .init(say("fund", "基金"), .trailing), .init(say("one yuan more", "多赔1元"), .trailing),
      ]
    }
    var table = TextTable(columns)
    var ratios = Set((0...Int((report.highest * 10).rounded(.down))).map { Double($0) / 10 })
    for line in lines { ratios.formUnion(line.turns.map { (line.share($0.after.claims) * 1e6).rounded() / 1e6 }) }
    for ratio in ratios.sorted() {
      var row = [percent(ratio)]
      for line in lines {
        let claims = line.diagram.premium.part(ratio)
        // On a turn the stretch above it, which the claims are just about to enter.
        let stretch =
          line.stretches.last { $0.start.claims.fen <= claims.fen + 100 } ?? line.stretches.first
        let position = line.diagram.position(claims: max(claims, stretch?.start.claims ?? claims))
        row += [
          percent(line.share(position.insurer)), percent(line.share(position.fund)),
          stretch.map { perYuan($0.insurerPerYuan) } ?? "",
        ]
      }
      table.add(row)
    }
    return style.bold(say("Side by side", "并列比较")) + "\n" + table.rendered(style: style)
      + say(
        "one yuan more: what one more yuan of claims adds to the insurer's result, just above this loss ratio\n",
        "多赔1元：赔付率略高于该值时，多赔1元对承办机构损益的影响\n")
  }
}
