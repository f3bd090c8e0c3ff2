/// People who were seen, with what each spent in the year: a file of people that is itself the model of their expense.
///
/// How many there are with an amount is a sum of weights Σw, 1 for a person who stands for nobody else; Σw² says how far that
/// is known.
package struct Records: Sendable, Hashable, Codable {
  /// How many people there are.
  package struct Count: Sendable, Hashable, Codable {
    package var people = 0.0
    package var squares = 0.0

    package init(people: Double = 0, squares: Double = 0) { (self.people, self.squares) = (people, squares) }

    package mutating func add(_ other: Count) {
      people += other.people
      squares += other.squares
    }
  }

  /// People who have beside X an overflow that the policy pays on its own; either may stand for several with like amounts.
  package struct Pair: Sendable, Hashable, Codable {
    /// X and the overflow, yuan.
    package let amount: Double
    package let overflow: Double
    package let count: Count

    package init(amount: Double, overflow: Double, count: Count) {
      (self.amount, self.overflow, self.count) = (amount, overflow, count)
    }
  }

  /// Ascending, each once; of those without an overflow.
  package let amounts: [Double]
  /// By amount.
  package let counts: [Count]
  package let pairs: [Pair]
  /// Those who spent nothing.
  package let without: Count

  /// - Parameters:
  ///   - people: amounts above 0, yuan, with how many people have each; in any order, equal ones are put together.
  ///   - pairs: those who have an overflow beside theirs.
  ///   - without: those who spent nothing.
  package init(_ people: [(amount: Double, count: Count)], pairs: [Pair] = [], without: Count) {
    self.pairs = pairs.filter { $0.count.people > 0 }
    var (amounts, counts): ([Double], [Count]) = ([], [])
    for (amount, count) in people.sorted(by: { $0.amount < $1.amount }) where count.people > 0 {
      if amounts.last == amount {
        counts[counts.count - 1].add(count)
      } else {
        amounts.append(amount)
        counts.append(count)
      }
    }
    (self.amounts, self.counts, self.without) = (amounts, counts, without)
  }

  /// Those of several files, or groups, together.
  package init(joining all: [Records]) {
    var without = Count()
    for one in all { without.add(one.without) }
    self.init(
      all.flatMap { zip($0.amounts, $0.counts).map { (amount: $0, count: $1) } }, pairs: all.flatMap(\.pairs),
      without: without)
  }

  /// Those who spent anything.
  package var spending: Count {
    var all = Count()
    for count in counts { all.add(count) }
    for pair in pairs { all.add(pair.count) }
    return all
  }

  /// Yuan of all together, overflows among them.
  package var total: Double {
    zip(amounts, counts).reduce(0) { $0 + $1.0 * $1.1.people }
      + pairs.reduce(0) { $0 + ($1.amount + $1.overflow) * $1.count.people }
  }

  /// The same people of whom there are so many, the others having spent nothing: each of these counts as much as one of those
  /// who were seen.
  ///
  /// - Returns: nil where there are fewer than have spent anything.
  package func among(_ people: Double) -> Records? {
    let seen = spending
    guard people >= seen.people * (1 - 1e-12) else { return nil }
    let rest = max(0, people - seen.people)
    let weight = seen.people > 0 ? seen.squares / seen.people : 1
    return Records(
      zip(amounts, counts).map { ($0, $1) }, pairs: pairs, without: Count(people: rest, squares: rest * weight))
  }
}
