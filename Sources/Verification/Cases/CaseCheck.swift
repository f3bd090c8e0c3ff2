import Documents
import Foundation
import Insurance
import PolicyReports
import Regions
import Wording

/// One worked case: what it states against what the rules give.
package struct CaseCheck: Sendable {
  package let name: String
  package let place: Place
  package let source: Words
  /// Each stated figure with the one that came out.
  package let figures: [Figure]
  /// How it came out, step by step, for a case that fails; empty for one that holds.
  package let steps: Words
  /// Why it cannot be worked out at all.
  package let problem: Message?

  package struct Figure: Sendable {
    package let name: String
    /// What it is called; in English as the file has it.
    package let words: Words
    package let expected: Double
    package let actual: Double

    /// To the fen.
    package var holds: Bool {
      guard let a = Money(yuan: expected), let b = Money(yuan: actual) else { return false }
      return a == b
    }
  }

  package var holds: Bool { problem == nil && figures.allSatisfy(\.holds) }

  init(_ worked: WorkedCase, policy: Policy) {
    name = worked.name
    place = worked.place
    source = Words(worked.source)
    switch worked.situation {
    case .person(let person, let expected):
      do throws(PolicyError) {
        let benefits = try policy.stack(for: person.group)
        let deductible = benefits.levels.first?.rule.deductible ?? 0
        let amount = person.amount + (person.isAboveDeductible ? deductible : 0)
        // Each payer pays whole fen.
        let payments = benefits.levels.map { $0.ofAmount.payment(for: amount) }
        let payment = payments.reduce(0) { $0 + (Money(benefit: $1)?.yuan ?? $1) }
        var actual = ["payment": payment, "deductible": deductible, "memberPays": amount - payment]
        for (level, own) in zip(benefits.levels, payments) {
          actual[WorkedCase.layers + level.layer.id] = Money(benefit: own)?.yuan ?? own
        }
        if let unknown = expected.first(where: { actual[$0.name] == nil }) {
          (figures, steps) = ([], Self.none)
          problem = Message(
            "\(policy.id) has no layer '\(unknown.name.dropFirst(WorkedCase.layers.count))': there are \(list: policy.layers.map(\.id))"
          )
          return
        }
        figures = expected.map {
          Figure(
            name: $0.name, words: Self.words(of: $0.name, in: policy), expected: $0.yuan,
            actual: actual[$0.name] ?? .nan)
        }
        let explanation = Explanation(of: policy, group: person.group, benefits: benefits, amount: amount)
        let holds = figures.allSatisfy(\.holds)
        steps = holds ? Self.none : Self.text { explanation.text($0, style: .plain) }
        problem = nil
      } catch {
        figures = []
        steps = Self.none
        problem = Self.sentence(error, policy: policy.id)
      }
    case .year(let year, let expected, let transfers):
      let policy = year.people.isEmpty ? policy : policy.funded(for: year.people)
      let (parties, groups) = (policy.parties.map(\.rawValue), policy.groups.map(\.id))
      let named = transfers.flatMap { [$0.from, $0.to] }
      let people = year.people.keys.flatMap { $0.split(separator: "+").map(String.init) }
      if let unknown = named.first(where: { !parties.contains($0) }) {
        (figures, steps) = ([], Self.none)
        problem = "\(policy.id) has no party '\(unknown)': there are \(parties.joined(separator: ", "))"
        return
      }
      if let unknown = people.sorted().first(where: { !groups.contains($0) }) {
        (figures, steps) = ([], Self.none)
        problem = Self.sentence(.unknownGroup(unknown, known: groups), policy: policy.id)
        return
      }
      guard let premium = Money(yuan: year.premium ?? policy.funding.total(insured: year.insured)),
        let claims = Money(yuan: year.claims),
        let reserve = Money(yuan: year.reserve), let riskAdjustment = Money(yuan: year.riskAdjustment)
      else {
        figures = []
        steps = Self.none
        problem = Message("an amount is more than the ledger holds")
        return
      }
      let statement = YearStatement(
        settling: YearAccount(
          of: policy, insured: year.insured, funding: premium, claims: claims,
          costs: year.costs.flatMap(Money.init(yuan:)),
          opening: OpeningBalances(reserve: reserve, riskAdjustment: riskAdjustment)),
        under: policy)
      figures =
        expected.map {
          Figure(
            name: $0.name, words: Self.words(of: $0.name, in: policy), expected: $0.yuan,
            actual: Self.figure($0.name, of: statement))
        }
        + transfers.map {
          let words = Self.words(of: $0, in: statement)
          return Figure(name: words.en, words: words, expected: $0.yuan, actual: Self.sum(of: $0, in: statement))
        }
      let report = SettlementReport(statement, policy: policy)
      steps = figures.allSatisfy(\.holds) ? Self.none : Self.text { report.text($0, style: .plain) }
      problem = nil
    }
  }

  /// A case whose policy cannot be made with its terms.
  init(_ worked: WorkedCase, problem: Message) {
    name = worked.name
    place = worked.place
    source = Words(worked.source)
    figures = []
    steps = Self.none
    self.problem = problem
  }

  private static let none = Words(en: "", zh: "")

  private static func text(_ make: (Language) -> String) -> Words { Words(en: make(.english), zh: make(.chinese)) }

  private static func figure(_ name: String, of statement: YearStatement) -> Double {
    switch name {
    case "insurerResult": statement.insurerResult.yuan
    case "fundResult": statement.fundResult.yuan
    case "payerPays": statement.payerPays.yuan
    case "insurerReceivable": statement.ledger.receivable(of: .insurer).yuan
    case "riskAdjustmentAtEnd": statement.closing.riskAdjustment.yuan
    case "reserveAtEnd": statement.closing.reserve.yuan
    default: statement.account.costs.yuan
    }
  }

  private static func words(of figure: String, in policy: Policy) -> Words {
    let layer = policy.layers.first { WorkedCase.layers + $0.id == figure }
    let chinese: String? =
      switch figure {
      case "payment": "各层待遇合计"
      case "deductible": "起付线"
      case "memberPays": "个人负担"
      case "insurerResult": "承办机构损益"
      case "fundResult": "公共一方结余"
      case "payerPays": "付费方净支出"
      case "insurerReceivable": "承办机构应收款"
      case "reserveAtEnd": "期末历年结余"
      case "riskAdjustmentAtEnd": "期末风险调剂金"
      case "costs": "经办费用"
      default: layer.map { "\($0.words.zh)支付额" }
      }
    return Words(en: figure, zh: chinese ?? figure)
  }

  private static func words(of transfer: WorkedCase.ExpectedTransfer, in statement: YearStatement) -> Words {
    // Funds that the policy names stand in the year's transfers.
    let parties = statement.ledger.transfers.flatMap { [$0.from, $0.to] }
    func name(_ id: String) -> String { (parties.first { $0.rawValue == id } ?? Party(named: id))?.words.zh ?? id }
    let reason = transfer.reason.map { name in
      statement.ledger.transfers.first { $0.reason.name == name }?.reason.words.zh ?? name
    }
    return Words(
      en: "\(transfer.from) → \(transfer.to)" + (transfer.reason.map { " (\($0))" } ?? ""),
      zh: "\(name(transfer.from)) → \(name(transfer.to))" + (reason.map { "（\($0)）" } ?? ""))
  }

  private static func sum(of wanted: WorkedCase.ExpectedTransfer, in statement: YearStatement) -> Double {
    statement.ledger.transfers.filter {
      $0.from.rawValue == wanted.from && $0.to.rawValue == wanted.to
        && (wanted.reason == nil || $0.reason.name == wanted.reason)
    }.reduce(Money.zero) { $0 + $1.amount }.yuan
  }

  private static func sentence(_ error: PolicyError, policy: String) -> Message {
    switch error {
    case .unknownGroup(let group, let known):
      "\(policy) has no group '\(group)': there are \(list: known)"
    case .notCombinable(let groups): "the rules of '\(groups)' cannot be joined"
    }
  }
}

