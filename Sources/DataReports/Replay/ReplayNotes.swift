import Data
import Insurance
import Presentation
import Replay

/// What a replay took that the file does not say.
enum ReplayNotes {
  /// What of the rows is probably not as they are taken: said first. That rows repeat a person's number is said while they are
  /// read, since parts of a file do not know it of each other.
  static func doubts(_ replay: Replay) -> [Words] {
    let policies = replay.plan.policies.indices.compactMap { place -> Words? in
      guard let floor = replay.floor(place), let least = replay.reading.least.beginning(above: floor) else {
        return nil
      }
      let said = LeastAmounts.sentence(least, policy: replay.plan.policies[place].id, floor: floor)
      return Words(en: said.en, zh: said.zh)
    }
    return FileReadingText.doubts(replay.reading, repeats: false) + policies
  }

  static func all(_ replay: Replay) -> [Words] {
    var notes = doubts(replay)
    if replay.plan.groups == nil {
      notes.append(
        Words(
          en: "everybody is taken to be of the general group: --group names a column of groups",
          zh: "所有人员按一般参保人员计算：可用 --group 指定人员类别列"))
    }
    if replay.blankGroups > 0 {
      let count = NumberText.grouped(replay.blankGroups)
      notes.append(Words(en: "\(count) rows name no group and count as general", zh: "\(count)行未注明人员类别，按一般参保人员计算"))
    }
    for (unknown, people) in replay.unknownGroups.sorted(by: {
      ($0.key.policy, $0.key.group) < ($1.key.policy, $1.key.group)
    }) {
      let policy = replay.plan.policies[unknown.policy].id
      let (count, group) = (NumberText.grouped(people), ReplayWords.group(unknown.group, replay))
      notes.append(
        Words(
          en: "\(policy) has no group '\(group.en)': its \(count) people count as general there",
          zh: "\(policy)没有“\(group.zh)”类人员：其\(count)人按一般参保人员计算"))
    }
    if let check = replay.check, check.blanks > 0 {
      let count = NumberText.grouped(check.blanks)
      notes.append(
        Words(en: "\(count) rows say nothing of a payment and count as paid nothing", zh: "\(count)行未注明支付额，按未支付计算"))
    }
    if replay.reading.badRows.count > 0 { notes.append(BadRowText.leftOut(replay.reading.judgement)) }
    for policy in replay.plan.policies {
      for warning in policy.warnings where !notes.contains(warning) { notes.append(warning) }
    }
    return notes
  }
}
