import Documents
import Foundation
import Scenarios
import Simulation
import Wording

/// The value that is sought: its path, the range that is searched, and how it is written.
package struct Unknown: Sendable {
  package let path: String
  package let quantity: Quantity
  package let low: Double
  package let high: Double
  /// Whether the range was given; the usual one gives way where a value is none that the scenario takes.
  package let isRangeGiven: Bool

  /// - Parameter between: nil for the usual range: all of it for a share, 0 to 10 times the present value for an amount.
  /// - Throws: `DocumentError` where the path leads to no number, or there is no usual range.
  package init(_ path: String, between: ValueRange?, in family: ScenarioFamily) throws(DocumentError) {
    func fault(_ message: Message) -> DocumentError {
      DocumentError(.invalid, [Problem(message, at: Place(file: "--for \(path)"))])
    }
    guard !Alternative.isFixed(path) else {
      throw fault("is the same for all values tried, so that they meet the same draws: use --set")
    }
    guard let quantity = family.file.quantity(at: path, overrides: family.overrides) else {
      // The scenario itself says where the path is wrong.
      let probe = Node(.scalar("1", isQuoted: false), at: Place(file: "--for \(path)"), isSet: true)
      _ = try family.member([Override(path: path, node: probe)])
      throw fault("is no number")
    }
    self.path = path
    self.quantity = quantity
    isRangeGiven = between != nil
    if let between {
      // 0.4 is an amount wherever it is set; a share of an index has its percent sign.
      guard !quantity.isShareOfIndex || (between.low.isPercent && between.high.isPercent) else {
        throw fault(
          "is a share of a published index here: write --between with percent signs, such as 20%…80%")
      }
      (low, high) = (between.low.value, between.high.value)
      return
    }
    let allowed = quantity.allowed
    if case .share = quantity.unit {
      (low, high) = (max(0, allowed.lowerBound), min(1, allowed.upperBound))
    } else if allowed.upperBound - allowed.lowerBound <= 2 {
      (low, high) = (allowed.lowerBound, allowed.upperBound)
    } else if let present = quantity.present, present > 0 {
      (low, high) = (max(0, allowed.lowerBound), min(10 * present, allowed.upperBound))
    } else {
      throw fault("has no present value to go by: say where to look, --between LOW…HIGH")
    }
  }

  /// So close two values count as the same; a whole number for whole numbers.
  ///
  /// - Parameter isQuick: whether the claims need not be drawn anew, which allows a finer search.
  func tolerance(isQuick: Bool) -> Double { quantity.isWhole ? 1 : (high - low) * (isQuick ? 1e-7 : 1e-5) }

  /// The value a share of the way from the low end to the high one.
  func value(at share: Double) -> Double {
    let value = low + share * (high - low)
    return quantity.isWhole ? value.rounded() : value
  }

  /// What sets the unknown to a value.
  ///
  /// - Throws: `DocumentError` where the value is no YAML.
  func override(_ value: Double) throws(DocumentError) -> Override {
    let text = DecimalText(value, decimals: quantity.isWhole ? 0 : 12, isPercent: quantity.isShareOfIndex)
    return try VariedValue(text).override(at: path, flag: "--for")
  }

  /// A value with the decimals that a tolerance leaves it.
  ///
  /// - Parameter up: to which side it is rounded; to the nearest where it is nil.
  func written(_ value: Double, tolerance: Double, up: Bool? = nil) -> VariedValue {
    let isPercent = quantity.isShareOfIndex
    let scaled = isPercent ? 100 * tolerance : tolerance
    let decimals = quantity.isWhole ? 0 : max(0, min(12, -Int(log10(scaled).rounded(.down))))
    guard let up, !quantity.isWhole else {
      return VariedValue(DecimalText(value, decimals: decimals, isPercent: isPercent))
    }
    let scale = pow(10, Double(decimals)) * (isPercent ? 100 : 1)
    let rounded = (value * scale).rounded(up ? .up : .down) / scale
    return VariedValue(DecimalText(rounded, decimals: decimals, isPercent: isPercent))
  }
}
