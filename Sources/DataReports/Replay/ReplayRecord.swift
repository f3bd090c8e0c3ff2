import Data
import Insurance
import Replay

/// A replay for programs; money in yuan.
package struct ReplayRecord: Encodable {
  struct File: Encodable {
    let name: String
    let hash: String
    let column: String
    /// Nil where all is ASCII, or in a sheet.
    let encoding: String?
    let delimiter: String?
    let sheet: String?
    let rows: Int
    let badRowsLeftOut: Int
    let badRowsShareAtMost: Double?
    /// The columns that tell who somebody is, which were passed over.
    let personalColumns: [String]
  }

  struct Layer: Encodable {
    let id: String
    let payer: String
    let benefit: Double
  }

  struct Difference: Encodable {
    let winners: Int
    let gained: Double
    let losers: Int
    let lost: Double
  }

  struct Sums: Encodable {
    /// Nil for all groups.
    let group: String?
    /// Where the band begins and ends, yuan; nil for all bands, and for one without an end.
    let from: Double?
    let to: Double?
    let people: Int
    let amount: Double
    let beneficiaries: Int
    let benefit: Double
    let layers: [Layer]
    let membersKeep: Double
    let against: Difference?
  }

  struct OfPolicy: Encodable {
    let policy: String
    let year: Int
    let all: Sums
    let byGroup: [Sums]
    let byBand: [Sums]
  }

  let file: File
  let policies: [OfPolicy]
  let check: PaymentCheckRecord?
  let notes: [String]

  package init(_ replay: Replay) {
    let reading = replay.reading
    file = File(
      name: reading.name, hash: reading.hash, column: reading.column, encoding: reading.encoding?.rawValue,
      delimiter: reading.sheet == nil ? Delimiter.name(reading.delimiter) : nil, sheet: reading.sheet,
      rows: reading.rows,
      badRowsLeftOut: reading.badRows.count,
      badRowsShareAtMost: reading.badRows.count > 0 ? reading.judgement.share : nil,
      personalColumns: reading.personal.map(\.name))
    let totals = replay.totals
    policies = replay.plan.policies.enumerated().map { place, policy in
      func sums(group: Int? = nil, band: Int? = nil) -> Sums {
        Self.sums(totals.sums(ofGroup: group, band: band), replay, place, group.map { totals.groups[$0] }, band)
      }
      return OfPolicy(
        policy: policy.id, year: policy.year, all: sums(), byGroup: totals.groups.indices.map { sums(group: $0) },
        byBand: (0..<totals.bandCount).map { sums(band: $0) })
    }
    check = replay.check.map { PaymentCheckRecord($0, replay) }
    notes = ReplayNotes.all(replay).map(\.en)
  }

  private static func sums(
    _ sums: ReplayTotals.Sums, _ replay: Replay, _ place: Int, _ group: String?, _ band: Int?
  ) -> Sums {
    let (policy, own, limits) = (replay.plan.policies[place], sums.policies[place], replay.plan.bands)
    let ends = [0, 0] + limits
    return Sums(
      group: group, from: band.map { ends[$0] },
      to: band.flatMap { $0 == 0 ? 0 : $0 <= limits.count ? limits[$0 - 1] : nil }, people: sums.people,
      amount: yuan(sums.amount), beneficiaries: own.beneficiaries, benefit: yuan(own.benefit),
      layers: zip(policy.layers, own.layers).map {
        Layer(id: $0.id, payer: $0.payer.rawValue, benefit: yuan($1))
      }, membersKeep: yuan(sums.kept(place)),
      against: own.difference.map {
        Difference(winners: $0.winners, gained: yuan($0.gained), losers: $0.losers, lost: yuan($0.lost))
      })
  }

  /// To the fen below 9 × 10¹³ yuan.
  static func yuan(_ fen: Int128) -> Double { Double(fen) / 100 }
}

/// Payments held against a policy, for programs.
struct PaymentCheckRecord: Encodable {
  struct Cause: Encodable {
    let cause: String
    let people: Int
    let above: Double
    let below: Double
    let largest: Double
  }

  struct Case: Encodable {
    let line: Int
    let group: String
    let amount: Double
    let paid: Double
    let expected: Double
    let cause: String
    let finding: String
  }

  let tolerance: Double
  let people: Int
  let differing: Int
  let paid: Double
  let expected: Double
  let above: Double
  let below: Double
  let causes: [Cause]
  let first: [Case]

  init(_ check: PaymentCheck, _ replay: Replay) {
    tolerance = replay.plan.tolerance
    (people, differing) = (check.people, check.differing)
    (paid, expected) = (ReplayRecord.yuan(check.paid), ReplayRecord.yuan(check.expected))
    (above, below) = (ReplayRecord.yuan(check.above), ReplayRecord.yuan(check.below))
    causes = PaymentCause.allCases.compactMap { cause in
      check.byCause[cause].map {
        Cause(
          cause: cause.rawValue, people: $0.people, above: ReplayRecord.yuan($0.above),
          below: ReplayRecord.yuan($0.below), largest: $0.largest)
      }
    }
    first = check.first.map {
      Case(
        line: $0.line, group: $0.group, amount: $0.amount, paid: $0.paid, expected: $0.expected,
        cause: $0.finding.cause.rawValue, finding: ReplayWords.finding($0.finding, replay).en)
    }
  }
}
