import Documents
import Insurance
import Results
import Simulation
import Wording

/// A file of published totals that a scenario is to meet, and of the figures of the scenario that may move for it.
///
/// ```yaml
/// name: national-2023
/// title: { en: "The nation in 2023", zh: 全国2023年 }
/// targets:
///   care.costPerStay: { value: 7674, tolerance: 0.5%, source: { en: NHSA, zh: 国家医疗保障局 } }
/// parameters:
///   - name: { en: level of costs, zh: 费用水平 }
///     paths: ["expense.levels[0].law.meanlog", "expense.levels[1].law.meanlog"]
///     move: shift
/// ```
package struct TargetsFile: Sendable {
  package let path: String
  package let title: Words
  package let targets: [Calibration.Target]
  /// The parameters' figures by their paths.
  let parameters: [(name: Words, move: Calibration.Parameter.Move, paths: [(text: String, place: Place)])]

  /// - Throws: `DocumentError` with every problem of the file.
  package init(path: String) throws(DocumentError) {
    self = try TargetsFile(node: YAMLText.read(file: path).node, path: path)
  }

  /// For a text that is no file.
  package init(text: String, name: String) throws(DocumentError) {
    self = try TargetsFile(node: YAMLText.read(text, file: name), path: name)
  }

  /// For a file that has been read.
  package init(node: Node, path: String) throws(DocumentError) {
    let made = try readChecked(node, schema: Self.schema, asOf: "9999", make: Self.make).value
    self.path = path
    title = made.title
    targets = made.targets
    parameters = made.parameters
  }

  /// The JSON Schema (draft 2020-12) of such files, for editors.
  package static func jsonSchema(in language: Language = .english) -> String {
    schema.jsonSchema(id: "urn:dabing:targets", in: language)
  }

  /// What a file of targets may hold.
  package static let schema = Schema(
    title: "targets",
    fields: [
      Field("name", .formatted(.name), required: true, "the name in results"),
      Field("title", .words, required: true, "what the totals are about"),
      Field(
        "targets",
        .table(
          .object([
            Field("value", .number(.plain, 1e-12...1e15), required: true, "the published total, as the metric has it"),
            Field("tolerance", .number(.share, 1e-6...1), "how far off it may be; 1% where it is left out"),
            Field("weight", .number(.plain, 1e-6...1e6), "how much it counts; 1 where it is left out"),
            Field("source", .words, "where it was published"),
            Field("assumption", .flag, "true where nobody published it"), Field("note", .words, "why it is what it is"),
          ]), keys: .settingPath), required: true,
        "the totals by metric: \(list: KnownFigures.metrics)"),
      Field(
        "parameters",
        .list(
          .object([
            Field("name", .words, required: true, "what it is"),
            Field("paths", .list(.text, atLeast: 1), required: true, "the scenario's figures that move together"),
            Field(
              "move", .choice(Calibration.Parameter.Move.allCases.map(\.rawValue)),
              "by the same amount (shift) or by the same factor (scale, where it is left out)"),
          ]), atLeast: 1), required: true, "what may move"),
    ])

  private typealias Made = (
    title: Words, targets: [Calibration.Target],
    parameters: [(name: Words, move: Calibration.Parameter.Move, paths: [(text: String, place: Place)])]
  )

  private static func make(_ reader: Reader) -> Made? {
    var targets: [Calibration.Target] = []
    let table = reader.object("targets")
    if let table, table.entries.isEmpty { reader.report("there must be a total to meet", at: "targets") }
    for (name, part) in table?.entries ?? [] {
      guard KnownFigures.metrics.contains(name), let metric = Metric.named(name) else {
        part.report(
          "'\(name)' is no figure that is known without simulation",
          nearest: nearestName(to: name, in: KnownFigures.metrics))
        continue
      }
      guard let value = part.number("value") else { continue }
      targets.append(
        Calibration.Target(
          metric: metric, value: value, tolerance: part.number("tolerance") ?? 0.01, weight: part.number("weight") ?? 1,
          source: part.words("source").map { Words($0) }))
    }
    let parameters = reader.list("parameters").compactMap { part in
      part.words("name").map { name in
        (
          name: Words(name), move: part.text("move").flatMap(Calibration.Parameter.Move.init) ?? .scale,
          paths: (part.node["paths"]?.elements ?? []).compactMap { node in node.text.map { ($0, node.place) } }
        )
      }
    }
    guard let title = reader.words("title") else { return nil }
    return (Words(title), targets, parameters)
  }
}
