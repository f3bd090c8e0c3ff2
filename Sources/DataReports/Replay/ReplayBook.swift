import Insurance
import Presentation
import Replay

/// A replay for a spreadsheet: what people come to by policy, group and band, and the payments that differ.
package struct ReplayBook {
  private let replay: Replay
  private let language: Language

  package init(_ replay: Replay, language: Language) { (self.replay, self.language) = (replay, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    let check = replay.check.map { [causes(of: $0), cases(of: $0)] } ?? []
    let notes = NotesSheet(ReplayNotes.all(replay), language: language).sheet
    return DataBook(
      title: say("Replay of \(replay.reading.name)", "\(replay.reading.name)逐人结算"), language: language,
      sheets: ([settled] + check + [notes]).filter { !$0.rows.isEmpty } + [source])
  }

  /// A row for all people, each group and each band that has anybody, policy by policy.
  private var settled: DataSheet {
    let layers = replay.plan.policies.flatMap(\.layers).reduce(into: [(id: String, title: String)]()) { found, layer in
      if !found.contains(where: { $0.id == layer.id }) { found.append((layer.id, layer.words(language))) }
    }
    let isCompared = replay.plan.policies.count > 1
    let against: [DataSheet.Column] = [
      .init(say("gain", "受益增加人数"), .whole), .init(say("gained, yuan", "增加额，元"), .yuan),
      .init(say("lose", "受益减少人数"), .whole), .init(say("lost, yuan", "减少额，元"), .yuan),
    ]
    let columns: [DataSheet.Column] =
      [
        .init(say("policy", "政策"), width: 26), .init(say("group", "人员类别"), width: 26),
        .init(say("X, yuan", "合规自付费用，元"), width: 24), .init(say("people", "人数"), .whole),
        .init(say("X in all, yuan", "合规自付费用合计，元"), .yuan), .init(say("beneficiaries", "受益人数"), .whole),
        .init(say("benefit, yuan", "支付额，元"), .yuan),
      ] + layers.map { .init($0.title, .yuan) } + [.init(say("members keep, yuan", "个人负担，元"), .yuan)]
      + (isCompared ? against : [])
    let totals = replay.totals
    let everybody = say("all", "合计")
    var rows: [[DataSheet.Cell]] = []
    for (place, policy) in replay.plan.policies.enumerated() {
      func add(_ sums: ReplayTotals.Sums, _ group: String, _ band: String) {
        let own = sums.policies[place]
        var cells: [DataSheet.Cell] = [
          .words(policy.id), .words(group), .words(band), .whole(sums.people), .number(ReplayRecord.yuan(sums.amount)),
          .whole(own.beneficiaries), .number(ReplayRecord.yuan(own.benefit)),
        ]
        for layer in layers {
          let at = policy.layers.firstIndex { $0.id == layer.id }
          cells.append(.number(at.map { ReplayRecord.yuan(own.layers[$0]) }))
        }
        cells.append(.number(ReplayRecord.yuan(sums.kept(place))))
        if isCompared, let difference = own.difference {
          cells += [
            .whole(difference.winners), .number(ReplayRecord.yuan(difference.gained)), .whole(difference.losers),
            .number(ReplayRecord.yuan(difference.lost)),
          ]
        }
        rows.append(cells)
      }
      add(totals.sums(), everybody, everybody)
      for (group, key) in totals.groups.enumerated() {
        add(totals.sums(ofGroup: group), ReplayWords.group(key, replay)(language), everybody)
      }
      for band in 0..<totals.bandCount {
        let sums = totals.sums(band: band)
        if sums.people > 0 { add(sums, everybody, ReplayWords.band(band, replay.plan.bands)(language)) }
      }
    }
    return DataSheet(say("Benefits", "支付"), columns, rows: rows, frozen: 3)
  }

  private func causes(of check: PaymentCheck) -> DataSheet {
    DataSheet(
      say("Causes", "差异原因"),
      [
        .init(say("likely cause", "可能原因"), width: 30), .init(say("people", "人数"), .whole),
        .init(say("too much, yuan", "多付，元"), .yuan), .init(say("too little, yuan", "少付，元"), .yuan),
        .init(say("largest, yuan", "单人最大，元"), .yuan),
      ],
      rows: PaymentCause.allCases.compactMap { cause in
        check.byCause[cause].map { own in
          [
            .words(ReplayWords.cause(cause)(language)), .whole(own.people), .number(ReplayRecord.yuan(own.above)),
            .number(ReplayRecord.yuan(own.below)), .number(own.largest),
          ]
        }
      })
  }

  private func cases(of check: PaymentCheck) -> DataSheet {
    DataSheet(
      say("First who differ", "首批差异人员"),
      [
        .init(say("line", "行号"), .whole), .init(say("group", "人员类别"), width: 26), .init("X", .yuan),
        .init(say("paid", "实付"), .yuan), .init(say("owed", "应付"), .yuan), .init(say("difference", "差额"), .yuan),
        .init(say("likely cause", "可能原因"), width: 44),
      ],
      rows: check.first.map { own in
        [
          .whole(own.line), .words(ReplayWords.group(own.group, replay)(language)), .number(own.amount),
          .number(own.paid), .number(own.expected), .number(own.difference),
          .words(ReplayWords.finding(own.finding, replay)(language)),
        ]
      })
  }

  private var source: DataSheet {
    let reading = replay.reading
    return DataSheet(
      say("Source", "来源"), [.init(say("what", "项目"), width: 34), .init(say("value", "内容"), width: 70)],
      rows: [
        [.words(say("file", "文件")), .words(reading.name)], [.words(say("hash", "哈希值")), .words(reading.hash)],
        [.words(say("column", "列")), .words(reading.column)], [.words(say("rows", "行数")), .whole(reading.rows)],
        [.words(say("bad rows left out", "略去的有误行")), .whole(reading.badRows.count)],
      ])
  }
}
