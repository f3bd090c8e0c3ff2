import Documents
import Insurance
import Wording

/// Reads policy files: one file, one region's rules.
public struct PolicyFile: Sendable {
  /// The name in messages: the file's path, or `shanxi-2019` for a built-in one.
  public let name: String
  package let node: Node

  package init(node: Node, name: String) {
    self.node = node
    self.name = name
  }

  /// The years that a policy can be of.
  static let years = 1900...2200

  private static let remark = [
    Field("text", .words, required: true, "the sentence"),
    Field("clause", .text, required: true, "the clause that it is about"),
  ]
  private static let readings = Kind.list(.object(ReadingChoices.fields), atLeast: 1)
  private static let notModelled = Kind.list(
    .object(
      remark + [
        Field(
          "unlessEpisodes", .flag,
          "true where the simulation does it for a scenario whose expense is made of episodes: then nothing is said of it"
        )
      ]), atLeast: 1)

  /// What a policy file may hold, given the rules that it can name.
  package static func schema(_ catalogue: RuleCatalogue) -> Schema {
    Schema(
      title: "policy",
      fields: [
        Field("id", .formatted(.name), required: true, "the name by which scenarios ask for it"),
        Field("title", .words, required: true, "what it is"),
        Field("region", .words, required: true, "where it holds"),
        Field(
          "status", .choice(Policy.Standing.Status.allCases.map(\.rawValue)), required: true,
          "whether the document is in force"),
        Field(
          "evidence", .choice(Policy.Standing.Evidence.allCases.map(\.rawValue)),
          "how well its rules are known: document (its text was read), secondary, assumed"),
        Field(
          "inForce",
          .object([
            Field("from", .formatted(.day), required: true, "the first day"),
            Field("to", .formatted(.day), "the last day, where the document names one"),
            Field("clause", .text, "where the first day stands in the document"),
            Field("assumption", .flag, "true where the document names no first day"),
            Field("note", .words, "why the days and the status are taken to be these"),
            Field(
              "firstOfItsKind", .flag,
              "true where nothing like it was in force before, so that no claims of an earlier year come into its first"
            ),
          ]), required: true, "the days on which it holds"),
        Field(
          "documents",
          .list(
            .object([
              Field("number", .text, required: true, "the document's number"),
              Field("title", .text, required: true, "its title"),
            ]), atLeast: 1), required: true, "the documents that it follows"),
        Field(
          "scope",
          .object([
            Field("text", .words, required: true, "what expense counts"),
            Field("clause", .text, required: true, "where it stands in the document"),
            ScopeReader.field,
          ]), required: true, "what expense counts"),
        Field(
          "premiumName",
          .object([
            Field("name", .words, required: true, "the document's word"),
            Field("clause", .text, required: true, "where it stands in the document"),
          ]), "what the document calls the money handed to the insurer, where 'premium' is not its word"),
        Field(
          "depositName",
          .object([
            Field("name", .words, required: true, "the document's word"),
            Field("clause", .text, required: true, "where it stands in the document"),
          ]),
          "what the document calls the part that waits for an assessment, where 'service deposit' is not its word"),
        Field("readings", readings, "how open points of the document are read, some with choices"),
        Field("notModelled", notModelled, "what the document asks for and the simulation does not do"),
        Field(
          "groups",
          .table(
            .object([
              Field("name", .words, required: true, "what the document calls it"),
              Field("clause", .text, required: true, "where it stands in the document"),
              Field(
                "prevailsOver", .list(.text, atLeast: 1),
                "groups whose terms do not hold for a person who is in this one too; without it the better of each holds"
              ),
            ]), keys: .nameInAnyScript), required: true,
          "the groups of people that the document tells apart; one is 'general'"),
        FundsReader.field,
        Field(
          "indices", .table(.table(.cited(.number(.yuan, 0...1e9), .source), keys: .year), keys: .name),
          "published figures by year that values refer to, yuan a head"),
        // Before the single benefit, whose name a mistyped 'benefits' is as near to.
        LayerReader.field(catalogue),
        Field(
          "benefit", .variant(tag: "rule", RuleCatalogue.variants(catalogue.benefits)), required: true,
          orElse: "benefits", "what a person gets"),
        EnrolmentReader.incentivesField, EnrolmentReader.waitingField,
        Field(
          "funding", .variant(tag: "rule", RuleCatalogue.variants(catalogue.funding)), required: true,
          "what the scheme is given"),
        Field(
          "nextFunding", .variant(tag: "rule", RuleCatalogue.variants(catalogue.nextFunding)),
          "how the funding of later years follows; by the funding standard of each where it is left out"),
        Field(
          "contract",
          .object([
            Field("years", .cited(.whole(1...50), .clause), required: true, "how many years a contract runs"),
            InsurerPanelReader.dividedField, InsurerPanelReader.insurersField(catalogue),
          ]), "the contract between the payer and the insurer, or several"),
        Field(
          "costs",
          .object([
            Field(
              "fixed", .cited(.number(.yuan, 0...1e12), .clause), "yuan a year, whatever the number of people"),
            Field("perInsured", .cited(.number(.yuan, 0...1e6), .clause), "yuan a head"),
            Field("shareOfPremium", .cited(.number(.share, 0...0.99), .clause), "a share of the premium"),
            Field("shareOfClaims", .cited(.number(.share, 0...10), .clause), "a share of the claims"),
          ]), required: true, "what running the scheme costs the insurer"),
        Field(
          "riskSharing", .variant(tag: "rule", RuleCatalogue.variants(catalogue.riskSharing)), required: true,
          "who carries surplus and loss"),
        Field(
          "riskAdjustment", .variant(tag: "rule", RuleCatalogue.variants(catalogue.riskAdjustment)),
          "the risk adjustment fund, which meets a loss before other payers do; none where it is left out"),
        Field(
          "settlement", .variant(tag: "rule", RuleCatalogue.variants(catalogue.settlement)), required: true,
          "when the premium is paid and the year cleared"),
        Field(
          "claimsPayment",
          .object([
            Field(
              "lag", .cited(.list(.number(.share, 0...1), atLeast: 1), .clause), required: true,
              "the shares of a month's claims paid in the month itself, one month later, two months later and so on"),
            Field(
              "prepaid", .cited(.number(.share, 0...1), .clause),
              "the share of a month's claims handed to hospitals in the month itself; the rest follows with the lag"),
          ]), "how fast the insurer pays claims; one month later where it is left out"),
      ])
  }

