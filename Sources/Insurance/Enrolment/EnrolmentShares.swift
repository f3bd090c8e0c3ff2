/// How the people of a group are spread over the states of enrolment.
public struct EnrolmentShares: Sendable, Hashable {
  /// One state with the share of people in it.
  public struct Part: Sendable, Hashable {
    public let state: EnrolmentState
    public let share: Double
  }

  /// In the order of the states, so that sums are the same bits wherever they are made; the shares add up to 1.
  public let parts: [Part]

  /// - Parameter shares: by state; those of a state that is named twice are added up.
  public init(_ shares: [(state: EnrolmentState, share: Double)]) {
    var sums: [EnrolmentState: Double] = [:]
    for part in shares where part.share > 0 { sums[part.state, default: 0] += part.share }
    parts = sums.map { Part(state: $0.key, share: $0.value) }.sorted { $0.state < $1.state }
  }

  /// Everybody in one state.
  public init(all state: EnrolmentState) { self.init([(state, 1)]) }

  /// The spread after a year.
  ///
  /// - Parameters:
  ///   - withoutClaim: the share of people without a claim on the fund in the year.
  ///   - usingRaise: the share of people in a state who are paid more than the original cap; at most those with a claim.
  ///   - lapsing: the share of people whose enrolment breaks off, whatever their state and their claims.
  ///   - most: what lies beyond it earns nothing more, and is counted with it.
  public func after(
    withoutClaim: Double, usingRaise: (EnrolmentState) -> Double, lapsing: Double, most: EnrolmentState
  ) -> EnrolmentShares {
    let stays = 1 - lapsing
    var next: [(state: EnrolmentState, share: Double)] = []
    for part in parts {
      let used = min(max(0, usingRaise(part.state)), 1 - withoutClaim)
      let moves: [(EnrolmentState.Year, Double)] = [
        (.lapsed, lapsing), (.withoutClaim, stays * withoutClaim), (.usedRaise, stays * used),
        (.withClaim, stays * (1 - withoutClaim - used)),
      ]
      for (year, share) in moves {
        let to = part.state.after(year)
        next.append(
          (
            EnrolmentState(years: min(to.years, most.years), withoutClaim: min(to.withoutClaim, most.withoutClaim)),
            part.share * share
          ))
      }
    }
    return EnrolmentShares(next)
  }
}
