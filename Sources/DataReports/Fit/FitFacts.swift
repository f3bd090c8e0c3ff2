import Data
import Fitting
import Insurance
import Presentation
import Scenarios

/// Everything that a report on a fit says.
package struct FitFacts: Sendable {
  package let study: FittingStudy
  /// The law that is shown in full and written; nil where none could be fitted.
  package let chosen: FittingStudy.Entry?
  /// How the file was read.
  package let reading: FileReading
  package let tail: TailTable?
  package let comparison: QuantileComparison?
  /// What the policy pays of the file; nil where nobody says what it pays.
  package let paid: PaidCost?
  /// Why the law is taken.
  package let reason: LawChoice.Reason
  /// The file against the law from each deductible up; nil where amounts are not known one by one.
  package let layers: LayerComparison?
  package let curves: FitCurves?

  /// What each year comes to, where a column names it.
  package var years: YearLevels?
  /// What each group of people spends, where a scenario was made of them.
  package var groups: [GroupFit] = []
  /// What the policy pays of the file's groups, each by its own terms; nil where there are none.
  package var paidByGroup: FileAgainstLaw?
  /// What they are called.
  package var titles = PathTitle(nil)

  /// Where the policy begins to pay, with its id; nil where nobody says what it pays.
  package var floor: (policy: String, yuan: Double)?

  /// What of the rows is probably not as they are taken: said first.
  package var doubts: [Words] { FileReadingText.doubts(reading) + [beginning].compactMap(\.self) }

  /// That amounts begin where a policy has paid for a while, or far from 0 though nothing says from where they are recorded.
  private var beginning: Words? {
    let observations = study.observations
    func words(_ said: (en: String, zh: String)) -> Words { Words(en: said.en, zh: said.zh) }
    if let floor {
      if observations.truncation.below > floor.yuan {
        let below = NumberText.grouped(observations.truncation.below, decimals: 0)
        let from = NumberText.grouped(floor.yuan, decimals: 0)
        return Words(
          en:
            "\(floor.policy) pays from \(from), and the file has only amounts above \(below): what is paid between rests on the law alone",
          zh: "\(floor.policy)自\(from)元起支付，而文件仅有超过\(below)元的金额：其间的支付额仅凭分布推算")
      }
      if let least = reading.least.beginning(above: floor.yuan), observations.truncation.below == 0 {
        let said = LeastAmounts.sentence(least, policy: floor.policy, floor: floor.yuan)
        return Words(
          en: said.en + "; --truncated-below says from where amounts are recorded",
          zh: said.zh + "；可用 --truncated-below 注明自多少元起记录")
      }
    }
    guard let least = observations.probableBeginning else { return nil }
    let yuan = NumberText.grouped(least, decimals: least == least.rounded() ? 0 : 2)
    return Words(
      en:
        "no amount is below \(yuan), and many are just above: if smaller ones are not in the file, say --truncated-below",
      zh: "没有低于\(yuan)元的金额，而略高于此的很多：如较小的金额未录入文件，请用 --truncated-below 注明")
  }

  package var file: String { reading.name }
  package var hash: String { reading.hash }
  /// Of the amounts.
  package var column: String { reading.column }
  /// How many bad rows were left out.
  package var leftOut: Int { reading.badRows.count }

  package init(
    study: FittingStudy, choice: LawChoice, paid: PaidCost?, reading: FileReading, tail: TailTable?
  ) {
    self.study = study
    let chosen = choice.entry
    (self.chosen, self.paid, reason) = (chosen, paid, choice.reason)
    layers = chosen.flatMap {
      LayerComparison(of: $0.fitted.law, from: study.observations, at: [paid?.part.deductible].compactMap(\.self))
    }
    curves = chosen.flatMap { FitCurves(of: $0.fitted.law, from: study.observations) }
    self.reading = reading
    self.tail = tail
    comparison = chosen.flatMap { QuantileComparison(of: $0.fitted.law, from: study.observations) }
  }
}
