import Insurance
import Presentation
import Search

/// Values of an unknown as a person reads them.
struct UnknownText {
  private let unknown: Unknown

  init(_ unknown: Unknown) { self.unknown = unknown }

  private var isShare: Bool { if case .share = unknown.quantity.unit { true } else { false } }

  /// With six significant digits, or as many decimals as the noise leaves.
  func number(_ value: Double, noise: Double? = nil) -> String {
    if unknown.quantity.isWhole { return NumberText.grouped(value) }
    let scaled = isShare ? 100 * value : value
    let size = max(abs(scaled), 1)
    var digits = 5
    var limit = 10.0
    while size >= limit, digits > 0 { (digits, limit) = (digits - 1, limit * 10) }
    let scale = isShare ? 100.0 : 1
    let decimals = noise.flatMap { NumberText.decimals(forStandardError: $0 * scale) } ?? digits
    var text = NumberText.grouped(scaled, decimals: min(decimals, digits))
    if text.contains("."), noise == nil {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + (isShare ? "%" : "")
  }

  /// Empty where the number says it itself.
  func unit(_ language: Language) -> String {
    switch unknown.quantity.unit {
    case .yuan: language == .chinese ? "元" : "yuan"
    case .people where !unknown.quantity.isWhole: language == .chinese ? "人" : "people"
    case .people, .share, .plain: ""
    }
  }
}
