import Insurance
import Simulation

extension MethodName {
  /// What it is called; in English as it is written.
  func text(_ language: Language) -> String {
    guard language == .chinese else { return rawValue }
    return switch self {
    case .grouped: "分组法"
    case .individual: "逐人法"
    case .exact: "精确法"
    }
  }
}
