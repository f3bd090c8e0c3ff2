import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import Presentation
import Results
import Scenarios
import Search
import StudyReports
import Wording

struct FrontierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frontier",
    abstract: "Benefit designs by cost and by protection from very high spending, with those that no other beats.",
    discussion: """
      Members' protection is the share of insured people whose out-of-pocket spending is above 40% of their household's
      capacity to pay, and above 10% and 25% of its income. In closed form, so that a thousand designs take seconds.

        dabing frontier scenarios/jincheng-2019.yaml --income 26000 \\
          --vary 'benefit.rate=60%…80%:5%' --vary 'benefit.deductible=5000…15000:2500'
      """)

  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String
  @OptionGroup var set: SetOptions
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value of the design: path=from…to:step (or from..to:step) or path=a,b,c. Repeatable.",
      valueName: "path=values"))
  var vary: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The mean disposable income of a head, yuan a year, as the statistics bureau has it.", valueName: "yuan"),
    transform: yuan)
  var income: Double
  @Option(
    parsing: .unconditional,
    help: "The Gini coefficient of incomes; 0.465, the nation's of 2023, where it is left out.", transform: plainNumber)
  var gini = 0.465
  @Option(
    parsing: .unconditional,
    help: "People in a household; 2.62, the nation's of the census of 2020, where it is left out.",
    transform: plainNumber)
  var household = 2.62
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What a head needs to live, yuan a year; 20% of the mean income, the nation's share of food in 2023, where it is left out.",
      valueName: "yuan"), transform: yuan)
  var subsistence: Double?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The mean income of a group as a share of everybody's: minimum-living-allowance=40%. Repeatable.",
      valueName: "group=share"))
  var incomeShare: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "By which spending designs beat each other: \(SpendingThreshold.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "threshold"))
  var by = SpendingThreshold.capacity.rawValue
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if vary.isEmpty { throw wrongUsage("Say what varies: --vary path=from…to:step or --vary path=a,b,c.") }
  }

  func run() async throws {
    try await reportingFailures(of: file) {
      var problems: [Problem] = []
      var axes: [SweepAxis] = []
      for text in vary {
        do throws(DocumentError) { axes.append(try SweepAxis(argument: text)) } catch { problems += error.problems }
      }
      guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
      let names = SpendingThreshold.allCases.map(\.rawValue)
      guard let threshold = SpendingThreshold(rawValue: by) else {
        let nearest = Message.didYouMean(nearestName(to: by, in: names))
        throw BadData("--by is '\(by)': it must be one of \(list: names)\(nearest)")
      }
      let family = ScenarioFamily(file: try ScenarioFile(path: file), overrides: try set.overrides())
      let conflicts = Override.conflicts(family.overrides + axes.map(\.probe))
      guard conflicts.isEmpty else { throw DocumentError(.invalid, conflicts) }
      let groups = try family.member([]).plan.cohorts.map(\.group)
      try outputs.check(["frontier.csv", "frontier.json"])
      let frontier = try await Frontier(
        family, axes: axes, household: try incomes(of: groups), threshold: threshold,
        threads: work.threadCount)
      let report = FrontierReport(frontier, language: format.lang, style: .standardOutput())
      try outputs.write(
        ["frontier.csv": report.csv, "frontier.json": ReportText.json(report.record) + "\n"], report.book)
      try show(format.json ? ReportText.json(report.record) : report.text)
    }
  }

  private func incomes(of groups: [String]) throws -> HouseholdIncome {
    func check(_ value: Double, _ range: ClosedRange<Double>, _ option: String) throws {
      guard range.contains(value) else {
        let given: Message = value.isFinite ? "\(value)" : "beyond all numbers"
        throw BadData(
          "\(option) is \(given): it must lie between \(range.lowerBound) and \(range.upperBound)"
        )
      }
    }
    try check(income, 1...1e9, "--income")
    try check(gini, 0...0.95, "--gini")
    try check(household, 1...20, "--household")
    try check(subsistence ?? 0, 0...1e9, "--subsistence")
    var shares: [String: Double] = [:]
    for text in incomeShare {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let share = DecimalText(parts[1])?.value, share > 0, share <= 100 else {
        throw BadData("--income-share is '\(text)': it must have the form group=share, such as general=90%")
      }
      guard groups.contains(parts[0]) else {
        let nearest = Message.didYouMean(nearestName(to: parts[0], in: groups))
        throw BadData("--income-share: the scenario has no group '\(parts[0])'\(nearest)")
      }
      shares[parts[0]] = share
    }
    return HouseholdIncome(
      meanPerHead: income, gini: gini, size: household, subsistence: subsistence ?? 0.2 * income, shares: shares)
  }
}
