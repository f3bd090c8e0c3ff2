/// A sentence with numbered places: `'{1}' must be {2}`. Braces that hold no number are text.
package enum Template {
  package enum Piece: Sendable, Hashable {
    case text(String)
    /// From 1.
    case place(Int)
  }

  package static func pieces(of template: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(template)
    while let brace = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: brace)...]
      let digits = inner.prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(digits), number > 0, digits.endIndex < rest.endIndex, rest[digits.endIndex] == "}" else {
        pieces.append(.text(String(rest[...brace])))
        rest = inner
        continue
      }
      if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
      pieces.append(.place(number))
      rest = rest[rest.index(after: digits.endIndex)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }

  /// Its text without the places.
  package static func bare(_ template: String) -> String {
    pieces(of: template).reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
  }

  /// The template with something in each of its places: one pass, so that what is put in is not read again.
  package static func filled(_ template: String, by part: (Int) -> String) -> String {
    pieces(of: template).reduce(into: "") { text, piece in
      switch piece {
      case .text(let own): text += own
      case .place(let number): text += part(number)
      }
    }
  }

  /// What stands in the places of a text that has the form of a template; nil where it has another. A place takes as
  /// little as it can, the last one all that is left.
  package static func parts(of text: String, by template: String) -> [Int: String]? {
    var parts: [Int: String] = [:]
    var rest = Substring(text)
    var open: Int?
    let pieces = pieces(of: template)
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .place(let number): open = number
      case .text(let own):
        let isLast = index == pieces.count - 1
        let ranges = rest.ranges(of: own)
        guard let place = isLast ? ranges.last : ranges.first, open != nil || place.lowerBound == rest.startIndex,
          !isLast || place.upperBound == rest.endIndex
        else { return nil }
        if let number = open { parts[number] = String(rest[..<place.lowerBound]) }
        open = nil
        rest = rest[place.upperBound...]
      }
    }
    if let open { parts[open] = String(rest) }
    return open != nil || rest.isEmpty ? parts : nil
  }

  /// The numbers of its places.
  package static func places(of template: String) -> Set<Int> {
    Set(pieces(of: template).compactMap { if case .place(let number) = $0 { number } else { nil } })
  }
}
