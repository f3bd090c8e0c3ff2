import Documents
import Simulation

/// How far a metric may move before `dabing verify` counts it as changed: by either of the two.
public struct VerifyTolerance: Sendable, Hashable {
  /// Share of the baseline's value.
  public let relative: Double
  /// In the metric's own unit.
  public let absolute: Double

  public init(relative: Double = 0, absolute: Double = 0) {
    self.relative = relative
    self.absolute = absolute
  }

  package func covers(_ before: Double, _ after: Double) -> Bool {
    abs(after - before) <= max(absolute, relative * abs(before))
  }
}

/// The `verify:` block of a scenario.
enum VerifySettings {
  static let field = Field(
    "verify",
    .object([
      Field(
        "tolerances",
        .table(
          .object([
            Field("relative", .number(.share, 0...1), "by so much of the baseline's value"),
            Field("absolute", .number(.plain, 0...1e13), "by so much in the metric's own unit"),
          ]), keys: .metric), required: true, "by how much a metric may move, by its name")
    ]), "what dabing verify lets pass; nothing but rounding where it is left out")
}

extension Kind.Format {
  /// A metric of the glossary.
  static let metric = Kind.Format(
    "the name of a metric such as claims.total", pattern: "^[a-z][A-Za-z0-9]*(\\.[A-Za-z0-9]+)*$"
  ) { Metric.named($0) != nil }
}
