import Foundation
import TestSupport

/// Changes a scenario file at random into what people, editors and accidents make of such files.
struct Mutator {
  var generator: SplitMix64

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  /// What may stand where a value is wanted.
  private static let values = [
    "", "~", "none", "true", "0", "-0", "-1", "1", "2", "1.2", "0.5", "100%", "120%", "-5%", "1e-320", "1e-9", "1e9",
    "1e15",
    "-1e15", "1e300", "-1e300", "1e999", ".inf", ".nan", "0x10", "1_000", "1_0", "+3", "2019.0", "1990", "2100", "2101",
    "2147483648", "4294967296", "9223372036854775807", "-9223372036854775808", "99999999999999999999", "'5'", "\"5\"",
    "[]",
    "{}", "[1, 2]", "[[[]]]", "{ value: 1 }", "{ value: none }", "{ value: }", "{ assumption: true }",
    "{ value: 1e300, x: 1 }",
    "[{ from: 2019-01-01, value: 1, clause: x }]", "[{ from: 2099-01-01, value: 1, clause: x }]", "起付线", "lognormal",
    "gamma",
    "weibull", "exponential", "pareto", "lomax", "generalizedPareto", "burr", "logLogistic", "inverseGaussian",
    "constant",
    "mixture", "spliced", "empirical", "grouped", "{ name: constant, amount: 1e15 }",
    "{ name: exponential, mean: 1e15 }",
    "{ name: pareto, shape: 1e-15, minimum: 1 }", "{ name: gamma, shape: 1e15, scale: 1e15 }",
    "{ name: gamma, shape: 1e-15, scale: 1 }", "{ name: lognormal, meanlog: 1e15, sdlog: 1e15 }",
    "{ name: generalizedPareto, shape: -1e15, scale: 1e-15, threshold: 0 }",
    "{ name: inverseGaussian, mean: 1e15, shape: 1e-15 }", "{ name: weibull, shape: 1e-3, scale: 1e15 }",
    "{ name: burr, shape1: 1e-6, shape2: 1e-6, scale: 1 }", "{ name: logLogistic, shape: 1e-9, scale: 1e15 }",
    "{ name: empirical, values: [0] }", "{ name: empirical, values: [0, 1e12], weights: [0, 0] }",
    "{ name: empirical, values: [1], weights: [1, 2] }",
    "{ name: mixture, components: [{ weight: 0, law: { name: constant, amount: 1 } }] }",
    "{ name: mixture, components: [{ weight: 1, law: { name: mixture, components: [] } }] }",
    "{ name: spliced, body: { name: constant, amount: 5 }, tail: { name: constant, amount: 5 }, threshold: 5, tailWeight: 1 }",
    "{ name: spliced, body: { name: pareto, shape: 1, minimum: 9 }, tail: { name: lomax, shape: 1, scale: 1 }, threshold: 9, tailWeight: 0.5 }",
    "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013", "national-stylised", "shandong-2051",
    "./nowhere.yaml",
    "/", ".", "..", "/dev/null", "*a", "&a 1", "!!binary aGVsbG8=", "|", ">-", "---", "? a", "- 1", "\u{0}", "\u{FEFF}",
    "\t", "%",
  ]

  /// Keys of scenarios and of policies, and names that nobody knows.
  private static let keys = [
    "general", "disabled", "registered-poor", "disabled+registered-poor", "disabled+disabled", "general+disabled", "+",
    "a+", "x",
    "value", "share", "law", "factor", "groups", "probability", "years", "seed", "replications", "terms",
    "benefit.deductible",
    "benefit.cap", "benefit.rate", "benefit.bands", "benefit.bands[0].rate", "benefit.groups.disabled.rate",
    "costs.perInsured",
    "costs.shareOfPremium", "funding.perHead", "funding", "riskSharing.rule", "riskSharing", "settlement.instalments",
    "settlement.deposit", "inForce.from", "inForce.to", "indices", "documents[0].number", "", "[", "a.b.c", "1",
  ]

  mutating func value() -> String { Self.values.randomElement(using: &generator) ?? "" }

