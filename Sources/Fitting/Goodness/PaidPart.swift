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
