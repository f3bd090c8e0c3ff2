extension Policy.Standing {
  /// The first of some years that the document holds in for a part only.
  fileprivate func partOfYear(in years: ClosedRange<Int>) -> (year: Int, words: Words)? {
    let end = to.flatMap { years.contains($0.year) && ($0.month < 12 || $0.day < 31) ? $0 : nil }
    if years.contains(from.year), from.month > 1 || from.day > 1 {
      guard let end, end.year == from.year else { return (from.year, Words(en: "from \(from)", zh: "自\(from)起")) }
      return (from.year, Words(en: "from \(from) to \(end)", zh: "自\(from)起至\(end)止"))
    }
    return end.map { ($0.year, Words(en: "to \($0)", zh: "至\($0)")) }
  }
}

extension Policy {
  /// What a reader must know before believing figures under this policy in its year.
  public var warnings: [Words] { warnings(inRunOf: year...year) }

  /// The same for the policies of years in a row; each sentence once, though several years may have it.
  ///
  /// - Parameter present: ids of the groups that people are in; all of the policies' where it is nil.
  package static func warnings(of policies: [Policy], among present: Set<String>? = nil) -> [Words] {
    guard let first = policies.first, let last = policies.last else { return [] }
    var warnings: [Words] = []
    for warning in policies.flatMap({
      $0.warnings(inRunOf: first.year...max(first.year, last.year), among: present)
    })
    where !warnings.contains(warning) {
      warnings.append(warning)
    }
    return warnings
  }

  /// The same for a run of years that this year is one of, so that what holds for several is one sentence.
  package func warnings(inRunOf years: ClosedRange<Int>, among present: Set<String>? = nil) -> [Words] {
    var warnings: [Words] = []
    switch standing.status {
    case .consultationDraft:
      warnings.append(Words(en: "\(id) is a consultation draft, not yet in force", zh: "\(id)为征求意见稿，尚未正式施行"))
    case .stylised:
      warnings.append(Words(en: "\(id) is a stylised plan, not a document", zh: "\(id)为示意方案，非正式文件"))
    case .superseded where years.upperBound > standing.from.year:
      let later = Self.span(years.filter { $0 > standing.from.year })
      warnings.append(
        Words(
          en: "\(id) has been superseded: its values are those of \(standing.from.year), not of \(later.en)",
          zh: "\(id)已废止：参数为\(standing.from.year)年的规定，并非\(later.zh)年"))
    case .inForce where standing.to == nil && years.upperBound > standing.from.year + Self.yearsUnasked:
      let (from, year) = (standing.from.year, years.upperBound)
      warnings.append(
        Words(
          en:
            "\(id) is of \(from) and names no end: whether it still holds in \(year), and with which values, is not known here",
          zh: "\(id)自\(from)年施行，未规定终止日期：\(year)年是否仍然有效、参数有无调整，未经核实"))
    case .superseded, .inForce:
      break
    }
    switch standing.evidence {
    case .secondary:
      warnings.append(
        Words(
          en: "the rules of \(id) are taken from secondary sources: nobody has read the document for it",
          zh: "\(id)的规定依据二手资料，未经核对文件原文"))
    case .assumed where standing.status != .stylised:
      warnings.append(Words(en: "the rules of \(id) are partly assumed", zh: "\(id)的规定含假设内容"))
    case .assumed, .document, nil: break
    }
    let outside = years.filter { !standing.covers($0) }
    if !outside.isEmpty {
      let span = Self.span(outside)
      let (from, to) = (standing.from.description, standing.to?.description)
      warnings.append(
        Words(
          en: "\(span.en) \(outside.count > 1 ? "lie" : "lies") outside the dates of \(id): from \(from)"
            + (to.map { " to \($0)" } ?? " on"),
          zh: "\(span.zh)年不在\(id)的有效期内：自\(from)起" + (to.map { "至\($0)" } ?? "")))
    }
    if let part = standing.partOfYear(in: years) {
      warnings.append(
        Words(
          en:
            "\(id) is in force for a part of \(part.year) alone (\(part.words.en)): all of that year is computed by it",
          zh: "\(id)在\(part.year)年仅部分时间施行（\(part.words.zh)）：全年均按其计算"))
    }
    for value in values {
      guard let day = value.changesOn else { continue }
      warnings.append(
        Words(
          en:
            "\(value.path) changes on \(day): all of \(year) is computed by the value of its first day, \(value.text)",
          zh: "\(value.path)自\(day)起变更：\(year)年全年按年初的\(value.words.zh)计算"))
    }
    warnings += groupsLeftBehind(among: present)
    for value in values where value.isBelowFloor {
      warnings.append(
        Words(
          en: "\(value.path) = \(value.text) lies below the document's 'at least' (\(value.clause.text))",
          zh: "\(value.path) = \(value.words.zh)低于文件规定的下限（\(value.clause.text)）"))
    }
    for value in values {
      guard let principle = value.outsideOf else { continue }
      warnings.append(
        Words(
          en: "\(value.path) = \(value.text) lies outside the \(principle.en) that the document names as its principle",
          zh: "\(value.path) = \(value.words.zh)超出文件“原则上”规定的\(principle.zh)"))
    }
    // What somebody has set to a value of his own hangs on that. Which parts of expense count matters where there are parts.
    for reading in disputedReadings
    where reading.isDecisive && reading.inForce != nil
      && (countsParts || !reading.paths.allSatisfy { $0.hasPrefix("scope.components.") })
    {
      let remark = reading.remark
      warnings.append(
        Words(
          en: "the answer hangs on how \(reading.clause.text) is read: \(remark.en)",
          zh: "结论取决于\(reading.clause.text)的理解：\(remark.zh)"))
    }
    return warnings
  }

  /// For how many years after its first a document that names no end is taken to hold without a word: a contract's three, as
  /// a rule, from the second year on.
  private static let yearsUnasked = 3

  /// The same of a reserve at the start of the year that no rule touches.
  package func warnings(ofReserve reserve: Money) -> [Words] {
    guard reserve > .zero, !usesReserve else { return [] }
    return [
      Words(
        en: "the opening reserve changes nothing: the rules of \(id) meet no loss from a reserve",
        zh: "期初结余不影响结果：\(id)的规则不以历年结余弥补亏损")
    ]
  }

  /// Years in a row as people write them.
  private static func span(_ years: [Int]) -> Words {
    guard let first = years.first, let last = years.last, first != last else {
      return Words(en: years.first.map(String.init) ?? "", zh: years.first.map(String.init) ?? "")
    }
    return Words(en: "\(first) to \(last)", zh: "\(first)至\(last)")
  }
}
