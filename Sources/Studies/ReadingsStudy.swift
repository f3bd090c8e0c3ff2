import Documents
import Insurance
import PolicyReports
import Regions
import Scenarios
import Simulation

/// A scenario's answer under each way of reading the clauses that can be read in several, one changed at a time.
package struct ReadingsStudy {
  private let file: ScenarioFile
  private let overrides: [Override]
  /// What is set where a reading is shown with settings of its own.
  private let elsewhere: [Override]
  private let base: Scenario

  /// - Parameter elsewhere: what is set instead where a reading needs settings of its own, such as several years, to show what it
  ///   moves.
  /// - Throws: `DocumentError` with all problems of scenario and policy.
  package init(
    of file: ScenarioFile, under overrides: [Override], elsewhere: [Override]? = nil
  ) throws(DocumentError) {
    self.file = file
    self.overrides = overrides
    // The exact law does not reach over several years, which some of these settings ask for: the scenario's own method does.
    self.elsewhere = elsewhere ?? overrides.filter { $0.path != "method" }
    base = try file.scenario(overrides: overrides, sharing: nil)
  }

  /// A figure of the answer.
  private struct Asked {
    let column: ReadingsTable.Column
    /// Whether it is one of each year, of which the worst is shown; else one of all years together.
    let isOfYear: Bool
    /// Whether it is that of the last year.
    var isOfLastYear = false
  }

  /// Of several years their worst adequacy and the sums of results.
  private static func asked(severalYears: Bool) -> [Asked] {
    let (insurer, fund) =
      severalYears
      ? ("horizon.insurer.result.mean", "horizon.fund.result.mean") : ("insurer.result.mean", "fund.result.mean")
    func worst(_ words: Words) -> Words {
      severalYears ? Words(en: words.en + ", worst year", zh: "最差年份" + words.zh) : words
    }
    func sum(_ words: Words) -> Words {
      severalYears ? Words(en: words.en + ", sum of years", zh: words.zh + "（各年合计）") : words
    }
    let ofYear = [
      ReadingsTable.Column("funding.adequacy", worst(Words(en: "funding is enough", zh: "收支平衡概率")), .share),
      .init("funding.need.p95", worst(Words(en: "needed a head, 95%", zh: "95%概率所需人均")), .money),
    ]
    let ofPath = [
      ReadingsTable.Column(insurer, sum(Words(en: "insurer, mean", zh: "承办机构，均值")), .money),
      .init(fund, sum(Words(en: "public side, mean", zh: "医保基金及财政，均值")), .money),
    ]
    let reserve =
      severalYears
      ? [
        ReadingsTable.Column(
          "reserve.mean", Words(en: "fund's reserve at the end, mean", zh: "期末大病保险基金结余，均值"), .money)
      ] : []
    let cash = ReadingsTable.Column.cash(
      advance: "insurer.cash.largestAdvance.mean", months: "insurer.cash.monthsOutOfPocket"
    ).map { ReadingsTable.Column($0.name, worst($0.words), $0.kind) }
    return ofYear.map { Asked(column: $0, isOfYear: true) } + ofPath.map { Asked(column: $0, isOfYear: !severalYears) }
      + reserve.map { Asked(column: $0, isOfYear: true, isOfLastYear: true) }
      + cash.map { Asked(column: $0, isOfYear: true) }
  }

  /// - Throws: what a run throws.
  package func table(threads: Int) async throws -> ReadingsTable {
    func answer(_ settings: [Override]) async throws -> ReadingsTable.Answer {
      let scenario = try file.scenario(overrides: settings, sharing: nil)
      let asked = Self.asked(severalYears: scenario.plan.policies.count > 1)
      return .init(asked.map(\.column), try await Self.values(of: scenario, asked, threads))
    }
    return try await ReadingsTable.of(
      base.plan.policies.first?.disputedReadings ?? [], whyIdle: { base.whyIdle($0.paths) },
      answer: { try await answer(overrides + $0) },
      elsewhere: { reading in
        guard reading.seenWith.isEmpty else {
          return .init(settings: reading.seenWith) { settings in
            try await answer(elsewhere + reading.seenWith.map { try Override(argument: $0) } + settings)
          }
        }
        return base.whyIdle(reading.paths) != nil && reading.isOfScope ? try fromEpisodes(threads: threads) : nil
      })
  }

  /// Where a law gives the in-scope expense itself, what its scope is shows in the nation's expense, which is made of episodes of
  /// care: the same policy, with as many people, all of them of its first group.
  ///
  /// - Returns: nil where the policy is a file of its own, which that scenario would look for elsewhere.
  private func fromEpisodes(threads: Int) throws -> ReadingsTable.Place? {
    let year = min(max(base.plan.startYear, 2023), 2025)
    guard let policy = file.policyName, PolicyLibrary().names.contains(policy),
      let nation = try ShippedScenarios.file("national-\(year)-episodes")
    else { return nil }
    let shown = ["population.insured=\(base.plan.insured)"]
    // The law of X needs fewer people here than where their benefits are to be known by group.
    let own =
      try (shown + ["policy=\(policy)", "method=exact", "expense.pilot=100000"]).map { try Override(argument: $0) }
      + overrides.filter { ScenarioFile.isPolicyPath($0.path) }
    return .init(settings: [nation.path] + shown) { settings in
      let scenario = try nation.scenario(overrides: own + settings, sharing: nil)
      let asked = Self.asked(severalYears: false)
      return .init(asked.map(\.column), try await Self.values(of: scenario, asked, threads))
    }
  }

  private static func values(of scenario: Scenario, _ asked: [Asked], _ threads: Int) async throws -> [Double] {
    let summary = try await RunStudy(of: scenario).answer(threads: threads).facts.summary
    return asked.map { asked in
      let values = summary.table.rows.filter {
        $0.metric.name == asked.column.name && $0.group == nil && ($0.year != nil) == asked.isOfYear
      }.map(\.estimate.value)
      if asked.isOfLastYear { return values.last ?? 0 }
      return (asked.column.kind == .share ? values.min() : values.max()) ?? 0
    }
  }
}

