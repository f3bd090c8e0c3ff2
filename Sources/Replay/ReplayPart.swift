import Data
import Insurance

/// What the people of one block of the file come to.
struct ReplayPart: Sendable {
  private(set) var tally: RowTally
  /// The groups that were met, and the sums by group and band.
  private(set) var keys: [String] = []
  private(set) var sums: [Int64] = []
  private(set) var check = PaymentCheck()
  /// Rows that name no group, where there is a column of them.
  private(set) var blankGroups = 0
  /// People of groups that a policy does not have, by policy and group.
  private(set) var unknown: [UnknownGroup: Int] = [:]
  /// The rows with their benefits, where they are wanted.
  private(set) var rows: [UInt8] = []
  /// What the rows add to their people, where several are of one; nothing is settled yet.
  private(set) var people: [PersonRow] = []
  /// Their groups.
  private(set) var groups: [ResolvedGroup] = []

  init(_ block: DataFile.Block, _ reader: ReplayReader) {
    tally = RowTally(stride: block.bytes.count > 1 << 18 ? 16 : 1, watch: reader.watch)
    var groups = PersonGroups(reader.plan, nearestName: reader.nearestName)
    var benefits = [Int64](repeating: 0, count: reader.plan.policies.count)
    let size = reader.layout.bands * reader.layout.width
    reader.scanner.scan(block.bytes, firstLine: block.firstLine) { record in
      guard reader.header.isAbove(record.line), tally.admits(record, reader.header) else { return }
      if let place = reader.personPlace { return gather(record, reader, &groups, place) }
      let isSettled = settle(record, reader, &groups, size, &benefits)
      if let annotated = reader.annotated { annotated.write(record, isSettled ? benefits : nil, &rows) }
    }
    self.groups = groups.groups
    guard reader.personPlace == nil else { return }
    keys = groups.groups.map(\.key)
    // A group of which every row is bad has no sums yet.
    sums += Array(repeating: 0, count: keys.count * size - sums.count)
  }

  /// Some people of whom every row has been read.
  ///
  /// - Parameters:
  ///   - groups: which those of the rows' groups are.
  init(_ people: [PersonRow], _ groups: [ResolvedGroup], _ reader: ReplayReader) {
    tally = RowTally()
    let size = reader.layout.bands * reader.layout.width
    keys = groups.map(\.key)
    sums = Array(repeating: 0, count: keys.count * size)
    var benefits = [Int64](repeating: 0, count: reader.plan.policies.count)
    for person in people {
      guard let amount = amount(of: person, reader) else { continue }
      let group = groups[Int(person.group)]
      let start = Int(person.group) * size + reader.plan.band(of: amount) * reader.layout.width
      count(amount, group, reader.layout, start, &benefits)
      for policy in group.unknownTo { unknown[UnknownGroup(policy: policy, group: group.key), default: 0] += 1 }
      if reader.paid != nil { check(person.line, amount, group, person.otherYuan, reader) }
      let isWhole = amount == amount.rounded()
      reader.annotated?.write(
        person, group: group.key, isWhole ? "\(Int(amount))" : "\(amount)", benefits, &rows)
    }
  }

  /// Nil where what the rows come to is none of a person's.
  private mutating func amount(of person: PersonRow, _ reader: ReplayReader) -> Double? {
    func bad(_ column: AmountColumn, _ value: Double, _ reason: BadRow.Reason) {
      tally.bad.add(BadRow(line: person.line, column: column.name, text: "\(value)", reason: reason))
    }
    let amount = person.yuan
    if amount < 0 {
      bad(reader.amounts, amount, .negativeOfPerson(rows: Int(person.rows)))
    } else if amount > ReplayPlan.largestAmount {
      bad(reader.amounts, amount, .tooLarge(ReplayPlan.largestAmount))
    } else if let paid = reader.paid, person.otherYuan < 0 {
      bad(paid, person.otherYuan, .negativeOfPerson(rows: Int(person.rows)))
    } else {
      return amount
    }
    return nil
  }

  /// Notes what a row adds to its person.
  @inline(__always)
  private mutating func gather(_ record: Record, _ reader: ReplayReader, _ groups: inout PersonGroups, _ place: Int) {
    var written: Double?
    let amount: Double
    do throws(AmountColumn.Failure) {
      amount = try reader.amounts.read(record) { written = $0 }
    } catch {
      tally.bad.add(reader.amounts.bad(record, error), record)
      return
    }
    guard let group = group(record, reader, &groups), let paid = paid(record, reader) else { return }
    guard let key = PersonKey(record[place]) else {
      return tally.bad.add(BadRow(nobodyIn: record, place, reader.header), record, amount: amount)
    }
    if let written { tally.written.add(record, reader.amounts.place, written) }
    tally.kept.add(amount, record)
    people.append(PersonRow(key, amount: amount, other: paid, group: group, line: record.line))
  }

