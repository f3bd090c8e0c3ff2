import Insurance
import Plans

extension MethodName {
  /// What a method is called whose name a result or a baseline holds; the name itself where no method has it.
  package static func text(of name: String, _ language: Language) -> String {
    MethodName(rawValue: name)?.text(language) ?? name
  }

  /// What it is called; in English as it is written.
  package func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .grouped: "分组法"
    case .individual: "逐人法"
    case .exact: "精确法"
    }
  }
}
