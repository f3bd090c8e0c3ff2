import Data
import Insurance

/// Every person of a file settled under one or several policies.
package struct Replay: Sendable {
  package let plan: ReplayPlan
  /// How the file was read, with the rows that cannot be settled.
  package let reading: FileReading
  package let totals: ReplayTotals
  /// Nil where no payments were held against the policy.
  package let check: PaymentCheck?
  /// Rows that name no group, and are of the general one.
  package let blankGroups: Int
  /// How many people were of a group that a policy does not have, and count as general.
  package let unknownGroups: [UnknownGroup: Int]

  /// Where the rows go that have their benefits.
  package struct Annotation<Failure: Error> {
    let names: [String]
    let write: ([UInt8]) throws(Failure) -> Void

    /// - Parameters:
    ///   - names: of the columns of benefits, one a policy.
    ///   - write: told the next bytes of a text.
    package init(names: [String], write: @escaping ([UInt8]) throws(Failure) -> Void) {
      self.names = names
      self.write = write
    }
  }

  /// Reads a file to its end. Totals and rows are the same for any number of threads.
  ///
  /// - Parameters:
  ///   - file: of which nothing has been read yet.
  ///   - nearestName: the name among a list that a mistyped one probably stands for.
  ///   - annotation: nil where the rows are not wanted.
  ///   - progress: told how many bytes are read.
  package init<Failure: Error>(
    _ plan: ReplayPlan, of file: DataFile, threads: Int,
    nearestName: @escaping @Sendable (String, [String]) -> String?, annotation: Annotation<Failure>?,
    progress: (Int) -> Void = { _ in }
  ) throws(DataFile.ReadingFailure<Failure>) {
    let reader: ReplayReader
    do throws(DataError) {
      reader = try ReplayReader(file, plan, added: annotation?.names, nearestName: nearestName)
    } catch {
      throw .file(error)
    }
    var tally = RowTally()
    var totals = ReplayTotals(reader.layout)
    var check = PaymentCheck()
    var (blankGroups, unknown) = (0, [UnknownGroup: Int]())
    if let annotation, let head = reader.annotated?.head {
      do throws(Failure) { try annotation.write(head) } catch { throw .merging(error) }
    }
    try file.forEachBlock(threads: threads) {
      ReplayPart($0, reader)
    } merge: { (part: ReplayPart) throws(Failure) in
      tally.merge(part.tally)
      totals.add(part.keys, part.sums)
      check.merge(part.check)
      blankGroups += part.blankGroups
      unknown.merge(part.unknown) { $0 + $1 }
      try annotation?.write(part.rows)
      progress(file.bytesRead)
    }
    self.plan = plan
    self.totals = totals
    self.check = plan.paid == nil ? nil : check
    self.blankGroups = blankGroups
    unknownGroups = unknown
    reading = FileReading(of: file, reader.header, reader.amounts, tally)
  }
}
