import AggregateLaws
import Chance
import Foundation
import Plans
import Wording

/// What takes a law of claims beyond the reach of its inversion, for whoever is refused.
struct ReachCause {
  private let lines: [ClaimLine]
  private let shocks: Shocks

  init(_ lines: [ClaimLine], _ shocks: Shocks) {
    self.lines = lines
    self.shocks = shocks
  }

  /// The end of the refusal: the cause, as far as it can be told, and what may be done.
  var text: Message {
    let advice: Message =
      law == nil
      ? "--method grouped draws the years instead"
      : "give the benefit a cap, or 'expense.law' a lighter tail; --method grouped draws the years instead"
    switch (law, shock) {
    case (nil, nil): return "; \(advice)"
    case (let cause?, nil), (nil, let cause?): return "; \(cause): \(advice)"
    case (let law?, let shock?): return "; \(law); \(shock): \(advice)"
    }
  }

  /// The shock without which the law can be had; nil where there is none.
  private var shock: Message? {
    func canBeHad(frequency: Double, severity: Double) -> Bool {
      let factors = CommonFactors(
        frequency: frequency, severity: severity, correlation: min(frequency, severity) > 0 ? shocks.correlation : 0)
      // Nobody waits long for the cause of a refusal.
      guard let seconds = AggregateLaw.seconds(of: lines, factors: factors), seconds < 1.5 else { return false }
      return (try? AggregateLaw(of: lines, factors: factors)) != nil
    }
    func said(_ name: String, _ value: Double) -> String { "'shocks.\(name)' of \(shortNumber(value))" }
    let (severity, frequency) = (said("severity", shocks.severity), said("frequency", shocks.frequency))
    if shocks.severity > 0, canBeHad(frequency: shocks.frequency, severity: 0) {
      return "without \(severity) it could be had"
    }
    if shocks.frequency > 0, canBeHad(frequency: 0, severity: shocks.severity) {
      return "without \(frequency) it could be had"
    }
    if shocks.severity > 0, shocks.frequency > 0, canBeHad(frequency: 0, severity: 0) {
      return "without \(severity) and \(frequency) it could be had"
    }
    return nil
  }

  /// The law with the heaviest tail of those that are paid without a cap; nil where none is heavy.
  private var law: Message? {
    let heavy = lines.filter { $0.expectedCount > 0 && !$0.payment.hasCap }.compactMap { line in
      Self.tailIndex(of: line.severity).map { (line.severity, index: $0) }
    }
    guard let (law, index) = heavy.min(by: { $0.index < $1.index }), index < Self.lightest else { return nil }
    let parameters = law.parameters.map { "\($0.name) \(shortNumber($0.value))" }.joined(separator: ", ")
    let named = law.name + (parameters.isEmpty ? "" : "(\(parameters))")
    return
      "the law \(named) has a tail index of about \(shortNumber((index * 10).rounded() / 10)), and what it pays has no cap"
  }

  /// Tails that fall faster have a variance, and are within reach.
  private static let lightest = 3.0

  /// How fast S(x) falls as a power of x, far out; nil where it ends.
  private static func tailIndex(of law: any SeverityLaw) -> Double? {
    let (near, far) = (law.quantile(survival: 1e-6), law.quantile(survival: 1e-9))
    guard near > 0, far > near, far.isFinite else { return nil }
    return log(1_000) / log(far / near)
  }
}

extension ClaimLine.Payment {
  /// Whether nobody is paid more than a certain amount.
  fileprivate var hasCap: Bool {
    switch self {
    case .pieces(let pieces): pieces.last.map { $0.slope == 0 } ?? true
    case .function(let payment): payment(1e15) <= 1.001 * payment(1e14)
    case .kinds: true
    }
  }
}
