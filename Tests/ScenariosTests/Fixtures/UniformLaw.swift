import Chance

/// A law as somebody outside might write it: every amount from 0 to a highest is equally likely.
struct UniformLaw: SeverityLaw {
  let highest: Double

  init(highest: Double) throws(LawError) {
    guard highest > 0 else {
      throw LawError(code: .notPositive, parameter: "highest", message: "highest is \(highest); give more than 0.")
    }
    self.highest = highest
  }

  var name: String { "uniform" }
  var parameters: [(name: String, value: Double)] { [("highest", highest)] }

  func cumulative(_ x: Double) -> Double { min(max(x / highest, 0), 1) }
  func survival(_ x: Double) -> Double { min(max((highest - x) / highest, 0), 1) }
  func quantile(_ p: Double) -> Double { (0...1).contains(p) ? highest * p : .nan }

  func limitedExpectedValue(_ u: Double) -> Double {
    let limit = min(max(u, 0), highest)
    return limit - limit * limit / (2 * highest)
  }

  func limitedSecondMoment(_ u: Double) -> Double {
    let limit = min(max(u, 0), highest)
    return limit * limit - 2 * limit * limit * limit / (3 * highest)
  }

  func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for i in amounts.indices { amounts[i] = highest * stream.uniform() }
  }
}

extension LawCatalogue {
  /// The standard laws and the one above.
  static var withUniform: LawCatalogue {
    var catalogue = LawCatalogue.standard
    catalogue.entries.append(
      Entry(
        name: "uniform", parameters: ["highest"], description: "Uniform from 0 to highest",
        chineseDescription: "0 至 highest 的均匀分布"
      ) { (values) throws(LawError) in try UniformLaw(highest: values[0]) })
    return catalogue
  }
}
