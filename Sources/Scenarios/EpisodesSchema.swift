import Documents
import Plans
import Wording

/// What a scenario's expense may hold where it is made of episodes of care.
enum EpisodesSchema {
  private static func share(_ name: String, _ meaning: Message, required: Bool = true) -> Field {
    Field(name, .cited(.number(.share, 0...1), .source), required: required, meaning)
  }

  private static func yuan(_ name: String, _ meaning: Message, required: Bool = true) -> Field {
    Field(name, .cited(.number(.yuan, 0...1e12), .source), required: required, meaning)
  }

  private static func plain(
    _ name: String, _ range: ClosedRange<Double>, _ meaning: Message, required: Bool = true
  ) -> Field {
    Field(name, .cited(.number(.plain, range), .source), required: required, meaning)
  }

  private static func law(_ meaning: Message) -> Field { Field("law", .reference("law"), required: true, meaning) }

  /// How people of an age or a group differ.
  static let factors = [
    plain("admissions", 0...1000, "factor on the mean number of ordinary admissions", required: false),
    plain("severe", 0...1000, "factor on the probability of severe illness", required: false),
    plain("maternity", 0...1000, "factor on the probability of a maternity stay", required: false),
    plain("chronic", 0...1000, "factor on the probability of chronic outpatient expense", required: false),
    plain("cost", 1e-6...1000, "factor on every cost", required: false),
  ]

  static let variant = Kind.Variant(
    "episodes", "admissions, costs and basic insurance, from which the policy's scope clause makes X",
    [
      Field(
        "admissions",
        .object([
          plain("mean", 0...100, "ordinary admissions a person and year"),
          plain("size", 1e-3...1e6, "size of the negative binomial: the smaller, the more the same people come again"),
          share("neverShare", "the share of people who are never admitted; 0 where it is left out", required: false),
        ]), required: true, "how often people are admitted"),
      Field(
        "levels",
        .list(
          .object([
            Field("name", .words, required: true, "what the level is called"),
            share("share", "its share of ordinary stays"),
            share(
              "severeShare", "its share of the stays of the severely ill; as of ordinary ones if left out",
              required: false),
            law("the cost of an ordinary stay, yuan"),
            yuan("deductible", "the basic deductible of a stay, yuan"),
            share("rate", "the share that basic insurance pays above it"),
          ]), atLeast: 1), required: true, "the levels of hospital"),
      Field(
        "severe",
        .object([
          share("probability", "the share of people who fall severely ill in the year"),
          plain("stays", 1...50, "their mean number of stays in the year"),
          law("the cost of such a stay, yuan"),
        ]), required: true, "severe illness, a class of its own"),
      Field(
        "costShares",
        .object([
          share("classBFirstPay", "first paid by the patient for class-B items (乙类先行自付)"),
          share("overLimit", "above price limits (超限价)"),
          share("referralFirstPay", "first paid for treatment elsewhere (转外先行自付)"),
          share("offCatalogue", "outside the catalogues (目录外自费)"),
          share("nonDesignated", "in hospitals without a contract (非定点)"),
          plain("concentration", 0.1...1e6, "of the Dirichlet law of a person's shares: the larger, the more alike"),
        ]), required: true, "the mean shares of a stay's cost that basic insurance does not look at"),
      Field(
        "maternity",
        .object([
          share("probability", "the share of people with a maternity stay in the year"), law("its cost, yuan"),
          share("rate", "the share of it that basic insurance pays"),
        ]), "maternity stays; none where it is left out"),
      Field(
        "chronic",
        .object([
          share("probability", "the share of people with chronic outpatient expense in the year"),
          law("their yearly expense, yuan"),
          yuan("diseaseLimit", "the yearly expense up to which the disease is covered, yuan"),
          share("rate", "the share of it that basic insurance pays"),
          yuan("yearlyMaximum", "what basic insurance pays of it in a year at most, yuan"),
        ]), "chronic outpatient expense inside pooling; none where it is left out"),
      yuan(
        "yearlyMaximum",
        "what basic insurance pays for a person's stays in a year at most, yuan; no maximum if left out",
        required: false),
      Field(
        "ages",
        .list(
          .object(
            [
              Field("name", .words, required: true, "who they are"),
              share("share", "their share of the insured"),
            ] + factors), atLeast: 1), "how people differ by age; not at all where it is left out"),
      Field("groups", .table(.object(factors), keys: .group), "where groups differ, beside the ages"),
      Field(
        "pilot", .whole(10_000...10_000_000),
        "how many people the law of X is made of; \(EpisodeExpense.usualPilot) where it is left out"),
    ])
}
