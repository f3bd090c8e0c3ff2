import Wording

/// Reads a file that has been checked: typed values by key, each remembered with its path and citation.
///
/// A key whose value is missing or was found wrong reads as nil; its problem is already known, so a reader does not
/// complain again.
public struct Reader {
  public let node: Node
  public let path: String
  /// The day whose values are read where a value is dated, `YYYY-MM-DD`.
  let asOf: String
  private let log: Log

  /// What reading leaves behind: the values in their order, and what only reading finds wrong.
  package final class Log {
    package fileprivate(set) var values: [ReadValue] = []
    package fileprivate(set) var problems: [Problem] = []
    /// Where the check has found something wrong already.
    let wrong: Set<Place>
    package init(wrong: Set<Place> = []) { self.wrong = wrong }
  }

  package init(_ node: Node, path: String = "", asOf: String, log: Log) {
    self.node = node
    self.path = path
    self.asOf = asOf
    self.log = log
  }

  /// Reports a problem at a key, or at the whole.
  public func report(_ message: Message, at key: String? = nil, nearest: String? = nil) {
    let place = key.flatMap { node[$0]?.place } ?? node.place
    log.problems.append(Problem(message, at: place, nearest: nearest))
  }

  /// Reports a problem of another file that this one names.
  package func report(_ problem: Problem) { log.problems.append(problem) }

  public func has(_ key: String) -> Bool { node[key] != nil }

  public func text(_ key: String) -> String? { node[key].flatMap(sound) }

  public func flag(_ key: String) -> Bool? { text(key).flatMap(Scalar.flag) }

  public func whole(_ key: String) -> Int? { text(key).flatMap(Scalar.whole) }

  /// A bare number without citation.
  public func number(_ key: String) -> Double? { text(key).flatMap(Scalar.number) }

  /// The text of a scalar in which the check has found nothing wrong.
  private func sound(_ node: Node) -> String? { log.wrong.contains(node.place) ? nil : node.text }

  /// Words in both languages.
  public func words(_ key: String) -> BothLanguages? { node[key]?.words }

  public func object(_ key: String) -> Reader? {
    guard let node = node[key], node.entries != nil else { return nil }
    return at(node, key)
  }

  public func list(_ key: String) -> [Reader] {
    (node[key]?.elements ?? []).enumerated().map { at($1, $1.idInList.map { "\(key).\($0)" } ?? "\(key)[\($0)]") }
  }

  /// The entries of a table with keys of the user's own.
  public var entries: [(key: String, reader: Reader)] { (node.entries ?? []).map { ($0.key, at($0.value, $0.key)) } }

  /// A cited number, remembered in the log. `none` reads as nil: ask `isNone` first.
  public func figure(_ key: String, _ unit: Kind.Unit) -> Figure? {
    guard let (value, holder) = cited(key), let text = sound(value), let number = Scalar.number(text) else {
      return nil
    }
    let figure = Figure(
      value: number, clause: clause(of: holder, value), isAssumption: isAssumption(holder, value),
      of: holder["of"]?.text, between: range(of: holder, value), standardError: standardError(of: holder, value),
      source: holder["source"]?.words, note: holder["note"]?.words, place: value.place)
    let shown = figure.of == nil ? unit : .share
    let floor = holder["atLeast"]?.text.flatMap(Scalar.number)
    let words = Scalar.words(number, shown)
    let ranged = ranged(
      figure.of.map { ("\(words.en) of \($0)", "\(Self.chineseIndices[$0] ?? $0)的\(words.zh)") } ?? words,
      figure.between, shown)
    remember(
      key, estimated(ranged, figure.standardError), holder, value,
      // A share of an index is no amount that could be held against one.
      isBelowFloor: figure.of == nil && floor.map { number < $0 } ?? false,
      outsideOf: principle(of: holder).flatMap { $0.contains(number) ? nil : Self.span($0, shown) },
      range: figure.between.map { ($0.lowerBound, number, $0.upperBound) })
    return figure
  }

  /// What the usual indices are called in Chinese; another keeps the name that its file gives it.
  private static let chineseIndices = [
    "disposableIncome": "居民人均可支配收入", "subsidyPerHead": "人均财政补助", "individualPremium": "个人缴费",
    "averageWage": "平均工资",
  ]

