import Chance

/// Which of a model's laws of cost.
package enum CareLaw: Sendable, Hashable {
  /// Of an ordinary stay in a hospital of the level at this place.
  case level(Int)
  /// Of a stay of severe illness.
  case severe
  case maternity
  case chronic
}

extension EpisodeModel {
  /// One of the laws of cost; nil where the model has none there.
  package subscript(law: CareLaw) -> (any SeverityLaw)? {
    switch law {
    case .level(let place): levels.indices.contains(place) ? levels[place].law : nil
    case .severe: severe.law
    case .maternity: maternity?.law
    case .chronic: chronic?.law
    }
  }

  /// The same with laws of cost that are known no better than this.
  package func knowing(_ uncertainties: [Uncertainty]) -> EpisodeModel {
    EpisodeModel(
      admissions: admissions, severe: severe, levels: levels, shares: shares, maternity: maternity, chronic: chronic,
      yearlyMaximum: yearlyMaximum, ages: ages, uncertainties: uncertainties)
  }

  /// The same with other laws of cost, known as they are.
  func replacing(_ laws: [CareLaw: any SeverityLaw]) -> EpisodeModel {
    EpisodeModel(
      admissions: admissions,
      severe: Severe(probability: severe.probability, stays: severe.stays, law: laws[.severe] ?? severe.law),
      levels: levels.enumerated().map { place, level in
        HospitalLevel(
          name: level.name, share: level.share, severeShare: level.severeShare, law: laws[.level(place)] ?? level.law,
          deductible: level.deductible, rate: level.rate)
      }, shares: shares,
      maternity: maternity.map {
        Maternity(probability: $0.probability, law: laws[.maternity] ?? $0.law, rate: $0.rate)
      },
      chronic: chronic.map {
        Chronic(
          probability: $0.probability, law: laws[.chronic] ?? $0.law, diseaseLimit: $0.diseaseLimit, rate: $0.rate,
          yearlyMaximum: $0.yearlyMaximum)
      }, yearlyMaximum: yearlyMaximum, ages: ages)
  }
}
