/// What enrolment earns a person: a higher cap of critical-illness insurance (参保激励, 国办发〔2024〕38号).
///
/// After some years of continuous enrolment each further one raises the cap by a step; so does a year without any claim on the
/// fund. All steps together come to a share of the original cap at most. Whoever is paid out of the raise loses the steps earned
/// without claims; whoever lapses begins anew.
///
/// A cap of 300,000, steps of 3,000: 7 years enrolled and 2 steps without a claim are (7 − 4) + 2 = 5 steps, 315,000; a year
/// that uses the raise leaves 4 + 0, 312,000; never above 360,000.
public struct EnrolmentIncentives: Sendable, Hashable {
  /// The years of enrolment after which each further one counts.
  public let continuousYears: Cited<Int>
  /// What each of them raises the cap by, yuan.
  public let continuousStep: Cited<Double>
  /// What each year without a claim raises it by, yuan.
  public let noClaimStep: Cited<Double>
  /// What all steps come to at most, as a share of the original cap.
  public let highest: Cited<Double>

  /// - Throws: `RuleError` where a number is out of range.
  public init(
    continuousYears: Cited<Int>, continuousStep: Cited<Double>, noClaimStep: Cited<Double>, highest: Cited<Double>
  ) throws(RuleError) {
    guard (0...50).contains(continuousYears.value) else {
      throw RuleError(.outOfRange, "continuousYears", "must lie between 0 and 50 years")
    }
    for (step, name) in [(continuousStep, "continuousStep"), (noClaimStep, "noClaimStep")]
    where !(step.value >= 0 && step.value.isFinite) {
      throw RuleError(.outOfRange, name, "must be 0 yuan or more")
    }
    try checkShare(highest, "highest")
    self.continuousYears = continuousYears
    self.continuousStep = continuousStep
    self.noClaimStep = noClaimStep
    self.highest = highest
  }

  /// By how much a cap is raised for a person, yuan.
  public func raise(of cap: Double, for state: EnrolmentState) -> Double {
    let steps =
      Double(max(0, state.years - continuousYears.value)) * continuousStep.value
      + Double(max(0, state.withoutClaim)) * noClaimStep.value
    return min(steps, highest.value * cap)
  }

  /// Whether any state raises a cap.
  public var raisesAny: Bool { highest.value > 0 && (continuousStep.value > 0 || noClaimStep.value > 0) }
}
