import Foundation
import Wording

extension Schema {
  /// The JSON Schema (draft 2020-12) of the file, for editors and for checks elsewhere.
  ///
  /// - Parameter language: of what the keys mean.
  package func jsonSchema(id: String, in language: Language = .english) -> String {
    let description = SchemaDescription(language: language)
    var root = description.object(fields)
    root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    root["$id"] = id
    root["title"] = said(language)
    if !definitions.isEmpty { root["$defs"] = definitions.mapValues(description.describe) }
    root = SharedParts.of(root)
    let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? JSONSerialization.data(withJSONObject: root, options: options) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

/// The parts of a JSON Schema.
private struct SchemaDescription {
  let language: Language

  func object(_ fields: [Field]) -> [String: Any] {
    var properties: [String: Any] = [:]
    for field in fields {
      properties[field.name] = describe(field)
    }
    var object: [String: Any] = ["type": "object", "properties": properties, "additionalProperties": false]
    let required = fields.filter { $0.isRequired && $0.alternative == nil }.map(\.name)
    let choices = fields.filter(\.isRequired).compactMap { field in field.alternative.map { [field.name, $0] } }
    if !choices.isEmpty { object["allOf"] = choices.map { ["oneOf": $0.map { ["required": [$0]] }] } }
    if !required.isEmpty { object["required"] = required }
    return object
  }

  private func describe(_ field: Field) -> [String: Any] {
    var kind = describe(field.kind)
    kind["description"] = field.meaning(language)
    return kind
  }

  func describe(_ kind: Kind) -> [String: Any] {
    switch kind {
    case .text: return ["type": "string", "minLength": 1]
    case .scalar: return ["type": ["string", "number", "boolean"]]
    case .words:
      let both = object([
        Field("en", .text, required: true, Message(Words(en: "English", zh: "英文"))),
        Field("zh", .text, required: true, Message(Words(en: "Chinese", zh: "中文"))),
      ])
      return ["anyOf": [["type": "string", "minLength": 1], both]]
    case .flag: return ["type": "boolean"]
    case .choice(let names, orKeyOf: nil): return ["enum": names]
    case .choice(let names, orKeyOf: .some):
      return ["anyOf": [["enum": names], ["type": "string", "pattern": Kind.Format.name.pattern]]]
    case .formatted(let format): return ["type": "string", "pattern": format.pattern]
    case .number(_, let range): return number(range)
    case .numberOrNone(_, let range): return ["anyOf": [number(range), ["const": "none"]]]
    case .whole(let range): return ["type": "integer", "minimum": range.lowerBound, "maximum": range.upperBound]
    case .cited(let inner, let citation): return cited(describe(inner), citation)
    case .object(let fields): return object(fields)
    case .list(let inner, let count): return ["type": "array", "items": describe(inner), "minItems": count]
    case .table(let inner, let keys):
      return [
        "type": "object", "additionalProperties": describe(inner), "propertyNames": ["pattern": keys.pattern],
      ]
    case .variant(let tag, let variants):
      return [
        "oneOf": variants.map { variant in
          var shape = object([Field(tag, .choice([variant.name]), required: true, variant.meaning)] + variant.fields)
          shape["title"] = variant.name
          shape["description"] = variant.meaning(language)
          return shape
        }
      ]
    case .reference(let name): return ["$ref": "#/$defs/\(name)"]
    }
  }

  /// A number of the range, or a percentage, which YAML reads as text.
  private func number(_ range: ClosedRange<Double>) -> [String: Any] {
    [
      "anyOf": [
        ["type": "number", "minimum": range.lowerBound, "maximum": range.upperBound],
        ["type": "string", "pattern": "^[+-]?[0-9][0-9_.]*([eE][+-]?[0-9]+)?%?$"],
      ]
    ]
  }

  private func range(of value: [String: Any]) -> [String: Any] {
    ["type": "array", "items": value, "minItems": 2, "maxItems": 2]
  }

  private func cited(_ value: [String: Any], _ citation: Kind.Citation) -> [String: Any] {
    var properties: [String: Any] = [
      "value": value, "note": describe(.words), "source": describe(.words), "assumption": ["type": "boolean"],
    ]
    switch citation {
    case .change:
      properties["assumption"] = nil
      properties["of"] = ["type": "string"]
      properties["clause"] = ["type": "string", "minLength": 1]
      let object: [String: Any] = [
        "type": "object", "properties": properties, "required": ["value"], "additionalProperties": false,
      ]
      return ["anyOf": [value, object]]
    case .source, .sourceWithError, .sourceOrRange:
      if case .sourceWithError = citation { properties["standardError"] = describe(Kind.Citation.standardError) }
      if case .sourceOrRange = citation {
        properties["between"] = range(of: value)
        properties["of"] = ["type": "string"]
      }
      let object: [String: Any] = [
        "type": "object", "properties": properties, "required": ["value"], "additionalProperties": false,
      ]
      return ["anyOf": [value, object]]
    case .clause, .clauseOrIndex, .contractTerm:
      properties["clause"] = ["type": "string", "minLength": 1]
      properties["atLeast"] = number(0...1e12)
      if case .clauseOrIndex = citation { properties["of"] = ["type": "string"] }
      if case .contractTerm = citation {
        properties["between"] = range(of: value)
        properties["inPrinciple"] = range(of: value)
      }
      let object: [String: Any] = [
        "type": "object", "properties": properties, "required": ["value", "clause"], "additionalProperties": false,
      ]
      var dated = object
      properties["from"] = ["type": "string", "pattern": Kind.Format.day.pattern]
      dated["properties"] = properties
      dated["required"] = ["value", "clause", "from"]
      return ["anyOf": [object, ["type": "array", "items": dated, "minItems": 1]]]
    }
  }
}
