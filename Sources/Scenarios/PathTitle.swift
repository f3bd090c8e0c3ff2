import Insurance

/// What a value of a file is called in the words of officials: `benefit.groups.disabled.deductible` is 'disabled:
/// deductible', 残疾人·起付线. A path never stands alone where a person reads it.
package struct PathTitle: Sendable {
  private let groups: [String: Words]
  private let layers: [String: Words]
  private let insurers: [String: Words]
  private let readings: [String: Words]
  private let sources: [String: Words]
  private let policy: Policy?

  /// - Parameters:
  ///   - policy: whose groups and layers give their names; without one these are called by their ids.
  ///   - groups: names of groups whose policy is gone.
  package init(_ policy: Policy?, groups named: [String: Words] = [:]) {
    self.policy = policy
    groups = Dictionary((policy?.groups ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
      .merging(named) { own, _ in own }
    insurers = Dictionary(
      (policy?.panel?.insurers ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
    layers = Dictionary((policy?.layers ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
    sources = Dictionary(
      ((policy?.funding as? SeveralSources)?.parts ?? []).compactMap { part in
        part.amount.sources.first.map { (part.id, $0.name) }
      }, uniquingKeysWith: { a, _ in a })
    readings = Dictionary(
      (policy?.disputedReadings ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
  }

  /// - Returns: the key itself where it has no name.
  package func title(of path: String) -> Words {
    let key = Self.parts(of: path).0.last ?? path
    return words(of: path) ?? Words(en: key, zh: key)
  }

  /// - Returns: nil for a path of which nobody has said what it is called.
  package func words(of path: String) -> Words? {
    let (parts, numbers) = Self.parts(of: path)
    if parts.count == 2, parts[0] == "readings" { return readings[parts[1]] }
    // Terms of a scenario are values of its policy.
    if parts.first == "terms" { return words(of: String(path.dropFirst("terms.".count))) }
    guard let name = Self.name(parts) else { return nil }
    var before: [Words] = []
    var own = name
    if parts.first == "benefits", parts.count > 2, let layer = layers[parts[1]] { before.append(layer) }
    if let id = Self.source(in: parts) { before.append(sources[id] ?? Words(en: id, zh: id)) }
    if parts.first == "contract", parts.count > 3, parts[1] == "insurers" {
      before.append(insurers[parts[2]] ?? Words(en: parts[2], zh: parts[2]))
    }
    if let place = parts.firstIndex(of: "groups"), place + 1 < parts.count {
      before.append(group(parts[place + 1]))
    }
    func numbered(_ words: Words) -> Words {
      numbers.last.map { Words(en: "\(words.en) \($0 + 1)", zh: "第\($0 + 1)项\(words.zh)") } ?? words
    }
    if let law = Self.law(of: parts) {
      before.append(numbered(law))
    } else {
      own = numbered(own)
    }
    if let year = parts.last, year.count == 4, Int(year) != nil {
      own = Words(en: "\(own.en), \(year)", zh: "\(year)年\(own.zh)")
    }
    let title = Words(
      en: (before + [own]).map(\.en).joined(separator: ": "), zh: (before + [own]).map(\.zh).joined(separator: "·"))
    return policy?.inItsWords(title) ?? title
  }

  /// A group's name; of one of people in two, `a+b`, both. Its id where it has no name.
  package func group(_ id: String) -> Words {
    let words = id.split(separator: "+").map(String.init).map { groups[$0] ?? Words(en: $0, zh: $0) }
    return Words(en: words.map(\.en).joined(separator: " and "), zh: words.map(\.zh).joined(separator: "兼"))
  }

  /// The keys of a path, and the places in its lists.
  private static func parts(of path: String) -> ([String], [Int]) {
    var numbers: [Int] = []
    let parts = path.split(separator: ".").map { part in
      let pieces = part.split(separator: "[")
      numbers += pieces.dropFirst().compactMap { Int($0.dropLast()) }
      return pieces.first.map(String.init) ?? ""
    }
    return (parts, numbers)
  }

  /// The law whose parameter a path is, where it is that of a part of the care: each part has a law of its own.
  private static func law(of parts: [String]) -> Words? {
    guard parts.count == 4, parts[0] == "expense", parts[2] == "law" else { return nil }
    return known["expense.\(parts[1]).law"]
  }

  /// The id of the source of funding that a path is about.
  private static func source(in parts: [String]) -> String? {
    parts.count > 3 && parts[0] == "funding" && parts[1] == "sources" ? parts[2] : nil
  }

  /// The longest end of the path that has a name, preceded by its section where two sections have keys of one name.
  private static func name(_ parts: [String]) -> Words? {
    // Ids and years say of what a key is, not which one it is.
    let holders: Set = ["groups", "benefits", "components", "insurers"]
    let parts = source(in: parts) == nil ? parts : [parts[0]] + parts[3...]
    let keys = parts.enumerated().filter { place, part in
      (place == 0 || !holders.contains(parts[place - 1])) && (part.count != 4 || Int(part) == nil)
    }.map(\.element)
    guard let last = keys.last, let first = keys.first else { return nil }
    // An insurer's own terms are called what the contract's are.
    let section = first == "benefits" ? "benefit" : keys.contains("riskSharing") ? "riskSharing" : first
    let inner = keys.count > 1 ? known["\(section).\(keys[keys.count - 2]).\(last)"] : nil
    return inner ?? known["\(section).\(last)"] ?? known[last]
  }
}
