/// A batch of persons at once: the innermost loop of a year that is drawn person by person.
extension PayoutSchedule {
  /// What a batch of persons comes to.
  package struct Totals: Sendable, Hashable {
    /// The sum of the amounts, yuan.
    package var amount: Double
    /// The sum of the benefits, yuan.
    package var payment = 0.0
    /// How many get a benefit.
    package var beneficiaries = 0
  }

  /// The totals of a batch of amounts, each multiplied by `factor` first. Overwrites `amounts`.
  ///
  /// Few amounts reach the first segment, and no processor can guess which. So they are gathered at the front without
  /// a branch, and only for them is a segment looked for.
  package func totals(of amounts: inout MutableSpan<Double>, times factor: Double) -> Totals {
    amounts.withUnsafeMutableBufferPointer { amounts in
      let gathered = gather(amounts, times: factor)
      var totals = Totals(amount: gathered.sum)
      segments.withUnsafeBufferPointer { segments in
        for amount in amounts[..<gathered.count] {
          var k = 0
          while k + 1 < segments.count, amount > segments[k + 1].start { k += 1 }
          let payment = segments[k].base + segments[k].slope * (min(amount, Self.largest) - segments[k].start)
          totals.payment += payment
          totals.beneficiaries += payment > 0 ? 1 : 0
        }
      }
      return totals
    }
  }

  /// Multiplies by `factor`, sums, and moves the amounts that reach the first segment to the front.
  ///
  /// In pairs, whose comparison is a number: of a plain comparison the compiler makes a branch.
  private func gather(
    _ amounts: UnsafeMutableBufferPointer<Double>, times factor: Double
  ) -> (sum: Double, count: Int) {
    let threshold = SIMD2(repeating: segments.first?.start ?? .infinity)
    let (none, one) = (SIMD2<Int64>(repeating: 0), SIMD2<Int64>(repeating: 1))
    var sums = SIMD2(repeating: 0.0)
    var count = 0
    var index = 0
    while index &+ 2 <= amounts.count {
      let pair = SIMD2(amounts[index], amounts[index &+ 1]) * factor
      sums += pair
      let reaches = none.replacing(with: one, where: pair .> threshold)
      // Never ahead of what has been read.
      amounts[count] = pair[0]
      count &+= Int(reaches[0])
      amounts[count] = pair[1]
      count &+= Int(reaches[1])
      index &+= 2
    }
    var sum = sums[0] + sums[1]
    if index < amounts.count {
      let last = amounts[index] * factor
      sum += last
      amounts[count] = last
      count &+= last > threshold[0] ? 1 : 0
    }
    return (sum, count)
  }
}