  /// Counts one person.
  ///
  /// - Returns: false where the row is bad.
  @inline(__always)
  private mutating func settle(
    _ record: Record, _ reader: ReplayReader, _ groups: inout PersonGroups, _ size: Int, _ benefits: inout [Int64]
  ) -> Bool {
    var written: Double?
    let amount: Double
    do throws(AmountColumn.Failure) {
      amount = try reader.amounts.read(record) { written = $0 }
    } catch {
      tally.bad.add(reader.amounts.bad(record, error), record)
      return false
    }
    guard let place = group(record, reader, &groups), let paid = paid(record, reader) else { return false }
    if let written { tally.written.add(record, reader.amounts.place, written) }
    tally.kept.add(amount, record)
    while sums.count < groups.groups.count * size { sums.append(0) }
    let start = place * size + reader.plan.band(of: amount) * reader.layout.width
    count(amount, groups.groups[place], reader.layout, start, &benefits)
    if reader.paid != nil { check(record.line, amount, groups.groups[place], paid, reader) }
    return true
  }

  /// Nil where the row is bad.
  @inline(__always)
  private mutating func group(_ record: Record, _ reader: ReplayReader, _ groups: inout PersonGroups) -> Int? {
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let cell = reader.groupPlace.map { record[$0] } ?? nothing
    if reader.groupPlace != nil, cell.isEmpty { blankGroups += 1 }
    do throws(PersonGroups.Unknown) {
      let place = try groups.place(of: cell)
      // Of people with several rows each counts once, when they are put together.
      for policy in groups.groups[place].unknownTo where reader.personPlace == nil {
        unknown[UnknownGroup(policy: policy, group: groups.groups[place].key), default: 0] += 1
      }
      return place
    } catch {
      let column = reader.groupPlace ?? 0
      tally.bad.add(
        BadRow(
          line: record.line, column: reader.header.names[column], text: record.string(column),
          reason: .unknownGroup(policy: error.policy, nearest: error.nearest)), record,
        amount: reader.amounts.amount(record))
      return nil
    }
  }

  /// What was paid, yuan: 0 where the column is empty or there is none; nil where the row is bad.
  @inline(__always)
  private mutating func paid(_ record: Record, _ reader: ReplayReader) -> Double? {
    guard let column = reader.paid else { return 0 }
    do throws(AmountColumn.Failure) {
      return try column.read(record)
    } catch {
      if error.reason == .missing {
        check.addBlank()
        return 0
      }
      tally.bad.add(column.bad(record, error), record, amount: reader.amounts.amount(record))
      return nil
    }
  }

  @inline(__always)
  private mutating func count(
    _ amount: Double, _ group: ResolvedGroup, _ layout: ReplayTotals.Layout, _ start: Int, _ benefits: inout [Int64]
  ) {
    tally.least.add(amount)
    sums[start] &+= 1
    sums[start + 1] &+= Int64((amount * 100).rounded(.toNearestOrAwayFromZero))
    for policy in group.benefits.indices {
      let own = start + layout.starts[policy]
      let all = group.benefits[policy].settle(amount) { layer, fen in sums[own + 1 + layer] &+= fen }
      if all > 0 { sums[own] &+= 1 }
      benefits[policy] = all
      guard policy > 0 else { continue }
      let (gain, end) = (all - benefits[0], own + 1 + layout.layers[policy])
      if gain > 0 {
        sums[end] &+= 1
        sums[end + 1] &+= gain
      } else if gain < 0 {
        sums[end + 2] &+= 1
        sums[end + 3] &-= gain
      }
    }
  }

  private mutating func check(
    _ line: Int, _ amount: Double, _ group: ResolvedGroup, _ paid: Double, _ reader: ReplayReader
  ) {
    let owed = group.benefits[0].contract(amount)
    check.add(paid: paid, expected: owed)
    let expected = Double(owed) / 100
    // Half a millionth of a fen is the rounding of decimals.
    guard abs(paid - expected) > reader.plan.tolerance + 5e-9, let causes = reader.causes else { return }
    check.add(
      PaymentCheck.Case(
        line: line, amount: amount, group: group.key, paid: paid, expected: expected,
        finding: causes.cause(amount, group.benefits[0], paid: paid, expected: expected)))
  }
}

/// A group that a policy does not have.
package struct UnknownGroup: Hashable, Sendable {
  /// Its place in the plan.
  package let policy: Int
  package let group: String

  package init(policy: Int, group: String) {
    self.policy = policy
    self.group = group
  }
}

/// Written as the place and the group, so that a file of such keys is the same bytes each time.
extension UnknownGroup: Codable, CodingKeyRepresentable {
  private struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  package var codingKey: any CodingKey { Key(stringValue: "\(policy)/\(group)") }

  package init?(codingKey: some CodingKey) {
    let parts = codingKey.stringValue.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let policy = Int(parts[0]) else { return nil }
    self.init(policy: policy, group: String(parts[1]))
  }
}
