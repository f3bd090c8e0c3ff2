import Files
import Presentation
import Simulation

/// The files of a run in a folder: the result, its table, its ledger and where it comes from.
package struct RunFiles {
  package let files: [OutputFile]
  /// Files of a run before that are there and that this one lacks: a reader must not take them for its own.
  package let stale: [String]

  /// Which files a run writes, and which of a run before go with it.
  ///
  /// - Parameters:
  ///   - ledger: whether there is one.
  ///   - replications: whether every one of them is written.
  package static func names(ledger: Bool, replications: Bool) -> (written: [String], stale: [String]) {
    let possible = [("ledger.csv", ledger), ("replications.csv", replications)]
    return (
      ["results.json", "results.csv", "provenance.json"] + possible.filter(\.1).map(\.0),
      possible.filter { !$0.1 }.map(\.0)
    )
  }

  /// - Parameters:
  ///   - ledger: nil for the exact method, which settles no single years, and for claims without a mean.
  ///   - replications: nil where nobody asks for every replication.
  package init(_ record: RunRecord, ledger: MeanLedger?, replications: ReplicationsFile?, in folder: OutputFolder) {
    var files = [
      OutputFile(folder.path(of: "results.json"), text: ReportText.json(record) + "\n"),
      OutputFile(folder.path(of: "results.csv"), text: record.csv),
      OutputFile(folder.path(of: "provenance.json"), text: ReportText.json(record.provenance) + "\n"),
    ]
    if let ledger { files.append(OutputFile(folder.path(of: "ledger.csv"), text: LedgerFile(ledger).text)) }
    if let replications {
      files.append(OutputFile(folder.path(of: "replications.csv"), pieces: replications.write(to:)))
    }
    self.files = files
    let stale = Self.names(ledger: ledger != nil, replications: replications != nil).stale
    // Only where a run has written before: other folders may have files of these names from elsewhere.
    self.stale = folder.has("provenance.json") ? stale.filter(folder.has).map(folder.path(of:)) : []
  }
}
