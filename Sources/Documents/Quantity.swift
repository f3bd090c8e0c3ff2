/// A number that a file holds or may hold at a path: what it counts, how far it may go, and what it is now.
package struct Quantity: Sendable {
  package let unit: Kind.Unit
  package let isWhole: Bool
  /// Whether the value is a share of a published index, and so is written in percent.
  package let isShareOfIndex: Bool
  package let allowed: ClosedRange<Double>
  /// Nil where the file has none of its own: a group that takes the value of everybody, or `none`.
  package let present: Double?
  /// Whether `none` may stand in its place.
  package let mayBeNone: Bool
}

/// One of several words that a file holds or may hold at a path.
package struct Choice: Sendable, Hashable {
  package let names: [String]
  /// Nil where the file has none of its own.
  package let present: String?
}

extension Node {
  /// The number at a path; nil where the path leads nowhere or to something that is no number.
  ///
  /// - Parameter day: the day whose value is read where values are dated; the first one where none holds yet.
  package func quantity(at path: String, schema: Schema, asOf day: String) -> Quantity? {
    guard let (kind, holder) = value(at: path, schema, asOf: day) else { return nil }
    let present = (holder?["value"] ?? holder)?.number
    let isShareOfIndex = holder?["of"] != nil
    var mayBeNone = false
    if case .numberOrNone = kind { mayBeNone = true }
    switch kind {
    case .number(let unit, let range), .numberOrNone(let unit, let range):
      return Quantity(
        unit: isShareOfIndex ? .share : unit, isWhole: false, isShareOfIndex: isShareOfIndex,
        allowed: isShareOfIndex ? 0...Kind.mostOfAnIndex : range, present: present, mayBeNone: mayBeNone)
    case .whole(let range):
      return Quantity(
        unit: .people, isWhole: true, isShareOfIndex: false,
        allowed: Double(range.lowerBound)...Double(range.upperBound), present: present, mayBeNone: false)
    default: return nil
    }
  }

  /// The words that may stand at a path, one of which does; nil where there are none such.
  package func choice(at path: String, schema: Schema, asOf day: String) -> Choice? {
    guard let (kind, holder) = value(at: path, schema, asOf: day) else { return nil }
    let present = (holder?["value"] ?? holder)?.text
    switch kind {
    case .choice(let names, let table): return Choice(names: names + keys(of: table), present: present)
    case .flag: return Choice(names: ["true", "false"], present: present)
    default: return nil
    }
  }

  /// What may stand at a path, and what does; nil where the path leads nowhere.
  private func value(at path: String, _ schema: Schema, asOf day: String) -> (kind: Kind, holder: Node?)? {
    var node: Node? = self
    var shape = Shape(schema)
    for key in Override(path: path, node: self).components {
      guard let next = shape.child(key, of: node ?? Node(shape.empty, at: place)) else { return nil }
      // A list has no more elements than the file gives it.
      if case .list = shape.kind {
        guard let place = node?.elements.flatMap({ Self.place(of: key, in: $0) }) else { return nil }
        node = node?.elements?[place]
      } else {
        node = node?[key]
      }
      shape = next
    }
    var kind = shape.kind
    if case .cited(let inner, _) = kind { kind = inner }
    let dated = node?.elements.flatMap { values in
      values.last { ($0["from"]?.text ?? "") <= day } ?? values.first
    }
    return (kind, dated ?? node)
  }
}
