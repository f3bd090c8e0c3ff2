import Wording

/// Checks a file against its fields and collects every problem.
struct Validator {
  let definitions: [String: Kind]
  /// The whole file, whose tables' keys can be chosen elsewhere in it.
  let root: Node
  private(set) var problems: [Problem] = []
  /// Keys that are probably others, mistyped; they are not among the problems.
  private(set) var typos: [Typo] = []

  struct Typo {
    let key: String
    let place: Place
    /// The name that was probably meant.
    let meant: String
    var problem: Problem { Problem("unknown key '\(key)'", at: place, nearest: meant) }
  }

  init(_ root: Node, definitions: [String: Kind]) {
    self.root = root
    self.definitions = definitions
  }

  /// - Parameter valueName: what to call the key 'value' in messages: the name of the value that is cited.
  mutating func check(_ node: Node, fields: [Field], what: Message, valueName: String? = nil) {
    guard let entries = node.entries else {
      // A bare value where one is cited is the likeliest slip.
      let isBareValue = fields.contains { $0.name == "value" && $0.isRequired } && node.text?.isEmpty == false
      let hint: Message = isBareValue ? ", such as { value: \(node.text ?? "") }" : ""
      report("\(what) must be a table of keys\(hint), not \(node.kindInWords)", node)
      return
    }
    for entry in entries {
      guard let field = fields.first(where: { $0.name == entry.key }) else {
        let known = fields.map(\.name)
        if let meant = nearestName(to: entry.key, in: known) {
          typos.append(Typo(key: entry.key, place: entry.keyPlace, meant: meant))
        } else {
          problems.append(Problem("unknown key '\(entry.key)'; known here: \(list: known)", at: entry.keyPlace))
        }
        continue
      }
      check(entry.value, field.kind, entry.key == "value" ? valueName ?? entry.key : entry.key)
    }
    for field in fields
    where field.isRequired && !entries.contains(where: { $0.key == field.name || $0.key == field.alternative }) {
      report("\(what) lacks '\(field.name)': \(field.meaning)", node)
    }
  }

  mutating func check(_ node: Node, _ kind: Kind, _ name: String) {
    switch kind {
    case .text:
      if isBlank(node, name) { return }
      guard let text = node.text, !text.isEmpty, !isNull(node) else {
        return report("'\(name)' must be a text, not \(node.kindInWords)", node)
      }
    case .scalar:
      guard let text = node.text, !text.isEmpty, !isNull(node) else {
        return report("'\(name)' must be a single value, not \(node.kindInWords)", node)
      }
    case .words:
      if isBlank(node, name) || node.text?.isEmpty == false && !isNull(node) { return }
      check(node, fields: Field.languages, what: "'\(name)'")
    case .flag:
      guard let text = unquoted(node), Scalar.flag(text) != nil else {
        return report("'\(name)' must be true or false, not \(node.kindInWords)", node)
      }
    case .choice(let words, let table):
      let names = words + root.keys(of: table)
      guard let text = node.text else { return report("'\(name)' must be one of \(list: names)", node) }
      guard names.contains(text) else {
        problems.append(
          Problem(
            "'\(name)' cannot be '\(text.prefix(40))': it is one of \(list: names)", at: node.place,
            nearest: nearestName(to: text, in: names)))
        return
      }
    case .formatted(let format):
      guard let text = node.text, format.accepts(text), !isNull(node) else {
        return report("'\(name)' must be \(format.said), not \(node.kindInWords)", node)
      }
    case .number(let unit, let range):
      checkNumber(node, unit, range, name)
    case .numberOrNone(let unit, let range):
      if let text = unquoted(node), Scalar.isNone(text) { return }
      checkNumber(node, unit, range, name, orNone: true)
    case .whole(let range):
      guard let text = unquoted(node), let value = Scalar.whole(text) else {
        let plain = node.plainNumber(hasZero: range.contains(0))
        return report("'\(name)' must be a whole number, not \(node.kindInWords)\(plain)", node)
      }
      guard range.contains(value) else {
        return report("'\(name)' is \(value): it must lie between \(range.lowerBound) and \(range.upperBound)", node)
      }
    case .cited(let inner, let citation):
      checkCited(node, inner, citation, name)
    case .object(let fields):
      check(node, fields: indexed(fields, node), what: "'\(name)'")
    case .list(let inner, let count):
      guard let elements = node.elements else {
        return report("'\(name)' must be a list, not \(node.kindInWords)", node)
      }
      if elements.count < count { report("'\(name)' needs at least \(count) of its elements", node) }
      for (i, element) in elements.enumerated() { check(element, inner, "\(name)[\(i)]") }
    case .table(let inner, let keys):
      guard let entries = node.entries else {
        return report("'\(name)' must be a table of keys, not \(node.kindInWords)", node)
      }
      for entry in entries {
        if !keys.accepts(entry.key) {
          problems.append(Problem("'\(entry.key)' must be \(keys.said)", at: entry.keyPlace))
        }
        check(entry.value, inner, entry.key)
      }
    case .variant(let tag, let variants):
      checkVariant(node, tag, variants, name)
    case .reference(let definition):
      guard let kind = definitions[definition] else { preconditionFailure("no definition named \(definition)") }
      check(node, kind, name)
    }
  }

