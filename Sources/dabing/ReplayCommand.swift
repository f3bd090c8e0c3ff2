import ArgumentParser
import CommandOptions
import Data
import DataReports
import Documents
import Files
import Foundation
import Insurance
import Presentation
import Regions
import Replay
import Shards

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Every person of a file settled under one policy or several: who gets what, and who gains or loses.",
    discussion: """
      Reads a table with one person a row, delimited text in UTF-8, GBK or UTF-16 or a sheet of an .xlsx workbook, and
      settles each to the fen, as 'dabing explain' does. Columns are given by name, or by place from 1. With --check, what was
      paid is held against the policy: exit status 1 where anybody was paid otherwise.

        dabing replay claims.csv shanxi-2019 ./reform.yaml --amount 合规自付费用 --group 人员类别
      """)

  @Argument(help: ArgumentHelp("The file, or - for standard input.", valueName: "data"))
  var file: String
  @Argument(
    help: ArgumentHelp(
      "Built-in policies or paths of policy files; the others are held against the first.", valueName: "policy"))
  var policies: [String]
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of the in-scope self-paid amounts of the year; may be left out where the file has one column.",
      valueName: "name"))
  var amount: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The column of groups, by id or title, several joined by '+'; everybody is of the general group where it is left out.",
      valueName: "name"))
  var group: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that says whose a row is, where somebody has several, one a stay or a bill: they are added up, what was paid too, and what stands there is written nowhere. --output then has a row a person, with the line of the first.",
      valueName: "name"))
  var person: String?
  @Flag(help: "Count people of a group that a policy does not have as general, and say how many they are.")
  var unknownAsGeneral = false
  @Option(
    parsing: .unconditional, help: "The policy year; the first of each policy's dates where it is left out.",
    transform: wholeNumber)
  var year: Int?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where bands of the amount begin: 10000,50000,100000.", valueName: "amounts"))
  var bands: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A column of what was paid, to be held against the policy.", valueName: "name"))
  var check: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("By how much a payment may differ; 0.01 where it is left out.", valueName: "yuan"),
    transform: yuan)
  var tolerance = 0.01
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write the rows with a column of benefits for every policy, without names and identity numbers; with --shard the folder that gets the shard.",
      valueName: "file.csv"))
  var output: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Settle the i-th of n parts of the file alone, equal in bytes, and write what they come to into --output FOLDER for dabing merge.",
      valueName: "i/n"))
  var shard: ShardNumber?
  @OptionGroup var workbook: WorkbookOption
  @OptionGroup var force: ForceOption
  @OptionGroup(title: "Data") var reading: DataFileOptions
  @OptionGroup(title: "A part by a pipe") var piped: PipedPartOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard !policies.isEmpty else { throw wrongUsage("Name at least one policy.") }
    if let twice = Dictionary(grouping: policies, by: \.self).first(where: { $0.value.count > 1 }) {
      throw wrongUsage("'\(twice.key)' is named twice.")
    }
    if check != nil, policies.count > 1 {
      throw wrongUsage("--check holds payments against one policy: name one.")
    }
    guard (0...1e6).contains(tolerance) else {
      throw wrongUsage("--tolerance is \(tolerance): it must lie between 0 and 1,000,000.")
    }
    if bands != nil, limits == nil {
      throw wrongUsage(
        "--bands is '\(bands ?? "")': it must be 1 to 40 ascending amounts above 0, such as 10000,50000.")
    }
    if let bands, TypedNumber.isGroupedOrList(bands) {
      throw wrongUsage(
        "--bands '\(bands)' can be read in two ways: write \(bands.replacing(",", with: "")) for one number, or '\(bands.replacing(",", with: ", "))' with a blank after every comma for a list."
      )
    }
    if output == nil, workbook.xlsx == nil, force.isForced {
      throw wrongUsage("--force goes with --output FILE or --xlsx FILE.")
    }
    try checkShardCombination()
  }

  /// Nil where they are none.
  private var limits: [Double]? {
    guard let bands else { return ReplayPlan.standardBands }
    let limits = bands.split(separator: ",", omittingEmptySubsequences: false).map {
      (try? yuan(String($0))) ?? .nan
    }
    let isAscending = zip(limits, limits.dropFirst()).allSatisfy(<)
    return limits.count <= 40 && isAscending && limits.allSatisfy { $0 > 0 && $0 <= ReplayPlan.largestAmount }
      ? limits : nil
  }

  func run() async throws {
    try await reportingFailures {
      let plan = try plan()
      if let shard { return try settle(shard, plan) }
      try checkOutputs()
      let (replay, rows) = try replay(plan)
      let files = workbook.files(ReplayBook(replay, language: format.lang).book)
      let book = files.isEmpty ? nil : try OutputDraft(files, mayReplace: force.isForced)
      // What comes of the rows is taken back where the workbook cannot be placed.
      try book?.place()
      book?.keep()
      rows?.keep()
      try Self.deliver(replay, format)
    }
  }

  /// Says before any work is done what speaks against the files.
  private func checkOutputs() throws {
    try rows?.check()
    try workbook.check(mayReplace: force.isForced)
    _ = try Destinations([output, workbook.xlsx].compactMap(\.self), mayReplace: force.isForced)
  }

  private var rows: NamedOutput? {
    output.map { NamedOutput(path: $0, option: "--output", endings: ["csv"], mayReplace: force.isForced) }
  }

  /// Shows the result; exit status 1 where anybody was paid otherwise.
  static func deliver(_ replay: Replay, _ format: OutputOptions) throws {
    try show(
      format.json
        ? ReportText.json(ReplayRecord(replay))
        : ReplayText(replay, language: format.lang, style: .standardOutput()).text,
      terminator: format.json ? "\n" : "")
    if replay.check.map({ $0.differing > 0 }) ?? false { throw ExitCode(1) }
  }

  /// Every policy, or all that is wrong with them.
  private func plan() throws -> ReplayPlan {
    let year = try checked(year)
    var (made, problems): ([Policy], [Problem]) = ([], [])
    for name in policies {
      do throws(DocumentError) {
        made.append(try PolicyLibrary().policy(name, year: year))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    var plan = ReplayPlan(made)
    (plan.amounts, plan.groups, plan.paid, plan.person) = (amount, group, check, person)
    plan.takesUnknownAsGeneral = unknownAsGeneral
    plan.tolerance = tolerance
    plan.bands = limits ?? ReplayPlan.standardBands
    return plan
  }

  /// Reads the file, and places the rows where they are asked for: whole, or not at all where a row is bad. They stay where the
  /// draft is kept.
  private func replay(_ plan: ReplayPlan) throws -> (Replay, rows: OutputDraft?) {
    let data: DataFile
    do throws(DataError) { data = try reading.open(file, isJoinable: true) } catch { throw error.told(format) }
    guard let rows else { return (try replay(plan, data, into: nil), nil) }
    var outcome: Result<Replay, any Error>?
    let draft: OutputDraft
    do throws(OutputError) {
      let file = OutputFile(rows.path) { (file: TextFile) throws(OutputError) in
        let made = Result { try replay(plan, data, into: file) }
        outcome = made
        switch made {
        case .success: break
        case .failure(let error as OutputError): throw error
        case .failure: throw OutputError(path: rows.path, reason: .init(en: "the data cannot be used", zh: "数据不可用"))
        }
      }
      draft = try OutputDraft([file], mayReplace: force.isForced)
      try draft.place()
    } catch {
      // What stopped the reading is told rather than that the file is not written.
      if case .failure(let cause)? = outcome { throw cause }
      throw error
    }
    guard let outcome else { throw BadData("--output: nothing was written") }
    return (try outcome.get(), draft)
  }

  private func replay(_ plan: ReplayPlan, _ data: DataFile, into file: TextFile?) throws -> Replay {
    let line = data.size == nil ? nil : work.progress("settling", "结算中", format.lang)
    defer { line?.finish() }
    let names = zip(policies, plan.policies).map { reference, policy in
      let isAlone = plan.policies.count { $0.id == policy.id } == 1
      return format.say("benefit ", "支付额 ") + (isAlone ? policy.id : reference)
    }
    let annotation = file.map { file in
      Replay.Annotation(names: names) { (bytes: [UInt8]) throws(OutputError) in try file.add(bytes) }
    }
    let replay = try read(data, plan, annotation, line)
    line?.finish()
    try reading.tell(replay.reading, format)
    return replay
  }

  func read(
    _ data: DataFile, _ plan: ReplayPlan, _ annotation: Replay.Annotation<OutputError>?, _ line: ProgressLine?
  ) throws -> Replay {
    let total = data.progress?.of ?? 0
    do throws(DataFile.ReadingFailure<OutputError>) {
      return try Replay(
        plan, of: data, threads: work.threadCount, nearestName: { nearestName(to: $0, in: $1) },
        annotation: annotation, progress: { line?.update(done: $0, total: total) })
    } catch {
      switch error {
      case .file(let error): throw error.told(format)
      case .merging(let error): throw error
      }
    }
  }
}