  /// The JSON Schema (draft 2020-12) of policy files, for editors.
  public static func jsonSchema(catalogue: RuleCatalogue = .standard, in language: Language = .english) -> String {
    schema(catalogue).jsonSchema(id: "urn:dabing:policy", in: language)
  }

  /// The top-level keys of a policy, which a scenario may set values under.
  package static let keys = schema(.standard).fields.map(\.name)

  /// The policy with the values that are in force in a year.
  ///
  /// - Parameter year: the policy year; nil for the first in which the document is in force.
  /// - Parameter overrides: values set over the file's.
  /// - Parameter growth: by how much published indices grow a year beyond their last figure, by name; 0.05 for 5%.
  /// - Throws: `DocumentError` with every problem, each with its place.
  package func policy(
    year: Int?, overrides: [Override] = [], catalogue: RuleCatalogue = .standard, growth: [String: Double] = [:]
  ) throws(DocumentError) -> Policy {
    if let year, !Self.years.contains(year) {
      throw DocumentError(
        .invalid, [Problem("the policy year \(year) must lie between 1900 and 2200", at: Place(file: name))])
    }
    if node["benefits"] != nil {
      let wrong = overrides.filter { $0.path.hasPrefix("benefit.") }
      guard wrong.isEmpty else {
        throw DocumentError(
          .invalid,
          wrong.map {
            Problem(
              "'\($0.path)': the policy has a list of benefits, of which each has its name", at: $0.node.place,
              nearest: "benefits.\(BenefitLayer.criticalIllnessID).\($0.path.dropFirst("benefit.".count))")
          })
      }
    }
    let readings = try ReadingChoices(node, overrides, schema: Self.schema(catalogue))
    let overrides = readings.overrides
    // What is set over the file's dates decides which year is the first.
    let start = readings.set["inForce"]?["from"]?.text
    guard let year = year ?? start.flatMap({ CalendarDay($0)?.year }) else {
      // Without a first day there is no year to read values of: what else is wrong can still be said.
      _ = try readChecked(
        node, schema: Self.schema(catalogue), asOf: "", overrides: overrides,
        make: { reader -> Policy? in
          // The check knows the calendar, but not the years that a policy can be of.
          let dates = reader.object("inForce")
          if start != nil, dates?.text("from") != nil {
            dates?.report("'from' must be a day of the years 1900 to 2200", at: "from")
          }
          return nil
        })
      throw DocumentError(.invalid, [Problem("names no day from which it is in force", at: node.place)])
    }
    // A document that begins within the year is read as of its own first day.
    let asOf = max("\(year)-01-01", start?.hasPrefix("\(year)-") == true ? start ?? "" : "")
    let maker = PolicyMaker(year: year, catalogue: catalogue, growth: growth, readings: readings)
    let (policy, read) = try readChecked(
      node, schema: Self.schema(catalogue), asOf: asOf, overrides: overrides, make: maker.make)
    return maker.complete(policy, with: read)
  }
}
