/// A column of amounts of money, or of other numbers, of 0 and more unless told otherwise.
package struct AmountColumn: Sendable {
  package let place: Int
  package let name: String
  /// Of its plain numbers, as its name states it.
  package let unit: AmountUnit
  /// Yuan; more is a mistake.
  private let largest: Double
  /// Whether something may be taken back.
  private let mayBeNegative: Bool

  /// - Parameter isMoney: whether its name can state a unit, such as 万元.
  package init(
    _ place: Int, of header: Header, isMoney: Bool = true, largest: Double = 1e15, mayBeNegative: Bool = false
  ) {
    self.mayBeNegative = mayBeNegative
    self.place = place
    name = header.names[place]
    unit = isMoney ? header.unit(at: place) : .yuan
    self.largest = largest
  }

  /// Why there is no amount.
  package struct Failure: Error {
    package let reason: BadRow.Reason
    /// The size of the number that the digits make, where it is no number and has any.
    package let size: Double?

    package init(_ reason: BadRow.Reason, digits: Double? = nil) {
      self.reason = reason
      size = digits
    }
  }

  /// The amount of a row, yuan.
  ///
  /// - Parameter written: told where it is written for people.
  @inline(__always)
  package func read(_ record: Record, written: (Double) -> Void = { _ in }) throws(Failure) -> Double {
    switch DataNumber.read(record[place]) {
    case .number(let value): return try checked(unit == .yuan ? value : scaled(value))
    case .written(let value, let hasUnit):
      let amount = try checked(hasUnit ? value : scaled(value))
      written(amount)
      return amount
    case .percent: throw Failure(.percent)
    case .missing: throw Failure(.missing)
    case .notFinite: throw Failure(.notFinite)
    case .tooWide: throw Failure(.tooWide)
    case .notNumber(let digits):
      if let reason = Self.reason(record[place]) { throw Failure(reason) }
      throw Failure(.notNumber, digits: digits.map(scaled))
    }
  }

  /// What else than an amount a field is by its form; nil where that says nothing.
  private static func reason(_ field: UnsafeBufferPointer<UInt8>) -> BadRow.Reason? {
    if field.first == UInt8(ascii: "=") { return .formula }
    let text = String(decoding: field.prefix(24), as: UTF8.self).uppercased()
    if ["TRUE", "FALSE"].contains(text) { return .truth }
    let parts = text.prefix(10).split(separator: text.contains("/") ? "/" : "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts.allSatisfy({ Int($0) != nil && $0.count <= 4 }) else {
      return nil
    }
    return (1_900..<2_200).contains(Int(parts[0]) ?? 0) ? .day : nil
  }

  @inline(__always)
  private func checked(_ value: Double) throws(Failure) -> Double {
    if value < 0, !mayBeNegative { throw Failure(.negative) }
    if abs(value) > largest { throw Failure(.tooLarge(largest)) }
    return value
  }

  /// In yuan. Decimals of 万元 are no binary fractions: the product is taken to the hundredth of a fen.
  private func scaled(_ value: Double) -> Double {
    guard unit != .yuan else { return value }
    let product = value * unit.yuan
    return abs(product) < 1e11 ? (product * 1e4).rounded() / 1e4 : product
  }

  /// The amount of a row that is bad for another reason; nil where it cannot be read.
  package func amount(_ record: Record) -> Double? { try? read(record) }

  /// Why a row is bad, for people.
  package func bad(_ record: Record, _ failure: Failure) -> BadRow {
    BadRow(
      line: record.line, column: name, text: record.string(place), reason: failure.reason, digits: failure.size)
  }
}
