import Data
import Insurance

/// What it takes to settle the rows of a file: shared by all threads.
struct ReplayReader: Sendable {
  let plan: ReplayPlan
  let layout: ReplayTotals.Layout
  let header: Header
  let scanner: RecordScanner
  let amounts: AmountColumn
  let groupPlace: Int?
  /// Nil where each row is a person.
  let personPlace: Int?
  let watch: RowWatch
  let paid: AmountColumn?
  let causes: CauseFinder?
  /// Nil where the rows are not wanted.
  let annotated: AnnotatedRows?
  let nearestName: @Sendable (String, [String]) -> String?

  /// - Parameter added: the names of the columns of benefits; nil where the rows are not wanted.
  init(
    _ file: DataFile, _ plan: ReplayPlan, added: [String]?,
    nearestName: @escaping @Sendable (String, [String]) -> String?
  ) throws(DataError) {
    self.plan = plan
    self.nearestName = nearestName
    layout = ReplayTotals.Layout(plan)
    scanner = file.scanner
    header = try Header(
      of: file, wanted: [plan.amounts, plan.groups, plan.paid, plan.person].compactMap(\.self),
      isOnlyColumn: plan.amounts == nil && plan.person == nil)
    do throws(DataError.Code) {
      let place = if let name = plan.amounts { try header.place(of: name) } else { try header.onlyPlace() }
      // What is taken back of a person stands in a row of its own.
      let hasPeople = plan.person != nil
      amounts = AmountColumn(place, of: header, largest: ReplayPlan.largestAmount, mayBeNegative: hasPeople)
      personPlace = if let name = plan.person { try header.place(of: name, mayTellWho: true) } else { nil }
      groupPlace = if let name = plan.groups { try header.place(of: name) } else { nil }
      paid =
        if let name = plan.paid {
          AmountColumn(
            try header.place(of: name), of: header, largest: ReplayPlan.largestAmount, mayBeNegative: true)
        } else { nil }
    } catch {
      throw DataError(error, path: file.path)
    }
    watch = RowWatch(header, people: plan.person == nil)
    causes = plan.paid == nil ? nil : CauseFinder(plan.policies[0], tolerance: plan.tolerance)
    annotated =
      if let added {
        AnnotatedRows(header, added: added, ofPeople: plan.person != nil, groups: plan.groups != nil)
      } else { nil }
  }
}
