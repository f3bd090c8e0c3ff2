import Chance
import Foundation

/// A figure of the file, how far its people leave it uncertain, and the same by the law.
package struct FileAgainstLaw: Sendable, Hashable {
  package let file: Double
  package let standardError: Double
  /// May be infinite.
  package let law: Double

  /// By how many standard errors of the file the law lies above it; nil where there is no error.
  package var deviation: Double? {
    standardError > 0 && law.isFinite ? (law - file) / standardError : nil
  }
}

/// The people of a file against a law, at each deductible: how many have more, what they have above it, together and each.
///
/// The errors are those of the Bayesian bootstrap of the rows (Rubin, *Annals of Statistics* 9, 1981) to first order: of a mean
/// Σ w (y − ȳ)² / (Σ w)², a row of weight w being w people. They say how far other people like these would differ; the law, which was fitted to the same rows, lies
/// nearer to them than a law that was not.
package struct LayerComparison: Sendable {
  package struct Row: Sendable {
    package let deductible: Double
    /// How many have more.
    package let people: FileAgainstLaw
    /// What they have above it together, yuan.
    package let cost: FileAgainstLaw
    /// What each has, on average: the mean excess.
    package let meanExcess: FileAgainstLaw
  }

  package let rows: [Row]

  /// Fewer people beyond a deductible say too little.
  package static let fewestPeople = 10.0
  private static let steps: [Double] = [1, 2, 3, 5, 7]

  /// - Parameter deductibles: beside round ones.
  /// - Returns: nil where amounts are not known one by one: classes, or amounts of which only a lower bound is known.
  package init?(of law: any ContinuousLaw, from observations: Observations, at deductibles: [Double] = []) {
    guard let people = PeopleAbove(observations) else { return nil }
    let conditional = ConditionalLaw(law, truncation: observations.truncation)
    let least = observations.truncation.below
    let round = (2...7).flatMap { power in Self.steps.map { $0 * pow(10, Double(power)) } }
    let all = Set([least] + round + deductibles).filter { $0 >= least }.sorted()
    let count = observations.count
    let mean = conditional.limitedExpectedValue(.infinity)
    let sums = all.map { ($0, people.sums(above: $0)) }.filter { $0.1.people >= Self.fewestPeople }
    // At a row for every tenth of people who go; a deductible that somebody asks for is always there.
    var last = Double.infinity
    rows = sums.compactMap { deductible, sums in
      guard sums.people < 0.9 * last || deductibles.contains(deductible) else { return nil }
      last = sums.people
      let above = count * (1 - conditional.cumulative(deductible))
      let cost = count * (mean - conditional.limitedExpectedValue(deductible))
      return Row(
        deductible: deductible,
        people: FileAgainstLaw(file: sums.people, standardError: sums.peopleError, law: above),
        cost: FileAgainstLaw(file: sums.cost, standardError: sums.costError, law: cost),
        meanExcess: FileAgainstLaw(
          file: sums.cost / sums.people, standardError: sums.excessError, law: above > 0 ? cost / above : .nan))
    }
  }
}

/// What a policy pays of an amount, piece by piece: from each start on so much of every yuan.
package struct PaidPart: Sendable, Hashable {
  package struct Piece: Sendable, Hashable {
    package let start: Double
    package let rate: Double

    package init(start: Double, rate: Double) { (self.start, self.rate) = (start, rate) }
  }

  /// In ascending order of their starts.
  package let pieces: [Piece]
  private let bases: [Double]

  package init(_ pieces: [Piece]) {
    self.pieces = pieces
    var bases: [Double] = []
    for (place, piece) in pieces.enumerated() {
      guard place > 0 else {
        bases.append(0)
        continue
      }
      let before = pieces[place - 1]
      bases.append(bases[place - 1] + before.rate * (piece.start - before.start))
    }
    self.bases = bases
  }

  /// From where on anything is paid; nil where nothing is.
  package var deductible: Double? { pieces.first { $0.rate > 0 }?.start }

  package func payment(for amount: Double) -> Double {
    guard let place = pieces.lastIndex(where: { $0.start < amount }) else { return 0 }
    return bases[place] + pieces[place].rate * (amount - pieces[place].start)
  }

  /// Of an amount by the law as it shows in the data; may be infinite.
  func mean(_ law: ConditionalLaw) -> Double {
    pieces.indices.reduce(0) { sum, place in
      guard pieces[place].rate > 0 else { return sum }
      let end = place + 1 < pieces.count ? pieces[place + 1].start : .infinity
      return sum
        + pieces[place].rate * (law.limitedExpectedValue(end) - law.limitedExpectedValue(pieces[place].start))
    }
  }
}

/// What a policy pays the people of a file, and what it would by a law.
package struct PaidCost: Sendable {
  package let part: PaidPart
  /// Yuan.
  package let file: Double
  package let standardError: Double
  /// How many get anything.
  package let people: Double
  private let observations: Observations

  /// A law whose payments lie so many standard errors from the file's says something else than the file.
  package static let apart = 2.0

  /// - Returns: nil where amounts are not known one by one, or nothing is paid.
  package init?(of observations: Observations, _ part: PaidPart) {
    guard let rows = PeopleAbove(observations) else { return nil }
    let sums = rows.sums(part.payment(for:))
    guard sums.cost > 0, sums.people >= LayerComparison.fewestPeople else { return nil }
    self.part = part
    self.observations = observations
    (file, standardError, people) = (sums.cost, sums.costError, sums.people)
  }

  package func against(_ law: any ContinuousLaw) -> FileAgainstLaw {
    FileAgainstLaw(
      file: file, standardError: standardError,
      law: observations.count * part.mean(ConditionalLaw(law, truncation: observations.truncation)))
  }

  /// Whether a law's payments differ from the file's by no more than the file's luck.
  package func holds(_ law: any ContinuousLaw) -> Bool {
    against(law).deviation.map { abs($0) <= Self.apart } ?? false
  }
}

/// Sums over the people of a file whose amounts are known one by one.
private struct PeopleAbove {
  struct Sums {
    var people = 0.0
    var cost = 0.0
    var peopleError = 0.0
    var costError = 0.0
    var excessError = 0.0
  }

  private let observations: Observations

  init?(_ observations: Observations) {
    guard observations.intervals.isEmpty, observations.atLeast.isEmpty, !observations.exact.values.isEmpty else {
      return nil
    }
    self.observations = observations
  }

  private var all: Double { observations.count + observations.zeros }

  func sums(above deductible: Double) -> Sums {
    sums(from: observations.firstIndex(above: deductible)) { $0 - deductible }
  }

  func sums(_ amount: (Double) -> Double) -> Sums { sums(from: 0, amount) }

  /// Of what each of the people from a place on has, where it is above 0.
  private func sums(from first: Int, _ amount: (Double) -> Double) -> Sums {
    let exact = observations.exact
    var sums = Sums()
    var squares = 0.0
    for place in first..<exact.values.count {
      let own = amount(exact.values[place])
      guard own > 0 else { continue }
      let weight = exact.weights?[place] ?? 1
      sums.people += weight
      sums.cost += weight * own
      squares += weight * own * own
    }
    let (share, mean) = (sums.people / all, sums.cost / all)
    let excess = sums.people > 0 ? sums.cost / sums.people : 0
    sums.peopleError = (sums.people * max(0, 1 - share)).squareRoot()
    sums.costError = max(0, squares - mean * sums.cost).squareRoot()
    sums.excessError = sums.people > 0 ? max(0, squares - excess * sums.cost).squareRoot() / sums.people : 0
    return sums
  }
}
