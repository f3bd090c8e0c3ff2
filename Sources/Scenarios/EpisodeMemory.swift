import Chance
import Documents
import Insurance
import Plans
import Synchronization

/// Care that the scenarios of a file have drawn, so that those which differ in other things do not draw it again.
///
/// What people's care costs follows from the file's `expense` and the seed; X follows from the policy's scope besides.
/// A search asks for the same again and again. What has not been asked for longest is forgotten.
package final class EpisodeMemory: Sendable {
  private struct Key: Hashable {
    let expense: Node
    let people: Int
    let seed: UInt64
  }

  /// One file can vary its expense in many ways, each of some seventy megabytes with the usual pilot.
  private static let most = 3

  /// The one asked for last comes last.
  private let kept = Mutex<[(key: Key, drawn: Drawn)]>([])

  package init() {}

  /// The care by an expense as a file has it.
  func drawn(_ expense: Node, people: Int, seed: UInt64) -> Drawn {
    let key = Key(expense: expense, people: people, seed: seed)
    return kept.withLock { kept in
      let place = kept.firstIndex { $0.key == key }
      let drawn = place.map { kept.remove(at: $0).drawn } ?? Drawn()
      kept.append((key, drawn))
      if kept.count > Self.most { kept.removeFirst() }
      return drawn
    }
  }

  /// The care by one expense, of people of several kinds and under several scopes.
  final class Drawn: Sendable {
    private struct Scoped: Hashable {
      let factors: EpisodeModel.Factors
      let treatments: [ExpenseComponent: ExpenseComponent.Treatment]
    }

    private let people = MadeOnce<EpisodeModel.Factors, Result<EpisodeExpense, LawError>>()
    private let expenses = MadeOnce<Scoped, Result<EpisodeExpense, LawError>>()

    /// - Parameters:
    ///   - factors: by which the people differ.
    ///   - treatments: what the policy's scope says of every part.
    ///   - make: draws the people, under this scope.
    func expense(
      _ factors: EpisodeModel.Factors, treatments: [ExpenseComponent: ExpenseComponent.Treatment],
      make: () throws(LawError) -> EpisodeExpense
    ) throws(LawError) -> EpisodeExpense {
      try expenses.value(of: Scoped(factors: factors, treatments: treatments)) {
        let known = people.value(of: factors) { Result { () throws(LawError) in try make() } }
        return Result { () throws(LawError) in try known.get().scoped(by: treatments) }
      }.get()
    }
  }
}
