/// The severity laws that a scenario can name, each with its parameters: for files, for help texts and for forms.
///
/// ```yaml
/// law: { name: lognormal, meanlog: 8.4, sdlog: 1.0 }    # looked up here
/// ```
///
/// Mixtures, spliced and empirical laws are composed of others or of data, and are built by whoever reads those.
///
/// ## Adding a law of your own
/// Start from `standard`, append an entry, and read scenarios with the result:
///
/// ```swift
/// var laws = LawCatalogue.standard
/// laws.entries.append(
///   .init(
///     name: "uniform", parameters: ["highest"], description: "Uniform from 0 to highest",
///     chineseDescription: "0 至 highest 的均匀分布"
///   ) { (values) throws(LawError) in try Uniform(highest: values[0]) })
/// let scenario = try ScenarioFile(path: "my-scenario.yaml").scenario(laws: laws)
/// ```
///
/// Its parameters are then checked, documented in the JSON Schema and listed in reports like any other's, and it can
/// be a part of mixtures and spliced laws.
public struct LawCatalogue: Sendable {
  /// One law by name.
  public struct Entry: Sendable {
    /// The law's name, as in `SeverityLaw.name`.
    public let name: String
    /// The parameters' names, in the order of the initialiser.
    public let parameters: [String]
    /// One line in English.
    public let description: String
    /// The same line in Chinese.
    public let chineseDescription: String
    /// What it is called in Chinese: what the line begins with.
    package var chineseName: String { String(chineseDescription.prefix { !"：，（".contains($0) }) }

    /// Makes the law of its parameters' values, which are finite and as many as `parameters` names, in that order.
    public let build: @Sendable ([Double]) throws(LawError) -> any SeverityLaw

    public init(
      name: String, parameters: [String], description: String, chineseDescription: String,
      build: @escaping @Sendable ([Double]) throws(LawError) -> any SeverityLaw
    ) {
      self.name = name
      self.parameters = parameters
      self.description = description
      self.chineseDescription = chineseDescription
      self.build = build
    }
  }

  /// All entries, the most usual first; of two with one name the first holds.
  public var entries: [Entry]

  /// The laws of the program itself.
  public static let standard = LawCatalogue(entries: [
    Entry(
      name: "lognormal", parameters: ["meanlog", "sdlog"],
      description: "Lognormal: log X is normal with mean meanlog and standard deviation sdlog",
      chineseDescription: "对数正态分布：log X 服从均值 meanlog、标准差 sdlog 的正态分布",
      build: { (p) throws(LawError) in try Lognormal(meanlog: p[0], sdlog: p[1]) }),
    Entry(
      name: "gamma", parameters: ["shape", "scale"],
      description: "Gamma: mean shape × scale, light tail",
      chineseDescription: "伽马分布：均值为 shape × scale，轻尾",
      build: { (p) throws(LawError) in try Gamma(shape: p[0], scale: p[1]) }),
    Entry(
      name: "weibull", parameters: ["shape", "scale"],
      description: "Weibull: heavier than the exponential where shape is below 1",
      chineseDescription: "韦布尔分布：shape 小于 1 时尾部比指数分布更厚",
      build: { (p) throws(LawError) in try Weibull(shape: p[0], scale: p[1]) }),
    Entry(
      name: "exponential", parameters: ["mean"],
      description: "Exponential, given by its mean",
      chineseDescription: "指数分布，以均值给出",
      build: { (p) throws(LawError) in try Exponential(mean: p[0]) }),
    Entry(
      name: "pareto", parameters: ["shape", "minimum"],
      description: "Pareto of the first kind: amounts from minimum up, tail index shape",
      chineseDescription: "第一类帕累托分布：金额不低于 minimum，尾指数为 shape",
      build: { (p) throws(LawError) in try Pareto(shape: p[0], minimum: p[1]) }),
    Entry(
      name: "lomax", parameters: ["shape", "scale"],
      description: "Lomax, or Pareto of the second kind: amounts from 0 up, tail index shape",
      chineseDescription: "洛马克斯分布（第二类帕累托分布）：金额从 0 起，尾指数为 shape",
      build: { (p) throws(LawError) in try Lomax(shape: p[0], scale: p[1]) }),
    Entry(
      name: "generalizedPareto", parameters: ["shape", "scale", "threshold"],
      description: "Generalised Pareto above a threshold: heavy tail for shape > 0, bounded for shape < 0",
      chineseDescription: "广义帕累托分布，金额超过 threshold：shape 大于 0 为厚尾，小于 0 有上界",
      build: { (p) throws(LawError) in try GeneralizedPareto(shape: p[0], scale: p[1], threshold: p[2]) }),
    Entry(
      name: "burr", parameters: ["shape1", "shape2", "scale"],
      description: "Burr XII (Singh–Maddala): tail index shape1 × shape2",
      chineseDescription: "伯尔 XII 型分布（Singh–Maddala）：尾指数为 shape1 × shape2",
      build: { (p) throws(LawError) in try BurrXII(shape1: p[0], shape2: p[1], scale: p[2]) }),
    Entry(
      name: "logLogistic", parameters: ["shape", "scale"],
      description: "Log-logistic: median scale, tail index shape",
      chineseDescription: "对数逻辑斯谛分布：中位数为 scale，尾指数为 shape",
      build: { (p) throws(LawError) in try LogLogistic(shape: p[0], scale: p[1]) }),
    Entry(
      name: "inverseGaussian", parameters: ["mean", "shape"],
      description: "Inverse Gaussian: variance mean³/shape",
      chineseDescription: "逆高斯分布：方差为 mean³/shape",
      build: { (p) throws(LawError) in try InverseGaussian(mean: p[0], shape: p[1]) }),
    Entry(
      name: "constant", parameters: ["amount"],
      description: "A sure amount",
      chineseDescription: "固定金额",
      build: { (p) throws(LawError) in try Constant(amount: p[0]) }),
  ])

  /// The law of that name with those parameters.
  ///
  /// - Throws: `LawError` for a name that is not here, a parameter that is missing or not the law's, or a value that
  ///   the law refuses; its `parameter` is the offending name.
  public func make(name: String, parameters: [String: Double]) throws(LawError) -> any SeverityLaw {
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw LawError(
        code: .unknownLaw, parameter: name,
        message: "There is no law \(name); there are \(list: entries.map(\.name)).")
    }
    if let unknown = parameters.keys.sorted().first(where: { !entry.parameters.contains($0) }) {
      throw LawError(
        code: .unknownParameter, parameter: unknown,
        message: "\(name) has no parameter \(unknown); it takes \(list: entry.parameters).")
    }
    var values: [Double] = []
    for parameter in entry.parameters {
      guard let value = parameters[parameter] else {
        throw LawError(
          code: .missing, parameter: parameter,
          message: "\(name) needs \(parameter); it takes \(list: entry.parameters).")
      }
      values.append(value)
    }
    return try entry.build(values)
  }
}
