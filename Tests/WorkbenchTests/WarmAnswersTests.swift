import RunReports
import Scenarios
import Studies
import TestSupport
import Testing

/// Answers that take over what earlier questions have computed.
struct WarmAnswersTests {
  /// Every figure with its bounds, and every chart, to the last bit.
  private struct Seen: Equatable {
    let rows: [[UInt64?]]
    let charts: [String]

    init(_ answer: WhatIf.Answer) {
      rows = RunRecord(answer.facts).results.map {
        [$0.value.bitPattern, $0.standardError?.bitPattern, $0.lower?.bitPattern, $0.upper?.bitPattern]
      }
      charts = answer.report.charts(.chinese).map(\.svg)
    }
  }

  /// The exact answer; that of few years where the exact method does not apply.
  private func seen(_ whatIf: WhatIf, _ settings: [String], threads: Int) async throws -> Seen {
    let settings = Settings(settings)
    guard whatIf.id != "jiangxi-2025" else {
      return Seen(try await whatIf.simulated(under: settings, replications: 60, threads: threads))
    }
    return Seen(try whatIf.exact(under: settings, threads: threads))
  }

  /// A little beyond where a number stands, within what it may be; another choice.
  private static func setting(of control: Control) -> String? {
    switch control.form {
    case .number(let number):
      let usual = number.usual
      let half = usual.lowerBound + ((usual.upperBound - usual.lowerBound) / 2 / number.step).rounded() * number.step
      let value = number.present == half ? half + number.step : half
      guard number.allowed.contains(value) else { return nil }
      let text = value == value.rounded() ? String(Int(value)) : String((value * 1e9).rounded() / 1e9)
      return "\(control.path)=\(text)\(number.unit == .percent ? "%" : "")"
    case .choice(let names, let present):
      return names.first { $0.name != present }.map { "\(control.path)=\($0.name)" }
    }
  }

  @Test(arguments: ShippedScenarios.founding)
  func `have the same bits as answers from nothing`(_ name: String) async throws {
    let file = try #require(try ShippedScenarios.file(name))
    let warm = try WhatIf(file, id: name)
    let controls = Controls(of: warm).all.filter { $0.path != "horizon.years" }
    let money = try #require(controls.first { $0.path.hasPrefix("funding") || $0.path.hasPrefix("costs") })
    let moved = try #require(Self.setting(of: money), "\(money.path) cannot be moved")
    _ = try await seen(warm, [], threads: 2)
    var computed = 0
    for setting in sampled(controls.compactMap(Self.setting), every: 12) {
      // First what may change the claims, then money alone beside it: the law or the draws are known then.
      for settings in setting == moved ? [[moved]] : [[setting], [setting, moved]] {
        let cold = try WhatIf(file, id: name)
        guard let expected = try? await seen(cold, settings, threads: 1) else {
          await #expect(throws: (any Error).self, "\(settings)") { try await seen(warm, settings, threads: 2) }
          continue
        }
        #expect(try await seen(warm, settings, threads: 2) == expected, "\(settings)")
        computed += 1
      }
    }
    #expect(computed > 0)
  }
}
