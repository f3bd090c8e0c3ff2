import ArgumentParser
import Insurance
import Regions
import Reports

struct Settle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "A year's money between the parties, or several years' in a row, with clauses.",
    discussion: """
      Settles premium P and claims C under the policy: who pays what to whom, what the insurer and the fund are left
      with, and what follows for the next year. To the fen: P = C + costs + insurer's result + fund's result. Several
      years, --premium 100,110 --claims 95,120, begin each with what the one before left: reserves, debts, contract.
      """)

  @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
  var policy: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The premium of the year, yuan; of several years in a row 100,110,120.", valueName: "yuan"))
  var premium: Amounts
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The benefits of the year, yuan; of several years as the premiums.", valueName: "yuan"))
  var claims: Amounts
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The insurer's operating costs, yuan, as many as premiums; by the policy's cost rule where it is left out.",
      valueName: "yuan"))
  var costs: Amounts?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The part of the benefits that is paid for chronic expense beyond the basic yearly maximum, as many as premiums.",
      valueName: "yuan"))
  var chronicOverflow: Amounts?
  @Option(help: "Which year of its contract the first year is.")
  var contractYear = 1
  @Option(help: "The number of insured people, where the policy's costs depend on it.")
  var insured = 0
  @Option(parsing: .unconditional, help: "The fund's accumulated surplus at the start of the year, yuan.")
  var reserve = 0.0
  @Option(help: "The policy year; the first of the policy's dates where it is left out.")
  var year: Int?
  @Flag(help: "Also the insurer's cash month by month: what it has to advance, and for how long.")
  var cash = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The yearly rate at which --cash charges advances; 1% where it is left out.", valueName: "4%"))
  var interest: Percentage?
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures {
      let years = premium.yuan.count
      for (amounts, option) in [
        (claims, "--claims"), (costs ?? premium, "--costs"), (chronicOverflow ?? premium, "--chronic-overflow"),
      ]
      where amounts.yuan.count != years {
        throw BadData("\(option) names \(amounts.yuan.count) years, --premium \(years): give one amount for each year")
      }
      if interest != nil, !cash { throw BadData("--interest says what advances cost: it goes with --cash") }
      guard years <= 50 else { throw BadData("--premium names \(years) years: at most 50 can be settled in a row") }
      let policies = try PolicyLibrary().policies(
        policy, from: checked(year), years: years, overrides: try set.overrides())
      guard (1...(policies[0].contractYears ?? 50)).contains(contractYear) else {
        throw BadData(
          "--contract-year is \(contractYear): the contract runs \(policies[0].contractYears ?? 50) years")
      }
      guard (0...2_000_000_000).contains(insured) else {
        throw BadData("--insured is \(insured): it must lie between 0 and 2,000,000,000")
      }
      var opening = OpeningBalances(
        reserve: try money(reserve, "--reserve"), term: ContractTerm(yearsOver: contractYear - 1))
      var statements: [YearStatement] = []
      for (i, policy) in policies.enumerated() {
        let account = YearAccount(
          under: policy, insured: insured, premium: try money(premium.yuan[i], "--premium"),
          incurred: try money(claims.yuan[i], "--claims"), chronicOverflow: try overflow(i),
          costs: try costs.map { try money($0.yuan[i], "--costs") },
          opening: opening)
        let statement = YearStatement(settling: account, under: policy)
        opening = statement.closing
        statements.append(statement)
      }
      let path = CashPath(zip(statements, policies).map { CashYear(of: $0, under: $1) })
      let cash = cash ? CashTable(path, policy: policies[0], yearlyRate: interest?.share) : nil
      if years > 1 {
        let ledger = LedgerTable(statements, policies: policies, cash: cash)
        print(format.json ? ReportText.json(ledger.record) : ledger.text(format.lang, style: .standardOutput()))
        return
      }
      let settlement = SettlementReport(statements[0], policy: policies[0], cash: cash)
      print(format.json ? ReportText.json(settlement.record) : settlement.text(format.lang, style: .standardOutput()))
    }
  }

  /// One amount, or one for each of several years.
  struct Amounts: ExpressibleByArgument {
    let yuan: [Double]

    init?(argument: String) {
      let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = parts.compactMap { Double($0.filter { $0 != " " && $0 != "_" }) }
      guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
      yuan = numbers
    }
  }

  private func overflow(_ year: Int) throws -> Money {
    guard let chronicOverflow else { return .zero }
    guard chronicOverflow.yuan[year] <= claims.yuan[year] else {
      throw BadData("--chronic-overflow is \(chronicOverflow.yuan[year]), more than all benefits of the year")
    }
    return try money(chronicOverflow.yuan[year], "--chronic-overflow")
  }

  /// A rate as `4%` or 0.04, from 0 to 100%.
  struct Percentage: ExpressibleByArgument {
    let share: Double

    init?(argument: String) {
      let isPercent = argument.hasSuffix("%")
      guard let number = Double(isPercent ? String(argument.dropLast()) : argument) else { return nil }
      share = isPercent ? number / 100 : number
      guard (0...1).contains(share) else { return nil }
    }
  }

  private func money(_ yuan: Double, _ option: String) throws -> Money {
    guard yuan >= 0, let money = Money(yuan: yuan) else {
      throw BadData("\(option) is \(yuan): it must lie between 0 and 10,000,000,000,000 yuan")
    }
    return money
  }
}
