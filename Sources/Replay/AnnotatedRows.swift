import Data

/// The rows of a file as delimited text again, with a column of benefits for every policy and without the columns that
/// tell who somebody is; or its people, where rows are put together, each with the line of the first.
struct AnnotatedRows: Sendable {
  private let places: [Int]
  private let names: [String]
  /// Of the columns of benefits.
  private let added: [String]

  /// - Parameters:
  ///   - isOfPeople: whether rows are put together.
  ///   - hasGroups: whether people have groups.
  init(_ header: Header, added: [String], ofPeople isOfPeople: Bool = false, groups hasGroups: Bool = false) {
    let personal = Set(header.personal.map(\.place))
    places = header.names.indices.filter { !personal.contains($0) }
    names = header.names
    self.added = added
    ofPeople = isOfPeople ? ["line", "rows"] + (hasGroups ? ["group"] : []) + ["X"] : nil
  }

  /// The columns of people; nil where rows are as they are.
  private let ofPeople: [String]?

  /// The header, after the mark by which Excel knows UTF-8.
  var head: [UInt8] {
    var out: [UInt8] = [0xEF, 0xBB, 0xBF]
    for (index, name) in ((ofPeople ?? places.map { names[$0] }) + added).enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      Array(name.utf8).withUnsafeBufferPointer { Self.write($0, &out) }
    }
    return out + [UInt8(ascii: "\n")]
  }

  /// - Parameter benefits: fen, by policy; nil where the row cannot be settled.
  func write(_ record: Record, _ benefits: [Int64]?, _ out: inout [UInt8]) {
    for (index, place) in places.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if place < record.count { Self.write(record[place], &out) }
    }
    for policy in added.indices {
      out.append(UInt8(ascii: ","))
      if let benefits { Self.write(fen: benefits[policy], &out) }
    }
    out.append(UInt8(ascii: "\n"))
  }

  /// - Parameter amount: X, to the hundredth of a fen.
  func write(_ person: PersonRow, group: String, _ amount: String, _ benefits: [Int64], _ out: inout [UInt8]) {
    out += "\(person.line),\(person.rows),".utf8
    if ofPeople?.contains("group") == true {
      Array(group.utf8).withUnsafeBufferPointer { Self.write($0, &out) }
      out.append(UInt8(ascii: ","))
    }
    out += amount.utf8
    for benefit in benefits {
      out.append(UInt8(ascii: ","))
      Self.write(fen: benefit, &out)
    }
    out.append(UInt8(ascii: "\n"))
  }

  private static func write(_ field: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
    // An identity number where nobody expects one.
    if PersonalColumn.isPersonal(field) { return out.append(UInt8(ascii: "*")) }
    guard field.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D })
    else {
      return out.append(contentsOf: field)
    }
    out.append(UInt8(ascii: "\""))
    for byte in field {
      if byte == UInt8(ascii: "\"") { out.append(byte) }
      out.append(byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  /// Yuan with two decimals.
  private static func write(fen: Int64, _ out: inout [UInt8]) {
    if fen < 0 { out.append(UInt8(ascii: "-")) }
    let size = fen.magnitude
    out.append(contentsOf: String(size / 100).utf8)
    let rest = UInt8(size % 100)
    out += [UInt8(ascii: "."), 0x30 + rest / 10, 0x30 + rest % 10]
  }
}
