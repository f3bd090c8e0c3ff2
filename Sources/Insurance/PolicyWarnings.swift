extension Policy {
  /// What a reader must know before believing figures under this policy in its year.
  public var warnings: [Words] {
    var warnings: [Words] = []
    switch standing.status {
    case .consultationDraft:
      warnings.append(Words(en: "\(id) is a consultation draft, not yet in force", zh: "\(id)为征求意见稿，尚未正式施行"))
    case .stylised:
      warnings.append(Words(en: "\(id) is a stylised plan, not a document", zh: "\(id)为示意方案，非正式文件"))
    case .superseded where year > standing.from.year:
      warnings.append(
        Words(
          en: "\(id) has been superseded: its values are those of \(standing.from.year), not of \(year)",
          zh: "\(id)已被替代：参数为\(standing.from.year)年的规定，并非\(year)年"))
    case .superseded, .inForce:
      break
    }
    if !standing.covers(year) {
      let (from, to) = (standing.from.description, standing.to?.description)
      warnings.append(
        Words(
          en: "\(year) lies outside the dates of \(id): from \(from)" + (to.map { " to \($0)" } ?? " on"),
          zh: "\(year)年不在\(id)的有效期内：自\(from)起" + (to.map { "至\($0)" } ?? "")))
    }
    for value in values where value.isBelowFloor {
      warnings.append(
        Words(
          en: "\(value.path) = \(value.text) lies below the document's 'at least' (\(value.clause.text))",
          zh: "\(value.path) = \(value.words.zh)低于文件规定的下限（\(value.clause.text)）"))
    }
    return warnings
  }
}
