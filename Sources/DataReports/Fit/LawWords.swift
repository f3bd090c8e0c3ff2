import Chance
import Insurance

/// What laws and their parameters are called: in Chinese the name, with the word behind it by which files and options take it.
struct LawWords {
  let language: Language

  /// `lognormal`; 对数正态（lognormal）.
  func law(_ family: String) -> String {
    guard language == .chinese, let name = Self.name(of: family) else { return family }
    return "\(name)（\(family)）"
  }

  /// `tail.generalizedPareto.shape`; 尾部形状参数（tail.generalizedPareto.shape）.
  func parameter(_ name: String) -> String {
    guard language == .chinese, let words = Self.words(of: name) else { return name }
    return "\(words)（\(name)）"
  }

  private static func name(of family: String) -> String? {
    if family == "lognormalMixture" { return "对数正态混合" }
    if let body = family.split(separator: "-", maxSplits: 1).dropFirst().first {
      return name(of: String(body)).map { "\($0)拼接广义帕累托" }
    }
    guard let name = LawCatalogue.standard.entries.first(where: { $0.name == family })?.chineseName else { return nil }
    return name.hasSuffix("分布") ? String(name.dropLast(2)) : name
  }

  /// The parameter's own name, behind that of the part of a composed law.
  private static func words(of name: String) -> String? {
    let parts = name.split(separator: ".").map(String.init)
    guard let last = parts.last, let words = parameters[last] else { return nil }
    guard parts.count > 1, let part = parts.first else { return words }
    return (part == "body" ? "主体" : part == "tail" ? "尾部" : "第\(part)部分") + words
  }

  private static let parameters = [
    "meanlog": "对数均值", "sdlog": "对数标准差", "shape": "形状参数", "shape1": "第一形状参数", "shape2": "第二形状参数",
    "scale": "尺度参数", "mean": "均值", "minimum": "最小值", "threshold": "门槛", "weight": "权重", "tailWeight": "尾部占比",
  ]
}
