import Insurance
import Plans
import Statistics

/// What each source of the funding pays in, for policies whose sources have amounts of their own:
/// `sources.residents.income`.
extension Metric {
  /// Those of a policy; none where its sources share one amount.
  static func sources(of policy: Policy) -> [Metric] {
    guard let parts = (policy.funding as? SeveralSources)?.parts, parts.count > 1 else { return [] }
    return parts.map { part in
      income(of: part.id, called: part.amount.sources.first?.name ?? Words(en: part.id, zh: part.id))
    }
  }

  /// The metric of a source by its name, whatever the policy calls the source; nil where the name is none of a source's.
  static func ofSource(named name: String) -> Metric? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0] == "sources", parts[2] == "income", !parts[1].isEmpty else { return nil }
    return income(of: parts[1], called: Words(en: parts[1], zh: parts[1]))
  }

  /// What the names of sources' metrics look like, for lists of names.
  public static let sourcePattern = income(of: "ID", called: Words(en: "source ID", zh: "来源ID"))

  private static func income(of id: String, called words: Words) -> Metric {
    Metric(
      "sources.\(id).income", .funding, .yuan, Words(en: "from the \(words.en)", zh: "其中：\(words.zh)出资"),
      Words(en: "what the source pays in for the first year, by the policy", zh: "按政策该来源首年出资额"), .known)
  }
}

extension SimulationPlan {
  /// What each source pays in for the first year, yuan, by the name of its metric.
  package var incomeBySource: [(metric: String, yuan: Double)] {
    guard let funding = policies.first?.funding as? SeveralSources, funding.parts.count > 1 else { return [] }
    let total = funding.total(insured: insured)
    return zip(funding.parts, funding.sources(insured: insured)).map { ("sources.\($0.id).income", total * $1.share) }
  }
}
