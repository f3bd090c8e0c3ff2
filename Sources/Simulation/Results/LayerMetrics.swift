import Insurance
import Plans
import Statistics

/// The metrics of layers of benefit, for policies that have several: `layers.medical-aid.claims`.
extension Metric {
  /// All that a year under a policy has: those of the glossary, and those of the policy's own sources, layers and insurers.
  package static func all(under policy: Policy) -> [Metric] {
    var metrics = glossary
    // Beside the rest of the funding.
    let place = glossary.firstIndex { $0.name == "funding.perHead" } ?? glossary.endIndex
    metrics.insert(contentsOf: sources(of: policy), at: place)
    return metrics + layers(of: policy) + insurers(of: policy)
  }

  /// What is shown of a policy's layers where years stand side by side.
  package static func layersYearByYear(of policy: Policy) -> [Metric] {
    layers(of: policy).filter { metric in
      ["claims", "perInsured", "expenseShare"].contains { metric.name.hasSuffix(".\($0)") }
    }
  }

  /// Those of a policy's layers; none where it has one.
  static func layers(of policy: Policy) -> [Metric] {
    guard policy.layers.count > 1 else { return [] }
    let counted = Set(policy.countedLayers.map(\.number))
    return policy.layers.flatMap { layer in
      Figures(id: layer.id, words: layer.words, isCounted: counted.contains(layer.number)).metrics
    }
  }

  /// The metric of a layer by its name, whatever the policy calls the layer; nil where the name is none of a layer's.
  static func ofLayer(named name: String) -> Metric? {
    let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0] == prefix, !parts[1].isEmpty else { return nil }
    let id = parts[1]
    return Figures(id: id, words: Words(en: id, zh: id), isCounted: true).metrics.first { $0.name == name }
  }

  fileprivate static let prefix = "layers"

  /// What the names of layers' metrics look like, for lists of names.
  public static let layerPatterns = Figures(id: "ID", words: Words(en: "layer ID", zh: "层次ID"), isCounted: true).metrics

  private struct Figures {
    let id: String
    let words: Words
    /// Whether outcomes hold it by itself; what one layer alone pays under the contract is the contract's.
    let isCounted: Bool

    private var number: UInt32 { streamNumber(of: id) }

    private var payments: Column<YearView> {
      guard isCounted else { return .benefits }
      let number = number
      return Column("\(prefix).\(id).claims", exact: .layer(number)) { $0.ofLayer(number, \.payments) }
    }

    private var perHead: Column<YearView> {
      let (number, payments) = (number, payments)
      return Column(
        "\(prefix).\(id).perInsured",
        exact: .mean { [isCounted] in (isCounted ? $0.layers[number]?.payments ?? 0 : $0.claims) / $0.people }
      ) { payments.value($0) / $0.people }
    }

    private var beneficiaries: Column<YearView> {
      guard isCounted else { return .beneficiaries }
      let number = number
      return Column(
        "\(prefix).\(id).beneficiaries", exact: .mean { $0.layers[number]?.beneficiaries ?? 0 }
      ) { $0.ofLayer(number) { Double($0.beneficiaries) } }
    }

    private func metric(
      _ name: String, _ unit: Unit, _ en: String, _ zh: String, meaning: Words, _ figure: Statistic<YearView>,
      byGroup: Bool
    ) -> Metric {
      Metric(
        "\(prefix).\(id).\(name)", .layers, unit, Words(en: "\(words.en): \(en)", zh: "\(words.zh)：\(zh)"), meaning,
        .year(figure), byGroup: byGroup, layer: id)
    }

    var metrics: [Metric] {
      [
        metric(
          "claims", .yuan, "paid, mean", "支付总额，均值",
          meaning: Words(en: "what the layer pays in the year, mean", zh: "该层当年支付总额的均值"), .mean(payments), byGroup: true
        )
      ]
        + (isCounted
          ? [
            metric(
              "claims.sd", .yuan, "paid, standard deviation", "支付总额，标准差",
              meaning: Words(en: "standard deviation of what the layer pays in the year", zh: "该层当年支付总额的标准差"),
              .deviation(payments), byGroup: false),
            metric(
              "claims.p95", .yuan, "paid, 95%", "支付总额，95%分位",
              meaning: Words(en: "payments that 95% of years stay below", zh: "95%的年份低于此值"),
              .quantile(payments, Quantile(0.95)), byGroup: false),
          ] : []) + [
          metric(
            "perInsured", .yuanPerHead, "paid a head", "参保人均支付额",
            meaning: Words(en: "mean payments over insured", zh: "平均支付总额除以参保人数"), .mean(perHead), byGroup: true),
          metric(
            "beneficiaries", .people, "beneficiaries", "受益人数",
            meaning: Words(en: "people who get anything from the layer, mean", zh: "从该层获得支付的人数，平均"),
            .mean(beneficiaries), byGroup: true),
          metric(
            "expenseShare", .share, "share of in-scope expense", "占合规自付费用比例",
            meaning: Words(en: "what the layer pays over in-scope expense", zh: "该层支付总额占合规自付费用的比例"),
            .ratio(payments, over: .expense), byGroup: true),
        ]
    }
  }
}
