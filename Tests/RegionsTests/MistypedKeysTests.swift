import Documents
import Foundation
import Regions
import TestSupport
import Testing

/// One mistyped key is one problem, and it hides none of the others.
struct MistypedKeysTests {
  /// The names and places of all keys that a schema knows, not those of the file's own making.
  private func keys(of node: Node, own: Bool = false, below parent: String = "") -> [(name: String, place: Place)] {
    switch node.content {
    case .scalar: []
    case .list(let nodes): nodes.flatMap { keys(of: $0, below: parent) }
    case .mapping(let entries):
      entries.flatMap { entry in
        let within = keys(
          of: entry.value, own: ["groups", "indices", "set"].contains(entry.key) || (own && parent == "indices"),
          below: entry.key == "indices" ? "indices" : "")
        return (own ? [] : [(entry.key, entry.keyPlace)]) + within
      }
    }
  }

  /// The text without the last letter of the key at a place.
  private func mistyped(_ text: String, _ name: String, at place: Place) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var scalars = Array(lines[place.line - 1].unicodeScalars)
    scalars.remove(at: place.column - 1 + name.unicodeScalars.count - 1)
    lines[place.line - 1] = String(String.UnicodeScalarView(scalars))
    return lines.joined(separator: "\n")
  }

  @Test(arguments: ["jiangxi-2025", "shandong-2015"])
  func `whichever key it is, that is the one problem, with the key's right name`(_ name: String) throws {
    let text = try builtIn(name)
    let keys = keys(of: try YAMLText.read(text, file: name))
    #expect(keys.count > 100)
    for key in sampled(keys, every: 6) {
      let found = problems(of: mistyped(text, key.name, at: key.place))
      #expect(found.map(\.nearest) == [key.name], "\(key): \(found)")
      #expect(found.first?.place.line == key.place.line && found.first?.place.column == key.place.column)
    }
  }

  @Test func `what only a rule can see is said together with a mistyped key elsewhere`() throws {
    let text = try builtIn("shandong-2015", changing: "from: 200000", to: "from: 100000")
    let alone = problems(of: text)
    #expect(alone.count == 1)
    for spoiled in [
      text.replacing("  deductible:", with: "  deductable:"), text.replacing("marginLimit:", with: "marginLimt:"),
      text.replacing("settlement:", with: "setlement:"),
    ] {
      let both = problems(of: spoiled)
      #expect(both.count == 2 && both.contains { $0.nearest != nil }, "\(both)")
      #expect(both.contains { $0.message == alone.first?.message && $0.place == alone.first?.place })
    }
  }

  @Test func `the value under a mistyped key is checked too`() throws {
    let found = problems(
      of: try builtIn(
        "shanxi-2019", changing: "deductible: { value: 10000", to: "deductable: { value: -10000"))
    #expect(found.map(\.nearest) == ["deductible", nil])
    #expect(found.last?.message.hasPrefix("'deductible' is -10,000 yuan: it must lie between") == true)
  }

  @Test func `a mistyped key beside the right one is left out`() throws {
    let text = try builtIn(
      "shanxi-2019", changing: "  deductible: {", to: "  deductable: { value: 1 }\n  deductible: {")
    #expect(problems(of: text).map(\.message) == ["unknown key 'deductable'"])
  }
}
