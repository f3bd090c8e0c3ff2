import Documents
import Plans
import Statistics

/// The metrics of the conditions as functions of the unknown: every value on the same draws, each computed once.
actor Curve {
  private let family: ScenarioFamily
  private let unknown: Unknown
  private let metrics: [MetricQuery]
  private let claims: KnownClaims?
  private let progress: @Sendable (Int) -> Void
  private var known: [Double: [Estimate]] = [:]

  /// - Parameter claims: where the unknown does not change them.
  init(
    _ family: ScenarioFamily, unknown: Unknown, metrics: [MetricQuery], claims: KnownClaims?,
    progress: @escaping @Sendable (Int) -> Void
  ) {
    self.family = family
    self.unknown = unknown
    self.metrics = metrics
    self.claims = claims
    self.progress = progress
  }

  struct Probe: Sendable {
    let value: Double
    let estimates: [Estimate]
  }

  /// All that is known, from the least value on.
  var probes: [Probe] { known.map { Probe(value: $0.key, estimates: $0.value) }.sorted { $0.value < $1.value } }

  var count: Int { known.count }

  /// - Throws: `DocumentError` where the scenario does not take the value.
  func probe(_ value: Double, threads: Int) async throws -> Probe {
    if let estimates = known[value] { return Probe(value: value, estimates: estimates) }
    let estimates = try await Self.estimates(family, unknown, metrics, claims, value, threads: threads)
    known[value] = estimates
    progress(known.count)
    return Probe(value: value, estimates: estimates)
  }

  /// Several values at once. Those that the scenario does not take come back as its problems.
  func probe(_ values: [Double], threads: Int) async throws -> [Result<Probe, DocumentError>] {
    let (family, unknown, metrics, claims) = (family, unknown, metrics, claims)
    let counted = progress
    let results = try await concurrently(values.count, threads: threads) { i -> Result<Probe, DocumentError> in
      do {
        let estimates = try await Self.estimates(family, unknown, metrics, claims, values[i], threads: 1)
        counted(i + 1)
        return .success(Probe(value: values[i], estimates: estimates))
      } catch let error as DocumentError {
        return .failure(error)
      }
    }
    for case .success(let probe) in results { known[probe.value] = probe.estimates }
    return results
  }

  static func estimates(
    _ family: ScenarioFamily, _ unknown: Unknown, _ metrics: [MetricQuery], _ claims: KnownClaims?, _ value: Double,
    threads: Int
  ) async throws -> [Estimate] {
    let override = try unknown.override(value)
    let plan = try family.member([override]).plan
    let place = Place(file: "--for \(unknown.path)=\(override.node.text ?? "…")")
    do {
      let table = try await PlanTable.table(of: plan, claims: claims, threads: threads)
      return try metrics.map { metric in
        guard let estimate = metric.estimate(in: table) else {
          throw DocumentError(.invalid, [Problem("there is no \(metric.text) at this value", at: place)])
        }
        return estimate
      }
    } catch let error as SimulationError {
      throw DocumentError(.invalid, [Problem(error.said, at: place)])
    }
  }
}
