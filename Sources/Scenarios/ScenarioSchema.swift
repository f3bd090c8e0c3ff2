import Chance
import Documents
import Plans
import Wording

extension ScenarioFile {
  private static let share = Kind.cited(.number(.share, 0...1), .source)
  private static let estimatedShare = Kind.cited(.number(.share, 0...1), .sourceWithError)

  private static let seenAbove = Kind.object([
    Field(
      "amount", .cited(.number(.yuan, 0...1e9), .source), required: true, "the deductible that the data begin above"),
    Field("share", estimatedShare, required: true, "the share of people above it; every path draws it"),
  ])
  private static let seenAboveWords: Message =
    "of data above a deductible alone, as dabing fit writes it: every path draws the share above it, and 'probability' is that over the law's share above it"

  /// What a scenario file may hold.
  package static let schema = Schema(
    title: "scenario",
    fields: [
      Field("name", .formatted(.name), required: true, "the name in results"),
      Field("title", .words, required: true, "what it is about"),
      Field("policy", .text, required: true, "a built-in policy, or the path of a policy file: ./my-city.yaml"),
      Field(
        "year", .whole(1990...2100), required: true, "the policy year, at whose level the expense is"),
      Field(
        "horizon",
        .object([
          Field("start", .whole(1990...2100), "the first year; 'year' where it is left out"),
          Field("years", .whole(1...50), required: true, "how many years in a row"),
          Field(
            "contractYear", .whole(1...50), "which year of its contract the first year is; 1 where it is left out"),
          Field(
            "growth", .table(.cited(.number(.share, -0.5...1), .source), keys: .index),
            "by how much the policy's published indices grow a year beyond their last figure"),
        ]), "years in a row, each beginning with what the one before left; one year where it is left out"),
      Field(
        "trend",
        .object([
          Field(
            "frequency", .cited(.number(.share, -0.5...1), .source),
            "growth a year of the share of people with expense; 0 where it is left out"),
          Field(
            "severity", .cited(.number(.share, -0.5...1), .source),
            "growth a year of the amounts, or of what care costs before basic insurance; 0 where it is left out"),
          Field(
            "frequencyError", .cited(.number(.plain, 0...1), .source),
            "sd of the log of that growth over possible futures; 0 where it is left out"),
          Field(
            "severityError", .cited(.number(.plain, 0...1), .source),
            "the same of the growth of the amounts"),
        ]), "how expense moves from year to year; not at all where it is left out"),
      Field(
        "terms", .table(.cited(.scalar, .sourceOrRange), keys: .path),
        "values of the policy that are set here, by their path"),
      Field(
        "population",
        .object(
          [
            Field(
              "insured", .cited(.whole(1...2_000_000_000), .source), required: true,
              "how many people are insured, or could be where the cover is voluntary"),
            Field(
              "groups",
              .table(
                .object(
                  [Field("share", share, required: true, "the group's share of the insured")] + TakeUpReader.fields),
                keys: .group), "the policy's groups with their shares; 'general' is the rest unless it is given"),
          ] + TakeUpReader.fields), required: true, "who is insured"),
      Field(
        "expense",
        .variant(
          tag: "model",
          [
            Kind.Variant(
              "self-paid", "the in-scope self-paid amount X of a person-year, by its law",
              [
                Field(
                  "probability", estimatedShare, required: true,
                  "the share of people with any in-scope expense in the year; with a standard error, as dabing fit writes it, every path draws it"
                ),
                Field("seenAbove", seenAbove, seenAboveWords),
                Field("law", .reference("law"), required: true, "the law of X of those who have any, yuan"),
                Field(
                  "factor", .cited(.number(.plain, 1e-6...1e6), .source),
                  "what X is multiplied by: year and price level"),
                Field(
                  "groups",
                  .table(
                    .object([
                      Field("probability", estimatedShare, "the group's own"),
                      Field("seenAbove", seenAbove, "the group's own"),
                      Field("law", .reference("law"), "the group's own"),
                      Field(
                        "factor", .cited(.number(.plain, 1e-6...1e6), .source),
                        "the group's own, beside the general one"),
                    ]), keys: .group), "where groups differ"),
              ]), EpisodesSchema.variant, RecordsSchema.variant,
          ]), required: true, "what people spend"),
      Field(
        "shocks",
        .object([
          Field(
            "frequency", .cited(.number(.plain, 0...1), .source), required: true,
            "sd of the log of the year's frequency factor"),
          Field(
            "severity", .cited(.number(.plain, 0...1), .source), required: true,
            "sd of the log of the year's severity factor, on amounts or on costs of care"),
          Field("correlation", .cited(.number(.plain, -1...1), .source), required: true, "of the two"),
          Field(
            "persistence", .cited(.number(.plain, 0...0.99), .source),
            "how much of a year's shocks stays in the next year's; 0 where it is left out"),
        ]), "what moves whole years; none where it is left out"),
      Field(
        "cash",
        .object([
          Field(
            "interestRate", .cited(.number(.share, 0...1), .source), "what the insurer's advances cost a year"),
          Field(
            "claimsByMonth", .list(.number(.share, 0...1), atLeast: 12),
            "the share of the year's claims that arises in each month, January first; even months where it is left out"),
        ]), "the insurer's cash within the year"),
      Field(
        "openingReserve", .cited(.number(.yuan, 0...1e12), .source),
        "accumulated surplus of the fund at the start, yuan"),
      Field(
        "openingRiskAdjustment", .cited(.number(.yuan, 0...1e12), .source),
        "what the risk adjustment fund holds at the start, yuan"),
      Field(
        "method", .choice(MethodName.allCases.map(\.rawValue)),
        "how a year's claims are computed; grouped where it is left out"),
      Field("replications", .whole(1...10_000_000), "how many simulated years; 10,000 where it is left out"),
      Field("seed", .whole(0...Int.max), "the seed; 1 where it is left out"),
      VerifySettings.field, BehaviourDraft.field, EnrolmentDraft.field,
    ],
    definitions: ["law": LawReader(catalogue: .standard).kind])

  /// The same with the laws that a scenario can name.
  package static func schema(_ laws: LawCatalogue) -> Schema {
    Schema(title: schema.said, fields: schema.fields, definitions: ["law": LawReader(catalogue: laws).kind])
  }

  /// The JSON Schema (draft 2020-12) of scenario files, for editors.
  public static func jsonSchema(laws: LawCatalogue = .standard, in language: Language = .english) -> String {
    schema(laws).jsonSchema(id: "urn:dabing:scenario", in: language)
  }
}

extension Kind.Format {
  /// A path into a policy.
  static let path = Kind.Format(
    "a path into the policy such as riskSharing.agreedSurplusRate",
    pattern: "^[A-Za-z][A-Za-z0-9\\u4e00-\\u9fff.\\[\\]*-]*$"
  ) { ScenarioFile.isPolicyPath($0) }

  /// The name of a published index.
  static let index = Kind.Format("an index's name such as disposableIncome", pattern: "^[A-Za-z][A-Za-z0-9]*$") {
    $0.first?.isLetter == true && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// A group, or several that a person is in at once.
  package static let group = Kind.Format(
    "a group's name, or several joined by '+'",
    pattern:
      "^[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff-]*(\\+[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff-]*)*$"
  ) { text in
    text.split(separator: "+", omittingEmptySubsequences: false).allSatisfy {
      Kind.Format.nameInAnyScript.accepts(String($0))
    }
  }
}
