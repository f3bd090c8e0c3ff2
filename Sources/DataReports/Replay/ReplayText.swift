import Data
import Insurance
import Presentation
import Replay

/// A replay on a terminal: the answer, then what people come to by group and by band, policy by policy.
package struct ReplayText {
  private let replay: Replay
  private let language: Language
  private let style: Style

  package init(_ replay: Replay, language: Language, style: Style) {
    self.replay = replay
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var parts = [head]
    if let check = replay.check { parts.append(PaymentCheckText(check, replay, language, style).text) }
    for place in replay.plan.policies.indices {
      parts.append(settled(place))
      if place > 0 { parts.append(compared(place)) }
    }
    return parts.joined(separator: "\n") + notes
  }

  private var head: String {
    let all = replay.totals.sums()
    let people = NumberText.grouped(all.people)
    let title = style.bold(
      say(
        "\(replay.reading.name), column \(replay.reading.column)", "\(replay.reading.name)，列 \(replay.reading.column)"))
    var lines = [title]
    lines += ReplayNotes.doubts(replay).map { "! " + $0(language) }
    lines += [
      say(
        "\(people) people with \(ReplayWords.yuan(all.amount)) yuan of in-scope self-paid expense",
        "\(people)人，合规自付费用\(ReplayWords.yuan(all.amount))元")
    ]
    for (place, policy) in replay.plan.policies.enumerated() {
      let own = all.policies[place]
      lines.append(
        say(
          "\(policy.id), \(policy.year): \(NumberText.grouped(own.beneficiaries)) beneficiaries get \(ReplayWords.yuan(own.benefit)) yuan",
          "\(policy.title.zh)，\(policy.year)年度：受益\(NumberText.grouped(own.beneficiaries))人，支付\(ReplayWords.yuan(own.benefit))元"
        ))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func settled(_ place: Int) -> String {
    let policy = replay.plan.policies[place]
    var columns: [TextTable.Column] = [
      .init(say("yuan", "元")), .init(say("people", "人数"), .trailing), .init("X", .trailing),
      .init(say("beneficiaries", "受益人数"), .trailing),
    ]
    columns += policy.layers.map { layer in
      .init(
        layer.words(language)
          + (layer.isInContract ? "" : say(" (\(layer.payer.words.en))", "（\(layer.payer.words.zh)）")), .trailing)
    }
    columns.append(.init(say("members keep", "个人负担"), .trailing))
    var table = TextTable(columns)
    each(&table) { sums in
      let own = sums.policies[place]
      return [
        NumberText.grouped(sums.people), ReplayWords.yuan(sums.amount), NumberText.grouped(own.beneficiaries),
      ] + own.layers.map(ReplayWords.yuan) + [ReplayWords.yuan(sums.kept(place))]
    }
    return style.bold(
      policy.id + say(": ", "：") + policy.title(language) + say(", \(policy.year)", "，\(policy.year)年度")) + "\n"
      + table.rendered(style: style)
  }

  private func compared(_ place: Int) -> String {
    let (first, other) = (replay.plan.policies[0].id, replay.plan.policies[place].id)
    var table = TextTable([
      .init(say("yuan", "元")), .init(say("gain", "受益增加人数"), .trailing), .init(say("gained", "增加额"), .trailing),
      .init(say("lose", "受益减少人数"), .trailing), .init(say("lost", "减少额"), .trailing),
      .init(say("the same", "不变人数"), .trailing), .init(say("in all", "合计"), .trailing),
    ])
    each(&table) { sums in
      guard let own = sums.policies[place].difference else { return [] }
      return [
        NumberText.grouped(own.winners), ReplayWords.yuan(own.gained), NumberText.grouped(own.losers),
        ReplayWords.yuan(own.lost), NumberText.grouped(sums.people - own.winners - own.losers),
        ReplayWords.yuan(own.gained - own.lost),
      ]
    }
    return style.bold(say("\(other) against \(first)", "\(other)与\(first)比较")) + "\n" + table.rendered(style: style)
  }

  /// A row for each group, each band that has anybody, and all.
  private func each(_ table: inout TextTable, _ cells: (ReplayTotals.Sums) -> [String]) {
    let totals = replay.totals
    if totals.groups.count > 1 {
      table.addSection(say("by group", "按人员类别"))
      for (place, key) in totals.groups.enumerated() {
        table.add([ReplayWords.group(key, replay)(language)] + cells(totals.sums(ofGroup: place)))
      }
    }
    table.addSection(say("by X", "按合规自付费用"))
    for band in 0..<totals.bandCount {
      let sums = totals.sums(band: band)
      guard sums.people > 0 else { continue }
      table.add([ReplayWords.band(band, replay.plan.bands)(language)] + cells(sums))
    }
    table.addRule()
    table.add([say("all", "合计")] + cells(totals.sums()), emphasised: true)
  }

  private var notes: String {
    ReplayNotes.all(replay).dropFirst(ReplayNotes.doubts(replay).count).map { "\n! " + $0(language) + "\n" }.joined()
  }
}
