import Insurance

/// The built-in policies, a line each.
package struct PolicyList {
  private let policies: [Policy]

  package init(_ policies: [Policy]) { self.policies = policies }

  package struct Record: Encodable {
    let id: String
    let region: String
    let title: String
    let status: String
    let from: String
    let to: String?
    let documents: [String]
  }

  package var record: [Record] {
    policies.map {
      Record(
        id: $0.id, region: $0.region.en, title: $0.title.en, status: $0.standing.status.rawValue,
        from: $0.standing.from.description, to: $0.standing.to?.description, documents: $0.documents.map(\.number))
    }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var table = TextTable([
      .init(say("policy", "政策")), .init(say("region", "地区")), .init(say("status", "状态")), .init(say("from", "自")),
      .init(say("to", "至")), .init(say("document", "文件")),
    ])
    for policy in policies {
      table.add([
        policy.id, policy.region(language), policy.standing.status.words(language), policy.standing.from.description,
        policy.standing.to?.description ?? "", policy.documents.first?.number ?? "",
      ])
    }
    return table.rendered(style: style)
  }
}
