import Documents
import Wording

/// A value that a sweep varies: its path, and the values that it takes or the range that they come from.
package struct SweepAxis: Sendable, Hashable {
  package let path: String
  package let values: Values

  package enum Values: Sendable, Hashable {
    case list([VariedValue])
    case range(ValueRange)
  }

  /// More values of one path than this are refused.
  static let most = 100_000

  /// Reads `path=from…to:step`, `path=a,b,c` or, for points that fill a range, `path=from…to`.
  ///
  /// - Throws: `DocumentError` that says what is wrong with the form.
  package init(argument: String) throws(DocumentError) {
    func fault(_ message: Message) -> DocumentError {
      DocumentError(.syntax, [Problem(message, at: Place(file: "--vary \(argument)"))])
    }
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
      throw fault("must have the form path=from…to:step or path=a,b,c")
    }
    path = argument[..<sign].trimmingPrefix(while: \.isWhitespace).description
    let text = String(argument[argument.index(after: sign)...])
    guard ValueRange.ends(of: text).count > 1 else {
      let texts = Self.elements(of: text)
      guard texts.allSatisfy({ !$0.isEmpty }) else { throw fault("one of the values is empty") }
      if !text.contains("{"), TypedNumber.isGroupedOrList(text) {
        // Commas with a blank after them are taken for those of a list, the others for those of thousands.
        // So are those that cannot be of thousands: `8,000,20,000` are two numbers.
        let apart = text.split(separator: ", ").flatMap { part in
          part.matches(of: /[^,]*?[0-9]{1,3}(?:,[0-9]{3})*(?![0-9])[^,]*/).map { String($0.output) }
        }
        let plain = apart.map { $0.replacing(",", with: "") }.joined(separator: ",")
        let several = text.replacing(", ", with: ",").replacing(",", with: ", ")
        let number: Message = apart.count == 1 ? "one number" : "\(apart.count) numbers"
        throw fault(
          "'\(text)' can be read in two ways: write \(plain) for \(number), or '\(several)' with a blank after every comma for a list"
        )
      }
      let list = texts.map { VariedValue(text: $0) }
      for (i, value) in list.enumerated() where list[..<i].contains(where: { $0.isSame(as: value) }) {
        throw fault("the value \(texts[i]) stands here twice")
      }
      values = .list(list)
      return
    }
    if text.contains(",") {
      let plain = text.filter { $0 != "," && !$0.isWhitespace }
      // Commas of thousands have three digits after them.
      let isRange = text.matches(of: /,(?![0-9]{3}(?![0-9]))/).isEmpty
      throw fault(
        isRange
          ? "the numbers of a range have no commas: write \(plain)"
          : "a range stands alone: write every value in a list, or the range by itself")
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let range = ValueRange(parts[0]) else {
      throw fault("'\(parts[0])' is no range: it must have the form from…to, such as 60%…80%, from below to")
    }
    guard parts.count == 2 else {
      values = .range(range)
      return
    }
    guard let step = DecimalText(parts[1]), step.value > 0 else {
      throw fault("the step '\(parts[1])' must be a number above 0")
    }
    guard let numbers = range.low.numbers(to: range.high, step: step, most: Self.most) else {
      throw fault("these are more than \(Self.most) values")
    }
    if let last = numbers.last, abs(last.value - range.high.value) > 1e-6 * step.value {
      throw fault(
        "steps of \(step.text) from \(range.low.text) miss \(range.high.text): the last is \(last.text); end there, or take another step"
      )
    }
    values = .list(numbers.map { VariedValue($0) })
  }

  /// The values of a list: parted by commas, other than those inside of a table: `40%,{ value: 45%, of: disposableIncome }`.
  private static func elements(of text: String) -> [String] {
    var (elements, depth) = ([""], 0)
    for character in text {
      if character == ",", depth == 0 {
        elements.append("")
        continue
      }
      if "{[".contains(character) { depth += 1 }
      if "}]".contains(character) { depth -= 1 }
      elements[elements.count - 1].append(character)
    }
    return elements.map { $0.trimmingPrefix(while: \.isWhitespace).description }
  }

  /// What it sets, by its path alone: to be held against what else is set.
  package var probe: Override {
    Override(path: path, node: Node(.scalar("", isQuoted: false), at: Place(file: "--vary \(path)"), isSet: true))
  }

  /// The lowest and the highest value, where they are numbers.
  var ends: (low: VariedValue, high: VariedValue)? {
    switch values {
    case .range(let range): return (VariedValue(range.low), VariedValue(range.high))
    case .list(let values):
      let numbers = values.filter { $0.number != nil }
      guard numbers.count == values.count, numbers.count > 1,
        let low = numbers.min(by: { ($0.number ?? 0) < ($1.number ?? 0) }),
        let high = numbers.max(by: { ($0.number ?? 0) < ($1.number ?? 0) })
      else { return nil }
      return (low, high)
    }
  }
}
