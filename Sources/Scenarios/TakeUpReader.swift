import Documents
import Insurance
import Plans

/// Reads how many people choose a cover that nobody has to have (自愿参保), of all groups or of one.
///
/// ```yaml
/// population:
///   insured: { value: 5000000, source: … }     # those who could enrol
///   takeUp: { value: 40%, assumption: true }
///   adverseSelection: { value: 1.3, assumption: true }
///   groups:
///     elderly: { share: 20%, takeUp: 60%, adverseSelection: 1.1 }
/// ```
enum TakeUpReader {
  static let fields = [
    Field(
      "takeUp", .cited(.number(.share, 0...1), .source),
      "the share of them that enrols, where the cover is voluntary; all where it is left out"),
    Field(
      "adverseSelection", .cited(.number(.plain, 0.01...100), .source),
      "how many times as often those who enrol have expense as the group; 1 where it is left out"),
  ]

  /// By group, those alone who do not all enrol; nil where something is wrong.
  ///
  /// - Parameter counts: how many people each group has.
  static func takeUps(_ reader: Reader, _ counts: [(group: String, insured: Int)]) -> [String: TakeUp]? {
    guard let population = reader.object("population") else { return [:] }
    let all = values(population)
    var takeUps: [String: TakeUp] = [:]
    var isSound = true
    for (group, insured) in counts {
      let part = population.object("groups")?.object(group)
      let own: (share: Double?, selection: Double?) = part.map(values) ?? (nil, nil)
      guard let share = own.share ?? all.share ?? (own.selection ?? all.selection).map({ _ in 1 }) else { continue }
      let selection = own.selection ?? all.selection ?? 1
      guard let takeUp = TakeUp(eligible: insured, share: share, selection: selection) else {
        let times = plain(selection)
        (part ?? population).report(
          "'\(group)': \(plain(share * 100))% who have expense \(times) times as often would have more of it than the whole group, or be everybody and someone else: 'takeUp' × 'adverseSelection' is at most 100%",
          at: own.selection == nil && own.share == nil ? nil : own.selection == nil ? "takeUp" : "adverseSelection")
        isSound = false
        continue
      }
      takeUps[group] = takeUp
    }
    guard isSound else { return nil }
    if !takeUps.isEmpty, counts.allSatisfy({ (takeUps[$0.group]?.enrolled ?? $0.insured) == 0 }) {
      population.report("nobody enrols: 'takeUp' leaves no insured people", at: "takeUp")
      return nil
    }
    return takeUps
  }

  private static func values(_ reader: Reader) -> (share: Double?, selection: Double?) {
    (
      reader.has("takeUp") ? reader.figure("takeUp", .share)?.value : nil,
      reader.has("adverseSelection") ? reader.figure("adverseSelection", .plain)?.value : nil
    )
  }
}
