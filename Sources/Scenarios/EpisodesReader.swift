import Chance
import Documents
import Insurance
import Plans
import StatedLaws

/// Reads an expense that is made of episodes of care.
struct EpisodesReader {
  let laws: LawCatalogue
  let reader: Reader

  /// The model of everybody, ages included; nil where something is missing or wrong.
  func model() -> EpisodeModel? {
    let (levels, shares, ages) = (levels(), shares(), ages())
    let (maternity, chronic, severe) = (maternity(), chronic(), severe())
    guard let part = reader.object("admissions"), let mean = value("mean", part), let size = value("size", part),
      let levels, let shares, let ages, let maternity, let chronic, let severe
    else { return nil }
    let never = value("neverShare", part, .share) ?? 0
    if never == 1, mean > 0 {
      part.report("nobody is ever admitted, so the mean number cannot be \(mean)", at: "neverShare")
      return nil
    }
    let model = EpisodeModel(
      admissions: .init(mean: mean, size: size, neverShare: never), severe: severe, levels: levels, shares: shares,
      maternity: maternity, chronic: chronic,
      yearlyMaximum: reader.has("yearlyMaximum") ? value("yearlyMaximum", reader, .yuan) ?? 0 : .infinity, ages: ages)
    return model.knowing(uncertainties(of: model))
  }

  /// What the covariances of the laws leave unknown of them.
  private func uncertainties(of model: EpisodeModel) -> [EpisodeModel.Uncertainty] {
    let levels = reader.list("levels").enumerated().map { (CareLaw.level($0), Reader?.some($1)) }
    let others = [(CareLaw.severe, "severe"), (.maternity, "maternity"), (.chronic, "chronic")]
    return (levels + others.map { ($0, reader.object($1)) }).compactMap { place, part in
      guard let part = part?.object("law"), LawCovariance.isStated(part), let law = model[place] else { return nil }
      return LawCovariance.uncertainty(part, of: law, at: part.path, in: laws).map { .init(place, $0) }
    }
  }

  private func value(_ key: String, _ part: Reader, _ unit: Kind.Unit = .plain) -> Double? {
    part.figure(key, unit)?.value
  }

  private func law(_ part: Reader) -> (any SeverityLaw)? {
    let reader = LawReader(catalogue: laws)
    guard let law = reader.law("law", of: part, use: .cost) else { return nil }
    part.remember("law", as: reader.words(of: law))
    return law
  }

  private func levels() -> [HospitalLevel]? {
    var levels: [HospitalLevel] = []
    for part in reader.list("levels") {
      guard let name = part.words("name"), let share = value("share", part, .share), let law = law(part),
        let deductible = value("deductible", part, .yuan), let rate = value("rate", part, .share)
      else { return nil }
      levels.append(
        HospitalLevel(
          name: Words(name), share: share, severeShare: value("severeShare", part, .share) ?? share, law: law,
          deductible: deductible, rate: rate))
    }
    for (key, total) in [
      ("share", levels.reduce(0) { $0 + $1.share }), ("severeShare", levels.reduce(0) { $0 + $1.severeShare }),
    ] where abs(total - 1) > 1e-9 {
      reader.report("the levels' '\(key)' add up to \(plain(total * 100))%, not 100%", at: "levels")
      return nil
    }
    return levels
  }

  private func severe() -> EpisodeModel.Severe? {
    guard let part = reader.object("severe"), let law = law(part), let probability = value("probability", part, .share),
      let stays = value("stays", part)
    else { return nil }
    return .init(probability: probability, stays: stays, law: law)
  }

  private func shares() -> EpisodeModel.CostShares? {
    guard let part = reader.object("costShares"), let concentration = value("concentration", part) else { return nil }
    let keys = ["classBFirstPay", "overLimit", "referralFirstPay", "offCatalogue", "nonDesignated"]
    let means = keys.compactMap { value($0, part, .share) }
    guard means.count == keys.count else { return nil }
    let total = means.reduce(0, +)
    guard total <= 1 else {
      reader.report("the shares of cost add up to \(plain(total * 100))%, more than 100%", at: "costShares")
      return nil
    }
    return .init(means: means, concentration: concentration)
  }

  /// A part that may be left out: nil where it is wrong, and a nil within where it is not there.
  private func maternity() -> EpisodeModel.Maternity?? {
    guard let part = reader.object("maternity") else { return reader.has("maternity") ? nil : .some(nil) }
    guard let law = law(part), let probability = value("probability", part, .share),
      let rate = value("rate", part, .share)
    else { return nil }
    return .init(probability: probability, law: law, rate: rate)
  }

  private func chronic() -> EpisodeModel.Chronic?? {
    guard let part = reader.object("chronic") else { return reader.has("chronic") ? nil : .some(nil) }
    guard let law = law(part), let probability = value("probability", part, .share),
      let limit = value("diseaseLimit", part, .yuan), let rate = value("rate", part, .share),
      let maximum = value("yearlyMaximum", part, .yuan)
    else { return nil }
    return .init(probability: probability, law: law, diseaseLimit: limit, rate: rate, yearlyMaximum: maximum)
  }

  private func ages() -> [EpisodeModel.Age]? {
    guard reader.has("ages") else { return [.init(share: 1, factors: .none)] }
    var ages: [EpisodeModel.Age] = []
    for part in reader.list("ages") {
      guard let share = value("share", part, .share) else { return nil }
      ages.append(.init(share: share, factors: factors(part)))
    }
    let total = ages.reduce(0) { $0 + $1.share }
    guard abs(total - 1) <= 1e-9 else {
      reader.report("the ages' shares add up to \(plain(total * 100))%, not 100%", at: "ages")
      return nil
    }
    return ages
  }

  /// How the people of an age or a group differ from all.
  func factors(_ part: Reader) -> EpisodeModel.Factors {
    EpisodeModel.Factors(
      admissions: value("admissions", part) ?? 1, severe: value("severe", part) ?? 1,
      maternity: value("maternity", part) ?? 1, chronic: value("chronic", part) ?? 1, cost: value("cost", part) ?? 1)
  }
}