  /// Whether a text has nothing but blanks; then it is said.
  private mutating func isBlank(_ node: Node, _ name: String) -> Bool {
    guard let text = node.text, !text.isEmpty, text.allSatisfy(\.isWhitespace) else { return false }
    report("'\(name)' has nothing but blanks", node)
    return true
  }

  private mutating func checkVariant(_ node: Node, _ tag: String, _ variants: [Kind.Variant], _ name: String) {
    guard let entries = node.entries else {
      return report("'\(name)' must be a table of keys, not \(node.kindInWords)", node)
    }
    guard let chosen = node[tag] else {
      let known = [tag] + variants.flatMap { $0.fields.map(\.name) }
      if let typo = entries.first(where: { !known.contains($0.key) && nearestName(to: $0.key, in: known) == tag }) {
        return typos.append(Typo(key: typo.key, place: typo.keyPlace, meant: tag))
      }
      return report("'\(name)' lacks '\(tag)', one of \(list: variants.map(\.name))", node)
    }
    guard let variant = variants.first(where: { $0.name == chosen.text }) else {
      problems.append(
        Problem(
          "unknown \(tag) \(chosen.kindInWords): it is one of \(list: variants.map(\.name))", at: chosen.place,
          nearest: nearestName(to: chosen.text ?? "", in: variants.map(\.name))))
      return
    }
    check(node, fields: [.form(tag, [variant.name])] + variant.fields, what: "'\(name)'")
  }

  private mutating func checkNumber(
    _ node: Node, _ unit: Kind.Unit, _ range: ClosedRange<Double>, _ name: String, orNone: Bool = false
  ) {
    guard let text = unquoted(node), let value = Scalar.number(text) else {
      let alternative: Message = orNone ? " or none" : ""
      let plain = node.plainNumber(hasZero: range.contains(0))
      return report("'\(name)' must be a number\(alternative), not \(node.kindInWords)\(plain)", node)
    }
    switch unit {
    case .yuan, .people:
      if Scalar.isPercent(text) {
        return report(
          "'\(name)' must be an amount, not a share; a share names its index: { value: \(text), of: … }", node)
      }
    case .share, .plain: break
    }
    if text.hasSuffix("元"), unit != .yuan {
      return report("'\(name)' is no amount of money: write \(text.dropLast()) without 元, if that is meant", node)
    }
    guard range.contains(value) else {
      let (low, high) = (Scalar.words(range.lowerBound, unit), Scalar.words(range.upperBound, unit))
      return report("'\(name)' is \(Scalar.words(value, unit)): it must lie between \(low) and \(high)", node)
    }
  }

