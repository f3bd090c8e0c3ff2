import Documents
import Insurance
import Regions
import Wording

/// A file of worked cases of one policy: `dabing verify` runs them beside the scenarios.
package struct CaseFile: Sendable {
  package let title: Words
  let policy: String
  let policyPlace: Place
  let year: Int?
  let cases: [WorkedCase]

  private static let yuan = Kind.number(.yuan, -1e13...1e13)
  private static let amount = Kind.number(.yuan, 0...1e9)
  private static let total = Kind.number(.yuan, 0...1e13)

  /// What a file of worked cases may hold.
  static let schema = Schema(
    title: "file of worked cases",
    fields: [
      Field("title", .words, required: true, "what the cases are about"),
      Field("policy", .text, required: true, "a built-in policy, or the path of a policy file: ./my-city.yaml"),
      Field("year", .whole(1990...2100), "the policy year; the first of the policy's dates where it is left out"),
      Field("source", .words, required: true, "the document that the expected values follow from"),
      Field(
        "cases",
        .list(
          .object([
            Field("name", .formatted(.name), required: true, "the name in reports"),
            Field("source", .words, required: true, "the clause or the example, with the arithmetic"),
            Field("terms", .table(.text, keys: .policyPath), "values of the policy that are set here, by their path"),
            Field(
              "person",
              .object([
                Field("group", .text, "the person's group, or several joined by '+'; general where it is left out"),
                Field("amount", amount, "the in-scope self-paid amount of the year, yuan"),
                Field("aboveDeductible", amount, "what of it lies above the deductible, yuan, in place of the amount"),
              ]), "one person's year"),
            Field(
              "year",
              .object([
                Field("premium", total, "the premium of the year, yuan; the funding of 'people' where it is left out"),
                Field("claims", total, required: true, "the benefits paid for the year, yuan"),
                Field("costs", total, "the insurer's costs, yuan; by the policy's rule where they are left out"),
                Field("insured", .whole(0...2_000_000_000), "people insured, where costs depend on them"),
                Field(
                  "people", .table(.whole(0...2_000_000_000), keys: .group),
                  "people insured by group, in place of 'insured', where the funding depends on it"),
                Field("reserve", total, "the fund's accumulated surplus at the start, yuan"),
                Field("riskAdjustment", total, "what the risk adjustment fund holds at the start, yuan"),
              ]), "one policy year between the parties"),
            Field(
              "expect",
              .object(
                (WorkedCase.personFigures + WorkedCase.yearFigures).map { Field($0, yuan, meaning(of: $0)) } + [
                  Field("layers", .table(yuan, keys: .name), "what single layers pay, by their id, yuan"),
                  Field(
                    "transfers",
                    .list(
                      .object([
                        Field("from", .text, required: true, "who pays: a party, or a fund of the policy"),
                        Field("to", .text, required: true, "who is paid"),
                        Field("for", .text, "the reason's name; any where it is left out"),
                        Field("amount", yuan, required: true, "yuan, of all such transfers together"),
                      ]), atLeast: 1), "movements of the year"),
                ]), required: true, "what must come out, to the fen"),
          ]), atLeast: 1), required: true, "the cases"),
    ])

  /// The JSON Schema (draft 2020-12) of files of worked cases, for editors.
  package static func jsonSchema(in language: Language = .english) -> String {
    schema.jsonSchema(id: "urn:dabing:case", in: language)
  }

  private static func meaning(of figure: String) -> Message {
    switch figure {
    case "payment": "the benefit of all layers, yuan"
    case "deductible": "the deductible, yuan"
    case "memberPays": "what the person still pays, yuan"
    case "insurerResult": "what the insurer gains (+) or loses (−), receivables included, yuan"
    case "fundResult": "what the public side has left (+) or had to add (−), yuan"
    case "payerPays": "what the payer hands to the insurer, net, yuan"
    case "insurerReceivable": "what others come to owe the insurer, yuan"
    case "riskAdjustmentAtEnd": "what the risk adjustment fund holds at the end, yuan"
    case "reserveAtEnd": "the fund's accumulated surplus at the end, yuan"
    default: "the insurer's costs, yuan"
    }
  }

  /// - Throws: `DocumentError` with every problem of the file.
  package init(path: String) throws(DocumentError) {
    self = try CaseFile(node: try YAMLText.read(file: path).node)
  }

  /// - Throws: `DocumentError` with every problem of the file.
  /// For a file that has been read.
  package init(node: Node) throws(DocumentError) {
    self = try readChecked(node, schema: Self.schema, asOf: "9999", make: Self.made).value
  }

  private static func made(_ reader: Reader) -> CaseFile? {
    let cases = reader.list("cases").compactMap(workedCase)
    guard let title = reader.words("title"), let policy = reader.text("policy"), !cases.isEmpty else { return nil }
    return CaseFile(
      title: Words(title), policy: policy, policyPlace: reader.node["policy"]?.place ?? reader.node.place,
      year: reader.whole("year"), cases: cases)
  }

  private init(title: Words, policy: String, policyPlace: Place, year: Int?, cases: [WorkedCase]) {
    self.title = title
    self.policy = policy
    self.policyPlace = policyPlace
    self.year = year
    self.cases = cases
  }

  private static func workedCase(_ reader: Reader) -> WorkedCase? {
    let terms = (reader.node["terms"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    guard reader.has("person") != reader.has("year") else {
      reader.report("a case is of one 'person' or of one 'year'")
      return nil
    }
    guard let name = reader.text("name"), let source = reader.words("source"), let expect = reader.object("expect")
    else { return nil }
    let isPerson = reader.has("person")
    let figures = isPerson ? WorkedCase.personFigures : WorkedCase.yearFigures
    for key in expect.entries.map(\.key) where !figures.contains(key) && key != (isPerson ? "layers" : "transfers") {
      expect.report(
        isPerson
          ? "a person has no '\(key)': there are \(list: figures)"
          : "a year has no '\(key)': there are \(list: figures)",
        at: key)
    }
    let layers = expect.object("layers")
    let expected =
      figures.compactMap { key in expect.number(key).map { WorkedCase.Expectation(name: key, yuan: $0) } }
      + (layers?.entries.map(\.key) ?? []).compactMap { id in
        layers?.number(id).map { WorkedCase.Expectation(name: WorkedCase.layers + id, yuan: $0) }
      }
    let transfers = expect.list("transfers").compactMap { part -> WorkedCase.ExpectedTransfer? in
      guard let from = part.text("from"), let to = part.text("to"), let yuan = part.number("amount") else { return nil }
      return WorkedCase.ExpectedTransfer(from: from, to: to, reason: part.text("for"), yuan: yuan)
    }
    if expected.isEmpty, transfers.isEmpty { expect.report("nothing is expected: \(list: figures)") }
    let situation: WorkedCase.Situation
    if let person = reader.object("person") {
      guard person.has("amount") != person.has("aboveDeductible") else {
        person.report("a person has an 'amount' or an amount 'aboveDeductible'")
        return nil
      }
      guard let amount = person.number("amount") ?? person.number("aboveDeductible") else { return nil }
      situation = .person(
        WorkedCase.Person(
          group: person.text("group") ?? Group.generalID, amount: amount, isAboveDeductible: !person.has("amount")),
        expected: expected)
    } else if let year = reader.object("year"), let claims = year.number("claims") {
      let people = year.object("people")?.entries.map(\.key) ?? []
      if year.has("insured"), !people.isEmpty {
        year.report("give either 'insured' or 'people', not both", at: "people")
      }
      if !year.has("premium"), people.isEmpty {
        year.report("give the 'premium', or 'people' by group from whom it follows")
        return nil
      }
      let counts = Dictionary(
        people.map { ($0, year.object("people")?.whole($0) ?? 0) }, uniquingKeysWith: { a, _ in a })
      situation = .year(
        WorkedCase.Year(
          premium: year.number("premium"), claims: claims, costs: year.number("costs"),
          insured: year.whole("insured") ?? counts.values.reduce(0, +), people: counts,
          reserve: year.number("reserve") ?? 0, riskAdjustment: year.number("riskAdjustment") ?? 0), expected: expected,
        transfers: transfers)
    } else {
      return nil
    }
    return WorkedCase(name: name, situation: situation, source: source, terms: terms, place: reader.node.place)
  }
}

extension Kind.Format {
  /// A path into a policy.
  static let policyPath = Kind.Format(
    "a path into the policy such as riskSharing.agreedSurplusRate", pattern: "^[A-Za-z][A-Za-z0-9.\\[\\]-]*$"
  ) { path in PolicyFile.keys.contains(String(path.prefix { $0 != "." && $0 != "[" })) }
}
