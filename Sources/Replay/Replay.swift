import Data
import Files
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

  /// Where a policy begins to pay those who were met, yuan: the general group where it is among them, otherwise the last of them.
  package func floor(_ policy: Int) -> Double? {
    let own = plan.policies[policy]
    let floors = totals.groups.map { own.floor(of: $0) ?? own.floor(of: Group.generalID) ?? 0 }
    return totals.groups.firstIndex(of: Group.generalID).map { floors[$0] } ?? floors.max()
  }

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
    var tally = RowTally(watch: reader.watch)
    var people = reader.personPlace.map { _ in ReplayPeople(reader) }
    var totals = ReplayTotals(reader.layout)
    var check = PaymentCheck()
    var (blankGroups, unknown) = (0, [UnknownGroup: Int]())
    if let annotation, let head = reader.annotated?.head {
      do throws(Failure) { try annotation.write(head) } catch { throw .merging(error) }
    }
    func take(_ part: ReplayPart) {
      tally.merge(part.tally)
      totals.add(part.keys, part.sums)
      check.merge(part.check)
      blankGroups += part.blankGroups
      unknown.merge(part.unknown) { $0 + $1 }
    }
    try file.forEachBlock(threads: threads) {
      ReplayPart($0, reader)
    } merge: { (part: ReplayPart) throws(Failure) in
      take(part)
      people?.add(part)
      try annotation?.write(part.rows)
      progress(file.progress?.done ?? file.bytesRead)
    }
    if people != nil {
      var failure: Failure?
      do throws(DataError.Code) {
        let unlike = try people?.settle { part in
          take(part)
          guard failure == nil else { return }
          do throws(Failure) { try annotation?.write(part.rows) } catch { failure = error }
        }
        for row in unlike ?? [] { tally.bad.add(row) }
      } catch {
        throw .file(DataError(error, path: file.path))
      }
      if let failure { throw .merging(failure) }
    }
    self.plan = plan
    self.totals = totals
    self.check = plan.paid == nil ? nil : check
    self.blankGroups = blankGroups
    unknownGroups = unknown
    reading = FileReading(of: file, reader.header, reader.amounts, tally, personPlace: reader.personPlace)
    stretch = file.read
    good = tally.bad.good
  }

  /// Of a part of a file the bytes that were read; nil for a whole file.
  private let stretch: FileStretch?
  private let good: BadRows.Good?

  /// What parts of a file come to, of which the whole follows.
  package struct Part: Sendable, Hashable, Codable {
    package let common: FileReading.Common
    package let stretch: FileStretch
    let encoding: TextEncoding?
    let rows: BadRows.Good
    let written: WrittenRows
    let totalRows: TotalRows
    let groups: [String]
    let sums: [Int128]
    let check: PaymentCheck?
    let blankGroups: Int
    let unknown: [UnknownGroup: Int]
    /// The least amounts, and the years of the rows.
    let least: [Double]
    let years: YearsOfRows?
  }

  /// - Parameter firstLine: of the part.
  /// - Returns: nil of a whole file, and where a row is bad.
  package func part(from firstLine: Int) -> Part? {
    guard let stretch, let good else { return nil }
    let (groups, sums) = totals.parts
    var (bad, written, totalRows, check) = (BadRows(good), reading.written, reading.totalRows, check)
    bad.shift(by: -firstLine)
    written.shift(by: -firstLine)
    totalRows.shift(by: -firstLine)
    check?.shift(by: -firstLine)
    return bad.good.map { rows in
      Part(
        common: reading.common, stretch: stretch, encoding: reading.encoding, rows: rows, written: written,
        totalRows: totalRows, groups: groups, sums: sums, check: check, blankGroups: blankGroups,
        unknown: unknownGroups,
        least: reading.least.amounts, years: reading.years)
    }
  }

  /// What is wrong with parts that are none of one file.
  package enum PartFault: Error, Sendable {
    /// What a part holds cannot be.
    case unsound(Int)
    /// A part is read in another encoding than those before it.
    case encoding(Int)
  }

  /// A file of which every part has been read, each once.
  ///
  /// - Parameter parts: in the order of the file, all with the same `common`; never none.
  package init(_ plan: ReplayPlan, joining parts: [Part]) throws(PartFault) {
    precondition(!parts.isEmpty, "a file has parts")
    var tally = RowTally()
    var totals = ReplayTotals(ReplayTotals.Layout(plan))
    var check = PaymentCheck()
    var (blankGroups, unknown) = (0, [UnknownGroup: Int]())
    var encoding: TextEncoding?
    var years: YearsOfRows?
    var checksum = JoinableChecksum()
    var line = 1
    for (place, part) in parts.enumerated() {
      var (bad, written, totalRows) = (BadRows(part.rows), part.written, part.totalRows)
      var own = part.check ?? PaymentCheck()
      let rows = part.rows.rows
      guard part.rows.isSound, (part.check == nil) == (plan.paid == nil), part.check?.isSound(of: rows) ?? true,
        [part.blankGroups, written.count].allSatisfy((0...rows).contains), totalRows.count >= 0,
        part.unknown.allSatisfy({ plan.policies.indices.contains($0.key.policy) && 0...rows ~= $0.value }),
        totals.add(part.groups, part: part.sums, of: rows), part.years?.isSound ?? true
      else { throw .unsound(place) }
      if let more = part.encoding {
        guard encoding ?? more == more else { throw .encoding(place) }
        encoding = more
      }
      bad.shift(by: line)
      written.shift(by: line)
      totalRows.shift(by: line)
      own.shift(by: line)
      tally.bad.merge(bad)
      tally.written.merge(written)
      tally.totalRows.merge(totalRows)
      tally.least.merge(LeastAmounts(part.least))
      years = part.years?.joined(years) ?? years
      check.merge(own)
      blankGroups += part.blankGroups
      unknown.merge(part.unknown) { $0 + $1 }
      checksum.add(part.stretch.checksum)
      line += part.stretch.lines
    }
    self.plan = plan
    self.totals = totals
    self.check = plan.paid == nil ? nil : check
    self.blankGroups = blankGroups
    unknownGroups = unknown
    reading = FileReading(joining: parts[0].common, hash: checksum.text, encoding: encoding, tally, years: years)
    (stretch, good) = (nil, nil)
  }
}