  /// A value with the range that it is drawn from.
  private func ranged(_ words: BothLanguages, _ range: ClosedRange<Double>?, _ unit: Kind.Unit) -> BothLanguages {
    guard let range else { return words }
    let span = Self.span(range, unit)
    return ("\(words.en) (\(span.en))", "\(words.zh)（\(span.zh)）")
  }

  /// A share with the standard error of its estimate.
  private func estimated(_ words: BothLanguages, _ error: Double?) -> BothLanguages {
    guard let error else { return words }
    let text = Scalar.describe(error, .share)
    return ("\(words.en) (standard error \(text))", "\(words.zh)（标准误\(text)）")
  }

  /// The standard error of an estimate. What is set on its own holds as it is set, without one.
  private func standardError(of holder: Node, _ value: Node) -> Double? {
    guard let error = holder["standardError"], !value.isSet || error.isSet else { return nil }
    return sound(error).flatMap(Scalar.number)
  }

  /// What a year draws the value from. What is set on its own holds as it is set.
  private func range(of holder: Node, _ value: Node) -> ClosedRange<Double>? {
    guard let between = holder["between"], !value.isSet || between.holdsSetValue else { return nil }
    let ends = (between.elements ?? []).compactMap { $0.text.flatMap(Scalar.number) }
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    return ends[0]...ends[1]
  }

  /// What the document names as its principle.
  private func principle(of holder: Node) -> ClosedRange<Double>? {
    let ends = (holder["inPrinciple"]?.elements ?? []).compactMap { $0.text.flatMap(Scalar.number) }
    guard ends.count == 2, ends[0] <= ends[1] else { return nil }
    return ends[0]...ends[1]
  }

  private static func span(_ range: ClosedRange<Double>, _ unit: Kind.Unit) -> BothLanguages {
    let (low, high) = (Scalar.words(range.lowerBound, unit), Scalar.words(range.upperBound, unit))
    return ("\(low.en) to \(high.en)", "\(low.zh)至\(high.zh)")
  }

  /// A cited list of numbers, remembered in the log; nil where one of them is wrong.
  public func figures(
    _ key: String, _ unit: Kind.Unit
  ) -> (values: [Double], clause: String, isAssumption: Bool)? {
    guard let (value, holder) = cited(key), let elements = value.elements, !log.wrong.contains(value.place) else {
      return nil
    }
    let numbers = elements.compactMap { sound($0).flatMap(Scalar.number) }
    guard numbers.count == elements.count else { return nil }
    // As a list is written, so that it can be set as it is shown.
    let text = "[" + numbers.map { Scalar.describe($0, unit) }.joined(separator: ", ") + "]"
    remember(key, (text, text), holder, value)
    return (numbers, clause(of: holder, value), isAssumption(holder, value))
  }

  /// Whether a cited value is `none`; remembers it if so.
  public func none(_ key: String) -> (clause: String, isAssumption: Bool)? {
    guard let (value, holder) = cited(key), let text = sound(value), Scalar.isNone(text) else { return nil }
    remember(key, ("none", key == "cap" ? "不设封顶线" : "无"), holder, value)
    return (clause(of: holder, value), isAssumption(holder, value))
  }

  /// A cited text, remembered in the log.
  public func citedText(_ key: String) -> (text: String, clause: String, isAssumption: Bool)? {
    guard let (value, holder) = cited(key), let text = sound(value) else { return nil }
    remember(key, (text, text), holder, value)
    return (text, clause(of: holder, value), isAssumption(holder, value))
  }

  /// A bare number of an element that cites its clause as a whole, such as a band; remembered in the log.
  public func part(_ key: String, _ unit: Kind.Unit) -> Double? {
    guard let value = node[key], let text = sound(value), let number = Scalar.number(text) else { return nil }
    let floor = node["atLeast"]?.text.flatMap(Scalar.number)
    remember(key, Scalar.words(number, unit), node, value, isBelowFloor: floor.map { number < $0 } ?? false)
    return number
  }

  /// A bare text of an element that cites its clause as a whole; remembered in the log.
  public func partText(_ key: String) -> String? {
    guard let value = node[key], let text = sound(value) else { return nil }
    remember(key, (text, text), node, value)
    return text
  }

  private func at(_ node: Node, _ key: String) -> Reader {
    Reader(node, path: path.isEmpty ? key : "\(path).\(key)", asOf: asOf, log: log)
  }

