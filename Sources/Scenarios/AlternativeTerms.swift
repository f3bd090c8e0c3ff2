import Documents
import Insurance
import Plans

/// What an alternative's terms are to a contract that tells a changed policy's losses from others (Shanxi 2019 五(三), Jiangxi
/// 2025 四(五), Langfang 2024 五(五)).
package enum AlternativeTerms: String, Codable, Hashable, Sendable, CaseIterable {
  /// A change of the baseline's that begins with the first year: the loss that it explains is policy-caused.
  case changed
  /// Those that always held, such as a bid's or another region's: a loss under them is no change's.
  case standing

  /// What a reader must know of it.
  package var words: Words {
    switch self {
    case .changed:
      Words(
        en:
          "what the alternative changes of the policy is settled as a change that begins with the first year: the loss that it explains is policy-caused (--terms standing settles it as if its terms had always held)",
        zh: "方案对政策的变动视为自首年起的政策调整，由此造成的亏损按政策性亏损清算（--terms standing则视为一直执行方案条款）")
    case .standing:
      Words(
        en:
          "the alternative is settled as if its terms had always held, so that no loss comes of the change (--terms changed settles what it changes of the policy as policy-caused)",
        zh: "视为一直执行方案条款，亏损不计政策调整成因（--terms changed则将方案对政策的变动按政策性亏损清算）")
    }
  }
}

extension Alternative.Change {
  /// Whether it changes the policy. How a clause is read changes none: the clause is as it was.
  var changesPolicy: Bool {
    path == "policy" || (ScenarioFile.isPolicyPath(path) && !path.hasPrefix("readings."))
  }
}

extension ScenarioFile {
  /// What held before some changes changed the policy, for the people that they leave.
  ///
  /// - Parameters:
  ///   - changes: of the policy or of anything else.
  ///   - base: what is set whether anything changes or not.
  ///   - memory: of this file alone.
  /// - Returns: nil where there are no such terms, as where the changes only fit together.
  package func formerTerms(
    before changes: [Alternative.Change], over base: [Override], sharing memory: EpisodeMemory?
  ) -> FormerTerms? {
    let others = changes.filter { !$0.changesPolicy }.map(\.override)
    return (try? scenario(overrides: base + others, sharing: memory)).map { FormerTerms(of: $0.plan) }
  }
}
