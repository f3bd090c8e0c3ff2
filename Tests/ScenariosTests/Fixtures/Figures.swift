import Documents
import Scenarios

/// The figures of a scenario file, found by its schema: whatever may be cited, and laws.
enum Figures {
  /// The paths of figures that say neither a source nor that they are assumptions.
  static func bare(in node: Node) -> [String] {
    all(in: node).filter { figure in
      guard figure.node.entries != nil else { return true }
      let source = figure.node["source"]?.words?.en ?? ""
      return source.isEmpty && figure.node["assumption"]?.text != "true"
    }.map(\.path)
  }

  static func count(in node: Node) -> Int { all(in: node).count }

  private static func all(in node: Node) -> [(path: String, node: Node)] {
    collect(node, ScenarioFile.schema.fields, at: "")
  }

  private static func collect(_ node: Node, _ fields: [Field], at path: String) -> [(path: String, node: Node)] {
    (node.entries ?? []).flatMap { entry in
      fields.first { $0.name == entry.key }.map { collect(entry.value, $0.kind, at: path + "." + entry.key) } ?? []
    }
  }

  private static func collect(_ node: Node, _ kind: Kind, at path: String) -> [(path: String, node: Node)] {
    switch kind {
    // A reference is a law, which cites for all its parameters.
    case .cited, .reference: [(path, node)]
    case .object(let fields): collect(node, fields, at: path)
    case .table(let inner, _):
      (node.entries ?? []).flatMap { collect($0.value, inner, at: path + "." + $0.key) }
    case .list(let inner, _): (node.elements ?? []).flatMap { collect($0, inner, at: path) }
    case .variant(let tag, let variants):
      variants.first { $0.name == node[tag]?.text }.map { collect(node, $0.fields, at: path) } ?? []
    case .text, .scalar, .words, .flag, .choice, .formatted, .number, .numberOrNone, .whole: []
    }
  }
}
