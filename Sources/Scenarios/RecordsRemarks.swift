import Data
import Insurance
import Simulation

/// What a reader must know of the file of people that a scenario's expense is of.
enum RecordsRemarks {
  static func of(_ draft: ScenarioMaker.Draft, _ policies: [Policy]) -> [Words] {
    guard case .records(let records, _, _)? = draft.cohorts.first?.expense else { return [] }
    let name = records.columns.file
    return records.file.remarks.map { Words(en: "\(name): \($0.en)", zh: "\(name)：\($0.zh)") }
      + (policies.first.flatMap { beginning(of: records, under: $0) }.map { [$0] } ?? [])
  }

  /// That the policy pays from below where the file begins.
  private static func beginning(of records: RecordsDraft, under policy: Policy) -> Words? {
    guard let floor = policy.floor(of: Group.generalID) else { return nil }
    var least = LeastAmounts()
    for group in records.file.groups {
      for amount in group.records.amounts.prefix(LeastAmounts.most + 1) { least.add(amount * records.factor) }
    }
    guard let beginning = least.beginning(above: floor) else { return nil }
    let said = LeastAmounts.sentence(beginning, policy: policy.id, floor: floor)
    return Words(en: "\(records.columns.file): \(said.en)", zh: "\(records.columns.file)：\(said.zh)")
  }
}
