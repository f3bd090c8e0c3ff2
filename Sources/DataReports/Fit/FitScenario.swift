import Fitting
import Foundation
import Insurance
import Presentation

/// A whole scenario of fitted laws: who is insured and what they spend, by group, under a policy and for a year.
package struct FitScenario {
  private let facts: FitFacts
  private let groups: [GroupFit]
  private let policy: String
  private let year: Int
  /// The year of the law and the share: of several years, that of their middle.
  private let base: Int
  /// The year that is run, to which the trend leads.
  private let start: Int
  /// Where the numbers of people come from.
  private let source: Words
  /// What stands in the place of the laws where the file itself is the model; nil where it is not.
  private let records: FitRecords?

  /// - Parameters:
  ///   - groups: the general one among them.
  ///   - policy: as a scenario names it.
  ///   - year: of the expense, of several years the last.
  ///   - start: the year that is run.
  package init(
    _ facts: FitFacts, groups: [GroupFit], policy: String, year: Int, start: Int, source: Words,
    records: FitRecords? = nil
  ) {
    self.records = records
    self.facts = facts
    self.groups = groups
    self.policy = policy
    (self.year, self.start) = (year, start)
    base = facts.years?.base ?? year
    self.source = source
  }

  private var insured: Double { groups.reduce(0) { $0 + $1.insured.rounded() } }

  /// - Parameter objections: why a group's law is written without its covariance, by group.
  package func text(objections: [String: String] = [:]) -> String {
    let origin = FitFragment.origin(facts)
    var lines = [
      "# A scenario that \(LawYAML.line(origin)) gives.",
      "name: \(name)",
      "title: { en: \(LawYAML.quoted("\(facts.file), \(year)")), zh: \(LawYAML.quoted("\(facts.file)，\(year)年度")) }",
      "policy: \(LawYAML.quoted(policy))", "year: \(base)",
    ]
    if start != base {
      lines += [
        "# The year that is run: the trend leads there, and paths draw its error.",
        "horizon: { start: \(start), years: 1 }",
      ]
    }
    lines += [
      "", "population:",
      "  insured: { value: \(LawYAML.whole(insured)), source: \(words) }",
    ]
    let others = groups.filter { $0.group != Group.generalID }
    if !others.isEmpty {
      lines.append("  groups:")
      for own in others {
        lines.append("    \(own.group): { share: { value: \(own.insured.rounded() / insured), source: \(words) } }")
      }
    }
    lines += ["", "expense:"]
    lines +=
      records?.lines(
        groups.filter { $0.insured > 0 }.map { ($0.group, $0.insured.rounded()) }, isGrouped: !others.isEmpty,
        source: words, origin: origin) ?? laws(others, objections)
    lines += trend(origin)
    let shocks = shocks(origin)
    lines += shocks
    lines +=
      shocks.isEmpty
      ? [
        "",
        "# What moves whole years is not in one year's file: with shocks the spread is wider (dabing new scenario has",
        "# a template).",
      ] : [""]
    lines += [
      "method: grouped", "replications: 10000", "seed: 1",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// How the years of the file grow; nothing where it is of one.
  private func trend(_ origin: String) -> [String] {
    guard let years = facts.years else { return [] }
    let (first, last) = (years.years.first?.year ?? years.last, years.last)
    let (middle, ahead) = (years.middle, Double(start - base))
    let source = LawYAML.quoted("\(origin): years \(first) to \(last)")
    var lines = [
      "",
      "# The law and the share are those of the middle of these years, where what is known of them and of the trend is",
      "# independent. The errors are of the years from there to \(start).", "trend:",
    ]
    func add(_ name: String, _ trend: YearTrend?, from middle: Double) {
      guard let trend else { return }
      // The base may lie before the middle.
      let error = ahead > 0 ? trend.growthError * (Double(start) - middle) / ahead : trend.growthError
      lines.append("  \(name): { value: \(min(1, max(-0.5, expm1(trend.growth)))), source: \(source) }")
      lines.append("  \(name)Error: { value: \(min(1, error)), source: \(source) }")
    }
    add("frequency", years.frequency, from: middle.ofPeople)
    add("severity", years.severity, from: middle.ofAmounts)
    return lines
  }

  /// How the level scatters between the years of the file beyond chance among people; nothing where they do not say.
  private func shocks(_ origin: String) -> [String] {
    guard let years = facts.years, years.severity.knowsScatter else { return [] }
    let span = "\(origin): years \(years.years.first?.year ?? years.last) to \(years.last)"
    func line(_ name: String, _ trend: YearTrend?) -> String {
      guard let trend else {
        return
          "  \(name): { value: 0, assumption: true, note: the file has nobody without expense, so that it does not say }"
      }
      let error =
        trend.scatterError.map { ", standard error \(NumberText.fixed($0, decimals: 4))" }
        ?? ", no more than chance among people"
      return
        "  \(name): { value: \(min(1, trend.scatter)), source: \(LawYAML.quoted("\(span), beyond chance among people\(error)")) }"
    }
    return [
      "",
      "# What moves whole years, by how the file's years scatter around their growth. Of few years that is known badly: the",
      "# standard errors stand with the sources.", "shocks:", line("frequency", years.frequency),
      line("severity", years.severity),
      "  correlation: { value: 0, assumption: true, note: so few years do not say }",
    ]
  }

  /// The share and the law of everybody and of each other group.
  private func laws(_ others: [GroupFit], _ objections: [String: String]) -> [String] {
    var lines = ["  model: self-paid"]
    if let years = facts.years {
      let source = LawYAML.quoted("\(FitFragment.origin(facts)): the laws are those of \(years.last)")
      lines.append("  factor: { value: \(years.factor(to: base)), source: \(source) }")
    }
    if let general = groups.first(where: { $0.group == Group.generalID }) {
      lines += spending(general, indent: "  ", objections[general.group])
    }
    if !others.isEmpty { lines.append("  groups:") }
    for own in others {
      lines.append("    \(own.group):")
      lines += spending(own, indent: "      ", objections[own.group])
    }
    return lines
  }

  /// The share and the law of a group.
  private func spending(_ own: GroupFit, indent: String, _ objection: String?) -> [String] {
    let origin = FitFragment.origin(facts)
    // At the level of the base, as the laws are.
    let back = facts.years.map { $0.shareFactor(to: base) } ?? 1
    let (share, error) = (min(1, own.seen.value * back), own.seen.standardError * back)
    let seen = "\(LawYAML.plain(own.count)) of \(LawYAML.plain(own.sample)) people"
    var lines: [String] = []
    if own.seenAbove > 0 {
      let above = NumberText.grouped(own.seenAbove)
      lines += [
        "\(indent)# What follows from the law for those up to \(above), path by path: share over S(\(above)).",
        "\(indent)probability:", "\(indent)  value: \(min(1, own.probability))",
        "\(indent)  source: \(LawYAML.quoted("\(origin): \(seen) above \(above), over the law's share above it"))",
        "\(indent)seenAbove:", "\(indent)  amount: \(own.seenAbove)", "\(indent)  share:",
        "\(indent)    value: \(share)",
      ]
      if Self.isError(share, error) { lines.append("\(indent)    standardError: \(error)") }
      lines.append("\(indent)    source: \(LawYAML.quoted("\(origin): \(seen)"))")
    } else {
      lines += ["\(indent)probability:", "\(indent)  value: \(share)"]
      if Self.isError(share, error) { lines.append("\(indent)  standardError: \(error)") }
      lines.append("\(indent)  source: \(LawYAML.quoted("\(origin): \(seen)"))")
    }
    if own.isPooled, groups.count > 1 {
      lines.append(
        "\(indent)# The law of everybody together: \(LawYAML.plain(own.count)) amounts are too few for one of its own.")
    }
    lines += LawYAML.lines(own.fitted.law, key: "\(indent)law:", indent: indent + "  ")
    let amounts = own.isPooled ? facts.study.observations.count : own.count
    lines.append(
      "\(indent)  source: \(LawYAML.quoted("\(origin): maximum likelihood, \(LawYAML.plain(amounts)) amounts above \(NumberText.grouped(own.seenAbove))"))"
    )
    return lines + LawYAML.covariance(own.fitted, objection: objection, indent: indent + "  ")
  }

  /// Weights that sum to less than one row say nothing about an error.
  private static func isError(_ share: Double, _ error: Double) -> Bool {
    share > 0 && share < 1 && error > 0 && error <= min(0.5, (share * (1 - share)).squareRoot())
  }

  private var words: String { "{ en: \(LawYAML.quoted(source.en)), zh: \(LawYAML.quoted(source.zh)) }" }

  /// Of the file's name what can stand in a path.
  private var name: String {
    let stem = facts.file.split(separator: ".").first.map(String.init) ?? ""
    let plain = stem.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let name = String(plain).split(separator: "-").joined(separator: "-")
    return (name.first?.isLetter == true ? name : "fit" + (name.isEmpty ? "" : "-" + name)) + "-\(year)"
  }
}
