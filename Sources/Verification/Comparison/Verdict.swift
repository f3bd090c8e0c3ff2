import Insurance

/// What a comparison with a baseline comes to, with the cause where something has changed.
package enum Verdict: String, Sendable, CaseIterable, Encodable {
  case sameBits = "same-bits"
  case rounding = "rounding"
  case tolerated = "tolerated"
  case insideNoise = "inside-noise"
  case caseFailed = "case-failed"
  case outsideNoise = "outside-noise"
  case codeChanged = "code-changed"
  case scenarioChanged = "scenario-changed"
  case policyChanged = "policy-changed"
  case incomparable = "incomparable"
  case unusable = "unusable"

  /// Whether a build may go on.
  package var passes: Bool {
    switch self {
    case .sameBits, .rounding, .tolerated, .insideNoise: true
    default: false
    }
  }

  /// The exit status of a command that ends with it.
  ///
  /// - Parameter isStrict: whether nothing but the same bits will do.
  package func status(isStrict: Bool) -> Int32 {
    switch self {
    case .sameBits: 0
    case .rounding: isStrict ? 10 : 0
    case .insideNoise: isStrict ? 11 : 0
    case .tolerated: isStrict ? 12 : 0
    case .codeChanged: 1
    case .policyChanged: 2
    case .scenarioChanged: 3
    case .outsideNoise: 4
    case .incomparable: 5
    case .caseFailed: 6
    case .unusable: 65
    }
  }

  package var words: Words {
    switch self {
    case .sameBits: Words(en: "the same bits", zh: "逐位一致")
    case .rounding: Words(en: "the same within the rounding of another platform", zh: "仅有不同平台的舍入差异")
    case .tolerated: Words(en: "moved within the scenario's tolerances", zh: "变动在情景设定的容差之内")
    case .insideNoise: Words(en: "other random streams, every metric inside its noise", zh: "随机流不同，各指标均在抽样误差之内")
    case .caseFailed: Words(en: "a worked case fails", zh: "算例不符")
    case .outsideNoise:
      Words(en: "other random streams, and a metric is outside its noise", zh: "随机流不同，且有指标超出抽样误差")
    case .codeChanged: Words(en: "the code changed a result", zh: "代码改变了结果")
    case .scenarioChanged:
      Words(en: "an assumption or data of the scenario changed", zh: "情景的假设或数据有变动")
    case .policyChanged: Words(en: "a policy value changed", zh: "政策参数有变动")
    case .incomparable:
      Words(en: "a baseline, or a metric in one of the two, is missing", zh: "缺少基准，或某一方缺少指标")
    case .unusable: Words(en: "a file cannot be used", zh: "文件无法使用")
    }
  }

  /// Which of several decides how the command ends: a cause that explains others comes before them.
  static let order: [Verdict] = [
    .unusable, .policyChanged, .scenarioChanged, .incomparable, .codeChanged, .outsideNoise, .caseFailed, .tolerated,
    .insideNoise, .rounding, .sameBits,
  ]
}
