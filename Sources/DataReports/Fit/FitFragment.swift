import Fitting
import Presentation

/// A fitted law as a scenario file takes it: the part `expense:`, with where it comes from and its covariance.
package struct FitFragment {
  private let facts: FitFacts

  package init(_ facts: FitFacts) { self.facts = facts }

  /// Nil where no law could be fitted.
  package var text: String? { text(withoutCovariance: nil) }

  /// Whether the law has a covariance that may be written.
  package var hasCovariance: Bool { facts.chosen?.fitted.covariance != nil && lone == nil }

  /// Why the covariance may not stand alone: of amounts above a deductible the share of people and the law move together,
  /// and a law that is drawn without the share spreads the cost several times too far.
  private var lone: String? {
    let below = facts.study.observations.truncation.below
    guard below > 0 else { return nil }
    return "the data hold amounts above \(NumberText.grouped(below)) alone: the share of people with any expense, "
      + "n/(N·S(\(NumberText.grouped(below)))), moves with the law, and the one may not be drawn without the other"
  }

  /// Where the figures come from.
  static func origin(_ facts: FitFacts) -> String {
    "dabing fit: \(facts.file) (\(facts.hash)), column \(facts.column)\(leftOut(facts))"
  }

  /// What a reader of the file has to know of rows that it does not show.
  private static func leftOut(_ facts: FitFacts) -> String {
    let judgement = facts.reading.judgement
    guard judgement.bad.count > 0 else { return "" }
    let (bad, all) = (NumberText.grouped(judgement.bad.count), NumberText.grouped(judgement.bad.rows))
    return ", \(bad) of \(all) rows left out"
      + (judgement.share > 0 ? ", at most \(NumberText.percent(judgement.share, decimals: 2)) of the money" : "")
  }

  /// - Parameter objection: why the covariance is left out; nil where it is not.
  package func text(withoutCovariance objection: String?) -> String? {
    guard let fitted = facts.chosen?.fitted else { return nil }
    let (zeros, count) = (facts.study.observations.zeros, facts.study.observations.count)
    let data = Self.origin(facts)
    var lines = [
      "# The part of a scenario that \(LawYAML.line(data)) gives.", "expense:", "  model: self-paid",
    ]
    let share = count / (count + zeros)
    let error = facts.study.zeroShare.standardError
    if zeros > 0 {
      lines += ["  probability:", "    value: \(share)"]
      // Weights that sum to less than one row say nothing about an error.
      if share > 0, share < 1, error > 0, error <= min(0.5, (share * (1 - share)).squareRoot()) {
        lines.append("    standardError: \(error)")
      }
      lines += [
        "    source: \(LawYAML.quoted("\(data): \(LawYAML.plain(count)) amounts above 0 of \(LawYAML.plain(count + zeros))"))"
      ]
    } else {
      lines.append(
        "  # probability: the share of people with any expense; the data hold no amounts of 0 and do not say it")
    }
    lines += LawYAML.lines(fitted.law, key: "  law:", indent: "    ")
    lines.append(
      "    source: \(LawYAML.quoted("\(data): maximum likelihood, \(LawYAML.plain(count)) amounts above 0"))")
    let reason = objection ?? (fitted.covariance == nil ? nil : lone)
    lines += LawYAML.covariance(fitted, objection: reason, indent: "    ")
    return lines.joined(separator: "\n") + "\n"
  }
}
