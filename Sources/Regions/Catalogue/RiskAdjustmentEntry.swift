import Documents
import Insurance

extension RuleCatalogue.Entry where Rule == RiskAdjustmentFund {
  /// `rule: set-aside`.
  static var setAside: Self {
    Self(
      "set-aside", "a share of each year's funding is set aside until it holds a share of a year's",
      fields: [
        Field(
          "share", .cited(.number(.share, 0...1), .clause), required: true,
          "the share of a year's funding that is set aside"),
        Field(
          "ceiling", .cited(.number(.share, 0...10), .clause), required: true,
          "what it holds at most, as a share of the year's funding"),
        Field(
          "drawn", .cited(.choice(RiskAdjustmentFund.Order.allCases.map(\.rawValue)), .clause),
          "whether it meets a loss before accumulated surplus does or after it; before where it is left out"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let share = reading.cited("share", .share), let ceiling = reading.cited("ceiling", .share) else {
        return nil
      }
      return try RiskAdjustmentFund(
        share: share, ceiling: ceiling, order: reading.choice("drawn") ?? Cited(.beforeReserve, "—"))
    }
  }
}
