import Chance

/// The insured people of one group, with the law of what they spend.
public struct Cohort: Sendable {
  /// The policy's name of the group: `general`, or `a+b` for people who are in both.
  public let group: String
  /// How many they are.
  public private(set) var insured: Int
  /// The share of them that has any in-scope self-paid expense in a year without shocks, 0 to 1.
  public private(set) var probability: Double
  /// The law of the yearly in-scope self-paid amount X of those who have any, yuan.
  public let severity: any SeverityLaw
  /// Where X comes from, if it is made of episodes of care; then the probability is that of any episode.
  package private(set) var episodes: EpisodeExpense?
  /// Of people of a file some of whom have an overflow that is paid beside X: both, at the usual cost.
  package private(set) var recorded: CareLevel?
  /// How far the law's parameters are known; nil where nobody says.
  public let uncertainty: LawUncertainty?
  /// How far the probability is known; nil where nobody says.
  public let probabilityUncertainty: ShareUncertainty?
  /// What the sample of people leaves unknown of both, where X comes from records of people.
  public let sample: SampleUncertainty?
  /// The factor that the expense has in it because spending answers to the policy (`Behaviour`); 1 where it does not.
  public let response: Double
  /// Whether X is made of the parts of expense that the policy's scope takes in, so that another scope makes another X.
  package var answersToScope: Bool { episodes != nil || isOfParts }
  private var isOfParts = false
  /// Whether the records are those of one path.
  private var isOfPath = false

  /// X and overflow by the cost of care; nil where a law gives X alone.
  package var care: CareExpense? {
    if let episodes { return episodes.care }
    return recorded.map {
      CareExpense(
        levels: CareLevels(inProportionTo: $0), probability: probability, paysOverflow: true, isDrawn: isOfPath)
    }
  }

  /// Whether something is paid beside X.
  package var paysOverflow: Bool { care?.paysOverflow == true }
  /// How many of the group these people are, where they chose the cover; nil where everybody of the group has it.
  package private(set) var takeUp: TakeUp?
  /// Of an expense of episodes that answers: the mean claims of a person with any, had it not, yuan.
  let claimsBeforeResponse: Double?

  /// How an expense of episodes answers to a policy.
  struct Response {
    let factor: Double
    let claimsBefore: Double
  }

  public init(
    group: String, insured: Int, probability: Double, severity: any SeverityLaw, uncertainty: LawUncertainty? = nil,
    probabilityUncertainty: ShareUncertainty? = nil, sample: SampleUncertainty? = nil, response: Double = 1
  ) {
    self.sample = sample
    self.probabilityUncertainty = probabilityUncertainty
    self.response = response
    claimsBeforeResponse = nil
    self.uncertainty = uncertainty
    self.group = group
    self.insured = insured
    self.probability = probability
    self.severity = severity
    episodes = nil
  }

  /// People of whom records say what they spend.
  ///
  /// - Parameter isOfParts: whether the records have its parts, of which the policy's scope makes X.
  package init(group: String, insured: Int, records: RecordsLaw, factor: Double, isOfParts: Bool = false) {
    self.init(
      group: group, insured: insured, probability: records.probability,
      severity: factor == 1 ? records.severity : records.severity.scaled(by: factor),
      sample: factor == 1 ? records.uncertainty : records.uncertainty?.scaled(by: factor))
    self.isOfParts = isOfParts
    recorded = records.level?.scaled(by: factor)
  }

  /// People whose X comes from episodes of care.
  package init(group: String, insured: Int, episodes: EpisodeExpense) {
    self.init(group: group, insured: insured, episodes: episodes, response: nil)
  }

  init(group: String, insured: Int, episodes: EpisodeExpense, response: Response?) {
    self.group = group
    self.insured = insured
    probability = episodes.probability
    severity = episodes.severity
    self.episodes = episodes
    uncertainty = nil
    probabilityUncertainty = nil
    sample = nil
    self.response = response?.factor ?? 1
    claimsBeforeResponse = response?.claimsBefore
  }

  /// The law of X in a year whose costs are so many times those of the year that the expense is of.
  ///
  /// An amount by a law of its own is in proportion to the costs; what basic insurance leaves of episodes of care is not.
  package func severity(at factor: Double) -> any SeverityLaw {
    if let episodes { return episodes.levels.law(at: factor) }
    return factor == 1 ? severity : severity.scaled(by: factor)
  }

  /// Whether a path has parameters of its own for these people.
  var hasUncertainParameters: Bool { hasUncertainLaws || probabilityUncertainty != nil }

