import Chance
import Insurance

/// Where X comes from: a person's episodes of care in a year, and what basic insurance leaves of their cost.
///
/// Admissions are negative binomial with extra zeros (*Loss Models*, 4th ed., §6.6); severe illness is a class of its
/// own with its own number and cost of stays; maternity stays and chronic outpatient expense come beside. The four are
/// independent given a person's age. A person's shares of cost outside the rules of basic insurance follow a Dirichlet
/// law and are the same for all stays of the year.
package struct EpisodeModel: Sendable {
  /// Ordinary admissions of a year.
  package struct Admissions: Sendable, Hashable {
    /// The mean number a person and year, extra zeros included.
    package let mean: Double
    /// The size r of the negative binomial: the smaller, the more the same people come again.
    package let size: Double
    /// The share of people who are never admitted, 0 up to 1.
    package let neverShare: Double

    package init(mean: Double, size: Double, neverShare: Double) {
      self.mean = mean
      self.size = size
      self.neverShare = neverShare
    }
  }

  /// People who fall severely ill in a year.
  package struct Severe: Sendable {
    package let probability: Double
    /// Mean number of stays in the year, 1 or more: one and a Poisson number of others.
    package let stays: Double
    /// The cost of a stay, yuan.
    package let law: any SeverityLaw

    package init(probability: Double, stays: Double, law: any SeverityLaw) {
      self.probability = probability
      self.stays = stays
      self.law = law
    }
  }

  /// The shares of a stay's cost that basic insurance does not look at.
  package struct CostShares: Sendable, Hashable {
    /// Mean shares of class-B first-pay, over-limit, referral first-pay, off-catalogue and non-designated.
    package let means: [Double]
    /// The Dirichlet law's concentration: a share of mean m has variance m(1−m)/(concentration + 1).
    package let concentration: Double

    package init(means: [Double], concentration: Double) {
      self.means = means
      self.concentration = concentration
    }

    static let components: [ExpenseComponent] = [
      .classBFirstPay, .overLimit, .referralFirstPay, .offCatalogue, .nonDesignated,
    ]
  }

  package struct Maternity: Sendable {
    package let probability: Double
    package let law: any SeverityLaw
    /// The share of the cost that basic insurance pays.
    package let rate: Double

    package init(probability: Double, law: any SeverityLaw, rate: Double) {
      self.probability = probability
      self.law = law
      self.rate = rate
    }
  }

  /// Chronic outpatient expense inside pooling (门诊慢特病).
  package struct Chronic: Sendable {
    package let probability: Double
    /// The yearly expense of those who have any, yuan.
    package let law: any SeverityLaw
    /// The yearly expense up to which the disease is covered, yuan.
    package let diseaseLimit: Double
    package let rate: Double
    /// What basic insurance pays in a year at most, yuan.
    package let yearlyMaximum: Double

    package init(probability: Double, law: any SeverityLaw, diseaseLimit: Double, rate: Double, yearlyMaximum: Double) {
      self.probability = probability
      self.law = law
      self.diseaseLimit = diseaseLimit
      self.rate = rate
      self.yearlyMaximum = yearlyMaximum
    }
  }

  /// How people of an age or a group differ: factors on what is said of everybody.
  package struct Factors: Sendable, Hashable {
    package let admissions: Double
    package let severe: Double
    package let maternity: Double
    package let chronic: Double
    package let cost: Double

    package static let none = Factors(admissions: 1, severe: 1, maternity: 1, chronic: 1, cost: 1)

    package init(admissions: Double, severe: Double, maternity: Double, chronic: Double, cost: Double) {
      self.admissions = admissions
      self.severe = severe
      self.maternity = maternity
      self.chronic = chronic
      self.cost = cost
    }

    static func * (a: Factors, b: Factors) -> Factors {
      Factors(
        admissions: a.admissions * b.admissions, severe: a.severe * b.severe, maternity: a.maternity * b.maternity,
        chronic: a.chronic * b.chronic, cost: a.cost * b.cost)
    }
  }

  /// People of one age with their share of all.
  package struct Age: Sendable, Hashable {
    package let share: Double
    package let factors: Factors
    package init(share: Double, factors: Factors) {
      self.share = share
      self.factors = factors
    }
  }

  package let admissions: Admissions
  package let severe: Severe
  package let levels: [HospitalLevel]
  package let shares: CostShares
  /// Nil where there are no maternity stays.
  package let maternity: Maternity?
  /// Nil where there is no chronic outpatient expense.
  package let chronic: Chronic?
  /// What basic insurance pays for the stays of a year at most, yuan; infinite for no maximum.
  package let yearlyMaximum: Double
  /// At least one; the shares add up to 1.
  package let ages: [Age]
  /// How far the laws of cost are known; nothing of those of which nobody says.
  package let uncertainties: [Uncertainty]

  /// How far one of the laws of cost is known.
  package struct Uncertainty: Sendable {
    package let law: CareLaw
    package let parameters: LawUncertainty

    package init(_ law: CareLaw, _ parameters: LawUncertainty) {
      self.law = law
      self.parameters = parameters
    }
  }

  package init(
    admissions: Admissions, severe: Severe, levels: [HospitalLevel], shares: CostShares, maternity: Maternity?,
    chronic: Chronic?, yearlyMaximum: Double, ages: [Age], uncertainties: [Uncertainty] = []
  ) {
    self.uncertainties = uncertainties
    self.admissions = admissions
    self.severe = severe
    self.levels = levels
    self.shares = shares
    self.maternity = maternity
    self.chronic = chronic
    self.yearlyMaximum = yearlyMaximum
    self.ages = ages
  }

  /// The rate at which a chronic overflow is paid: that of basic insurance.
  package var overflowRate: Double { chronic?.rate ?? 0 }

  /// The same for people who differ by these factors.
  package func times(_ factors: Factors) -> EpisodeModel {
    EpisodeModel(
      admissions: admissions, severe: severe, levels: levels, shares: shares, maternity: maternity, chronic: chronic,
      yearlyMaximum: yearlyMaximum, ages: ages.map { Age(share: $0.share, factors: $0.factors * factors) },
      uncertainties: uncertainties)
  }
}
