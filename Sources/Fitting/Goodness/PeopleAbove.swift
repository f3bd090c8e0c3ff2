/// Sums over the people of a file whose amounts are known one by one.
struct PeopleAbove {
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
