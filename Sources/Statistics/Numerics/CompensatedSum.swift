/// A sum that carries its own rounding error along (Neumaier 1974), so that its error does not grow with the number
/// of terms. The result is a pure function of the terms and their order.
struct CompensatedSum {
  private var sum = 0.0
  private var correction = 0.0

  mutating func add(_ term: Double) {
    let total = sum + term
    correction += sum.magnitude >= term.magnitude ? (sum - total) + term : (term - total) + sum
    sum = total
  }

  var value: Double { sum + correction }

  static func of(_ values: ArraySlice<Double>, _ term: (Double) -> Double) -> Double {
    var sum = CompensatedSum()
    for value in values { sum.add(term(value)) }
    return sum.value
  }
}