  /// Whether a path has laws of its own for these people.
  package var hasUncertainLaws: Bool { uncertainty != nil || sample != nil || episodes?.uncertainties.isEmpty == false }

  /// The same people with parameters that are taken as known.
  package var withoutUncertainty: Cohort {
    if let episodes {
      return Cohort(group: group, insured: insured, episodes: episodes.withoutUncertainty, response: ownResponse)
        .keeping(self)
    }
    return Cohort(group: group, insured: insured, probability: probability, severity: severity, response: response)
      .keeping(self)
  }

  /// With what stays the same of the people whom it is made of.
  private func keeping(_ other: Cohort) -> Cohort {
    var cohort = self
    (cohort.takeUp, cohort.isOfParts) = (other.takeUp, other.isOfParts)
    (cohort.recorded, cohort.isOfPath) = (other.recorded, other.isOfPath)
    return cohort
  }

  /// Those of the group who enrol.
  package func enrolling(_ takeUp: TakeUp) -> Cohort {
    var cohort = self
    cohort.takeUp = takeUp
    cohort.insured = takeUp.enrolled
    cohort.episodes = episodes?.selecting(takeUp)
    cohort.probability = cohort.episodes?.probability ?? takeUp.probability(of: probability)
    return cohort
  }

  private var ownResponse: Response? {
    claimsBeforeResponse.map { Response(factor: response, claimsBefore: $0) }
  }

  /// The same people with the probability and the law of X of one path.
  ///
  /// - Parameter stream: by its number.
  package func drawn(using stream: (UInt32) -> RandomStream) -> Cohort {
    guard hasUncertainParameters else { return self }
    if let episodes {
      return Cohort(group: group, insured: insured, episodes: episodes.drawn(using: stream), response: ownResponse)
        .keeping(self)
    }
    var (probability, severity) = (probability, severity)
    var ofPath: CareLevel?
    if let sample {
      var draws = stream(sample.stream)
      (probability, severity, ofPath) = sample.draw(using: &draws)
    }
    if let uncertainty {
      var draws = stream(uncertainty.stream)
      severity = uncertainty.draw(using: &draws)
    }
    if let probabilityUncertainty {
      var draws = stream(probabilityUncertainty.stream)
      probability = probabilityUncertainty.draw(using: &draws, beside: severity)
    }
    // What is drawn is the group's.
    if let takeUp, sample != nil || probabilityUncertainty != nil { probability = takeUp.probability(of: probability) }
    var drawn = with(probability: probability, severity: severity)
    if let ofPath { (drawn.recorded, drawn.isOfPath) = (ofPath, true) }
    return drawn
  }

  /// The same people with others at the usual cost, who have an overflow or episodes.
  package func with(usual level: CareLevel) -> Cohort {
    if let episodes {
      return Cohort(group: group, insured: insured, episodes: episodes.replacing(usual: level))
    }
    var cohort = self
    cohort.recorded = level
    return cohort
  }

  /// The same people with another share of them, or another law, or another number of them.
  private func with(probability: Double? = nil, severity: (any SeverityLaw)? = nil, insured: Int? = nil) -> Cohort {
    Cohort(
      group: group, insured: insured ?? self.insured, probability: probability ?? self.probability,
      severity: severity ?? self.severity, uncertainty: uncertainty, probabilityUncertainty: probabilityUncertainty,
      sample: sample, response: response
    ).keeping(self)
  }

  /// The same people with another law of X, who have no episodes.
  package func with(severity: any SeverityLaw) -> Cohort { with(probability: nil, severity: severity) }

  /// The same group with another number of people.
  package func numbering(_ insured: Int) -> Cohort {
    if let episodes {
      return Cohort(group: group, insured: insured, episodes: episodes, response: ownResponse).keeping(self)
    }
    return with(insured: insured)
  }

  /// The same people with their expense times a factor, since it answers to the policy.
  public func responding(by factor: Double) -> Cohort {
    Cohort(
      group: group, insured: insured, probability: probability, severity: severity.scaled(by: factor),
      uncertainty: uncertainty?.scaled(by: factor),
      probabilityUncertainty: probabilityUncertainty?.scaled(by: factor), sample: sample?.scaled(by: factor),
      response: response * factor
    ).keeping(self)
  }

  /// The number by which the group's random streams are addressed.
  ///
  /// It comes from the name (FNV-1a, 32 bits), not from the position in a list: a group keeps its illnesses when
  /// others are added, removed or put in another order.
  package var streamGroup: UInt32 { streamNumber(of: group) }
}

/// The number of a name in the addresses of random streams (FNV-1a, 32 bits).
package func streamNumber(of name: String) -> UInt32 {
  name.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
}