/// A file of worked cases, each checked.
package struct CaseFileCheck: Sendable {
  package let path: String
  package let title: Words
  package let cases: [CaseCheck]
  /// What is wrong with the file or its policy.
  package let problems: [Problem]

  package var verdict: Verdict {
    if !problems.isEmpty { return .unusable }
    return cases.allSatisfy(\.holds) ? .sameBits : .caseFailed
  }

  package init(path: String, library: PolicyLibrary = PolicyLibrary()) {
    self.path = path
    do throws(DocumentError) {
      let file = try CaseFile(path: path)
      cases = try Self.cases(of: file, near: path, library: library)
      title = file.title
      problems = []
    } catch {
      title = Words(en: path, zh: path)
      cases = []
      problems = error.problems
    }
  }

  private static func cases(
    of file: CaseFile, near path: String, library: PolicyLibrary
  ) throws(DocumentError) -> [CaseCheck] {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    let source = try library.file(file.policy, relativeTo: folder, at: file.policyPlace)
    let plain = try source.policy(year: file.year, catalogue: library.catalogue)
    return file.cases.map { worked in
      guard !worked.terms.isEmpty else { return CaseCheck(worked, policy: plain) }
      do throws(DocumentError) {
        return CaseCheck(
          worked, policy: try source.policy(year: file.year, overrides: worked.terms, catalogue: library.catalogue))
      } catch {
        let said = Words(
          en: error.description, zh: error.problems.map(\.sentence.zh).joined(separator: "\n"))
        return CaseCheck(worked, problem: Message(said))
      }
    }
  }
}
