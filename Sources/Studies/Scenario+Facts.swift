import Insurance
import Results
import RunReports
import Scenarios

extension Scenario {
  /// The run's facts with what a reader of a single run is told besides: settings that change nothing, and what the
  /// assumptions leave open. The scenario is read again for each of them.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  package func factsForReader(of summary: Summary, on basis: RunBasis, threads: Int = 1) -> RunFacts {
    var facts = facts(of: summary, on: basis)
    facts.assumptionRange = AssumptionRange(of: self, threads: threads)
    return facts
  }

  /// The run's facts for reports: assumptions of the scenario and of the policy together.
  ///
  /// - Parameter basis: of the summary; where it is given, the scenario is read again without each setting, to say which
  ///   of them change nothing.
  package func facts(of summary: Summary, on basis: RunBasis? = nil) -> RunFacts {
    // What the scope does with parts of an expense is no assumption of a law that gives X itself.
    let usesScope = plan.answersToScope
    let policyValues = (plan.policies.first?.values ?? []).filter {
      usesScope || $0.isSet || !$0.path.hasPrefix("scope.components")
    }
    let inputs = values.filter { !$0.isAssumption && !$0.isSet && !$0.path.hasPrefix("terms.") }.map {
      RunFacts.Assumption(
        path: $0.path, value: Words($0.words), clause: nil, note: $0.note.map(Words.init),
        source: $0.source.map(Words.init))
    }
    let drawn = plan.drawnParameters.map {
      RunFacts.Assumption(path: $0.place, value: $0.words, clause: nil, note: nil)
    }
    let own = assumptions.map {
      RunFacts.Assumption(
        path: $0.path, value: Words($0.words), clause: nil, note: ($0.note ?? $0.source).map(Words.init),
        source: $0.note == nil ? nil : $0.source.map(Words.init))
    }
    let policys = policyValues.filter(\.isAssumption).map {
      RunFacts.Assumption(
        path: $0.path, value: $0.words, clause: $0.source == nil ? $0.clause.text : nil, note: $0.note ?? $0.source,
        source: $0.note == nil ? nil : $0.source)
    }
    let set =
      settings.filter { !["method", "replications", "seed"].contains($0.path) }.map {
        RunFacts.Assumption(path: $0.path, value: Words($0.words), clause: nil, note: $0.note.map(Words.init))
      }
      + policyValues.filter(\.isSet).map {
        RunFacts.Assumption(path: $0.path, value: $0.words, clause: nil, note: $0.note)
      }
    let known = warnings + (basis.map(settingsWithoutEffect) ?? []).map(\.words)
    return RunFacts(
      title: title, summary: summary, assumptions: own + policys, inputs: inputs + drawn,
      files: dataFiles.map { RunFacts.File(path: $0.path, hash: $0.hash) },
      settings: set, warnings: known + summary.remarks.filter { !known.contains($0) },
      scenarioHash: contentHash, policyHash: policyHash)
  }
}
