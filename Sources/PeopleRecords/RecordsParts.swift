import Data
import Documents
import Insurance

/// What basic insurance leaves a person, in parts that a file has in columns of their own: a policy's scope says which of them
/// make X.
///
/// A column can hold several parts together, where the scope does the same with all of them.
package struct RecordsParts {
  /// What stands in place of a column for a part that nobody of the file has.
  static let nobody = "none"

  /// By part, the column by its name or place, or `nobody`.
  let columns: [ExpenseComponent: String]

  /// What a scenario says; nil where its file gives X itself.
  package init?(scenario: Node) {
    guard let parts = scenario["expense"]?["parts"] else { return nil }
    columns = Dictionary(
      uniqueKeysWithValues: ExpenseComponent.allCases.compactMap { part in
        parts[part.rawValue]?.text.map { (part, $0) }
      })
  }

  /// The columns of the parts that are treated so, each once, in the order of the parts.
  package func columns(
    _ treatment: ExpenseComponent.Treatment, by scope: [ExpenseComponent: ExpenseComponent.Treatment]
  )
    -> [String]
  {
    ExpenseComponent.allCases.reduce(into: []) { found, part in
      guard scope[part] == treatment, let column = columns[part], column != Self.nobody, !found.contains(column) else {
        return
      }
      found.append(column)
    }
  }

  /// The parts that count, or are paid beside X, and of which the scenario says nothing.
  package func missing(for scope: [ExpenseComponent: ExpenseComponent.Treatment]) -> [ExpenseComponent] {
    ExpenseComponent.allCases.filter { scope[$0] != .excluded && columns[$0] == nil }
  }

  /// Parts of one column with which the scope does not do the same.
  package func atOdds(in scope: [ExpenseComponent: ExpenseComponent.Treatment]) -> [(
    ExpenseComponent, ExpenseComponent
  )] {
    let named = ExpenseComponent.allCases.filter { columns[$0].map { $0 != Self.nobody } ?? false }
    return named.compactMap { part in
      named.first { columns[$0] == columns[part] }.flatMap { first in
        scope[first] == scope[part] ? nil : (first, part)
      }
    }
  }

  /// The column that a part without one may be in.
  ///
  /// - Parameter names: of the file's columns.
  package func nearestColumn(to part: ExpenseComponent, in names: [String]) -> String? {
    let free = names.filter { !columns.values.contains($0) }
    return nearestName(to: part.words.zh, in: free) ?? nearestName(to: part.rawValue, in: free)
      ?? nearestName(to: part.words.en, in: free)
      ?? free.first { $0.count > 1 && (part.words.zh.contains($0) || $0.contains(part.words.zh)) }
  }
}
