import Documents
import Insurance
import RiskSharing

/// Makes a policy of a checked file.
struct PolicyMaker {
  let year: Int
  let catalogue: RuleCatalogue
  /// By how much published indices grow a year beyond their last figure.
  let growth: [String: Double]
  let readings: ReadingChoices

  func make(_ reader: Reader) -> Policy? {
    let standing = standing(reader)
    let components = reader.object("scope").flatMap(ScopeReader.components)
    let groups = groups(reader)
    let funds = FundsReader.funds(reader)
    let indices = reader.object("indices")
    let layers = LayerReader(
      maker: self, groups: groups, funds: funds, named: reader.object("groups")?.entries.map(\.key) ?? [],
      indices: indices,
      scope: Clause(reader.object("scope")?.text("clause") ?? "—")
    ).layers(reader)
    var reading = RuleReading(
      reader: reader, group: nil, year: year, indices: indices, growth: growth, groups: groups, funds: funds)
    let funding = rule("funding", catalogue.funding, reading)
    reading.fundedBy = Self.payer(of: funding)
    let costs = costs(reader)
    let riskSharing = rule("riskSharing", catalogue.riskSharing, reading)
    let panel = InsurerPanelReader(maker: self, groups: groups.map(\.id), file: reading).panel(
      reader.object("contract"))
    let riskAdjustment = rule("riskAdjustment", catalogue.riskAdjustment, reading)
    if riskAdjustment != nil, (riskSharing as? AgreedSurplus)?.lossHandling.value == .nettedOverTerm {
      reader.report(
        "does not go with losses netted over the contract: no clause says what of a loss made good later goes back into it",
        at: "riskAdjustment")
    }
    if let panel, riskAdjustment != nil, panel.hasUnlikeTerms {
      reader.report(
        "pools what several insurers share alike: it does not go with territories, or with an insurer's own terms",
        at: "riskAdjustment")
    }
    let settlement = rule("settlement", catalogue.settlement, reading)
    let nextFunding: (any NextFundingRule)? =
      reader.has("nextFunding")
      ? rule("nextFunding", catalogue.nextFunding, reading) : StatutoryFunding.asItStands
    let contract = reader.object("contract").flatMap { part in
      part.figure("years", .plain).map {
        Cited(Int($0.value), Clause($0.clause), isAssumption: $0.isAssumption)
      }
    }
    let claimsPayment = claimsPayment(reader)
    let incentives = EnrolmentReader.incentives(reader)
    let waitingPeriod = EnrolmentReader.waitingPeriod(reader)
    guard let id = reader.text("id"), let title = reader.words("title"), let region = reader.words("region"),
      let standing,
      let scope = reader.object("scope"), let scopeText = scope.words("text"), let funding, let costs,
      let riskSharing, let settlement, let nextFunding, let claimsPayment
    else { return nil }
    func own(_ key: String) -> Words? { reader.object(key)?.words("name").map { Words($0) } }
    return Policy(
      id: id, title: Words(title), region: Words(region), year: year,
      standing: standing,
      documents: reader.list("documents").map {
        Policy.Document(number: $0.text("number") ?? "", title: $0.text("title") ?? "")
      },
      scope: Policy.Scope(
        words: Words(scopeText), clause: Clause(scope.text("clause") ?? "—"),
        components: components,
        overflowClause: scope.object("components").flatMap(ScopeReader.overflowClause)),
      groups: groups, layers: layers, funding: funding, costs: costs, riskSharing: riskSharing,
      settlement: settlement, contract: contract, nextFunding: nextFunding, values: [],
      readings: remarks(reader, "readings") + ScopeReader.leftOut(of: scope),
      disputedReadings: readings.disputed(reader),
      notModelled: remarks(reader, "notModelled"),
      ruleNames: reader.list("benefits").compactMap { $0.text("rule") }
        + ["benefit", "funding", "nextFunding", "riskSharing", "riskAdjustment", "settlement"].compactMap {
          reader.object($0)?.text("rule")
        }, claimsPayment: claimsPayment,
      ownWords: OwnWords(premium: own("premiumName"), deposit: own("depositName")),
      incentives: incentives, waitingPeriod: waitingPeriod, funds: funds,
      riskAdjustment: riskAdjustment, panel: panel)
  }

