import Documents
import Insurance
import Plans

/// What a scenario says of where people stand in enrolment, and of what moves them.
enum EnrolmentDraft {
  private static let share = Kind.cited(.number(.share, 0...1), .source)

  static let field = Field(
    "enrolment",
    .object([
      Field(
        "states",
        .list(
          .object([
            Field("share", share, required: true, "the share of the insured"),
            Field("years", .whole(0...100), required: true, "full years of enrolment without a gap"),
            Field("withoutClaim", .whole(0...100), "steps earned by years without a claim; 0 where it is left out"),
          ]), atLeast: 1),
        "how people are spread when the first year begins, adding up to 100%; all with the years after which further ones count where it is left out"
      ),
      Field(
        "withoutClaim", share,
        "the share of people without a claim on the fund in a year; those without in-scope expense where it is left out"
      ),
      Field("lapsing", share, "the share of people whose enrolment breaks off in a year; 0 where it is left out"),
      Field("waiting", share, "the share of the insured who wait for benefits in a year; 0 where it is left out"),
      Field(
        "missedYears", .cited(.whole(0...50), .source), "how many years these have missed; 0 where it is left out"),
    ]), "enrolment, for policies whose caps it raises or that let people wait")

  /// Nil where something is wrong.
  static func read(_ reader: Reader) -> Enrolment? {
    guard let part = reader.object("enrolment") else { return .unknown }
    var states: [(state: EnrolmentState, share: Double)] = []
    for own in part.list("states") {
      guard let share = own.figure("share", .share)?.value, let years = own.whole("years") else { return nil }
      states.append((EnrolmentState(years: years, withoutClaim: own.whole("withoutClaim") ?? 0), share))
    }
    let sum = states.reduce(0) { $0 + $1.share }
    if !states.isEmpty, abs(sum - 1) > 1e-9 {
      part.report("the shares of the states add up to \(plain(sum * 100))%, not 100%", at: "states")
      return nil
    }
    if part.has("missedYears"), !part.has("waiting") {
      part.report("'missedYears' has no effect without 'waiting'", at: "missedYears")
    }
    return Enrolment(
      start: states.isEmpty ? nil : EnrolmentShares(states),
      withoutClaim: part.has("withoutClaim") ? part.figure("withoutClaim", .share)?.value : nil,
      lapsing: part.figure("lapsing", .share)?.value ?? 0, waiting: part.figure("waiting", .share)?.value ?? 0,
      missedYears: part.figure("missedYears", .plain).map { Int($0.value) } ?? 0)
  }
}

extension ScenarioMaker {
  /// What is said of enrolment and no policy asks for.
  func enrolmentProblems(_ draft: Draft, _ policies: [Policy]) -> [Problem] {
    guard let part = draft.node["enrolment"], let policy = policies.first else { return [] }
    let earns = policies.contains { $0.incentives != nil }
    let waits = policies.contains { $0.waitingPeriod != nil }
    return ["states", "withoutClaim", "lapsing", "waiting"].compactMap { key in
      let isOfWaiting = key == "waiting"
      guard let value = part[key], isOfWaiting ? !waits : !earns else { return nil }
      return Problem(
        "'\(key)' has no effect: \(policy.id) has no '\(isOfWaiting ? "waitingPeriod" : "incentives")'",
        at: value.place)
    }
  }
}
