import Foundation
import Insurance
import Simulation

/// What values of a scenario do to its figures one at a time, as another command has computed it: `dabing sweep --json`
/// over several values, or `comparison.json` of `dabing compare` with several alternatives.
package struct TornadoFile: Sendable {
  /// The scenario that the values are of, as its provenance names it.
  package let scenario: String
  package let scenarioHash: String
  let replications: Int?
  let diagrams: [TornadoDiagram]

  /// - Returns: nil where the text is neither of the two, or nothing in it was changed one at a time.
  package init?(_ text: String) {
    let data = Data(text.utf8)
    guard let head = try? JSONDecoder().decode(Head.self, from: data) else { return nil }
    scenario = head.provenance.scenario
    scenarioHash = head.provenance.scenarioHash
    replications = head.provenance.replications
    let sweep = (try? JSONDecoder().decode(Sweep.self, from: data))?.tornado
    let comparison = (try? JSONDecoder().decode(Comparison.self, from: data))?.alternatives
    let diagrams = sweep.map(Self.diagrams(ofSweep:)) ?? comparison.map(Self.diagrams(ofComparison:)) ?? []
    guard !diagrams.isEmpty else { return nil }
    self.diagrams = diagrams
  }

  private struct Head: Decodable {
    struct Provenance: Decodable {
      let scenario: String
      let scenarioHash: String
      let replications: Int?
    }
    let provenance: Provenance
  }

  private struct Sweep: Decodable {
    struct Bar: Decodable {
      let metric: String
      let path: String
      let base: Double
      let lowSetting: String
      let low: Double
      let highSetting: String
      let high: Double
    }
    let tornado: [Bar]
  }

  private struct Comparison: Decodable {
    struct Alternative: Decodable {
      struct Metric: Decodable {
        let metric: String
        let year: Int?
        let group: String?
        let baseline: Double
        let alternative: Double
      }
      let name: String
      let metrics: [Metric]
    }
    let alternatives: [Alternative]
  }

  /// The figures of a decision, of which a comparison has them all.
  private static let shown = ["claims.perInsured", "funding.need.p95", "insurer.result.mean"]

  private static func diagrams(ofSweep bars: [Sweep.Bar]) -> [TornadoDiagram] {
    var names: [String] = []
    for bar in bars where !names.contains(bar.metric) { names.append(bar.metric) }
    return names.compactMap { name in
      let mine = bars.filter { $0.metric == name }
      // A group or a year may follow the name: claims.total[general]@2026.
      let plain = String(name.prefix { $0 != "[" && $0 != "@" })
      guard let metric = Metric.named(plain), let base = mine.first?.base else { return nil }
      return TornadoDiagram(
        metric: metric, place: String(name.dropFirst(plain.count)), base: base,
        bars: mine.map {
          TornadoDiagram.Bar(
            name: $0.path,
            ends: [.init(setting: $0.lowSetting, value: $0.low), .init(setting: $0.highSetting, value: $0.high)])
        })
    }
  }

  private static func diagrams(ofComparison alternatives: [Comparison.Alternative]) -> [TornadoDiagram] {
    guard alternatives.count > 1 else { return [] }
    return shown.compactMap { name in
      var base: Double?
      let bars = alternatives.compactMap { alternative -> TornadoDiagram.Bar? in
        let rows = alternative.metrics.filter { $0.metric == name && $0.group == nil }
        guard let row = rows.min(by: { ($0.year ?? .max) < ($1.year ?? .max) }) else { return nil }
        base = row.baseline
        return TornadoDiagram.Bar(
          name: alternative.name, ends: [.init(setting: alternative.name, value: row.alternative)])
      }
      guard let metric = Metric.named(name), let base, bars.contains(where: { $0.swing(from: base) > 0 }) else {
        return nil
      }
      return TornadoDiagram(metric: metric, place: "", base: base, bars: bars)
    }
  }
}

/// What each of several changes alone does to one figure; the largest first.
struct TornadoDiagram: Sendable {
  let metric: Metric
  /// The group and the year that follow the metric's name, where there are any.
  let place: String
  let base: Double
  private(set) var bars: [Bar]
  /// Said beside the metric where the run has several and `place` names none.
  var year: Int?

  struct Bar: Sendable {
    struct End: Sendable {
      let setting: String
      let value: Double
    }

    let name: String
    /// One, or a low and a high one.
    let ends: [End]
    /// What a value is called whose path the name is.
    var title: String?

    func swing(from base: Double) -> Double {
      let values = ends.map(\.value) + [base]
      return (values.max() ?? base) - (values.min() ?? base)
    }
  }

  /// Whether each change has a low and a high value rather than one of its own.
  var hasRanges: Bool { bars.contains { $0.ends.count > 1 } }

  /// The same, of a run of several years of which the figure is that of the first.
  func naming(year first: Int?) -> TornadoDiagram {
    var diagram = self
    if !place.contains("@"), metric.section != .path { diagram.year = first }
    return diagram
  }

  /// The same with the names of values whose paths stand there; alternatives have names of their own.
  func naming(by title: (String) -> String?) -> TornadoDiagram {
    guard hasRanges else { return self }
    var diagram = self
    for index in diagram.bars.indices { diagram.bars[index].title = title(diagram.bars[index].name) }
    return diagram
  }

  init(metric: Metric, place: String, base: Double, bars: [Bar]) {
    self.metric = metric
    self.place = place
    self.base = base
    self.bars = bars.enumerated().sorted { a, b in
      let (x, y) = (a.element.swing(from: base), b.element.swing(from: base))
      return x == y ? a.offset < b.offset : x > y
    }.map(\.element)
  }
}
