import ArgumentParser
import Insurance
import Regions
import Reports

struct Settle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One year's money between the parties, with clauses.",
    discussion: """
      Settles premium P and claims C under the policy: who pays what to whom, what the insurer and the fund are left
      with, and what follows for the next year. To the fen: P = C + costs + insurer's result + fund's result.
      """)

  @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
  var policy: String
  @Option(parsing: .unconditional, help: "The premium of the year, yuan.")
  var premium: Double
  @Option(parsing: .unconditional, help: "The benefits paid for the year, yuan.")
  var claims: Double
  @Option(
    parsing: .unconditional,
    help: "The insurer's operating costs, yuan; by the policy's cost rule where it is left out.")
  var costs: Double?
  @Option(help: "The number of insured people, where the policy's costs depend on it.")
  var insured = 0
  @Option(parsing: .unconditional, help: "The fund's accumulated surplus at the start of the year, yuan.")
  var reserve = 0.0
  @Option(help: "The policy year; the first of the policy's dates where it is left out.")
  var year: Int?
  @Flag(help: "Also the insurer's cash month by month: what it has to advance, and for how long.")
  var cash = false
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures {
      let policy = try PolicyLibrary().policy(policy, year: checked(year), overrides: try set.overrides())
      let premium = try money(premium, "--premium")
      let claims = try money(claims, "--claims")
      guard (0...2_000_000_000).contains(insured) else {
        throw BadData("--insured is \(insured): it must lie between 0 and 2,000,000,000")
      }
      let costs =
        try costs.map { try money($0, "--costs") }
        ?? policy.costs.amount(premium: premium, claims: claims, insured: insured)
      let account = YearAccount(
        year: policy.year, insured: insured, premium: premium, claims: claims, costs: costs,
        reserve: try money(reserve, "--reserve"))
      let statement = YearStatement(settling: account, under: policy)
      let cash = cash ? CashTable(CashPath(CashYear(of: statement, under: policy)), policy: policy) : nil
      let settlement = SettlementReport(statement, policy: policy, cash: cash)
      print(format.json ? ReportText.json(settlement.record) : settlement.text(format.lang, style: .standardOutput()))
    }
  }

  private func money(_ yuan: Double, _ option: String) throws -> Money {
    guard yuan >= 0, let money = Money(yuan: yuan) else {
      throw BadData("\(option) is \(yuan): it must lie between 0 and 10,000,000,000,000 yuan")
    }
    return money
  }
}
