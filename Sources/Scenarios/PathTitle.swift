import Insurance

/// What a value of a file is called in the words of officials: `benefit.groups.disabled.deductible` is 'disabled:
/// deductible', 残疾人·起付线. A path never stands alone where a person reads it.
package struct PathTitle {
  private let groups: [String: Words]
  private let layers: [String: Words]

  /// - Parameter policy: whose groups and layers give their names; without one these are called by their ids.
  package init(_ policy: Policy?) {
    groups = Dictionary((policy?.groups ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
    layers = Dictionary((policy?.layers ?? []).map { ($0.id, $0.words) }, uniquingKeysWith: { a, _ in a })
  }

  /// - Returns: nil for a path of which nobody has said what it is called.
  package func words(of path: String) -> Words? {
    let (parts, numbers) = Self.parts(of: path)
    guard let name = Self.name(parts) else { return nil }
    var (before, after): ([Words], [Words]) = ([], [])
    if parts.first == "benefits", parts.count > 2, let layer = layers[parts[1]] { before.append(layer) }
    if let place = parts.firstIndex(of: "groups"), place + 1 < parts.count {
      let words = parts[place + 1].split(separator: "+").map(String.init).map { groups[$0] ?? Words(en: $0, zh: $0) }
      before.append(
        Words(en: words.map(\.en).joined(separator: " and "), zh: words.map(\.zh).joined(separator: "兼")))
    }
    if let number = numbers.last {
      after.append(Words(en: "no. \(number + 1)", zh: "第\(number + 1)项"))
    }
    if let year = parts.last, year.count == 4, Int(year) != nil { after.append(Words(en: year, zh: "\(year)年")) }
    return Words(
      en: (before.map(\.en) + [([name.en] + after.map(\.en)).joined(separator: ", ")]).joined(separator: ": "),
      zh: (before.map(\.zh) + [name.zh + after.map { "（\($0.zh)）" }.joined()]).joined(separator: "·"))
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

  /// The longest end of the path that has a name, preceded by its section where two sections have keys of one name.
  private static func name(_ parts: [String]) -> Words? {
    // Ids and years say of what a key is, not which one it is.
    let holders: Set = ["groups", "benefits", "components"]
    let keys = parts.enumerated().filter { place, part in
      (place == 0 || !holders.contains(parts[place - 1])) && (part.count != 4 || Int(part) == nil)
    }.map(\.element)
    guard let last = keys.last, let section = keys.first else { return nil }
    let inner = keys.count > 1 ? known["\(section).\(keys[keys.count - 2]).\(last)"] : nil
    return inner ?? known["\(section).\(last)"] ?? known[last]
  }
}
