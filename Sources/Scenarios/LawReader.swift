import Chance
import Documents
import StatedLaws
import Wording

/// Severity laws in a scenario file: the simple ones by name, mixtures, spliced and empirical ones composed of others.
struct LawReader {
  /// The simple laws that there are.
  let catalogue: LawCatalogue

  /// What stands beside a law's parameters to say where they come from.
  private static let citation = [
    Field("source", .words, "where the parameters come from"),
    Field("assumption", .flag, "true where no source says it"), Field("note", .words, "why the law is what it is"),
    LawCovariance.field,
  ]

  /// The kind of a law; refers to itself for the parts of composed laws.
  var kind: Kind {
    let simple = catalogue.entries.map { entry in
      Kind.Variant(
        entry.name, Message(Words(en: entry.description, zh: entry.chineseDescription)),
        entry.parameters.map { Field($0, .number(.plain, -1e15...1e15), required: true, "a parameter of the law") }
          + Self.citation)
    }
    let composed = [
      Kind.Variant(
        "mixture", "one of several laws, each with its weight",
        [
          Field(
            "components",
            .list(
              .object([
                Field(
                  "weight", .number(.plain, 0...1e9), required: true, "the weight; weights are scaled to add up to 1"),
                Field("law", .reference("law"), required: true, "the law of the component"),
              ]), atLeast: 1), required: true, "the laws with their weights")
        ] + Self.citation),
      Kind.Variant(
        "spliced", "one law up to a threshold, another above it",
        [
          Field("body", .reference("law"), required: true, "the law below the threshold, cut off there"),
          Field("tail", .reference("law"), required: true, "the law above it, given that it is exceeded"),
          Field("threshold", .number(.yuan, 0...1e12), required: true, "yuan"),
          Field("tailWeight", .number(.share, 0...1), required: true, "the probability of the tail"),
        ] + Self.citation),
      Kind.Variant(
        "empirical", "amounts that were observed",
        [
          Field("values", .list(.number(.yuan, 0...1e12), atLeast: 1), required: true, "the amounts, yuan"),
          Field("weights", .list(.number(.plain, 0...1e12), atLeast: 1), "how often each stands for one"),
        ] + Self.citation),
    ]
    return .variant(tag: "name", simple + composed)
  }

  /// `lognormal(meanlog 8.4, sdlog 1)`; in Chinese with the law's name and its parameters' where they have one.
  func words(of law: any SeverityLaw) -> BothLanguages {
    let parameters = law.parameters
    let name =
      catalogue.entries.first { $0.name == law.name }?.chineseName ?? Self.composed[law.name] ?? law.name
    let chinese = parameters.map { "\(PathTitle.known[$0.name]?.zh ?? $0.name)\($0.value)" }
    return (
      "\(law.name)(\(parameters.map { "\($0.name) \($0.value)" }.joined(separator: ", ")))",
      name + (chinese.isEmpty ? "" : "（\(chinese.joined(separator: "，"))）")
    )
  }

  private static let composed = ["mixture": "混合分布", "spliced": "分段拼接分布", "empirical": "经验分布"]

  /// The law that stands at a key, or nil where it is missing or wrong; what only the law itself can see is reported.
  ///
  /// - Parameters:
  ///   - key: where it stands.
  ///   - reader: of what it is part of.
  ///   - use: what it is the law of.
  func law(_ key: String, of reader: Reader, use: LawReach.Use) -> (any SeverityLaw)? {
    guard let part = reader.object(key), let law = law(key, of: reader) else { return nil }
    LawReach(use: use, catalogue: catalogue).check(part, of: law)
    return law
  }

  private func law(_ key: String, of reader: Reader) -> (any SeverityLaw)? {
    guard let part = reader.object(key), let law = law(part) else { return nil }
    LawCovariance.check(part, of: law, in: catalogue)
    return law
  }

  private func law(_ part: Reader) -> (any SeverityLaw)? {
    guard let name = part.text("name") else { return nil }
    do throws(LawError) {
      switch name {
      case "mixture":
        var components: [Mixture.Component] = []
        for component in part.list("components") {
          guard let weight = component.number("weight"), let law = law("law", of: component) else { return nil }
          components.append(.init(weight: weight, law: law))
        }
        return try Mixture(components: components)
      case "spliced":
        guard let body = law("body", of: part), let tail = law("tail", of: part),
          let threshold = part.number("threshold"), let weight = part.number("tailWeight")
        else { return nil }
        return try Spliced(body: body, tail: tail, threshold: threshold, tailWeight: weight)
      case "empirical":
        let values = part.numbers("values")
        return try Empirical(values: values, weights: part.has("weights") ? part.numbers("weights") : nil)
      default:
        guard let entry = catalogue.entries.first(where: { $0.name == name }) else { return nil }
        var parameters: [String: Double] = [:]
        for parameter in entry.parameters {
          guard let value = part.number(parameter) else { return nil }
          parameters[parameter] = value
        }
        return try catalogue.make(name: name, parameters: parameters)
      }
    } catch {
      part.report(error.said, at: error.parameter)
      return nil
    }
  }
}
