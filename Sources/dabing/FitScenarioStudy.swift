import CommandOptions
import DataReports
import Documents
import Fitting
import Foundation
import Insurance
import Presentation
import Scenarios
import Wording

/// Fits every group of a file, and makes a scenario of the laws that a scenario takes.
struct FitScenarioStudy {
  let options: FitScenarioOptions
  let policy: Policy
  let file: LossFile
  let format: OutputOptions

  /// How many are insured of each group, and where that comes from.
  func insured() throws -> (people: [String: Double], source: Words) {
    let stated = try options.people(policy)
    if file.years != nil, stated.isEmpty {
      throw BadData("the file has the people of several years: say how many are insured in one, with --insured")
    }
    let all = file.observations
    let groups = file.groups.isEmpty ? [(name: Group.generalID, observations: all)] : file.groups
    var rows: [String: Double] = [:]
    for (name, own) in groups { rows[name] = own.count + own.zeros }
    let fromFile = Words(en: "rows of the file, those without expense among them", zh: "文件行数（含无费用者）")
    if stated.isEmpty {
      guard all.zeros > 0 else {
        throw BadData(
          "the file has no rows without expense, so that it does not say how many people are insured: add --insured")
      }
      return (rows, fromFile)
    }
    let source = Words(en: "--insured \(options.insured ?? "")", zh: "--insured \(options.insured ?? "")")
    guard let total = stated[""] else {
      if file.groups.isEmpty, stated.keys.contains(where: { $0 != Group.generalID }) {
        throw BadData("--insured names groups: add --group COLUMN, which says who is of them")
      }
      if let missing = groups.map(\.name).first(where: { stated[$0] == nil }) {
        throw BadData("--insured does not say how many of '\(missing)' are insured, whom the file has")
      }
      return (stated.mapValues(Double.init), source)
    }
    guard groups.count == 1 || all.zeros > 0 else {
      let names = groups.map { "\($0.name)=…" }.joined(separator: ",")
      throw BadData("--insured: the file has several groups and no rows without expense: give each, \(names)")
    }
    let sum = rows.values.reduce(0, +)
    return (rows.mapValues { Double(total) * $0 / sum }, source)
  }

  /// The groups, the general one first.
  ///
  /// - Parameters:
  ///   - pooled: everybody's law.
  ///   - choose: the law of a group by its study.
  func groups(
    _ people: [String: Double], pooled: FittedLaw, plan: FittingPlan, threads: Int,
    choose: (_ group: String, FittingStudy) throws -> FittedLaw?
  ) async throws -> [GroupFit] {
    let below = file.observations.truncation.below
    var fits: [GroupFit] = []
    let own = Dictionary(file.groups.map { ($0.name, $0.observations) }, uniquingKeysWith: { first, _ in first })
    for name in [Group.generalID] + people.keys.filter({ $0 != Group.generalID }).sorted() {
      let observations = file.groups.isEmpty ? file.observations : own[name]
      var law: FittedLaw?
      if file.groups.isEmpty {
        law = pooled
      } else if let observations, observations.count >= GroupFit.fewestAmounts,
        observations.isEnough, !observations.isAllButConstant
      {
        var part = FittingPlan(observations, families: plan.families, body: plan.body, threshold: plan.threshold)
        part.replications = 0
        law = try choose(name, await FittingStudy(part, threads: threads))
      }
      // Of a sample of people the share is that of the sample, whatever the number of insured.
      let insured = people[name] ?? 0
      let isSample = file.observations.zeros > 0
      let rows = observations.map { $0.count + $0.zeros } ?? 0
      if isSample, rows == 0, insured > 0 {
        throw BadData("--insured: the file has nobody of '\(name)', so that it does not say what share has any expense")
      }
      let fit = GroupFit(
        name, insured: insured, sample: isSample ? rows : insured, observations: observations, own: law, pooled: pooled,
        seenAbove: below)
      guard fit.count <= fit.sample * (1 + 1e-9), fit.probability <= 1 else {
        let sentence: Message =
          below > 0
          ? "'\(name)': by the law \(NumberText.grouped(fit.probability * insured)) people have any expense, more than the \(NumberText.grouped(insured)) insured: name another law with --law"
          : "'\(name)': \(NumberText.grouped(fit.count)) people with expense are more than the \(NumberText.grouped(insured)) insured"
        throw BadData("--insured: \(sentence)")
      }
      fits.append(fit)
    }
    return fits
  }

  /// The scenario, read back before it is written: a covariance that no scenario takes is left out with a word.
  func text(_ scenario: FitScenario, _ groups: [GroupFit]) throws -> String {
    let text = scenario.text()
    guard let objection = objection(to: text) else { return text }
    var objections: [String: String] = [:]
    for own in groups where own.fitted.covariance != nil {
      objections[own.group] = objection
      let other = scenario.text(objections: objections)
      guard self.objection(to: other) == nil else { continue }
      complain(said: format.say("written without a law's covariance: \(objection)", "未写出分布参数的协方差：\(objection)"))
      return other
    }
    throw BadData(
      said: format.say(
        "no scenario takes what was fitted: \(objection); name another law with --law",
        "情景文件不接受该拟合结果：\(objection)；请用 --law 另选"))
  }

  private func objection(to text: String) -> String? {
    do throws(DocumentError) {
      _ = try ScenarioFile(text: text, name: options.scenario ?? "fit").scenario()
      return nil
    } catch {
      return error.problems.first?.sentence(format.lang)
    }
  }
}
