/// A number that a file holds or may hold at a path: what it counts, how far it may go, and what it is now.
package struct Quantity: Sendable {
  package let unit: Kind.Unit
  package let isWhole: Bool
  /// Whether the value is a share of a published index, and so is written in percent.
  package let isShareOfIndex: Bool
  package let allowed: ClosedRange<Double>
  /// Nil where the file has none of its own: a group that takes the value of everybody, or `none`.
  package let present: Double?
}

extension Node {
  /// The number at a path; nil where the path leads nowhere or to something that is no number.
  ///
  /// - Parameter day: the day whose value is read where values are dated; the first one where none holds yet.
  package func quantity(at path: String, schema: Schema, asOf day: String) -> Quantity? {
    var node: Node? = self
    var shape = Shape(schema)
    for key in Override(path: path, node: self).components {
      guard let next = shape.child(key, of: node ?? Node(shape.empty, at: place)) else { return nil }
      // A list has no more elements than the file gives it.
      if case .list = shape.kind {
        guard let index = Int(key), node?.elements?.indices.contains(index) == true else { return nil }
      }
      node = node.flatMap { node in
        node.elements.map { elements in Int(key).flatMap { elements.indices.contains($0) ? elements[$0] : nil } }
          ?? node[key]
      }
      shape = next
    }
    var kind = shape.kind
    if case .cited(let inner, _) = kind { kind = inner }
    let dated = node?.elements.flatMap { values in
      values.last { ($0["from"]?.text ?? "") <= day } ?? values.first
    }
    let holder = dated ?? node
    let present = (holder?["value"] ?? holder)?.number
    let isShareOfIndex = holder?["of"] != nil
    switch kind {
    case .number(let unit, let range), .numberOrNone(let unit, let range):
      return Quantity(
        unit: isShareOfIndex ? .share : unit, isWhole: false, isShareOfIndex: isShareOfIndex,
        allowed: isShareOfIndex ? 0...Kind.mostOfAnIndex : range, present: present)
    case .whole(let range):
      return Quantity(
        unit: .people, isWhole: true, isShareOfIndex: false,
        allowed: Double(range.lowerBound)...Double(range.upperBound), present: present)
    default: return nil
    }
  }
}
