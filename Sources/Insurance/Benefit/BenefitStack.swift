/// The benefits of one group of people, in the order of the law: what each pays of a person's in-scope amount X.
///
/// Where every rule is piecewise linear, so is each layer as a function of X, and all methods have it in closed form.
public struct BenefitStack: Sendable {
  /// A layer with the group's rule.
  public struct Level: Sendable {
    public let layer: BenefitLayer
    /// On what the layers before it have left.
    public let rule: any BenefitRule
    /// The same as a function of X.
    public let ofAmount: any BenefitRule
  }

  /// Critical-illness insurance first.
  public let levels: [Level]
  /// What the insurer pays under its contract, of all layers that belong to it, as a function of X.
  public let contract: any BenefitRule

  /// The layers that are counted one by one: all but the contract, where that is a single layer.
  package let counted: [Level]

  /// What a person gets from all layers together, as a function of X.
  public var all: any BenefitRule { levels.count == 1 ? contract : CombinedBenefit(levels.map(\.ofAmount)) }

  /// Critical-illness insurance alone.
  package init(_ rule: any BenefitRule) {
    let layer = BenefitLayer.criticalIllness([Group.generalID: rule], clause: "—")
    levels = [Level(layer: layer, rule: rule, ofAmount: rule)]
    (contract, counted) = (rule, [])
  }

  /// - Throws: `PolicyError` where the rules of the groups cannot be joined.
  init(_ layers: [BenefitLayer], for groups: [String]) throws(PolicyError) {
    var levels: [Level] = []
    for layer in layers {
      let rule = try layer.rule(for: groups)
      let before = levels.map(\.ofAmount)
      levels.append(
        Level(layer: layer, rule: rule, ofAmount: before.isEmpty ? rule : LaterBenefit(rule, after: before)))
    }
    self.levels = levels
    let own = levels.filter(\.layer.isInContract).map(\.ofAmount)
    contract = own.count == 1 ? own[0] : CombinedBenefit(own)
    counted = own.count == 1 ? levels.filter { !$0.layer.isInContract } : levels
  }

  /// What each of the `counted` layers pays, yuan, of a person who has something beside X, such as a chronic overflow.
  ///
  /// - Parameters:
  ///   - amount: X, yuan.
  ///   - expense: X and what comes beside it, yuan.
  ///   - paid: what the contract pays in all, yuan; its first layer pays what its others do not.
  ///   - visit: told the place among `counted` and the payment.
  @inline(__always)
  package func visitCounted(
    of amount: Double, expense: Double, paid: Double, _ visit: (_ place: Int, _ payment: Double) -> Void
  ) {
    var left = expense - paid
    for (place, level) in counted.enumerated() {
      guard !level.layer.isInContract else {
        visit(
          place,
          place > 0
            ? level.ofAmount.payment(for: amount)
            : counted.dropFirst().reduce(paid) {
              $0 - ($1.layer.isInContract ? $1.ofAmount.payment(for: amount) : 0)
            })
        continue
      }
      let payment = level.rule.payment(for: max(0, left))
      left -= payment
      visit(place, payment)
    }
  }
}

/// A layer as a function of X: its rule on what the layers before it leave.
struct LaterBenefit: BenefitRule {
  private let rule: any BenefitRule
  private let before: [any BenefitRule]
  let schedule: PayoutSchedule?

  /// - Parameter before: the earlier layers as functions of X.
  init(_ rule: any BenefitRule, after before: [any BenefitRule]) {
    self.rule = rule
    self.before = before
    let earlier = before.compactMap(\.schedule)
    schedule =
      earlier.count == before.count ? rule.schedule?.ofWhatIsLeft(by: PayoutSchedule.sum(of: earlier)) : nil
  }

  private func left(of amount: Double) -> Double {
    max(0, before.reduce(amount) { $0 - $1.payment(for: amount) })
  }

  func payment(for amount: Double) -> Double { rule.payment(for: left(of: amount)) }

  func explain(_ amount: Double) -> [BenefitStep] { rule.explain(left(of: amount)) }

  /// Of what the earlier layers leave, not of X.
  var deductible: Double { rule.deductible }
}

/// Several layers together, as a function of X.
struct CombinedBenefit: BenefitRule {
  private let parts: [any BenefitRule]
  let schedule: PayoutSchedule?

  init(_ parts: [any BenefitRule]) {
    self.parts = parts
    let schedules = parts.compactMap(\.schedule)
    schedule = schedules.count == parts.count ? PayoutSchedule.sum(of: schedules) : nil
  }

  func payment(for amount: Double) -> Double { parts.reduce(0) { $0 + $1.payment(for: amount) } }

  func explain(_ amount: Double) -> [BenefitStep] { parts.flatMap { $0.explain(amount) } }

  /// The amount from which on anything is paid.
  var deductible: Double { parts.map(\.deductible).min() ?? .infinity }
}
