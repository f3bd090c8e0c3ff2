import Insurance
import Scenarios

/// Which of several values that vary move no figure: wherever two points differ in that value alone they have the same
/// figures, to the last bit, since all points meet the same draws.
struct UnmovedValues {
  /// Their places among the values.
  let places: [Int]

  /// - Parameters:
  ///   - count: how many values vary.
  ///   - points: what each has for the values, and what it came to.
  init<Value: Hashable, Figures: Equatable>(
    of count: Int, among points: some Sequence<(values: [Value], figures: Figures)>
  ) {
    var isCompared = Array(repeating: false, count: count)
    var moves = isCompared
    var first: [[[Value]: Figures]] = Array(repeating: [:], count: count)
    for (values, figures) in points {
      for place in 0..<count where !moves[place] {
        var others = values
        others.remove(at: place)
        guard let before = first[place][others] else {
          first[place][others] = figures
          continue
        }
        isCompared[place] = true
        moves[place] = before != figures
      }
    }
    places = (0..<count).filter { isCompared[$0] && !moves[$0] }
  }

  /// - Parameters:
  ///   - paths: of all values that vary.
  ///   - known: what is said already, with its reason.
  func warnings(paths: [String], known: [IdleSetting]) -> [Words] {
    places.map { paths[$0] }.filter { path in !known.contains { $0.isWithin(path) } }.map { path in
      Words(en: "\(path) varies and changes none of these figures", zh: "\(path)的变动不影响所列指标")
    }
  }
}
