/// A JSON Schema with every shared part, `#/$defs/part-…`, in its places, as if nothing were shared.
package func inPlace(_ schema: [String: Any]) -> [String: Any] {
  let shared = (schema["$defs"] as? [String: Any] ?? [:]).filter { $0.key.hasPrefix("part-") }
  func expand(_ value: Any) -> Any {
    switch value {
    case let table as [String: Any]:
      let whole = table.mapValues(expand)
      guard let name = (table["$ref"] as? String)?.split(separator: "/").last, let part = shared[String(name)],
        let body = expand(part) as? [String: Any]
      else { return whole }
      return body.merging(whole.filter { $0.key != "$ref" }) { _, own in own }
    case let list as [Any]: return list.map(expand)
    default: return value
    }
  }
  var root = schema
  root["$defs"] = (schema["$defs"] as? [String: Any])?.filter { shared[$0.key] == nil }
  return expand(root) as? [String: Any] ?? [:]
}
