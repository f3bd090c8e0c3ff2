import Foundation

/// A JSON Schema whose repeated parts stand once under `$defs` and are referred to.
///
/// Rules repeat the same kinds of value in hundreds of places; written out each time, an editor has megabytes to read. Two parts are
/// the same where they differ in their description alone, which stands beside the reference.
struct SharedParts {
  /// A part that is shorter than this is no longer than a reference to it, or hardly.
  private static let shortest = 160

  private struct Part {
    var body: [String: Any]
    let length: Int
    var uses = 0
  }

  private var places: [String: Int] = [:]
  private var parts: [Part] = []
  private var names: [Int: String] = [:]
  private var written: [String: Any] = [:]

  /// The schema with its repeated parts under `$defs`, beside those that it has there.
  static func of(_ schema: [String: Any]) -> [String: Any] {
    var shared = SharedParts()
    var root = schema
    for key in schema.keys.sorted() { root[key] = shared.interned(key, schema[key] as Any) }
    for key in schema.keys.sorted() { root[key] = shared.emitted(root[key] as Any) }
    if !shared.written.isEmpty {
      root["$defs"] = (root["$defs"] as? [String: Any] ?? [:]).merging(shared.written) { own, _ in own }
    }
    return root
  }

  /// A reference to an interned part.
  private struct Reference {
    let place: Int
    let description: Any?
  }

  /// What stands at a key of a schema, with every schema in it interned.
  private mutating func interned(_ key: String, _ value: Any) -> Any {
    switch key {
    case "properties", "$defs":
      guard let table = value as? [String: Any] else { return value }
      var result: [String: Any] = [:]
      for name in table.keys.sorted() { result[name] = intern(table[name] as Any) }
      return result
    case "items", "additionalProperties", "propertyNames": return intern(value)
    case "anyOf", "oneOf", "allOf": return (value as? [Any]).map { list in list.map { intern($0) } } ?? value
    default: return value
    }
  }

  private mutating func intern(_ value: Any) -> Any {
    guard var body = value as? [String: Any] else { return value }
    let description = body.removeValue(forKey: "description")
    for key in body.keys.sorted() { body[key] = interned(key, body[key] as Any) }
    let text = canonical(body)
    let place = places[text] ?? parts.count
    if place == parts.count {
      places[text] = place
      parts.append(Part(body: body, length: length(body)))
    }
    parts[place].uses += 1
    return Reference(place: place, description: description)
  }

  /// The same text for the same part, whose own parts are named by their places.
  private func canonical(_ value: Any) -> String {
    switch value {
    case let reference as Reference: "@\(reference.place)\(reference.description.map { "“\($0)”" } ?? "")"
    case let table as [String: Any]:
      "{" + table.keys.sorted().map { "\($0):\(canonical(table[$0] as Any))" }.joined(separator: ",") + "}"
    case let list as [Any]: "[" + list.map(canonical).joined(separator: ",") + "]"
    default: "\(type(of: value))=\(value)"
    }
  }

  /// About how long the part is in full.
  private func length(_ value: Any) -> Int {
    switch value {
    case let reference as Reference: parts[reference.place].length
    case let table as [String: Any]: table.reduce(2) { $0 + $1.key.count + 4 + length($1.value) }
    case let list as [Any]: list.reduce(2) { $0 + 2 + length($1) }
    default: "\(value)".count
    }
  }

  private mutating func emitted(_ value: Any) -> Any {
    switch value {
    case let reference as Reference:
      var body: [String: Any]
      if parts[reference.place].uses > 1, parts[reference.place].length >= Self.shortest {
        body = ["$ref": "#/$defs/\(name(of: reference.place))"]
      } else {
        body = emitted(parts[reference.place].body) as? [String: Any] ?? [:]
      }
      body["description"] = reference.description
      return body
    case let table as [String: Any]:
      var result = table
      for key in table.keys.sorted() { result[key] = emitted(table[key] as Any) }
      return result
    case let list as [Any]: return list.map { emitted($0) }
    default: return value
    }
  }

  /// The name under `$defs`, where the part stands from its first use on.
  private mutating func name(of place: Int) -> String {
    if let name = names[place] { return name }
    let name = "part-\(names.count + 1)"
    names[place] = name
    written[name] = emitted(parts[place].body)
    return name
  }
}
