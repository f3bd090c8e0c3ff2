import ArgumentParser
import CommandOptions
import Data
import DataReports
import Documents
import Fitting
import Insurance

/// What the data of a fit are and how they came about.
struct FitDataOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The column of the amounts; may be left out where the file has one column.", valueName: "name"))
  var column: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A column of weights: a row of weight 3 counts as three rows.", valueName: "name"))
  var weights: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Grouped data: the column of the classes' lower bounds.", valueName: "name"))
  var lower: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Grouped data: the column of the upper bounds; empty for an open class.", valueName: "name"))
  var upper: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("Grouped data: the column of the counts.", valueName: "name"))
  var count: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Amounts up to here, such as a deductible, are not in the data.", valueName: "amount"),
    transform: yuan)
  var truncatedBelow: Double?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Amounts above here are not in the data.", valueName: "amount"),
    transform: yuan)
  var truncatedAbove: Double?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A cap: amounts of this size and above are known only to be at least so large.", valueName: "amount"),
    transform: yuan)
  var censoredAbove: Double?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A column of 0 and 1: where it is 1 the amount is only a lower bound.", valueName: "name"))
  var censored: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of the year of a row: levels and growth between years with their errors; all amounts are moved to the level of the last.",
      valueName: "name"))
  var years: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that says whose a row is, where somebody has several, one a stay or a bill: they are added up, and what stands there is written nowhere.",
      valueName: "name"))
  var person: String?
  @OptionGroup var reading: DataFileOptions

  func validate() throws {
    if person != nil {
      for (name, isGiven) in [("lower", lower != nil), ("censored", censored != nil)] where isGiven {
        throw wrongUsage("--person adds up the amounts of a person: leave --\(name) out.")
      }
    }
    if years != nil {
      for (name, isGiven) in [
        ("lower", lower != nil), ("truncated-below", truncatedBelow != nil), ("truncated-above", truncatedAbove != nil),
        ("censored-above", censoredAbove != nil), ("censored", censored != nil),
      ] where isGiven {
        throw wrongUsage("--years needs every amount as it was: leave --\(name) out.")
      }
    }
    let classes = [lower, upper, count]
    if classes.contains(where: { $0 != nil }) {
      guard classes.allSatisfy({ $0 != nil }) else {
        throw wrongUsage("Grouped data need all of --lower, --upper and --count.")
      }
      if column != nil {
        throw wrongUsage("--column is for single amounts, --lower, --upper and --count for grouped data.")
      }
      if weights != nil { throw wrongUsage("Grouped data are weighted by --count: leave --weights out.") }
      if censored != nil || censoredAbove != nil {
        throw wrongUsage("A class of grouped data is open where its upper bound is empty: leave --censored out.")
      }
    }
    for (name, value) in [
      ("truncated-below", truncatedBelow), ("truncated-above", truncatedAbove), ("censored-above", censoredAbove),
    ] {
      if let value, !(value > 0 && value <= 1e15) {
        throw wrongUsage("--\(name) is \(value): it must lie above 0 and up to 1e15.")
      }
    }
    let low = truncatedBelow ?? 0
    for (name, value) in [("truncated-above", truncatedAbove), ("censored-above", censoredAbove)] {
      if let value, value <= low { throw wrongUsage("--\(name) is \(value): it must be above --truncated-below.") }
    }
    if let truncatedAbove, let censoredAbove, censoredAbove >= truncatedAbove {
      throw wrongUsage("--censored-above must be below --truncated-above.")
    }
  }

  /// A scenario takes the rows of a file as they are.
  func checkTheyCanBeRecords(_ file: String) throws {
    for (name, isGiven) in [
      ("lower", lower != nil), ("truncated-below", truncatedBelow != nil), ("truncated-above", truncatedAbove != nil),
      ("censored-above", censoredAbove != nil), ("censored", censored != nil), ("years", years != nil),
    ] where isGiven { throw wrongUsage("--records takes the rows as they are: leave --\(name) out.") }
    if person != nil, weights != nil {
      throw wrongUsage("--weights says how many people a row is, and --person that somebody has several: give one.")
    }
    if file == "-" { throw wrongUsage("--records needs a file, which the scenario names.") }
  }

  /// The file as a scenario names it.
  func records(_ path: String, groups: String?, _ file: LossFile) -> FitRecords {
    FitRecords(
      [
        ("file", path), ("amount", column), ("group", groups), ("count", weights), ("sheet", reading.sheet),
        ("encoding", reading.encoding), ("delimiter", reading.delimiter), ("person", person), ("only", reading.only),
        ("badRows", reading.skipBadRows && file.reading.badRows.count > 0 ? "skip" : nil),
      ], lacksOthers: file.observations.zeros == 0)
  }

  private static func group(_ cell: String, of policy: Policy) -> LossRows.Named {
    do throws(Policy.UnknownName) {
      return .group(try policy.groups(named: cell))
    } catch {
      return .unknown(policy: policy.id, nearest: nearestName(to: error.name, in: error.known))
    }
  }

  /// Reads the file; complains of every bad row, or leaves them out where that was asked for.
  func read(
    _ path: String, _ format: OutputOptions, _ work: WorkOptions, groups: String? = nil, of policy: Policy? = nil
  ) throws -> LossFile {
    let shape: LossColumns.Shape =
      if let lower, let upper, let count { .classes(lower: lower, upper: upper, count: count) } else {
        .amounts(column)
      }
    let losses: LossFile
    do throws(DataError) {
      let file = try reading.open(path)
      let progress = file.size.flatMap { size in
        work.progress("reading", "读取中", format.lang).map { line in { line.update(done: $0, total: size) } }
      }
      losses = try LossFile(
        file,
        columns: LossColumns(shape, weights: weights, censored: censored, groups: groups, years: years, person: person),
        recording: .init(
          truncation: Truncation(below: truncatedBelow ?? 0, above: truncatedAbove ?? .infinity),
          cap: censoredAbove ?? .infinity),
        naming: policy.map { policy in { Self.group($0, of: policy) } }, progress: progress ?? { _ in })
    } catch {
      throw error.told(format)
    }
    try reading.tell(losses.reading, format)
    if let weights, let range = losses.weightsLikeYears {
      throw BadData(
        said: format.say(
          "\(path): the weights of column \(weights) lie between \(range.lowerBound) and \(range.upperBound), which are years: each row would count so often; say --years \(weights)",
          "\(path)：权重列 \(weights) 的数值在\(range.lowerBound)至\(range.upperBound)之间，应为年份，每行将被重复计入相应次数；请改用 --years \(weights)"
        ))
    }
    guard years == nil || losses.years != nil else {
      throw BadData(
        said: format.say(
          "\(path): --years needs two years or more, each with an amount above 0",
          "\(path)：--years 需要至少两个年度，且各年度均有大于0的金额"))
    }
    guard losses.observations.count > 0 else {
      throw BadData(said: format.say("\(path): there is no amount above 0", "\(path)：没有大于0的金额"))
    }
    guard losses.observations.isEnough else {
      let fewest = Observations.fewestAmounts
      throw BadData(
        said: format.say(
          "\(path): a fit needs \(fewest) different amounts, or two classes", "\(path)：拟合至少需要\(fewest)个不同的金额，或两个分组"))
    }
    guard !losses.observations.isAllButConstant else {
      let amount = losses.observations.exact.mean
      throw BadData(
        said: format.say(
          "\(path): the amounts differ by less than 0.01% (standard deviation over mean), so that there is no law to fit; write law: { name: constant, amount: \(amount) }",
          "\(path)：各金额之间的差异（标准差与均值之比）不足0.01%，无分布可拟合；请写 law: { name: constant, amount: \(amount) }"))
    }
    return losses
  }
}
