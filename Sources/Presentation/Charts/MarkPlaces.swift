/// Where the names of marked values stand so that as few lines as can be run through them.
///
/// Each name has a row of its own, beside the line that runs from its row down; all orders and sides are tried, which
/// for the few marks of a chart is a handful.
struct MarkPlaces {
  /// A name beside the place of its line.
  struct Name {
    let at: Double
    let width: Double
  }

  struct Place: Equatable {
    /// 0 is the highest.
    let row: Int
    /// Whether the name begins at its line; else it ends there.
    let isRight: Bool
  }

  /// In the order of the names.
  let places: [Place]

  /// - Parameter width: of the drawing, which no name should leave.
  init(_ names: [Name], width: Double) {
    var best: (cost: Double, places: [Place])?
    for rows in Self.orders(names.count) {
      for sides in 0..<(1 << names.count) {
        let places = names.indices.map { Place(row: rows[$0], isRight: sides & (1 << $0) == 0) }
        let cost = Self.cost(names, places, width)
        if best.map({ cost < $0.cost }) ?? true { best = (cost, places) }
      }
    }
    places = best?.places ?? []
  }

  private static func cost(_ names: [Name], _ places: [Place], _ width: Double) -> Double {
    var cost = 0.0
    for (name, place) in zip(names, places) {
      let from = place.isRight ? name.at : name.at - name.width
      if from < 0 || from + name.width > width { cost += 100 }
      if !place.isRight { cost += 0.01 }
      for (other, its) in zip(names, places) where its.row < place.row {
        if other.at > from - 2 && other.at < from + name.width + 2 { cost += 1 }
      }
    }
    return cost
  }

  private static func orders(_ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    var found: [[Int]] = []
    for order in orders(count - 1) {
      for place in 0...order.count {
        var longer = order
        longer.insert(count - 1, at: place)
        found.append(longer)
      }
    }
    return found
  }
}
