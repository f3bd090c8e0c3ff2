import Insurance
import Presentation

/// The values that a settlement of the year rests on and no document gives: assumptions, and what the reader set.
struct TermsInUse {
  private let values: [PolicyValue]
  private let policy: Policy
  /// What was taken since no option said otherwise.
  private let taken: [Words]

  /// - Parameters:
  ///   - withCash: whether the pace of payments counts, which moves the monthly cash and nothing else.
  ///   - taken: what was taken since no option said otherwise.
  init(_ policy: Policy, withCash: Bool, taken: [Words] = []) {
    self.taken = taken
    self.policy = policy
    let parts = ["costs.", "riskSharing.", "settlement.", "contract."]
    let all = withCash ? parts + ["claimsPayment."] : parts
    values = policy.values.filter { value in
      (value.isAssumption || value.isSet) && all.contains { value.path.hasPrefix($0) }
    }
  }

  struct Record: Encodable {
    let path: String
    let value: String
    let clause: String
    let isSet: Bool
  }

  var record: [Record] {
    values.map { Record(path: $0.path, value: $0.words.en, clause: $0.clause.text, isSet: $0.isSet) }
  }

  /// The same in a document.
  func blocks(_ language: Language) -> [ReportBlock] {
    guard !values.isEmpty || !taken.isEmpty else { return [] }
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let title = say("Assumptions and settings in use", "使用的假设与设定")
    let names = ValueName(under: policy, language)
    let table = ReportTable(
      title: title, kind: .words,
      columns: [
        .words(say("value", "参数")), .words(say("is", "取值")), .words(say("clause", "条款")), .words(say("set", "设定")),
      ],
      rows: values.map { value in
        .cells([
          names.rich(value.path), RichText(value.words(language)), RichText(value.clause.cited(language)),
          RichText(value.isSet ? say("set", "已设定") : ""),
        ])
      }
    ).withoutEmptyColumns
    return [.section(title, place: "assumptions")] + (values.isEmpty ? [] : [.table(table)])
      + (taken.isEmpty
        ? [] : [.list(taken.map { RichText(say("by default: ", "默认：") + Self.withoutOptions($0(language))) })])
  }

  /// Which option of the command says otherwise is nothing for a document that is signed.
  private static func withoutOptions(_ words: String) -> String {
    words.replacing(#/ ?[（(]--[^）)]*[）)]/#, with: "")
  }

  func text(_ language: Language, style: Style) -> String {
    guard !values.isEmpty || !taken.isEmpty else { return "" }
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var text = "\n" + style.bold(say("Assumptions and settings in use", "使用的假设与设定")) + "\n"
    let names = ValueName(under: policy, language)
    for value in values {
      text +=
        "  \(names.text(value.path, style: style)) = \(value.words(language))  \(value.clause.bracketed(language))"
        + (value.isSet ? say(" set", " 已设定") : "")
        + "\n"
    }
    for words in taken { text += "  " + say("by default: ", "默认：") + CitationForm.of(words, language) + "\n" }
    return text
  }
}
