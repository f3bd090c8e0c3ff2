import Insurance
import Presentation
import RiskSharing

/// Who carries what as claims grow, under one policy or two: the stretches on which nothing changes, the bends and
/// cliffs between them, and what one more yuan of claims costs the insurer.
package struct RiskSharingReport: PolicyAnswer {
  package struct Line {
    let diagram: RiskSharingDiagram
    let stretches: [RiskSharingDiagram.Stretch]
    let turns: [RiskSharingDiagram.Turn]
    /// What it rests on and no document gives.
    let terms: TermsInUse
    let taken: [Words]

    /// What a reader must know before believing the figures.
    var warnings: [Words] { diagram.policy.warnings + diagram.policy.warnings(ofReserve: diagram.reserve) }
  }

  let lines: [Line]
  let highest: Double
  package var idle: [Words] = []

  /// - Parameters:
  ///   - diagrams: of one policy, or of several to stand side by side; each with a premium above zero, and with what was
  ///     taken since no option said otherwise.
  ///   - highest: the loss ratio up to which claims are looked at.
  package init(_ diagrams: [(diagram: RiskSharingDiagram, taken: [Words])], to highest: Double) {
    self.highest = highest
    lines = diagrams.map { diagram, taken in
      let stretches = diagram.stretches(to: highest)
      return Line(
        diagram: diagram, stretches: stretches, turns: diagram.turns(between: stretches),
        terms: TermsInUse(diagram.policy, withCash: false, taken: taken), taken: taken)
    }
  }

  package var figures: String {
    var record = record
    record.warnings = []
    for place in record.policies.indices { record.policies[place].assumptions = [] }
    return ReportText.json(record) + lines.map(\.diagram.policy.title.en).joined()
  }

  /// Results and payments are shares of the premium.
  package struct Record: Encodable {
    var policies: [PolicyRecord]
    /// At even steps of the loss ratio and on both sides of every turn.
    let points: [Point]
    /// What a reader must know before believing the figures.
    var warnings: [String]
  }

  package struct PolicyRecord: Encodable {
    let policy: String
    let year: Int
    let premium: Double
    let insured: Int
    let reserve: Double
    /// What the risk adjustment fund holds at the start; absent where the policy has none.
    let riskAdjustment: Double?
    let stretches: [Stretch]
    let turns: [Turn]
    var assumptions: [TermsInUse.Record]
    /// What was taken since no option said otherwise.
    let takenByDefault: [String]
  }

  package struct Stretch: Encodable {
    let from: Double
    let to: Double
    let insurerFrom: Double
    let insurerTo: Double
    let fundFrom: Double
    let fundTo: Double
    /// What one more yuan of claims adds.
    let insurerPerYuan: Double
    let fundPerYuan: Double
    let payerPerYuan: Double
    let flat: Bool
    let movements: [Movement]
  }

  package struct Movement: Encodable {
    let reason: String
    let from: String
    let to: String
    let clause: String
    let perYuan: Double
  }

  package struct Turn: Encodable {
    let lossRatio: Double
    let cliff: Bool
    let clause: String?
    let insurerBefore: Double
    let insurerAfter: Double
    let fundBefore: Double
    let fundAfter: Double
    let payerBefore: Double
    let payerAfter: Double
  }

  package struct Point: Encodable {
    let policy: String
    let lossRatio: Double
    let members: Double
    let insurer: Double
    let fund: Double
    let payerPays: Double
    let owedToInsurer: Double
    let insurerPerYuan: Double
    let fundPerYuan: Double
  }

  package var record: Record {
    Record(
      policies: lines.map(\.record), points: lines.flatMap { $0.points(steps) },
      warnings: (lines.flatMap(\.warnings) + idle).map(\.en))
  }

  private var steps: [Double] {
    let count = Int((highest * 100).rounded(.down))
    return (0...count).map { Double($0) / 100 } + (Double(count) / 100 < highest ? [highest] : [])
  }

  /// The points in long form, for spreadsheets; UTF-8 with a byte-order mark.
  package var csv: String {
    var rows = [
      "policy,lossRatio,members,insurer,fund,payerPays,owedToInsurer,insurerPerYuan,fundPerYuan"
    ]
    for point in record.points {
      let numbers = [
        point.lossRatio, point.members, point.insurer, point.fund, point.payerPays, point.owedToInsurer,
        point.insurerPerYuan, point.fundPerYuan,
      ]
      rows.append(([point.policy] + numbers.map { "\($0)" }).map(ReportText.csv).joined(separator: ","))
    }
    return "\u{FEFF}" + rows.joined(separator: "\n") + "\n"
  }
}

extension RiskSharingReport.Line {
  func share(_ amount: Money) -> Double { amount.yuan / diagram.premium.yuan }

  var record: RiskSharingReport.PolicyRecord {
    RiskSharingReport.PolicyRecord(
      policy: diagram.policy.id, year: diagram.policy.year, premium: diagram.premium.yuan, insured: diagram.insured,
      reserve: diagram.reserve.yuan,
      riskAdjustment: diagram.policy.riskAdjustment.map { _ in diagram.riskAdjustment.yuan },
      stretches: stretches.map { stretch in
        RiskSharingReport.Stretch(
          from: share(stretch.start.claims), to: share(stretch.end.claims), insurerFrom: share(stretch.start.insurer),
          insurerTo: share(stretch.end.insurer), fundFrom: share(stretch.start.fund), fundTo: share(stretch.end.fund),
          insurerPerYuan: stretch.insurerPerYuan, fundPerYuan: stretch.fundPerYuan,
          payerPerYuan: stretch.payerPerYuan, flat: stretch.isFlat,
          movements: stretch.movements.map {
            RiskSharingReport.Movement(
              reason: $0.reason.name, from: $0.from.rawValue, to: $0.to.rawValue, clause: $0.clause.text,
              perYuan: $0.perYuan)
          })
      },
      turns: turns.map { turn in
        RiskSharingReport.Turn(
          lossRatio: share(turn.after.claims), cliff: turn.isCliff, clause: turn.clause?.text,
          insurerBefore: share(turn.before.insurer), insurerAfter: share(turn.after.insurer),
          fundBefore: share(turn.before.fund), fundAfter: share(turn.after.fund),
          payerBefore: share(turn.before.payer), payerAfter: share(turn.after.payer))
      }, assumptions: terms.record, takenByDefault: taken.map(\.en))
  }

  /// The points at some loss ratios and on both sides of every turn, with the slope of their stretch.
  func points(_ ratios: [Double]) -> [RiskSharingReport.Point] {
    stretches.enumerated().flatMap { index, stretch -> [RiskSharingReport.Point] in
      let inside = ratios.map { diagram.premium.part($0) }.filter {
        $0 > stretch.start.claims && $0 < stretch.end.claims
      }
      let positions = [stretch.start] + inside.map(diagram.position(claims:)) + [stretch.end]
      return positions.map { position in
        RiskSharingReport.Point(
          policy: diagram.policy.id, lossRatio: share(position.claims), members: share(position.claims),
          insurer: share(position.insurer), fund: share(position.fund), payerPays: share(position.payer),
          owedToInsurer: share(position.owedToInsurer), insurerPerYuan: stretch.insurerPerYuan,
          fundPerYuan: stretch.fundPerYuan)
      }
    }
  }
}
