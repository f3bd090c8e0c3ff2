/// A year's loss by what caused it (亏损成因), before it is shared.
///
/// Shanxi 2019 五(三) and Jiangxi 2025 四(五) know two causes that a contract can name: a change of policy, and management.
/// What neither explains is ordinary fluctuation (一般经营波动): who fell ill. The three add up to the loss.
public struct LossCauses: Sendable, Hashable {
  /// What the insurer's management caused; a contract term, since no claim shows it.
  public let management: Money
  /// What a changed value or index of the policy explains of the rest, at most all of it.
  public let policy: Money
  public let ordinary: Money

  public static let none = LossCauses(of: .zero, managementShare: 0, policyGap: .zero)

  /// - Parameters:
  ///   - loss: the year's loss; what is not above zero has no cause.
  ///   - managementShare: which share of it is management-caused.
  ///   - policyGap: what a change of the policy takes that no funding has been raised for; below zero where it saves money.
  ///   - met: what a fund meets of the part that management did not cause, before anything is shared.
  public init(of loss: Money, managementShare: Double, policyGap: Money, met: Money = .zero) {
    let loss = max(loss, .zero)
    management = loss.part(managementShare)
    let rest = loss - management - met
    policy = min(rest, max(policyGap, .zero))
    ordinary = rest - policy
  }

  /// Those of several insurers together.
  init(joining causes: [LossCauses]) {
    func sum(_ part: (LossCauses) -> Money) -> Money { causes.reduce(.zero) { $0 + part($1) } }
    (management, policy, ordinary) = (sum(\.management), sum(\.policy), sum(\.ordinary))
  }

  /// The whole loss.
  public var all: Money { ordinary + policy + management }
}