  /// Who pays the largest part of the funding; nil where several pay, each for its own people.
  private static func payer(of funding: (any FundingRule)?) -> Party? {
    guard let funding else { return .basicMedicalFund }
    if let several = funding as? SeveralSources {
      let payers = Set(several.parts.flatMap(\.amount.sources).map(\.party.lender))
      return payers.count == 1 ? payers.first : nil
    }
    return funding.sources.max { $0.share < $1.share }?.party ?? .basicMedicalFund
  }

  private func remarks(_ reader: Reader, _ key: String) -> [Policy.Remark] {
    reader.list(key).filter { !$0.has("choices") }.compactMap { remark in
      guard let text = remark.words("text"), let clause = remark.text("clause") else { return nil }
      return Policy.Remark(
        words: Words(text), clause: Clause(clause), isOfSelfPaidExpense: remark.flag("unlessEpisodes") ?? false)
    }
  }

  /// The policy with the list of all that was read for it.
  func complete(_ policy: Policy, with read: [ReadValue]) -> Policy {
    // A value that several groups share is read once for each of them.
    var seen: Set<String> = []
    let values = read.filter { seen.insert($0.path).inserted }.map {
      PolicyValue(
        path: $0.path, words: ChoiceWords.words(of: Words($0.words), at: $0.path, among: policy.funds),
        clause: Clause($0.clause ?? $0.source?.en ?? "—"),
        isAssumption: $0.isAssumption,
        isSet: $0.isSet, isBelowFloor: $0.isBelowFloor, note: $0.note.map(Words.init),
        outsideOf: $0.outsideOf.map(Words.init), changesOn: $0.changesOn,
        source: $0.clause == nil ? $0.source.map(Words.init) : nil, isRead: $0.isRead)
    }
    let chosen = policy.disputedReadings.filter(\.isSet).map { reading in
      PolicyValue(
        path: reading.path, words: reading.choice?.words ?? reading.words, clause: reading.clause, isAssumption: false,
        isSet: true, isBelowFloor: false, note: nil)
    }
    let ranges = read.compactMap { value in
      value.range.flatMap { try? ContractRange(path: value.path, low: $0.low, mode: $0.mode, high: $0.high) }
    }
    return Policy(
      id: policy.id, title: policy.title, region: policy.region, year: policy.year, standing: policy.standing,
      documents: policy.documents, scope: policy.scope, groups: policy.groups, layers: policy.layers,
      funding: policy.funding, costs: policy.costs, riskSharing: policy.riskSharing, settlement: policy.settlement,
      contract: policy.contract, nextFunding: policy.nextFunding, ranges: ranges, values: values + chosen,
      readings: policy.readings, disputedReadings: policy.disputedReadings,
      notModelled: policy.notModelled, ruleNames: policy.ruleNames,
      claimsPayment: policy.claimsPayment, ownWords: policy.ownWords,
      incentives: policy.incentives, waitingPeriod: policy.waitingPeriod, funds: policy.funds,
      riskAdjustment: policy.riskAdjustment, panel: policy.panel)
  }

  private func standing(_ reader: Reader) -> Policy.Standing? {
    guard let dates = reader.object("inForce"), let status = reader.text("status").flatMap(Policy.Standing.Status.init),
      let start = dates.text("from")
    else { return nil }
    guard let from = CalendarDay(start) else {
      dates.report("the calendar has no \(start)", at: "from")
      return nil
    }
    // The first day is a value like others where the file says that it is assumed.
    if dates.has("assumption") || dates.has("clause") { _ = dates.partText("from") }
    let to = dates.text("to").flatMap(CalendarDay.init)
    if let end = dates.text("to"), to == nil { dates.report("the calendar has no \(end)", at: "to") }
    if let to, to < from { dates.report("the last day lies before the first", at: "to") }
    return Policy.Standing(
      status: status, from: from, to: to,
      evidence: reader.text("evidence").flatMap(Policy.Standing.Evidence.init),
      isFirstOfItsKind: dates.flag("firstOfItsKind") ?? false)
  }