  private mutating func checkCited(_ node: Node, _ inner: Kind, _ citation: Kind.Citation, _ name: String) {
    let fields = citation.fields(of: inner)
    let isSource = [.source, .sourceWithError, .sourceOrRange, .change].contains(citation)
    if case .sourceWithError = citation { checkError(node, name) }
    if [.contractTerm, .sourceOrRange].contains(citation) {
      for holder in node.elements ?? [node] {
        checkRange(holder, name)
        checkPrinciple(holder, name)
      }
    }
    if !isSource, let elements = node.elements {
      if elements.isEmpty { report("'\(name)' needs at least one dated value", node) }
      for element in elements {
        check(
          element, fields: indexed(fields, element) + [Kind.Citation.from], what: "a dated '\(name)'", valueName: name)
        checkClause(element, name)
      }
      let days = elements.compactMap { $0["from"]?.text }
      if zip(days, days.dropFirst()).contains(where: { $0 >= $1 }) {
        report("the days of '\(name)' must ascend", node)
      }
      return
    }
    if node.entries != nil {
      check(node, fields: indexed(fields, node), what: "'\(name)'", valueName: name)
      if !isSource { checkClause(node, name) }
      return
    }
    check(node, inner, name)
    if !isSource, !node.isSet {
      report("'\(name)' cites nothing: write { value: \(node.text ?? "…"), clause: … }", node)
    }
  }

  /// The fields of a cited value or a band; where it names an index, the value or the limit is a share of that.
  private func indexed(_ fields: [Field], _ node: Node) -> [Field] {
    guard node["of"] != nil, fields.contains(where: { $0.name == "of" }) else { return fields }
    return fields.map { field in
      guard ["value", "from"].contains(field.name), field.name == "value" || field.kind.isAmount else { return field }
      return Field(field.name, .number(.share, 0...Kind.mostOfAnIndex), required: true, field.meaning)
    }
  }

  /// `between` holds two numbers with the value between them.
  private mutating func checkRange(_ node: Node, _ name: String) {
    guard let ends = node["between"]?.elements else { return }
    let numbers = ends.compactMap { $0.text.flatMap(Scalar.number) }
    // What is no number is found by the check of the elements.
    guard numbers.count == ends.count, let value = node["value"]?.text.flatMap(Scalar.number), ends.count >= 2 else {
      return
    }
    if ends.count > 2 || numbers[0] > value || value > numbers[1] {
      report("'between' of '\(name)' must be two numbers with the value between them", node["between"] ?? node)
    }
  }

  /// `inPrinciple` holds two numbers in order; the value may lie outside them, which is said.
  private mutating func checkPrinciple(_ node: Node, _ name: String) {
    guard let ends = node["inPrinciple"]?.elements, ends.count >= 2 else { return }
    let numbers = ends.compactMap { $0.text.flatMap(Scalar.number) }
    guard numbers.count == ends.count else { return }
    if ends.count > 2 || numbers[0] > numbers[1] {
      report("'inPrinciple' of '\(name)' must be two numbers, the lower first", node["inPrinciple"] ?? node)
    }
  }

  /// A share with a standard error lies between 0 and 1, and no people can leave it less known than one does.
  private mutating func checkError(_ node: Node, _ name: String) {
    guard let holder = node["standardError"], let error = holder.text.flatMap(Scalar.number), error > 0,
      let value = node["value"], let share = value.text.flatMap(Scalar.number), (0...1).contains(share),
      !value.isSet || holder.isSet
    else { return }
    guard share > 0, share < 1 else {
      return report("'\(name)' is \(Scalar.describe(share, .share)): with a standard error it lies in between", value)
    }
    let most = (share * (1 - share)).squareRoot()
    if error > most, error <= 0.5 {
      let (own, limit) = (Scalar.describe(error, .share), Scalar.describe(most, .share))
      report(
        "'standardError' is \(own): that of a share of \(Scalar.describe(share, .share)) is \(limit) at most", holder)
    }
  }

  private mutating func checkClause(_ node: Node, _ name: String) {
    guard node["clause"] == nil, node.entries != nil, !(node["value"]?.isSet ?? false) else { return }
    report("'\(name)' lacks its 'clause'", node)
  }

  /// YAML's ways of writing nothing.
  private func isNull(_ node: Node) -> Bool { ["~", "null", "Null", "NULL"].contains(unquoted(node) ?? "") }

  /// The text of a scalar that was not written in quotes.
  private func unquoted(_ node: Node) -> String? {
    if case .scalar(let text, isQuoted: false) = node.content { text } else { nil }
  }

  private mutating func report(_ message: Message, _ node: Node) {
    problems.append(Problem(message, at: node.place))
  }
}