  /// One argument of `--set`.
  mutating func setting() -> String {
    let paths =
      Self.keys + [
        "population.insured", "population.groups.disabled.share", "expense.law", "expense.law.name",
        "expense.law.sdlog",
        "expense.probability", "expense.factor", "shocks.frequency", "shocks", "openingReserve", "policy", "year",
        "method",
      ]
    return (paths.randomElement(using: &generator) ?? "") + "=" + value()
  }

  /// The text with one to three things done to it.
  mutating func mutate(_ text: String) -> String {
    var text = text
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      text =
        switch Int.random(in: 0..<20, using: &generator) {
        case 0...9: changeNumber(text)
        case 10...12: changeValue(text)
        case 13...15: changeKey(text)
        case 16, 17: changeLines(text)
        case 18: addEntry(text)
        default: changeBytes(text)
        }
    }
    return text
  }

  /// Another number for a number, which is often one that may stand there.
  private mutating func changeNumber(_ text: String) -> String {
    let numbers = text.ranges(of: /[0-9][0-9.]*%?/)
    guard let range = numbers.randomElement(using: &generator) else { return text }
    let power = Double.random(in: -3...6, using: &generator)
    let number =
      switch Int.random(in: 0..<8, using: &generator) {
      case 0: "0"
      case 1: "1"
      case 2: "\(Int.random(in: 2...99, using: &generator))%"
      case 3: "\(Int.random(in: 1_990...2_100, using: &generator))"
      case 4: "1_0"
      case 5: "\(Int.random(in: 2...60, using: &generator))"
      default: "\(power < 0 ? -power / 3 : (power * 1_000).rounded() * 100)"
      }
    return text.replacingCharacters(in: range, with: number)
  }

  /// Another value behind a colon, up to the next comma, brace or line end.
  private mutating func changeValue(_ text: String) -> String {
    guard let colon = text.indices.filter({ text[$0] == ":" }).randomElement(using: &generator) else { return text }
    let start = text.index(after: colon)
    let end = text[start...].firstIndex { ",}\n".contains($0) } ?? text.endIndex
    return text[..<start] + " " + value() + text[end...]
  }

  /// Another key before a colon, or the same with a letter too many, too few or swapped.
  private mutating func changeKey(_ text: String) -> String {
    guard let colon = text.indices.filter({ text[$0] == ":" }).randomElement(using: &generator) else { return text }
    let start = text[..<colon].lastIndex { " {\n".contains($0) }.map { text.index(after: $0) } ?? text.startIndex
    var key = Array(text[start..<colon])
    if key.isEmpty || Bool.random(using: &generator) {
      key = Array(Self.keys.randomElement(using: &generator) ?? "")
    } else {
      let i = Int.random(in: 0..<key.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: key.remove(at: i)
      case 1: key.insert(key[i], at: i)
      default: key.swapAt(i, Int.random(in: 0..<key.count, using: &generator))
      }
    }
    return text[..<start] + String(key) + text[colon...]
  }

  private mutating func changeLines(_ text: String) -> String {
    var lines = text.components(separatedBy: "\n")
    let (i, j) = (
      Int.random(in: 0..<lines.count, using: &generator), Int.random(in: 0..<lines.count, using: &generator)
    )
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: lines.remove(at: i)
    case 1: lines.insert(lines[j], at: i)
    case 2: lines.swapAt(i, j)
    case 3: lines[i] = "  " + lines[i]
    case 4: lines[i] = String(lines[i].drop { $0 == " " })
    default: lines.removeSubrange(min(i, j)..<max(i, j))
    }
    return lines.joined(separator: "\n")
  }

  /// One more entry, at the end or inside a table of one line.
  private mutating func addEntry(_ text: String) -> String {
    let entry = (Self.keys.randomElement(using: &generator) ?? "") + ": " + value()
    guard Bool.random(using: &generator),
      let brace = text.indices.filter({ text[$0] == "{" }).randomElement(using: &generator)
    else { return text + entry + "\n" }
    return text[...brace] + " " + entry + "," + text[text.index(after: brace)...]
  }

  private mutating func changeBytes(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
      let i = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.remove(at: i)
      case 1: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: i)
      default: bytes[i] = UInt8.random(in: 32...126, using: &generator)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
