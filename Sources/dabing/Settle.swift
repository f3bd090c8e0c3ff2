import ArgumentParser
import CommandOptions
import Documents
import Insurance
import PolicyReports
import Presentation
import Regions
import Scenarios
import Studies

struct Settle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A year's money between the parties, or several years' in a row, with clauses.",
    discussion: """
      Settles premium P and claims C under the policy: who pays what to whom, what the insurer and the fund are left
      with, and what follows for the next year. To the fen: P = C + costs + insurer's result + fund's result. Several
      years, --premium 100 --claims 95 --premium 110 --claims 120, begin each with what the one before left: reserves, debts, contract.
      Of several insurers each is settled by itself: with shares of one pool by these, with territories by the figures of
      each, --insurer east=60:54 --insurer west=40:46.
      """)

  /// What a form is for.
  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case settlement, disclosure
  }

  @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
  var policy: String
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The premium of the year, yuan; repeated for several years in a row.", valueName: "yuan"))
  var premium: [Amount] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("The benefits of the year, yuan; as many as premiums.", valueName: "yuan"))
  var claims: [Amount] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Premium and claims of one insurer with its own territory, and its costs where the policy's rule is not to say them; once for each insurer and year.",
      valueName: "insurer=yuan:yuan"))
  var insurer: [InsurerFigures] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The insurer's operating costs, yuan, as many as premiums; by the policy's cost rule where it is left out.",
      valueName: "yuan"))
  var costs: [Amount] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The part of the benefits that is paid for chronic expense beyond the basic yearly maximum, as many as premiums.",
      valueName: "yuan"))
  var chronicOverflow: [Amount] = []
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "The part of the benefits that a policy adds which has changed since the year before, as many as premiums: where the contract tells the causes of a loss apart, so much of it is policy-caused.",
      valueName: "yuan"))
  var changedClaims: [Amount] = []
  @Option(
    parsing: .unconditional,
    help: "Which year of its contract the first year is; the first where it is left out.", transform: wholeNumber)
  var contractYear: Int?
  @Option(
    parsing: .unconditional, help: "The number of insured people; needed where the policy's costs depend on it.")
  var insured: Amount?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "How many of the insured are in a group, in place of --insured; repeated for several groups. Where sources of the funding pay for groups of their own, it says how much each pays.",
      valueName: "group=number"))
  var people: [PeopleOfGroup] = []
  @Option(parsing: .unconditional, help: "The fund's accumulated surplus at the start of the year, yuan.")
  var reserve: Amount?
  @Option(parsing: .unconditional, help: "What the risk adjustment fund holds at the start of the year, yuan.")
  var riskAdjustment: Amount?
  @Option(
    parsing: .unconditional, help: "The policy year; the first of the policy's dates where it is left out.",
    transform: wholeNumber)
  var year: Int?
  @Flag(help: "Also the insurer's cash month by month: what it has to advance, and for how long.")
  var cash = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The yearly rate at which --cash charges advances; 1% where it is left out.", valueName: "4%"))
  var interest: Percentage?
  @Flag(help: "What the years come to under each reading of the clauses that can be read in several ways.")
  var readings = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write the year's settlement as a form to be signed: *.html, *.docx, *.xlsx or *.md, in the language of --lang.",
      valueName: "file"))
  var report: String?
  @Option(
    name: .customLong("form"), parsing: .unconditional,
    help: ArgumentHelp(
      "Which form --report writes: settlement, the year's settlement with who pays whom; disclosure, what the public is told of the year.",
      valueName: "settlement|disclosure"))
  var purpose: Purpose?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many people got a benefit in the year, for the form of disclosure.", valueName: "people"))
  var beneficiaries: Amount?
  @OptionGroup(title: "Counties, audit and assessment") var county: CountyOptions
  @OptionGroup var force: ForceOption
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if county.areGiven, premium.count > 1 || !insurer.isEmpty {
      throw wrongUsage(
        "--counties, --disallowed and --score are of one year and of the pool: give one --premium, and no --insurer.")
    }
    if insurer.isEmpty {
      guard county.counties != nil || !premium.isEmpty && !claims.isEmpty else {
        throw wrongUsage("Give --premium and --claims of the year.")
      }
    } else {
      guard premium.isEmpty, claims.isEmpty, costs.isEmpty, chronicOverflow.isEmpty, changedClaims.isEmpty else {
        throw wrongUsage("--insurer gives each insurer its figures: leave out those of all together.")
      }
    }
  }

  /// How many years are settled.
  private var years: Int { insurer.isEmpty ? max(1, premium.count) : InsurerFigures.years(insurer) }

  func run() async throws {
    try await reportingFailures {
      if report != nil, years > 1 || readings {
        throw BadData("--report is the form of one year: give one --premium, and no --readings")
      }
      let target = try ReportTarget(beside: report, mayReplace: force.isForced)
      if purpose != nil, target == nil { throw BadData("--form says which form --report FILE writes") }
      if beneficiaries != nil, purpose != .disclosure { throw BadData("--beneficiaries goes with --form disclosure") }
      if readings, cash { throw BadData("--readings prints a table alone: leave --cash out") }
      for (amounts, option) in [
        (claims, "--claims"), (costs, "--costs"), (chronicOverflow, "--chronic-overflow"),
        (changedClaims, "--changed-claims"),
      ]
      where insurer.isEmpty && amounts.count != years
        && !(amounts.isEmpty && (option != "--claims" || county.counties != nil))
      {
        throw BadData(
          "\(option) is given \(amounts.count) times, --premium \(years) times: repeat each once for each year")
      }
      if interest != nil, !cash { throw BadData("--interest says what advances cost: it goes with --cash") }
      guard years <= 50 else { throw BadData("--premium names \(years) years: at most 50 can be settled in a row") }
      let totals = try totals(format)
      let settings = try county.setting(of: totals.counties)
      func idle(_ path: String) -> Words? { idleCosts(path, totals) }
      if readings { return try await showReadings(totals, settings) }
      if years > 1 {
        let ledger = try set.answer(and: settings, because: idle) { overrides in
          let settled = try settled(totals, under: overrides)
          return LedgerTable(
            settled.statements, policies: settled.policies, cash: settled.cash,
            taken: taken(under: settled.policies[0], totals)
          )
        }
        try show(format.json ? ReportText.json(ledger.record) : ledger.text(format.lang, style: .standardOutput()))
        return
      }
      let settlement = try set.answer(and: settings, because: idle) { overrides in
        let settled = try settled(totals, under: overrides)
        let policy = settled.policies[0]
        return SettlementReport(
          settled.statements[0], policy: policy, cash: settled.cash, taken: taken(under: policy, totals),
          disallowed: totals.disallowed,
          counties: totals.counties.isEmpty ? nil : CountySettlement(totals.counties, of: settled.statements[0]))
      }
      try target?.write(try form(of: settlement))
      try show(
        format.json ? ReportText.json(settlement.record) : settlement.text(format.lang, style: .standardOutput()))
    }
  }

  /// Why a value of the policy's costs, or a reading of who pays them, changes nothing where --costs gives them.
  private func idleCosts(_ path: String, _ totals: Totals) -> Words? {
    guard !totals.costs.isEmpty else { return nil }
    let about =
      path.hasPrefix("readings.")
      ? (try? settled(totals, under: []))?.policies[0].disputedReadings.first { $0.path == path }?.paths ?? [] : [path]
    guard about.contains(where: { $0.hasPrefix("costs.") }) else { return nil }
    return Words(en: "--costs says what the costs are, whoever pays them", zh: "经办费用已由--costs给定，不再按政策计算")
  }

  /// The form of the year that is asked for.
  private func form(of settlement: SettlementReport) throws -> ReportDocument {
    guard purpose == .disclosure else { return settlement.document(format.lang) }
    let people = DisclosureForm.People(
      insured: try insured?.people("--insured", atLeast: 1)
        ?? (people.isEmpty ? nil : try PeopleOfGroup.sum(people, "--people")),
      beneficiaries: try beneficiaries?.people("--beneficiaries", atLeast: 0))
    if let all = people.insured, let some = people.beneficiaries, some > all {
      throw BadData("--beneficiaries is \(some), more than the \(all) who are insured")
    }
    return DisclosureForm(settlement, people: people, language: format.lang).document
  }

  /// What the years come to under each reading of a disputed clause, one changed at a time.
  private func showReadings(_ totals: Totals, _ settings: [ScenarioSource.Setting]) async throws {
    let overrides = try Settings(set.settings() + settings).overrides()
    func answer(_ overrides: [Override]) throws -> ReadingsTable.Answer {
      let settled = try settled(totals, under: overrides)
      let statements = settled.statements
      let path = CashPath(zip(statements, settled.policies).map { CashYear(of: $0, under: $1) })
      func sum(_ part: (YearStatement) -> Money) -> Double { statements.reduce(Money.zero) { $0 + part($1) }.yuan }
      let ledgers = statements.map(\.ledger)
      let purses = settled.policies[0].parties.filter(\.isPublic)
      return ReadingsTable.Answer(
        [
          .init("insurerResult", Words(en: "insurer's result", zh: "承办机构损益"), .money),
          .init("fundResult", Words(en: "public side's result", zh: "医保基金及财政当期结余"), .money),
          .init("payerPays", Words(en: "paid to the insurer, net", zh: "医保基金净支出"), .money),
          .init("owedToInsurer", Words(en: "still owed to it", zh: "待收回余额"), .money),
        ] + purses.map { .init("balance.\($0.rawValue)", $0.words, .purse) }
          + ReadingsTable.Column.cash(advance: "largestAdvance", months: "monthsOutOfPocket"),
        [
          sum(\.insurerResult), sum(\.fundResult), sum(\.payerPays), (statements.last?.owedToInsurer ?? .zero).yuan,
        ] + purses.map { purse in ledgers.reduce(Money.zero) { $0 + $1.balance(of: purse) }.yuan }
          + [path.largestAdvance.yuan, Double(path.monthsOutOfPocket)])
    }
    let disputed = try settled(totals, under: overrides).policies[0].disputedReadings
    let table = try await ReadingsTable.of(disputed, answer: { try answer(overrides + $0) })
    try show(format.json ? ReportText.json(table.record) : table.text(format.lang, style: .standardOutput()))
  }

  /// The years in their order, each with its policy, and the insurer's cash where it is asked for.
  private func settled(
    _ totals: Totals, under overrides: [Override]
  ) throws -> (statements: [YearStatement], policies: [Policy], cash: CashTable?) {
    if insured != nil, !people.isEmpty { throw BadData("--people says how many are insured: leave --insured out") }
    let policies = try PolicyLibrary().policies(
      policy, from: checked(year), years: years, overrides: overrides
    ).map { policy in
      people.isEmpty ? policy : policy.funded(for: try PeopleOfGroup.counts(people, "--people", under: policy))
    }
    let contractYear = contractYear ?? 1
    guard (1...(policies[0].contractYears ?? 50)).contains(contractYear) else {
      throw BadData(
        "--contract-year is \(contractYear): the contract runs \(policies[0].contractYears ?? 50) years")
    }
    let insured = try people(under: policies, totals)
    if !changedClaims.isEmpty, let policy = policies.first(where: { !$0.tellsCauses }) {
      throw BadData(
        "--changed-claims says what caused a loss, which the contract of \(policy.id) does not ask: leave it out")
    }
    var opening = OpeningBalances(
      reserve: try reserve?.money("--reserve") ?? .zero, term: ContractTerm(yearsOver: contractYear - 1),
      riskAdjustment: try riskAdjustment.held(under: policies))
    var statements: [YearStatement] = []
    for (i, policy) in policies.enumerated() {
      let statement = try statement(of: i, totals, under: policy, insured: insured, opening: opening)
      opening = statement.closing
      statements.append(statement)
    }
    let path = CashPath(zip(statements, policies).map { CashYear(of: $0, under: $1) })
    return (statements, policies, cash ? CashTable(path, policy: policies[0], yearlyRate: interest?.share) : nil)
  }

  /// One of the years, of insurers with territories by the figures of each.
  private func statement(
    of year: Int, _ totals: Totals, under policy: Policy, insured: Int, opening: OpeningBalances
  ) throws -> YearStatement {
    if let panel = policy.panel, panel.division.value == .territory {
      guard !insurer.isEmpty else {
        throw BadData(
          "the insurers of \(policy.id) have territories: --insurer gives premium and claims of each, such as --insurer \(panel.insurers[0].id)=60000000:54000000"
        )
      }
      let figures = try InsurerFigures.ordered(insurer, of: panel, policy: policy.id)
      return YearStatement(
        settling: try InsurerFigures.accounts(
          figures[year], of: panel, under: policy, insured: insured, opening: opening),
        of: panel, under: policy, opening: opening)
    }
    guard insurer.isEmpty else {
      throw BadData("--insurer is for insurers with territories, which \(policy.id) does not have")
    }
    return YearStatement(
      settling: YearAccount(
        under: policy, insured: insured, premium: totals.premium[year], incurred: totals.claims[year],
        chronicOverflow: try part(chronicOverflow, "--chronic-overflow", of: year, totals),
        costs: totals.costs.isEmpty ? nil : totals.costs[year], opening: opening,
        policyGap: try part(changedClaims, "--changed-claims", of: year, totals)), under: policy)
  }

  private func taken(under policy: Policy, _ totals: Totals) -> [Words] {
    var taken = TakenByDefault(under: policy)
    if totals.costs.isEmpty, insurer.contains(where: { $0.costs == nil }) || insurer.isEmpty {
      taken.addCosts(option: " (--costs)")
    }
    taken.addYear(year: year == nil, reserve: reserve == nil, riskAdjustment: riskAdjustment == nil)
    taken.add(
      "the first year of its contract (--contract-year)", "合作期首年（--contract-year）",
      if: contractYear == nil && (policy.contractYears ?? 1) > 1)
    taken.add(
      "no benefits for chronic overflow beside X (--chronic-overflow)", "无门诊慢特病超限额赔付（--chronic-overflow）",
      if: chronicOverflow.isEmpty && insurer.isEmpty && policy.scope.components?[.chronicOverflow] == .separately)
    taken.add(
      "no benefits that a changed policy adds, so that no loss is policy-caused by a change (--changed-claims)",
      "无政策变动增加的赔付，亏损不计政策变动成因（--changed-claims）", if: changedClaims.isEmpty && policy.tellsCauses)
    return taken.words
  }

  /// How many are insured; 0 where nothing depends on it.
  private func people(under policies: [Policy], _ totals: Totals) throws -> Int {
    if !people.isEmpty { return try PeopleOfGroup.sum(people, "--people") }
    if let funding = policies.lazy.compactMap({ $0.funding as? SeveralSources }).first {
      let groups = policies[0].groups.map(\.id).joined(separator: ", ")
      if funding.dependsOnGroups {
        throw BadData(
          "what each source of the funding pays hangs on who is insured: say how many are in which group, with --people GROUP=NUMBER, of \(groups)"
        )
      }
      if insured == nil, totals.counties.isEmpty || totals.counties.contains(where: { $0.insured == nil }) {
        throw BadData("what each source of the funding pays hangs on how many are insured: say it with --insured")
      }
    }
    guard let insured else {
      let counted = totals.counties.compactMap(\.insured)
      if !counted.isEmpty, counted.count == totals.counties.count { return counted.reduce(0, +) }
      if totals.costs.isEmpty, let perInsured = policies.map(\.costs.perInsured).first(where: { $0 > 0 }) {
        throw BadData(
          "the costs are \(perInsured) yuan for each insured: say how many are, with --insured, or give --costs")
      }
      if policies.contains(where: \.countsInsured) {
        throw BadData("what is due is reckoned for each insured: say how many are, with --insured")
      }
      return 0
    }
    return try insured.people("--insured", atLeast: 0)
  }

  /// A part of a year's benefits; nothing where the option was left out.
  private func part(_ amounts: [Amount], _ option: String, of year: Int, _ totals: Totals) throws -> Money {
    guard !amounts.isEmpty else { return .zero }
    let part = try amounts[year].money(option)
    guard part <= totals.claims[year] else {
      throw BadData("\(option) is \(amounts[year].text), more than all benefits of the year")
    }
    return part
  }

  /// A rate as `4%` or 0.04, from 0 to 100%.
  struct Percentage: ExpressibleByArgument {
    let share: Double

    init?(argument: String) {
      guard let number = TypedNumber(argument) else { return nil }
      share = number.value
      guard (0...1).contains(share) else { return nil }
    }
  }
}