/// The same of a region that comes with a scenario, so that a policy's own page can show it.
package struct ShippedReadings {
  /// `scenarios/jincheng-2019.yaml`.
  package let scenario: String
  package let table: ReadingsTable
  /// How many were drawn; nil for the exact law.
  package let replications: Int?

  private static let drawn = 400

  /// - Parameters:
  ///   - policy: the id of a built-in policy.
  ///   - year: the policy year that is asked about; nil for the scenario's own.
  ///   - overrides: values set over the policy's.
  /// - Returns: nil where no scenario of the policy is shipped or its year is another, or where it leaves nothing to choose.
  /// - Throws: what a run throws.
  package static func of(
    policy: String, year: Int?, under overrides: [Override], threads: Int
  ) async throws -> ShippedReadings? {
    for name in ShippedScenarios.names {
      guard let file = try ShippedScenarios.file(name), file.policyName == policy else { continue }
      let base = try file.scenario(overrides: overrides, sharing: nil).plan
      guard year == nil || year == base.startYear, base.policies.first?.disputedReadings.isEmpty == false else {
        return nil
      }
      // Both sides of a reading meet the same draws, so that few tell them apart.
      let few = try Override(argument: "replications=\(min(base.replications, drawn))")
      // The exact law needs no draws; where it does not reach, the scenario's own method answers.
      let exact = try Override(argument: "method=exact")
      if base.policies.count == 1,
        let study = try? ReadingsStudy(of: file, under: overrides + [exact], elsewhere: overrides + [few]),
        let table = try? await study.table(threads: threads)
      {
        return ShippedReadings(scenario: file.path, table: table, replications: nil)
      }
      return ShippedReadings(
        scenario: file.path, table: try await ReadingsStudy(of: file, under: overrides + [few]).table(threads: threads),
        replications: min(base.replications, drawn))
    }
    return nil
  }
}

extension DisputedReading {
  /// Whether it is about what counts as in-scope expense, and about nothing else.
  fileprivate var isOfScope: Bool { !paths.isEmpty && paths.allSatisfy { $0.hasPrefix("scope.components.") } }

  /// The settings of each choice that is not in force.
  fileprivate func others() throws(DocumentError) -> [(choice: Choice, setting: Override)] {
    var others: [(choice: Choice, setting: Override)] = []
    for (place, choice) in choices.enumerated() where place != inForce {
      // Another hand than who set values of it by themselves: the choice is asked for in their place.
      let setting = "\(path)=\(choice.id)"
      others.append((choice, try Override(argument: setting, typedAs: "--readings \(setting)")))
    }
    return others
  }
}

extension ReadingsTable {
  /// Where a reading shows what it moves.
  package struct Place {
    /// `horizon.years=3`.
    let settings: [String]
    /// The answer there, with further settings.
    let answer: ([Override]) async throws -> Answer
  }

  /// Asks for the answer under every choice that is not in force.
  package static func of(
    _ readings: [DisputedReading], whyIdle: (DisputedReading) -> Words? = { _ in nil },
    answer: ([Override]) async throws -> Answer,
    elsewhere: (DisputedReading) throws -> Place? = { _ in nil }
  ) async throws -> ReadingsTable {
    let base = try await answer([])
    var lines: [Line] = []
    // Readings that show what they move under the same settings share the answer that it is held against.
    var others: [[String]: Answer] = [:]
    for reading in readings {
      for (choice, setting) in try reading.others() {
        let values = try await answer([setting]).values
        var shown: Elsewhere?
        // What no figure of the table would show is nothing moved: the exact law knows more digits.
        let isUnmoved = base.columns.indices.allSatisfy { place in
          let least = base.columns[place].kind == .share ? 1e-6 : 0.005
          return abs(values[place] - base.values[place]) <= max(least, 1e-6 * abs(base.values[place]))
        }
        if isUnmoved, let place = try elsewhere(reading) {
          do {
            let other = if let known = others[place.settings] { known } else { try await place.answer([]) }
            others[place.settings] = other
            shown = Elsewhere(
              settings: place.settings, base: other, values: try await place.answer([setting]).values)
          } catch  where !(error is CancellationError) {
            // The file does not reach as far, such as to years whose indices it lacks: its own answer stands alone.
          }
        }
        lines.append(Line(reading, choice, values: values, idleBecause: whyIdle(reading), elsewhere: shown))
      }
    }
    return ReadingsTable(base.columns, base: base.values, lines: lines)
  }
}
