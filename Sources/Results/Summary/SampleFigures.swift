import Simulation
import Statistics

/// Figures of replications. Figures that follow each other are often of one column: the last few stay in memory, with
/// their order.
struct SampleFigures<View: Sendable> {
  /// How many replications there are, and how each is seen: views are made when they are asked for, and not kept.
  private let count: Int
  private let view: (Int) -> View
  /// Corrects every mean alike; nil where nothing is known.
  private let control: ControlVariate?
  /// How much each replication counts; nil where all count alike.
  private let weights: ImportanceWeights?
  private var columns: [String: [Double]] = [:]
  private var samples: [String: Sample] = [:]

  init(
    _ count: Int, control: ControlVariate? = nil, weights: ImportanceWeights? = nil, _ view: @escaping (Int) -> View
  ) {
    self.count = count
    self.view = view
    self.control = control
    self.weights = weights
  }

  /// - Returns: nil where the replications do not say: a standard deviation of one, a ratio over 0.
  /// - Throws: `SampleError` where a value is not a finite number.
  mutating func estimate(_ figure: Statistic<View>) throws(SampleError) -> Estimate? {
    if let weights { return try weighted(figure, weights) }
    switch figure {
    case .mean(let column):
      let values = values(column)
      if column.isGivenWhereConstant, let first = values.first, values.allSatisfy({ $0 == first }) {
        return Estimate(exactly: first, replications: values.count)
      }
      if let control { return try control.mean(of: values) }
      return Mean()(try sample(column))
    case .share(let event):
      return try Proportion.estimate(successes: (0..<count).count { event.holds(view($0)) }, of: count)
    case .ratio(let above, let below):
      return try RatioOfMeans.estimate(values(above), over: values(below), control: control)
    case .deviation(let column):
      let sample = try sample(column)
      return sample.count > 1 ? StandardDeviation()(sample) : nil
    case .quantile(let column, let quantile):
      return quantile(try sample(column))
    case .tail(let column, let measure):
      return measure(try sample(column).negated)
    case .meanWhere(let column, let event):
      let kept = (0..<count).lazy.map(view).filter(event.holds).map(column.value)
      let values = Array(kept)
      return values.isEmpty ? nil : Mean()(try Sample(values))
    case .shareWhere(let event, let given):
      var (kept, held) = (0, 0)
      for view in (0..<count).lazy.map(view) where given.holds(view) {
        kept += 1
        held += event.holds(view) ? 1 : 0
      }
      return kept == 0 ? nil : try Proportion.estimate(successes: held, of: kept)
    }
  }

  /// The same where replications count unequally.
  private mutating func weighted(
    _ figure: Statistic<View>, _ weights: ImportanceWeights
  ) throws(SampleError) -> Estimate? {
    switch figure {
    case .mean(let column):
      let values = values(column)
      if column.isGivenWhereConstant, let first = values.first, values.allSatisfy({ $0 == first }) {
        return Estimate(exactly: first, replications: values.count)
      }
      return try weights.mean(of: values)
    case .share(let event): return weights.share(where: holds(event))
    case .ratio(let above, let below): return try weights.ratio(of: values(above), over: values(below))
    case .deviation(let column): return try weights.standardDeviation(of: values(column))
    case .quantile(let column, let quantile): return try weights.quantile(quantile.level, of: values(column))
    case .tail(let column, let measure): return try weights.tail(measure.level, of: values(column).map { -$0 })
    case .meanWhere(let column, let event): return try weights.where(holds(event))?.mean(of: values(column))
    case .shareWhere(let event, let given): return weights.where(holds(given))?.share(where: holds(event))
    }
  }

  private func holds(_ event: Event<View>) -> [Bool] { (0..<count).map { event.holds(view($0)) } }

  private static var most: Int { 2 }

  private mutating func values(_ column: Column<View>) -> [Double] {
    if let known = columns[column.name] { return known }
    if columns.count >= Self.most { columns = [:] }
    let values = (0..<count).map { column.value(view($0)) }
    columns[column.name] = values
    return values
  }

  private mutating func sample(_ column: Column<View>) throws(SampleError) -> Sample {
    if let known = samples[column.name] { return known }
    if samples.count >= Self.most { samples = [:] }
    let sample = try Sample(values(column))
    samples[column.name] = sample
    return sample
  }
}

extension Estimate {
  /// A figure without sampling error.
  init(exactly value: Double, replications: Int) {
    self.init(value: value, standardError: 0, lower: value, upper: value, replications: replications)
  }
}
