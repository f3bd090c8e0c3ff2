import Documents

/// A kind of file with a field of every kind, so that each can go wrong in a test.
enum SampleDocument {
  static let law = Kind.variant(
    tag: "law",
    [
      Kind.Variant("gamma", "a gamma law", [Field("shape", .number(.plain, 0...1e6), required: true, "its shape")]),
      Kind.Variant(
        "mixture", "a mixture", [Field("parts", .list(.reference("law"), atLeast: 1), required: true, "its parts")]),
    ])

  static let schema = Schema(
    title: "sample",
    fields: [
      Field("name", .formatted(.name), required: true, "what it is called"),
      Field("title", .words, "what it is"),
      Field("comment", .text, "what there is to say"),
      Field("kind", .choice(["plain", "fancy"]), "which kind it is"),
      Field("isOpen", .flag, "whether it is open"),
      Field("people", .whole(0...1_000_000), "how many people"),
      Field("share", .number(.share, 0...1), "a share"),
      Field("limit", .numberOrNone(.yuan, 0...1e6), "yuan, or none"),
      Field("rate", .cited(.number(.share, 0...1), .clause), "the share paid"),
      Field("deductible", .cited(.number(.yuan, 0...1e6), .clauseOrIndex), "yuan, or a share of an index"),
      Field("cap", .cited(.numberOrNone(.yuan, 0...1e6), .clause), "yuan, or none"),
      Field("income", .cited(.number(.yuan, 0...1e9), .source), "yuan a head"),
      Field("office", .object([Field("town", .text, required: true, "where it is")]), "the office"),
      Field(
        "steps",
        .list(
          .object([
            Field("from", .number(.yuan, 0...1e9), required: true, "where it begins"),
            Field("rate", .number(.share, 0...1), required: true, "the share paid"),
            Field("clause", .text, "where it stands"),
          ]), atLeast: 1), "one after the other"),
      Field("byYear", .table(.number(.yuan, 0...1e9), keys: .year), "yuan by year"),
      Field("byDay", .table(.text, keys: .day), "remarks by day"),
      Field("law", law, "the law of the amount"),
    ],
    definitions: ["law": law])

  /// A file in which nothing is wrong and every field is used.
  static let complete = """
    name: my-city
    title: { en: critical illness, zh: 大病保险 }
    comment: "a comment: in quotes"
    kind: plain
    isOpen: true
    people: 12_000
    share: 12.5%
    limit: none
    rate: { value: 60%, atLeast: 60%, clause: 四 }
    deductible:
      - { from: 2020-01-01, value: 10000, clause: 三 }
      - { from: 2022-01-01, value: 12000, clause: 三, assumption: true }
    cap: { value: 300000, clause: 五, note: the highest }
    income: { value: 34242, source: a yearbook }
    office: { town: 南昌 }
    steps:
      - { from: 0, rate: 50%, clause: 六 }
      - { from: 100_000, rate: 60%, clause: 六 }
    byYear: { 2023: 34242, 2024: 36007 }
    byDay: { 2024-02-29: a leap day }
    law:
      law: mixture
      parts:
        - { law: gamma, shape: 2 }
        - { law: gamma, shape: 0.5 }

    """

  /// Reads a text as such a file, with what `make` makes of it.
  static func read<Value>(
    _ text: String, asOf: String = "2024-01-01", set: [String] = [], _ make: (Reader) -> Value?
  ) throws -> (value: Value, read: [ReadValue]) {
    let node = try YAMLText.read(text, file: "my.yaml")
    let overrides = try set.map { try Override(argument: $0) }
    return try readChecked(node, schema: schema, asOf: asOf, overrides: overrides, make: make)
  }

  /// The problems of a text, of which nothing is read; none where it is a sample document.
  static func problems(of text: String, set: [String] = []) -> [Problem] {
    do {
      _ = try read(text, set: set) { _ in true }
      return []
    } catch let error as DocumentError {
      return error.problems
    } catch {
      return [Problem("threw another error: \(error)", at: Place(file: ""))]
    }
  }
}
