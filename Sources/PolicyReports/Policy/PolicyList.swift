import Insurance
import Presentation

/// The built-in policies, a line each, by province.
package struct PolicyList {
  private let policies: [Policy]

  package init(_ policies: [Policy]) { self.policies = policies }

  package struct Record: Encodable {
    let id: String
    let region: String
    let province: String
    let title: String
    let evidence: String?
    let status: String
    let from: String
    let to: String?
    let documents: [String]
  }

  package var record: [Record] {
    policies.map {
      Record(
        id: $0.id, region: $0.region.en, province: $0.province.en, title: $0.title.en,
        evidence: $0.standing.evidence?.rawValue, status: $0.standing.status.rawValue,
        from: $0.standing.from.description, to: $0.standing.to?.description, documents: $0.documents.map(\.number))
    }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var table = TextTable([
      .init(say("policy", "政策")), .init(say("region", "地区")), .init(say("status", "状态")), .init(say("from", "自")),
      .init(say("to", "至")), .init(say("known", "依据")), .init(say("document", "文件")),
    ])
    var provinces: [String] = []
    for policy in policies where !provinces.contains(policy.province.en) { provinces.append(policy.province.en) }
    for province in provinces.sorted() {
      let own = policies.filter { $0.province.en == province }.sorted { $0.id < $1.id }
      table.addSection(own[0].province(language))
      for policy in own {
        table.add([
          policy.id, policy.region(language), policy.standing.status.words(language), policy.standing.from.description,
          policy.standing.to?.description ?? "", policy.standing.evidence?.words(language) ?? "",
          policy.documents.first?.number ?? "",
        ])
      }
    }
    return table.rendered(style: style)
  }
}
