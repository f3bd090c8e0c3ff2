import Insurance
import Presentation
import Simulation

/// The mean ledger of a run as a file: a row a transfer; UTF-8 with a byte-order mark.
package struct LedgerFile: Sendable {
  private let ledger: MeanLedger

  package init(_ ledger: MeanLedger) { self.ledger = ledger }

  package static let header = "year,policy,kind,from,to,reason,clause,due,mean,standardError,share,unit"

  package var text: String {
    let lines = ledger.entries.map { entry in
      [
        "\(entry.year)", entry.policy, entry.kind.rawValue, entry.from.rawValue, entry.to.rawValue, entry.reason.name,
        entry.clause.text, entry.due?.text(for: entry.year) ?? "", "\(entry.mean)",
        entry.standardError.map { "\($0)" } ?? "", "\(entry.share)", Metric.Unit.yuan.rawValue,
      ].map(ReportText.csv).joined(separator: ",")
    }
    return "\u{FEFF}" + ([Self.header] + lines).joined(separator: "\n") + "\n"
  }
}
