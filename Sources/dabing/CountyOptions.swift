import ArgumentParser
import CommandOptions
import Data
import Documents
import Insurance
import Presentation
import Scenarios
import Wording

/// What of a year's settlement is of counties, of the audit and of the assessment.
struct CountyOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A file of the year by county, a row each: columns 县区 (county), 保费 (premium) and 赔付 (claims), and if you like 拒付 (disallowed), 经办费用 (costs), 参保人数 (insured) and 考核得分 (score). The pool is settled as a whole, and what falls to each county adds up to it.",
      valueName: "file"))
  var counties: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What the audit refuses of --claims, yuan: it does not count.", valueName: "yuan"))
  var disallowed: Amount?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What the assessment grants of the service deposit: 92%, or 92 of 100 points.", valueName: "score"))
  var score: Settle.Score?

  var areGiven: Bool { counties != nil || disallowed != nil || score != nil }

  /// The counties of the file; none where none is named.
  func read(_ format: OutputOptions) throws -> [CountyFigures] {
    guard let counties else { return [] }
    let file: CountyFile
    do throws(DataError) { file = try CountyFile(try DataFile(counties)) } catch { throw error.told(format) }
    try DataFileOptions.tell(file.reading, format)
    guard file.faults.isEmpty else {
      for fault in file.faults { complain("error: \("\(counties):\(fault.line)"): \(fault.said)") }
      throw ExitCode(65)
    }
    if !file.unread.isEmpty {
      complain(
        said: format.say(
          "\(counties): nothing is read from \(file.unread.joined(separator: ", "))",
          "\(counties)：未读取的列：\(file.unread.joined(separator: "、"))"))
    }
    return file.counties
  }

  /// The assessment as a setting: that which was typed, or the counties' by their premiums.
  func setting(of counties: [CountyFigures]) throws -> [ScenarioSource.Setting] {
    let path = "settlement.assessmentScore"
    if let own = CountyFigures.score(of: counties) {
      guard score == nil else { throw BadData("--score is given, and a column of scores in --counties: leave one out") }
      return [ScenarioSource.Setting("\(path)=\(own)", option: "--counties")]
    }
    return score.map { [ScenarioSource.Setting("\(path)=\($0.share)", option: "--score \($0.text)")] } ?? []
  }
}

extension Settle {
  /// What an assessment grants: `92%`, 0.92, or 92 of 100 points.
  struct Score: ExpressibleByArgument {
    let share: Double
    let text: String

    init?(argument: String) {
      guard let number = TypedNumber(argument) else { return nil }
      share = number.isPercent || number.value <= 1 ? number.value : number.value / 100
      text = argument
      guard (0...1).contains(share) else { return nil }
    }
  }

  /// The amounts of the years, to the fen, as they were typed or as the counties of a file come to.
  struct Totals {
    var premium: [Money] = []
    /// As they count: without what the audit refuses.
    var claims: [Money] = []
    var costs: [Money] = []
    var disallowed = Money.zero
    var counties: [CountyFigures] = []
  }

  /// - Throws: `BadData` where typed totals are not those of the counties.
  func totals(_ format: OutputOptions) throws -> Totals {
    var totals = Totals(
      premium: try premium.map { try $0.money("--premium") }, claims: try claims.map { try $0.money("--claims") },
      costs: try costs.map { try $0.money("--costs") },
      disallowed: try county.disallowed?.money("--disallowed") ?? .zero, counties: try county.read(format))
    if !totals.counties.isEmpty { try totals.takeCounties(of: county.counties ?? "") }
    if let first = totals.claims.first {
      guard totals.disallowed <= first else { throw BadData("more is disallowed than all claims of the year") }
      totals.claims[0] = first - totals.disallowed
    }
    return totals
  }
}

extension Settle.Totals {
  /// Takes the sums of the counties, and holds what was typed against them.
  fileprivate mutating func takeCounties(of file: String) throws {
    var faults: [Message] = []
    let counties = counties
    func take(_ typed: inout [Money], _ option: String, _ part: (CountyFigures) -> Money) {
      let sum = counties.reduce(Money.zero) { $0 + part($1) }
      if let stated = typed.first, stated != sum {
        faults.append(
          Message(
            "\(option) is \(Self.yuan(stated)), the counties of \(file) come to \(Self.yuan(sum)): \(Self.yuan(sum - stated)) yuan apart"
          )
        )
      }
      typed = [sum]
    }
    take(&premium, "--premium", \.premium)
    take(&claims, "--claims", \.claimed)
    if counties.contains(where: { $0.costs != nil }) { take(&costs, "--costs") { $0.costs ?? .zero } }
    var refused = disallowed == .zero ? [] : [disallowed]
    take(&refused, "--disallowed", \.disallowed)
    disallowed = refused[0]
    guard faults.isEmpty else {
      for fault in faults { complain("error: \(fault)") }
      throw ExitCode(65)
    }
  }

  private static func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: 2) }
}
