/// A column that tells who somebody is. Nothing needs it, and what it holds is never written anywhere.
package struct PersonalColumn: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable { case identityNumber, telephone, name, address }

  package let place: Int
  package let name: String
  package let kind: Kind

  /// The columns that are so by their names or by most of what they hold.
  static func among(_ names: [String], _ rows: [[String]]) -> [PersonalColumn] {
    names.enumerated().compactMap { place, name in
      let values = rows.lazy.compactMap { $0.indices.contains(place) && !$0[place].isEmpty ? $0[place] : nil }
      let kind = kind(ofName: name) ?? kind(of: values.prefix(200).map { $0.filter { !$0.isWhitespace } })
      return kind.map { PersonalColumn(place: place, name: name, kind: $0) }
    }
  }

  private static func kind(ofName name: String) -> Kind? {
    let plain = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
    func has(_ words: String...) -> Bool { words.contains { plain.contains($0) } }
    if has("身份证", "证件号", "社会保障号", "公民身份", "idcard", "identitynumber", "idnumber") || plain == "idno" {
      return .identityNumber
    }
    if has("手机", "电话", "mobile", "telephone") || plain == "phone" || plain == "tel" { return .telephone }
    if has("姓名", "人名", "patientname", "fullname") || plain == "name" || plain == "名字" { return .name }
    if has("住址", "家庭地址", "详细地址") || plain == "address" || plain == "地址" { return .address }
    return nil
  }

  private static func kind(of values: [String]) -> Kind? {
    guard !values.isEmpty else { return nil }
    if values.count(where: { isIdentityNumber($0.utf8) }) * 2 > values.count { return .identityNumber }
    if values.count(where: { isTelephone($0.utf8) }) * 2 > values.count, Set(values).count * 2 > values.count {
      return .telephone
    }
    return nil
  }

  /// Whether a text is a resident identity number with its check digit (GB 11643-1999; ISO 7064 MOD 11-2).
  package static func isIdentityNumber(_ text: some Collection<UInt8>) -> Bool {
    guard text.count == 18 else { return false }
    var sum = 0
    for (byte, weight) in zip(text, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) {
      guard (0x30...0x39).contains(byte) else { return false }
      sum += Int(byte - 0x30) * weight
    }
    let check = Array("10X98765432".utf8)[sum % 11]
    let last = text.reduce(0) { $1 }
    // 1900 to 2099, and a month: other long numbers meet a check digit once in eleven times.
    let date = Array(text.dropFirst(6).prefix(6))
    let century = String(decoding: date.prefix(2), as: UTF8.self)
    let month = Int(String(decoding: date.suffix(2), as: UTF8.self)) ?? 0
    return (last == check || (last == 0x78 && check == 0x58)) && ["19", "20"].contains(century)
      && (1...12).contains(month)
  }

  /// Eleven digits that begin with 13 to 19.
  private static func isTelephone(_ text: some Collection<UInt8>) -> Bool {
    text.count == 11 && text.allSatisfy { (0x30...0x39).contains($0) } && text.first == 0x31
      && (text.dropFirst().first ?? 0) >= 0x33
  }

  /// A text that is to be shown, with every run of digits that could tell who somebody is made unreadable.
  package static func hidden(_ text: String) -> String {
    var (shown, run) = ("", "")
    func flush() {
      shown += isTelephone(run.utf8) || run.utf8.count >= 15 ? String(repeating: "×", count: run.count) : run
      run = ""
    }
    for character in text {
      if character.isASCII, character.isNumber || (character == "X" && run.count == 17) {
        run.append(character)
      } else {
        flush()
        shown.append(character)
      }
    }
    flush()
    return shown
  }
}
