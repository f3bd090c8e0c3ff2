import Insurance

/// Room for the names and seals of those who sign a form.
package struct SignaturePart {
  let parties: [Words]

  package init(parties: [Words]) { self.parties = parties }

  package func blocks(_ language: Language) -> [ReportBlock] {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let title = say("Signatures", "签章")
    return [
      .section(title, place: "signatures"),
      .table(
        ReportTable(
          title: title, kind: .figures,
          columns: [
            .words(say("party", "单位")), .words(say("in charge (signature)", "负责人（签字）")),
            .words(say("seal", "盖章")), .words(say("date", "日期")),
          ],
          rows: parties.map { .cells([RichText($0(language)), "", "", RichText(say(" ", "　　年　　月　　日"))]) })),
    ]
  }
}