  /// The general group first, the others in the order of the file.
  private func groups(_ reader: Reader) -> [Group] {
    guard let table = reader.object("groups") else { return [] }
    let groups = table.entries.compactMap { id, group -> Group? in
      guard let name = group.words("name"), let clause = group.text("clause") else { return nil }
      var beaten: [String] = []
      for other in (group.node["prevailsOver"]?.elements ?? []).compactMap(\.text) {
        let known = table.entries.map(\.key)
        // That 'general' itself is missing is said below.
        if !known.contains(other), other != Group.generalID {
          group.report("'groups' has no '\(other)'", at: "prevailsOver", nearest: nearestName(to: other, in: known))
        } else if other == id {
          group.report("a group does not prevail over itself", at: "prevailsOver")
        }
        beaten.append(other)
      }
      return Group(id: id, words: Words(name), clause: Clause(clause), prevailsOver: beaten)
    }
    for (place, group) in groups.enumerated() {
      let rivals = groups[place...].filter { $0.prevailsOver.contains(group.id) && group.prevailsOver.contains($0.id) }
      for rival in rivals where rival.id != group.id {
        reader.report("'\(group.id)' and '\(rival.id)' cannot both prevail over each other", at: "groups")
      }
    }
    guard table.has(Group.generalID) else {
      reader.report("'groups' lacks '\(Group.generalID)', the group of everybody else", at: "groups")
      return groups
    }
    return groups.filter { $0.id == Group.generalID } + groups.filter { $0.id != Group.generalID }
  }

  private func costs(_ reader: Reader) -> OperatingCosts? {
    guard let part = reader.object("costs") else { return nil }
    let figures = ["perInsured", "shareOfPremium", "shareOfClaims", "fixed"].map { key in
      part.figure(key, ["perInsured", "fixed"].contains(key) ? .yuan : .share)
    }
    let clause = Clause(figures.compactMap(\.self).first?.clause ?? "—")
    do throws(RuleError) {
      return try OperatingCosts(
        perInsured: figures[0]?.value ?? 0, shareOfPremium: figures[1]?.value ?? 0,
        shareOfClaims: figures[2]?.value ?? 0, fixed: figures[3]?.value ?? 0, clause: clause)
    } catch {
      part.report(error.said, at: error.parameter)
      return nil
    }
  }

  /// How fast claims are paid; the default where the file has no such part.
  private func claimsPayment(_ reader: Reader) -> ClaimsCalendar? {
    guard let part = reader.object("claimsPayment") else { return .monthLater }
    let reading = RuleReading(reader: part, group: nil, year: year, indices: nil, growth: [:])
    guard let lag = part.figures("lag", .share), let prepaid = reading.cited("prepaid", .share, default: 0) else {
      return nil
    }
    do throws(RuleError) {
      return try ClaimsCalendar(
        lag: Cited(lag.values, Clause(lag.clause), isAssumption: lag.isAssumption), prepaidShare: prepaid)
    } catch {
      part.report("'\(error.parameter)': \(error.said)", at: error.parameter)
      return nil
    }
  }

  /// The rule under a key of the whole file.
  func rule<Rule>(_ key: String, _ entries: [RuleCatalogue.Entry<Rule>], _ file: RuleReading) -> Rule? {
    guard let part = file.reader.object(key), let entry = entries.first(where: { $0.name == part.text("rule") }) else {
      return nil
    }
    return made(by: entry, of: file.within(part), at: part)
  }

  /// A rule's own objection becomes a problem with a place.
  func made<Rule>(by entry: RuleCatalogue.Entry<Rule>, of reading: RuleReading, at part: Reader) -> Rule? {
    do throws(RuleError) {
      return try entry.make(reading)
    } catch {
      part.report("'\(error.parameter)': \(error.said)", at: error.parameter)
      return nil
    }
  }
}
