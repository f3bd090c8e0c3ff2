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
      of: file, wanted: [plan.amounts, plan.groups, plan.paid].compactMap(\.self), isOnlyColumn: plan.amounts == nil)
    do throws(DataError.Code) {
      let place = if let name = plan.amounts { try header.place(of: name) } else { try header.onlyPlace() }
      amounts = AmountColumn(place, of: header, largest: ReplayPlan.largestAmount)
      groupPlace = if let name = plan.groups { try header.place(of: name) } else { nil }
      paid =
        if let name = plan.paid {
          AmountColumn(try header.place(of: name), of: header, largest: ReplayPlan.largestAmount)
        } else { nil }
    } catch {
      throw DataError(error, path: file.path)
    }
    causes = plan.paid == nil ? nil : CauseFinder(plan.policies[0], tolerance: plan.tolerance)
    annotated = if let added { AnnotatedRows(header, added: added) } else { nil }
  }
}
