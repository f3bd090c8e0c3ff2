/// How numbers and flags are written in a file.
enum Scalar {
  /// 0.75, 75%, 145891300, 145_891_300, 1e6; and as people write them in Chinese: ７５％, 50元, 1.5万, 1.2亿元. Nothing else:
  /// no infinities, no hexadecimal numbers.
  static func number(_ text: String) -> Double? {
    var digits = Substring(narrow(text))
    let isAmount = digits.hasSuffix("元")
    if isAmount { digits = digits.dropLast() }
    let power = ["万": "e4", "亿": "e8"].first { digits.hasSuffix($0.key) }
    if power != nil { digits = digits.dropLast() }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits = digits.dropLast() }
    let plain = digits.filter { $0 != "_" }
    guard !plain.isEmpty, plain.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }),
      !isPercent || (!isAmount && power == nil),
      power == nil || !plain.utf8.contains(where: { "eE".utf8.contains($0) }),
      let value = Double(plain + (power?.value ?? "")), value.isFinite
    else { return nil }
    return isPercent ? value / 100 : value
  }

  static func whole(_ text: String) -> Int? {
    let plain = text.filter { $0 != "_" }
    if !plain.isEmpty, plain.utf8.allSatisfy({ "+-0123456789".utf8.contains($0) }) { return Int(plain) }
    // 180万, １２０.
    return text.utf8.allSatisfy { $0 < 128 } ? nil : number(text).flatMap { Int(exactly: $0) }
  }

  /// Full-width digits and signs as narrow ones, as a Chinese keyboard gives them: ８０％ is 80%.
  static func narrow(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) else { return text }
    return text.unicodeScalars.reduce(into: "") { narrow, scalar in
      let isWide = (0xFF01...0xFF5E).contains(scalar.value)
      narrow.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
    }
  }

  /// Whether a number is written as a share: 50%, ５０％.
  static func isPercent(_ text: String) -> Bool { narrow(text).hasSuffix("%") }

  static func flag(_ text: String) -> Bool? { text == "true" ? true : text == "false" ? false : nil }

  /// As files and documents say that a limit is not set.
  static func isNone(_ text: String) -> Bool {
    ["none", "无", "不设", "不设封顶线", "无封顶线", "不封顶", "不设起付线", "无起付线"].contains(text)
  }

  /// The plain form of a number that is written in words: 八成 and 七成五 are 80% and 75%.
  static func plainForm(_ text: String) -> String? {
    let parts = text.split(separator: "成", omittingEmptySubsequences: false).map(String.init)
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    func digit(_ text: String) -> Int? {
      digits.firstIndex(of: text).map { $0 + 1 } ?? Int(narrow(text)).flatMap { (1...9).contains($0) ? $0 : nil }
    }
    guard parts.count == 2, let tens = digit(parts[0]) else { return nil }
    if parts[1].isEmpty { return "\(tens)0%" }
    if parts[1] == "半" { return "\(tens)5%" }
    return digit(parts[1]).map { "\(tens)\($0)%" }
  }

  /// A number as a person reads it, in either language.
  static func words(_ value: Double, _ unit: Kind.Unit) -> BothLanguages {
    let zh = if case .yuan = unit { grouped(value) + "元" } else { describe(value, unit) }
    return (describe(value, unit), zh)
  }

  /// A number as a person reads it.
  static func describe(_ value: Double, _ unit: Kind.Unit) -> String {
    switch unit {
    case .yuan: grouped(value) + " yuan"
    case .share where abs(value) > 1e300: "\(value)"
    case .share: grouped(value * 100, decimals: 4) + "%"
    case .people: grouped(value)
    case .plain: grouped(value, decimals: 6)
    }
  }

  private static func grouped(_ value: Double, decimals: Int = 2) -> String {
    guard abs(value) < 1e18 else { return "\(value)" }
    // No more digits than an amount of this size has.
    let scale = (0..<(abs(value) < 1e12 ? decimals : 0)).reduce(1.0) { power, _ in power * 10 }
    // What would round to 0 is no 0.
    if value != 0, abs(value) * scale < 0.5 { return "\(value)" }
    let units = (abs(value) * scale).rounded()
    var digits = String(Int64(units / scale))
    var result = ""
    while digits.count > 3 {
      result = "," + digits.suffix(3) + result
      digits.removeLast(3)
    }
    var fraction = String(Int64(units.truncatingRemainder(dividingBy: scale)))
    fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return (value < 0 && units > 0 ? "-" : "") + digits + result + (fraction.isEmpty ? "" : "." + fraction)
  }
}
