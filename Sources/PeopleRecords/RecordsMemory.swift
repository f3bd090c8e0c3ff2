import Chance
import Plans
import Wording

/// Files of people that a scenario has read: a search makes the scenario again and again, and reads each file once.
package final class RecordsMemory: Sendable {
  private let files = MadeOnce<RecordsColumns, Result<RecordsFile, RecordsFile.Fault>>()
  private let laws = MadeOnce<Part, Result<RecordsLaw, LawFault>>()
  /// What has come with whoever asks; nil where files are read from the disk.
  private let carried: [RecordsColumns: RecordsFile]?

  /// Some groups of a file, as a cohort has them.
  private struct Part: Hashable {
    let columns: RecordsColumns
    let groups: [String]
    let people: Double?
    let overflowRate: Double
    let place: String?
  }

  /// Why people make no cohort.
  package enum LawFault: Error, Sendable {
    /// So many have expense, more than there are.
    case tooFew(spending: Double)
    case law(Message)
  }

  /// - Parameter carried: files that are read already: none is read from the disk.
  package init(carrying carried: [RecordsColumns: RecordsFile]? = nil) { self.carried = carried }

  /// A file's people.
  ///
  /// - Parameter folder: of the scenario, which the file's name is relative to.
  package func file(_ columns: RecordsColumns, in folder: String) throws(RecordsFile.Fault) -> RecordsFile {
    try files.value(of: columns) {
      Result { () throws(RecordsFile.Fault) in
        let path = Self.path(columns, in: folder)
        guard let carried else { return try RecordsFile(columns, at: path) }
        guard let file = carried[columns] else { throw .file(.init(.noFile, path: path)) }
        return file
      }
    }.get()
  }

  /// The names of a file's columns that tell nobody's; none where it is not here.
  package func columnNames(_ columns: RecordsColumns, in folder: String) -> [String] {
    carried == nil ? RecordsFile.columnNames(columns, at: Self.path(columns, in: folder)) : []
  }

  private static func path(_ columns: RecordsColumns, in folder: String) -> String {
    columns.file.hasPrefix("/") || folder.isEmpty ? columns.file : folder + "/" + columns.file
  }

  /// The law of some of a file's groups together.
  ///
  /// - Parameters:
  ///   - file: of the columns.
  ///   - groups: by what stands in the column.
  ///   - people: how many people they are of; nil for those of the file.
  ///   - overflowRate: at which an overflow is paid beside X.
  ///   - place: by which the sampling error is drawn; nil where it is not.
  package func law(
    of file: RecordsFile, _ columns: RecordsColumns, groups: [String], people: Double?,
    overflowRate: Double, place: String?
  ) throws(LawFault) -> RecordsLaw {
    try laws.value(of: Part(columns: columns, groups: groups, people: people, overflowRate: overflowRate, place: place))
    {
      Result { () throws(LawFault) in
        let own = file.groups.filter { groups.contains($0.name) }.map(\.records)
        let all = own.count == 1 ? own[0] : Records(joining: own)
        var records = all
        if let people {
          guard let among = all.among(people) else { throw .tooFew(spending: all.spending.people) }
          records = among
        }
        do throws(LawError) {
          return try RecordsLaw(of: records, overflowRate: overflowRate, drawnAt: place)
        } catch {
          throw .law(error.said)
        }
      }
    }.get()
  }
}