  /// The value and the table that cites it; of dated values the one in force.
  private func cited(_ key: String) -> (value: Node, holder: Node)? {
    guard let node = node[key] else { return nil }
    if let value = node["value"] { return (value, node) }
    if let dated = node.elements {
      // What is set holds for all days, also those before the document's first.
      let set = dated.allSatisfy { $0["value"]?.isSet == true } ? dated.first : nil
      guard let inForce = dated.last(where: { ($0["from"]?.text ?? "9999") <= asOf }) ?? set else {
        // A day that is missing or wrong is known already.
        if let first = dated.first?["from"].flatMap(sound) {
          report("'\(key)' has no value for \(asOf.prefix(4)): its first is from \(first)", at: key)
        }
        return nil
      }
      return inForce["value"].map { ($0, inForce) }
    }
    return node.text == nil ? nil : (node, node)
  }

  private func clause(of holder: Node, _ value: Node) -> String {
    holder["clause"]?.text ?? (value.isSet ? "set" : "—")
  }

  private func isAssumption(_ holder: Node, _ value: Node) -> Bool {
    // What is set is nobody's default any more, unless whoever set it says so.
    if value.isSet { return holder["assumption"].map { $0.isSet && $0.text == "true" } ?? false }
    if let flag = holder["assumption"]?.text { return flag == "true" }
    // That the least is what is done is nobody's word.
    if isFloor(holder, value) { return true }
    // A figure that names neither clause nor source says nothing about where it comes from.
    return holder["clause"] == nil && holder["source"] == nil
  }

  /// Whether the document says 'at least' and the value is just that.
  private func isFloor(_ holder: Node, _ value: Node) -> Bool {
    guard let floor = holder["atLeast"]?.text.flatMap(Scalar.number) else { return false }
    return value.text.flatMap(Scalar.number) == floor
  }

  /// Why the value is what it is. What is set on its own is no longer what the file's note says.
  private func note(_ holder: Node, _ value: Node) -> BothLanguages? {
    let own = value.isSet && holder["note"]?.isSet != true ? nil : holder["note"]?.words
    guard !value.isSet, isFloor(holder, value) else { return own }
    let floor: BothLanguages = ("the document sets only the floor", "文件仅规定下限")
    return own.map { ("\($0.en); \(floor.en)", "\($0.zh)；\(floor.zh)") } ?? floor
  }

  fileprivate func remember(
    _ key: String, _ words: BothLanguages, _ holder: Node, _ value: Node, isBelowFloor: Bool = false,
    outsideOf: BothLanguages? = nil, isData: Bool = false, range: (low: Double, mode: Double, high: Double)? = nil
  ) {
    log.values.append(
      ReadValue(
        path: path.isEmpty ? key : "\(path).\(key)", words: words, clause: holder["clause"]?.text,
        source: holder["source"]?.words, isAssumption: !isData && isAssumption(holder, value),
        isSet: value.holdsSetValue || (range != nil && holder["between"]?.holdsSetValue == true),
        isBelowFloor: isBelowFloor, outsideOf: outsideOf, note: note(holder, value), range: range,
        changesOn: changeWithinYear(of: key)))
  }

  /// The first day after the one that values are read of, and within its year, on which a dated value changes.
  private func changeWithinYear(of key: String) -> String? {
    guard let dated = node[key]?.elements, dated.contains(where: { $0["value"]?.isSet != true }) else { return nil }
    return dated.compactMap { $0["from"]?.text }.first { $0 > asOf && $0.prefix(4) == asOf.prefix(4) }
  }
}

extension Reader {
  /// A list of bare numbers; what is no number is left out, its problem being known.
  public func numbers(_ key: String) -> [Double] {
    (node[key]?.elements ?? []).compactMap { $0.text.flatMap(Scalar.number) }
  }

  /// A list of lists of bare numbers.
  package func rows(_ key: String) -> [[Double]] {
    (node[key]?.elements ?? []).map { row in (row.elements ?? []).compactMap { $0.text.flatMap(Scalar.number) } }
  }

  /// Remembers a file of data with what it says, which is no assumption; the whole may say where the file comes from.
  package func remember(data key: String, as words: BothLanguages) {
    guard let value = node[key] else { return }
    remember(key, words, node, value, isData: true)
  }

  /// Remembers a composed value, such as a law, that `summary` describes.
  public func remember(_ key: String, as summary: BothLanguages) {
    guard let value = node[key] else { return }
    remember(key, summary, value, value)
  }
}
