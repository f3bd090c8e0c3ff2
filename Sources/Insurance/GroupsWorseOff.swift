/// Groups that a changed benefit leaves with less than they or everybody else had, which nobody may overlook (tilted payment,
/// 倾斜支付, is what a document gives needy groups beside the general one).
extension Policy {
  /// Where something of the benefit has been set: groups that get less than everybody at some amount, which a setting for
  /// everybody leaves as they were, or a setting of their own takes below it.
  ///
  /// - Parameter present: ids of the groups that people are in; all of the policy's where it is nil.
  func groupsLeftBehind(among present: Set<String>?) -> [Words] {
    let set = values.filter { $0.isSet && $0.path.hasPrefix("benefit") }
    guard let change = set.first, let general = try? benefit(for: Group.generalID) else { return [] }
    let behind = needy(present).compactMap { group in
      (try? benefit(for: group.id)).flatMap { own in
        Self.amount(where: own, paysLessThan: general).map { (group: group, rule: own, amount: $0) }
      }
    }
    guard let first = behind.first else { return [] }
    let amounts = [first.amount, first.rule.payment(for: first.amount), general.payment(for: first.amount)]
      .map { plain($0.rounded()) }
    var hint = Words(en: "", zh: "")
    if !change.path.contains(".groups.") {
      var keys = change.path.split(separator: ".").map(String.init)
      keys.insert("*", at: keys.count - 1)
      let all = keys.joined(separator: ".")
      hint = Words(en: "; '\(all)' sets it for all of them", zh: "；“\(all)”可一并设定")
    }
    let more = Self.more(behind.count - 1)
    return [
      Words(
        en:
          "\(first.group.words.en)\(more.en) now get less than the general group: of \(amounts[0]) yuan \(amounts[1]), where everybody else gets \(amounts[2])\(hint.en)",
        zh:
          "\(first.group.words.zh)\(more.zh)的待遇低于一般人员：费用\(amounts[0])元时支付\(amounts[1])元，一般人员为\(amounts[2])元\(hint.zh)"
      )
    ]
  }

  /// Groups beside the general one that get less at some amount than under the values before they were set.
  ///
  /// - Parameters:
  ///   - former: the policy with the values before.
  ///   - present: ids of the groups that people are in.
  package func groupsWorseOff(than former: Policy, among present: Set<String>) -> [Words] {
    let worse = needy(present).compactMap { group -> (group: Group, amounts: [String])? in
      guard let own = try? benefit(for: group.id), let before = try? former.benefit(for: group.id),
        let amount = Self.amount(where: own, paysLessThan: before)
      else { return nil }
      return (group, [amount, own.payment(for: amount), before.payment(for: amount)].map { plain($0.rounded()) })
    }
    guard let first = worse.first else { return [] }
    let more = Self.more(worse.count - 1)
    return [
      Words(
        en:
          "\(first.group.words.en)\(more.en) get less than the policy gives them: of \(first.amounts[0]) yuan \(first.amounts[1]), before the setting \(first.amounts[2])",
        zh:
          "\(first.group.words.zh)\(more.zh)的待遇低于政策原规定：费用\(first.amounts[0])元时支付\(first.amounts[1])元，原为\(first.amounts[2])元"
      )
    ]
  }

  private func needy(_ present: Set<String>?) -> [Group] {
    groups.filter { $0.id != Group.generalID && present?.contains($0.id) != false }
  }

  private static func more(_ others: Int) -> Words {
    Words(
      en: others == 0 ? "" : " and \(others) other group\(others == 1 ? "" : "s")",
      zh: others == 0 ? "" : "等\(others + 1)类人员")
  }

  /// An amount at which one rule pays less than another by a fen and more; nil where there is none. Both are straight between
  /// the places where either bends.
  private static func amount(where own: any BenefitRule, paysLessThan other: any BenefitRule) -> Double? {
    let bends = [own, other].flatMap { $0.schedule?.segments.map(\.start) ?? [] }
    let amounts = Set(bends + bends.map { $0 + 10_000 } + [100_000, 1e6, 1e7]).filter(\.isFinite).sorted()
    return amounts.first { own.payment(for: $0) < other.payment(for: $0) - 0.01 }
  }
}
