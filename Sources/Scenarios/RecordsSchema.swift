import Documents
import Insurance

/// What a scenario's expense may hold where a file of people is the model of it.
enum RecordsSchema {
  private static let people = Kind.cited(.whole(1...2_000_000_000), .source)
  private static let factor = Field(
    "factor", .cited(.number(.plain, 1e-6...1e6), .source), "what every amount is multiplied by: year and price level")

  /// Whether the file is a sample of people, or all there is to know.
  enum SamplingError: String, CaseIterable {
    case bootstrap, none
  }

  /// What becomes of rows that cannot be used.
  enum BadRows: String, CaseIterable {
    case refuse, skip
  }

  static let variant = Kind.Variant(
    "records", "a file of people with what each spent in the year, as it is",
    [
      Field(
        "file", .text, required: true,
        "one row a person, or a stay: delimited text in any usual encoding, or an .xlsx workbook; beside this scenario or by its path"
      ),
      Field(
        "amount", .text,
        "the column of X, the in-scope self-paid amount of the year, by name or place; may be left out where there is one column"
      ),
      Field(
        "parts",
        .object(
          ExpenseComponent.allCases.map { part in
            Field(part.rawValue, .text, "\(part.words): its column, or none where nobody of the file has any")
          }),
        "in place of 'amount', the columns of what basic insurance leaves, part by part: the policy's 'scope.components' says which make X; a column can hold several parts"
      ),
      Field(
        "overflowRate", .cited(.number(.share, 0...1), .source),
        "where the policy pays the chronic overflow beside X: the share of it that is paid, at basic insurance's rate"),
      Field(
        "person", .text,
        "a column that says whose a row is, where somebody has several: they are added up, and what stands there is written nowhere"
      ),
      Field("group", .text, "a column of the policy's groups, by id or title: each has the people of its own"),
      Field("weight", .text, "a column that says how many people of the population somebody in the file stands for"),
      Field("count", .text, "a column that says how many people a row is; 1 where it is left out"),
      Field(
        "people", people,
        "how many people the file is of, those without a row among them; its rows where it has those without expense"),
      Field(
        "samplingError", .choice(SamplingError.allCases.map(\.rawValue)),
        "bootstrap: every path draws what the file's people leave unknown of others, as where it is left out; none: they are taken as they are"
      ),
      factor,
      Field(
        "groups",
        .table(
          .object([Field("people", people, "how many people of the group the file is of"), factor]), keys: .group),
        "where groups differ"),
      Field("only", .text, "which rows are read: those with a value in a column, such as one year of several, 年度=2023"),
      Field(
        "badRows", .choice(BadRows.allCases.map(\.rawValue)),
        "skip: rows that cannot be used are left out, one in a thousand at most and none that may be larger than the others; refuse: none is, as where it is left out"
      ),
      Field("sheet", .text, "of a workbook; the first that is not hidden where it is left out"),
      Field("encoding", .text, "of a text, such as gbk; found where it is left out"),
      Field("delimiter", .text, "what stands between fields: one character, or tab; found where it is left out"),
      Field("source", .words, "where the file comes from"), Field("note", .words, "what is to be known of it"),
    ])
}
