import Documents
import Insurance
import Wording

extension Kind {
  /// One of the parties of the public purse, or a fund that the file names.
  static let publicParty = Kind.choice(Party.publicSide.map(\.rawValue), orKeyOf: FundsReader.key)

  /// One of the parties that pay for losses from what they have beside the scheme.
  static let lender = Kind.cited(.choice(Party.lenders.map(\.rawValue), orKeyOf: FundsReader.key), .clause)
}

/// What a rule is made of: its part of the policy file, and what the rest of the file says.
public struct RuleReading {
  /// The rule's own keys.
  public let reader: Reader
  /// For a benefit, the keys of the group that it is made for; nil for the general group.
  public let group: Reader?
  /// The policy year.
  public let year: Int
  let indices: Reader?
  /// By how much an index grows a year beyond its last published figure, by its name.
  let growth: [String: Double]
  /// Who pays the largest part of the funding: the purse that a file means where it names none. Nil where several do, each
  /// for its own people.
  public var fundedBy: Party? = .basicMedicalFund
  /// The groups of people that the file tells apart, and the funds that it names.
  var groups: [Group] = []
  var funds: [Fund] = []

  /// The same of a part of the file.
  func within(_ part: Reader) -> RuleReading {
    RuleReading(
      reader: part, group: nil, year: year, indices: indices, growth: growth, fundedBy: fundedBy, groups: groups,
      funds: funds)
  }

  /// A published index, such as disposable income, of a year; a missing one is reported.
  public func index(_ name: String, of wanted: Int, for key: String) -> Double? {
    let holder = group.flatMap { $0.has(key) ? $0 : nil } ?? reader
    guard let table = indices?.object(name) else {
      let known = indices?.entries.map(\.key) ?? []
      holder.report(
        "needs the index '\(name)', which 'indices' does not have", at: key, nearest: nearestName(to: name, in: known))
      return nil
    }
    if let figure = table.figure(String(wanted), .yuan) { return figure.value }
    // A figure that is there but wrong is known already.
    if table.has(String(wanted)) { return nil }
    let years = table.entries.compactMap { Int($0.key) }.sorted()
    if let last = years.last, wanted > last, let rate = growth[name], let figure = table.figure(String(last), .yuan) {
      return (last..<wanted).reduce(figure.value) { value, _ in value * (1 + rate) }
    }
    let isLater = years.last.map { wanted > $0 } ?? false
    let hint: Message = isLater ? "; a scenario's horizon.growth.\(name) carries it on" : ""
    holder.report("needs '\(name)' of \(wanted); 'indices' has it for: \(list: years.map(String.init))\(hint)", at: key)
    return nil
  }

  /// A cited share or amount as the rules hold it.
  public func cited(_ key: String, _ unit: Kind.Unit) -> Cited<Double>? {
    reader.figure(key, unit).map { figure in
      let path = reader.path.isEmpty ? key : "\(reader.path).\(key)"
      let range = figure.between.flatMap {
        try? ContractRange(path: path, low: $0.lowerBound, mode: figure.value, high: $0.upperBound)
      }
      return Cited(figure.value, Clause(figure.clause), isAssumption: figure.isAssumption, range: range)
    }
  }

  /// The same with a default for a key that the file leaves out.
  public func cited(_ key: String, _ unit: Kind.Unit, default value: Double) -> Cited<Double>? {
    reader.has(key) ? cited(key, unit) : Cited(value, "—")
  }

  /// An amount in yuan that may be a share of a published index.
  ///
  /// - Parameters:
  ///   - figure: as the file has it.
  ///   - years: how many years before the policy year the index is of.
  ///   - key: the key that it stands at, for messages.
  func amount(_ figure: Figure, indexOf years: @autoclosure () -> Int, for key: String) -> Double? {
    guard let name = figure.of else { return figure.value }
    return index(name, of: year - years(), for: key).map { figure.value * $0 }
  }

  /// The party of a name: one of every policy, or a fund that the file names.
  func party(named name: String?) -> Party? { name.flatMap { Party(named: $0, among: funds) } }

  /// A cited party; nil where the file does not say.
  func party(_ key: String) -> Cited<Party>? {
    reader.citedText(key).flatMap { text in
      party(named: text.text).map { Cited($0, Clause(text.clause), isAssumption: text.isAssumption) }
    }
  }

  /// Who pays for losses: the purse that the file names, else the one that funds the scheme.
  func lender(_ key: String) -> Cited<Party>? {
    if reader.has(key) { return party(key) }
    guard let fundedBy else {
      reader.report("lacks '\(key)': several funds pay the funding, and one of them has to be named")
      return nil
    }
    return Cited(fundedBy.lender, "—")
  }

  /// One of a list of choices; nil where the file does not say.
  func choice<Choice: RawRepresentable<String> & Sendable>(_ key: String) -> Cited<Choice>? {
    reader.citedText(key).flatMap { text in
      Choice(rawValue: text.text).map { Cited($0, Clause(text.clause), isAssumption: text.isAssumption) }
    }
  }
}
