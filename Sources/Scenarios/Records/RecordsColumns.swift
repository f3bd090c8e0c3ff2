import Documents

/// Which file holds the people of a scenario, and which of its columns hold what, each by its name or by its place from 1.
package struct RecordsColumns: Sendable, Hashable, Codable {
  /// As the scenario names it.
  var file: String
  /// Nil for the only column.
  var amount: String?
  var group: String?
  /// How many people of the population somebody in the file stands for.
  var weight: String?
  /// How many people a row is.
  var count: String?
  var sheet: String?
  var encoding: String?
  var delimiter: String?

  /// The columns that are named.
  var names: [String] { [amount, group, weight, count].compactMap(\.self) }
}

extension RecordsColumns {
  /// What a scenario says; nil where its expense is of another model.
  init?(scenario: Node) {
    guard let expense = scenario["expense"], expense["model"]?.text == "records", let file = expense["file"]?.text
    else {
      return nil
    }
    func text(_ key: String) -> String? { expense[key]?.text }
    self.init(
      file: file, amount: text("amount"), group: text("group"), weight: text("weight"), count: text("count"),
      sheet: text("sheet"), encoding: text("encoding"), delimiter: text("delimiter"))
  }
}
