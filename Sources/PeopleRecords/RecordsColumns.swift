import Data
import Documents
import Insurance

/// Which file holds the people of a scenario, and which of its columns hold what, each by its name or by its place from 1.
package struct RecordsColumns: Sendable, Hashable, Codable {
  /// As the scenario names it.
  package var file: String
  /// Nil for the only column, or where there are parts.
  package var amount: String?
  /// The columns of the parts that X is the sum of; nil where one column has X itself.
  package var parts: [String]?
  /// The columns of what the policy pays beside X; nil where it pays nothing so.
  var beside: [String]?
  /// Whose a row is, where several are of one person.
  package var person: String?
  package var group: String?
  /// How many people of the population somebody in the file stands for.
  package var weight: String?
  /// How many people a row is.
  package var count: String?
  var sheet: String?
  package var encoding: String?
  package var delimiter: String?
  /// Which rows are read; nil for all.
  package var only: RowFilter?
  /// Whether rows that cannot be used may be left out, where that does no harm.
  package var skipsBadRows = false

  /// The columns that are named.
  var names: [String] { [amount, group, weight, count, person].compactMap(\.self) + (parts ?? []) + (beside ?? []) }

  /// Whether the column that nobody named is meant.
  var isOnlyColumn: Bool { amount == nil && parts == nil && person == nil }
}

extension RecordsColumns {
  /// What a scenario says; nil where its expense is of another model.
  ///
  /// - Parameter scope: what the policy does with the parts of expense; nil where that is not known.
  package init?(scenario: Node, under scope: [ExpenseComponent: ExpenseComponent.Treatment]?) {
    guard let expense = scenario["expense"], expense["model"]?.text == "records", let file = expense["file"]?.text
    else {
      return nil
    }
    func text(_ key: String) -> String? { expense[key]?.text }
    self.init(
      file: file, amount: text("amount"),
      parts: RecordsParts(scenario: scenario).map { $0.columns(.included, by: scope ?? [:]) },
      beside: RecordsParts(scenario: scenario).map { $0.columns(.separately, by: scope ?? [:]) }.flatMap {
        $0.isEmpty ? nil : $0
      }, person: text("person"),
      group: text("group"), weight: text("weight"), count: text("count"),
      sheet: text("sheet"), encoding: text("encoding"), delimiter: text("delimiter"),
      only: text("only").flatMap(RowFilter.init(typed:)),
      skipsBadRows: text("badRows") == "skip")
  }
}
