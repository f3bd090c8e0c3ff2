/// What may stand at a path in some file of a schema, whatever forms and names of its own that file has.
///
/// A reform changes values of a policy that it does not name. Its values can still be held against what a file could have
/// at their paths: a rate is at most 100% by every rule that has one.
struct PossibleKinds {
  let schema: Schema
  /// All that may stand there; empty where no file has anything.
  private(set) var kinds: [Kind]
  /// The first key that leads nowhere, and the names that could stand in its place.
  private(set) var stray: (key: String, known: [String])?

  init(at path: String, in schema: Schema) {
    self.schema = schema
    kinds = [.object(schema.fields)]
    for key in Override(path: path, node: Node(.mapping([]), at: Place(file: ""))).components {
      let next = key == "*" ? kinds + kinds.flatMap(inside) : kinds.flatMap { inside($0, key) }
      if next.isEmpty {
        stray = (key, kinds.flatMap(fields).map(\.name))
        kinds = []
        return
      }
      kinds = next
    }
  }

  /// What is wrong with a value at the path by every kind that may stand there, in the words of the first; empty where some
  /// file may have it.
  func problems(of value: Node, named name: String) -> [Problem] {
    var first: [Problem]?
    for kind in kinds.map(resolved) {
      var validator = Validator(value, definitions: schema.definitions)
      if case .cited = kind {
        validator.check(value, kind, name)
      } else {
        // A part of an element that cites its clause as a whole takes the bare value.
        validator.check(value["value"] ?? value, kind, name)
      }
      let own = validator.problems + validator.typos.map(\.problem)
      if own.isEmpty { return [] }
      first = first ?? own
    }
    return first ?? []
  }

  private func resolved(_ kind: Kind) -> Kind {
    // A word may be a key of the policy's own tables.
    switch kind {
    case .reference(let name): schema.definitions[name] ?? kind
    case .choice(_, orKeyOf: .some): .scalar
    case .cited(.choice(_, orKeyOf: .some), let citation): .cited(.scalar, citation)
    default: kind
    }
  }

  private func fields(_ kind: Kind) -> [Field] {
    switch resolved(kind) {
    case .object(let fields): fields
    case .variant(let tag, let variants): [.form(tag, variants.map(\.name))] + variants.flatMap(\.fields)
    case .cited(let inner, let citation): citation.fields(of: inner)
    default: []
    }
  }

  /// What stands under a key: of a list a number or a name, and of a dated value one of its dates.
  private func inside(_ kind: Kind, _ key: String) -> [Kind] {
    switch resolved(kind) {
    case .list(let element, atLeast: _): [element]
    case .table(let inner, let keys): keys.accepts(key) ? [inner] : []
    case .cited where Int(key) != nil: [kind]
    case let other: fields(other).filter { $0.name == key }.map(\.kind)
    }
  }

  /// Whatever stands under any key.
  private func inside(_ kind: Kind) -> [Kind] {
    switch resolved(kind) {
    case .list(let element, atLeast: _): [element]
    case .table(let inner, _): [inner]
    case .cited: []
    case let other: fields(other).map(\.kind)
    }
  }
}

extension Schema {
  /// What is wrong with setting a value at a path, whatever file of the schema it is set in; empty where some file takes it.
  ///
  /// - Parameters:
  ///   - override: the path and the value.
  ///   - place: where the path stands.
  package func problems(of override: Override, at place: Place) -> [Problem] {
    let possible = PossibleKinds(at: override.path, in: self)
    if let (key, known) = possible.stray {
      return [
        Problem("no '\(key)' on the path '\(override.path)'", at: place, nearest: nearestName(to: key, in: known))
      ]
    }
    let name = override.components.last { Int($0) == nil } ?? override.path
    return possible.problems(of: override.node, named: name)
  }
}
