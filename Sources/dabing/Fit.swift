import ArgumentParser
import CommandOptions
import DataReports
import Documents
import Files
import Fitting
import Foundation
import Insurance
import Presentation
import Scenarios
import Wording

struct Fit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Fit severity laws to observed amounts: ranked by AIC, with standard errors and goodness of fit.",
    discussion: """
      Reads a table with one amount a row, delimited text in UTF-8, GBK or UTF-16 or a sheet of an .xlsx workbook, and fits
      every law to the amounts above 0 by maximum likelihood; the share of zeros is reported apart. Columns are given by
      name, or by place from 1. Grouped data are given by --lower, --upper and --count. With --write the
      best law, or the one named with --law, becomes the expense part of a scenario.

        dabing fit claims.csv --column amount --truncated-below 15000 --write expense.yaml
      """)

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"))
  var file: String
  @OptionGroup(title: "Data") var data: FitDataOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The laws to fit, separated by commas; all where it is left out: \(LawFamily.all.map(\.name).joined(separator: ", ")).",
      valueName: "names"))
  var laws: String?
  @Flag(help: "Show the tail threshold by threshold (mean excess, Hill, generalised Pareto) and fit a spliced law.")
  var tail = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The threshold of the spliced law; the best of the observed quantiles where it is left out.", valueName: "amount"),
    transform: yuan)
  var threshold: Double?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The body of the spliced law; lognormal where it is left out.", valueName: "law"))
  var body: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many samples the p-values rest on, 0 for none; 200 where it is left out. Each is as large as the data, of 5,000 amounts at most.",
      valueName: "n"),
    transform: wholeNumber)
  var bootstrap: Int?
  @Option(parsing: .unconditional, help: "The seed of the p-values; 1 where it is left out.", transform: wholeNumber)
  var seed = 1
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The law to show in full and to write; the best where it is left out.", valueName: "name"))
  var law: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the law as the expense part of a scenario.", valueName: "file.yaml"))
  var write: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The deductible above which all is paid, to weigh the laws by what they say of the part that is paid; the benefit of --policy where that is given.",
      valueName: "amount"), transform: yuan)
  var deductible: Double?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write a report with charts: *.html, *.docx, *.xlsx or *.md, in the language of --lang.", valueName: "file"))
  var report: String?
  @OptionGroup(title: "Scenario") var scenario: FitScenarioOptions
  @OptionGroup var force: ForceOption
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if let bootstrap, !(0...100_000).contains(bootstrap) {
      throw wrongUsage("--bootstrap is \(bootstrap): it must lie between 0 and 100,000.")
    }
    if seed < 0 { throw wrongUsage("--seed is \(seed): it must be 0 or more.") }
    if scenario.scenario != nil, data.truncatedAbove != nil {
      throw wrongUsage("--truncated-above leaves nobody to say how many people have more: leave --scenario out.")
    }
    if let deductible {
      guard scenario.policy == nil else { throw wrongUsage("--policy says what is paid: leave --deductible out.") }
      guard deductible >= 0, deductible <= 1e15 else {
        throw wrongUsage("--deductible is \(deductible): it must lie between 0 and 1e15.")
      }
    }
    if report == "-" { throw wrongUsage("--report names a file: standard output has the table.") }
    if scenario.records { try data.checkTheyCanBeRecords(file) }
    if let threshold, !(threshold > 0 && threshold.isFinite) {
      throw wrongUsage("--threshold is \(threshold): it must be above 0.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let policy = try scenario.readPolicy()
      let losses = try data.read(file, format, work, groups: scenario.group, of: policy)
      try checkTargets()
      let whole = policy.map { FitScenarioStudy(options: scenario, policy: $0, file: losses, format: format) }
      if let last = losses.years?.last, let policy, policy.year < last {
        throw BadData(
          "--year is \(policy.year), before \(last), the last year of the file, to whose level amounts are moved: say --year \(last) or later, or leave the later years out"
        )
      }
      let people = try whole?.insured()
      var plan = FittingPlan(losses.observations)
      if let laws { plan.families = try families(named: laws) }
      if tail || threshold != nil || body != nil {
        if !losses.observations.intervals.isEmpty {
          throw BadData(said: format.say("grouped data have no tail beyond a threshold", "分组数据没有超过门槛的尾部"))
        }
        plan.body = try spliceable(body ?? "lognormal")
        plan.threshold = threshold
      }
      plan.replications = bootstrap
      plan.seed = UInt64(seed)
      let progress = work.progress("drawing", "抽样中", format.lang)
      let study = await FittingStudy(plan, threads: work.threadCount) {
        progress?.update(done: $0, total: $1)
      }
      progress?.finish()
      let paid = paidPart(policy).flatMap { PaidCost(of: losses.observations, $0) }
      var facts = FitFacts(
        study: study, choice: try choice(of: study, paid), paid: paid, reading: losses.reading,
        tail: plan.body == nil ? nil : TailTable(of: losses.observations))
      facts.years = losses.years
      facts.floor =
        policy.flatMap { own in own.floor(of: Group.generalID).map { (own.id, $0) } }
        ?? deductible.map { ("--deductible", $0) }
      var files: [OutputFile] = []
      if let write {
        guard let text = try readable(FitFragment(facts)) else { throw nothingToWrite }
        files.append(OutputFile(write, text: text))
      }
      if let whole, let people, let policy {
        guard let pooled = facts.chosen?.fitted else { throw nothingToWrite }
        let groups = try await whole.groups(
          people.people, pooled: pooled, plan: plan, threads: work.threadCount
        ) { group, study in
          let own = paidPart(policy, group).flatMap { PaidCost(of: study.observations, $0) }
          return try choice(of: study, own).entry.flatMap { $0.fitted.state == .determined ? $0.fitted : nil }
        }
        // Of a scenario that has no laws none are shown by group.
        if !scenario.records { (facts.groups, facts.titles) = (groups, PathTitle(policy)) }
        facts.paidByGroup = paidByGroup(groups, losses, policy)
        let made = FitScenario(
          facts, groups: groups, policy: scenario.reference, year: losses.years?.last ?? policy.year,
          start: policy.year, source: people.source,
          records: scenario.records ? data.records(scenario.path(of: file), groups: scenario.group, losses) : nil)
        files.append(OutputFile(scenario.scenario ?? "", text: try whole.text(made, groups)))
      }
      if let target = reportTarget { files += target.files(FitReport(facts, language: format.lang).document) }
      try OutputDraft.write(files, mayReplace: force.isForced)
      try show(
        format.json
          ? ReportText.json(FitRecord(facts)) : FitText(facts, language: format.lang, style: .standardOutput()).text,
        terminator: format.json ? "\n" : "")
    }
  }

  private var nothingToWrite: BadData {
    BadData(said: format.say("no law could be fitted: there is nothing to write", "没有可写出的拟合结果"))
  }

  /// Says before any work is done what speaks against the files.
  private func checkTargets() throws {
    let targets = [target, scenario.target(force), reportTarget?.named].compactMap(\.self)
    for target in targets { try target.check() }
    _ = try Destinations(targets.map(\.path), mayReplace: force.isForced)
  }

  /// The fragment as a scenario takes it, read back before it is written; nil where no law could be fitted.
  private func readable(_ fragment: FitFragment) throws -> String? {
    guard let text = fragment.text else { return nil }
    guard let objection = objection(to: text) else { return text }
    if fragment.hasCovariance, let other = fragment.text(withoutCovariance: objection), self.objection(to: other) == nil
    {
      complain(said: format.say("written without the law's covariance: \(objection)", "未写出分布参数的协方差：\(objection)"))
      return other
    }
    throw BadData(
      said: format.say(
        "no scenario takes this law: \(objection); name another with --law", "情景文件不接受该分布：\(objection)；请用 --law 另选"))
  }

  /// Why no scenario takes a fragment; nil where one does.
  private func objection(to fragment: String) -> String? {
    let hasShare = fragment.contains("\n  probability:\n")
    let whole = """
      name: fit
      title: fit
      policy: national-stylised
      year: 2023
      population: { insured: { value: 1000, assumption: true } }

      """ + (hasShare ? fragment : fragment + "  probability: { value: 50%, assumption: true }\n")
    do throws(DocumentError) {
      _ = try ScenarioFile(text: whole, name: "fit").scenario()
      return nil
    } catch {
      return error.problems.first?.said(format.lang)
    }
  }

  private var reportTarget: ReportTarget? {
    report.map { ReportTarget($0, option: "--report", form: nil, mayReplace: force.isForced) }
  }

  /// What the policy pays of the file's groups, each by its own terms and its own law; nil where there are no groups.
  private func paidByGroup(_ fits: [GroupFit], _ losses: LossFile, _ policy: Policy) -> FileAgainstLaw? {
    guard !losses.groups.isEmpty else { return nil }
    let parts = losses.groups.map { group in
      (fits.first { $0.group == group.name }, paidPart(policy, group.name), group.observations)
    }
    let known = parts.compactMap { fit, part, observations in
      fit.flatMap { fit in part.map { (observations: observations, part: $0, law: fit.fitted.law) } }
    }
    return known.count == parts.count ? PaidCost.together(known) : nil
  }

  /// What is paid of an amount: the benefit of the policy for those of a group, or all above a deductible.
  private func paidPart(_ policy: Policy?, _ group: String = Group.generalID) -> PaidPart? {
    if let deductible { return PaidPart([.init(start: deductible, rate: 1)]) }
    guard let schedule = policy.flatMap({ try? $0.benefit(for: group) })?.schedule else { return nil }
    return PaidPart(schedule.segments.map { .init(start: $0.start, rate: $0.slope) })
  }

  private var target: NamedOutput? {
    write.map { NamedOutput(path: $0, option: "--write", endings: ["yaml", "yml"], mayReplace: force.isForced) }
  }

  /// The laws of a list, each once; all that are wrong with it are said together.
  private func families(named text: String) throws -> [LawFamily] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    let all = LawFamily.all.map(\.name)
    let place = Place(file: "--laws")
    var problems: [Problem] = []
    for (i, name) in names.enumerated() {
      if name.isEmpty {
        problems.append(Problem("one of the names is empty", at: place))
      } else if !all.contains(name) {
        problems.append(Problem(Self.noLaw(name, among: all), at: place))
      } else if names[..<i].contains(name) {
        problems.append(Problem("'\(name)' stands here twice", at: place))
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return names.compactMap { name in LawFamily.all.first { $0.name == name } }
  }

  private static func noLaw(_ name: String, among all: [String]) -> Message {
    "there is no law '\(name)'\(Message.didYouMean(nearestName(to: name, in: all), among: all))"
  }

  /// A law that can stand below a threshold: it lies there, and is one law.
  private func spliceable(_ name: String) throws -> LawFamily {
    let name = name.trimmingCharacters(in: .whitespaces)
    guard let family = LawFamily.all.first(where: { $0.name == name }) else {
      let problem = Problem(Self.noLaw(name, among: LawFamily.all.map(\.name)), at: Place(file: "--body"))
      throw DocumentError(.invalid, [problem])
    }
    guard
      ["lognormal", "gamma", "weibull", "exponential", "lomax", "burr", "logLogistic", "inverseGaussian"].contains(
        family.name)
    else { throw BadData("--body: \(name) cannot be a body") }
    return family
  }

  /// The law that is shown in full.
  private func choice(of study: FittingStudy, _ paid: PaidCost?) throws -> LawChoice {
    guard let law else { return LawChoice(of: study, paid: paid) }
    guard let entry = study.entries.first(where: { $0.fitted.family == law }) else {
      if law.contains(",") {
        throw BadData("--law names the one law that is shown and written: --laws \(law) fits several")
      }
      let fitted = study.entries.map(\.fitted.family)
      // What is no law at all is told from one that was left out, or that these amounts cannot come from.
      guard let known = LawFamily.all.first(where: { $0.name == law })?.name ?? fitted.first(where: { $0 == law })
      else {
        let names = Array(Set(fitted + LawFamily.all.map(\.name))).sorted()
        throw DocumentError(.invalid, [Problem(Self.noLaw(law, among: names), at: Place(file: "--law"))])
      }
      if let laws, try !families(named: laws).contains(where: { $0.name == known }) {
        throw BadData("--law: '\(known)' is not among those of --laws, \(laws)")
      }
      throw BadData("--law: '\(known)' cannot have brought these amounts about; fitted are \(list: fitted)")
    }
    return LawChoice(named: entry)
  }
}
