import Documents
import Insurance

extension RuleCatalogue.Entry where Rule == any NextFundingRule {
  /// `rule: statutory`.
  static var statutory: Self {
    Self(
      "statutory", "by the funding standard of each year",
      fields: [
        Field(
          "yearlyRaise", .cited(.number(.yuan, -1e5...1e5), .clause), "yuan a head that each later year adds to it")
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let raise = reading.cited("yearlyRaise", .yuan, default: 0) else { return nil }
      return try StatutoryFunding(yearlyRaise: raise)
    }
  }

  /// `rule: fixed`.
  static var fixed: Self {
    Self("fixed", "the first year's funding a head stays", fields: []) { (_) throws(RuleError) -> Rule? in
      FixedFunding()
    }
  }

  /// `rule: clause-driven`.
  static var clauseDriven: Self {
    Self(
      "clause-driven", "the premium moves by what the document's own clauses let it",
      fields: [
        Field(
          "grantedShare", .cited(.number(.share, 0...1), .clause), required: true,
          "the share of a clause's amount by which the next premium changes")
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let share = reading.cited("grantedShare", .share) else { return nil }
      return try ClauseDrivenFunding(grantedShare: share)
    }
  }

  private static let years = Field(
    "years", .cited(.whole(1...50), .clause), required: true, "how many of the last years count")
  private static let trend = Field(
    "trend", .cited(.number(.share, -0.5...1), .clause), required: true, "by how much claims a head grow a year")

  private static func wholeYears(_ reading: RuleReading) -> Cited<Int>? {
    reading.cited("years", .plain).map { Cited(Int($0.value), $0.clause, isAssumption: $0.isAssumption) }
  }

  /// `rule: experience`.
  static var experience: Self {
    Self(
      "experience", "claims of the last years with trend, weighted by credibility",
      fields: [
        years, trend,
        Field(
          "credibilityYears", .cited(.number(.plain, 0...1000), .clause), required: true,
          "K of Z = n / (n + K): how many years of experience weigh as much as the funding standard"),
        Field(
          "loading", .cited(.number(.share, -0.9...10), .clause), "what is put on the expected need, as a share of it"),
        Field(
          "largestChange", .cited(.number(.share, 0...10), .clause),
          "the largest change of the premium a head from year to year, as a share of it"),
        Field("notBelowStandard", .cited(.flag, .clause), "true where the funding standard is a floor"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let years = wholeYears(reading), let trend = reading.cited("trend", .share),
        let credibility = reading.cited("credibilityYears", .plain),
        let loading = reading.cited("loading", .share, default: 0),
        let change = reading.cited("largestChange", .share, default: 10)
      else { return nil }
      let floor = reading.reader.citedText("notBelowStandard")
      return try ExperienceFunding(
        years: years, trend: trend, credibilityYears: credibility, loading: loading, largestChange: change,
        isFloored: Cited(
          floor?.text == "true", Clause(floor?.clause ?? "—"), isAssumption: floor?.isAssumption ?? false))
    }
  }

  /// `rule: target-confidence`.
  static var targetConfidence: Self {
    Self(
      "target-confidence", "covers the coming year with a given confidence",
      fields: [
        Field(
          "confidence", .cited(.number(.share, 0...1), .clause), required: true,
          "the probability with which the year is to be covered"),
        Field(
          "coefficientOfVariation", .cited(.number(.share, 0...10), .clause), required: true,
          "the standard deviation of a year's claims over their mean"),
        years, trend,
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let confidence = reading.cited("confidence", .share),
        let variation = reading.cited("coefficientOfVariation", .share), let years = wholeYears(reading),
        let trend = reading.cited("trend", .share)
      else { return nil }
      return try TargetConfidenceFunding(confidence: confidence, variation: variation, years: years, trend: trend)
    }
  }
}
