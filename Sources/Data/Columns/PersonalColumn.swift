/// A column that tells who somebody is. Nothing needs it, and what it holds is never written anywhere.
package struct PersonalColumn: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable { case identityNumber, card, telephone, name, address }

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

  /// Columns that look like a person's number: identity and insurance numbers, and those by which a system knows a person.
  static func identifiers(_ names: [String], _ personal: [PersonalColumn]) -> [Int] {
    names.indices.filter { place in
      if let own = personal.first(where: { $0.place == place }) { return [.identityNumber, .card].contains(own.kind) }
      let plain = plain(names[place])
      return known.identifiers.contains(plain) || known.identifierParts.contains(where: plain.contains)
    }
  }

  /// Names as they are compared: without blanks and strokes, in small letters.
  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !"_- .　".contains($0) }
  }

  private static func kind(ofName name: String) -> Kind? {
    let plain = plain(name)
    return known.kinds.first { $0.names.contains(plain) || $0.parts.contains(where: plain.contains) }?.kind
  }

  /// What columns are called, whole and in parts, in the order in which they are tried.
  private static let known = (
    kinds: [
      (
        kind: Kind.identityNumber,
        names: [
          "idno", "sfz", "sfzh", "sfzhm", "zjh", "zjhm", "gmsfhm", "shbzh", "shbzhm", "certno", "idcardno", "cardid",
        ],
        parts: [
          "身份证", "证件号", "社会保障号", "公民身份", "身份号", "户口本号", "idcard", "identitynumber", "idnumber", "nationalid",
          "shenfenzheng",
        ]
      ),
      (
        .card, ["sbkh", "sbk", "yhkh", "yhzh", "ylzh", "bankcard", "账号", "帐号", "开户账号"],
        [
          "社保卡", "社会保障卡", "医保卡号", "医疗卡号", "银行卡", "银行账号", "银行帐号", "银行账户", "收款账号", "bankaccount", "bankcard",
          "cardnumber", "accountnumber",
        ]
      ),
      (
        .telephone, ["phone", "tel", "sjh", "sjhm", "lxdh", "dhhm", "dh", "联系方式", "phoneno", "cellphone"],
        ["手机", "电话", "mobile", "telephone", "phonenumber"]
      ),
      (
        .name,
        [
          "name", "名字", "患者", "病人", "户主", "参保人", "参保人员", "被保险人", "投保人", "申请人", "领款人", "收款人", "家属", "联系人", "监护人",
          "经办人", "xm", "hzxm", "cbrxm", "cbrymc", "rymc", "brxm", "xingming", "patient", "insuredname", "membername",
          "personname", "surname", "givenname", "firstname", "lastname", "人员名称", "个人名称", "户名",
        ], ["姓名", "人名", "patientname", "fullname"]
      ),
      (.address, ["address", "地址", "dz", "jtzz", "jtdz", "zz"], ["住址", "家庭地址", "详细地址", "通讯地址", "户籍地址", "联系地址"]),
    ] as [(kind: Kind, names: [String], parts: [String])],
    identifiers: [
      "id", "pid", "personid", "personno", "patientid", "patientno", "memberid", "memberno", "insuredid", "insuredno",
      "mrn",
      "psnno", "psnid", "grbh", "rybh", "cbh", "ylzbh", "person", "member", "人员id", "个人id", "患者id", "参保人id", "人员代码",
      "个人代码",
    ],
    identifierParts: [
      "个人编号", "人员编号", "参保号", "参保编号", "参保人编号", "参保人员编号", "患者编号", "病人编号", "医保编号", "医疗证号", "个人识别", "人员标识",
      "个人标识", "电脑号", "人员序列号",
    ]
  )

  private static func kind(of values: [String]) -> Kind? {
    guard !values.isEmpty else { return nil }
    func most(_ isSo: (String) -> Bool) -> Bool { values.count(where: isSo) * 2 > values.count }
    let areDistinct = Set(values).count * 2 > values.count
    if most({ isIdentityNumber($0.utf8) || isOldIdentityNumber(Array($0.utf8)) || isMaskedNumber($0) }) {
      return .identityNumber
    }
    // Numbers meet the last digit of a card once in ten times.
    if values.count(where: { isCard(Array($0.utf8)) }) * 10 > values.count * 9, values.count >= 5 { return .card }
    if areDistinct, most({ isTelephone($0.utf8) || isLandLine($0) }) { return .telephone }
    if most(isMaskedName) { return .name }
    let people = values.count(where: isLikeName)
    if values.count >= 5, areDistinct, people * 10 > values.count * 7 { return .name }
    return nil
  }

  /// Whether a field that nobody expects it in is an identity number, of today or of before 1999.
  @inline(__always)
  package static func isPersonal(_ field: UnsafeBufferPointer<UInt8>) -> Bool {
    switch field.count {
    case 18: isIdentityNumber(field)
    case 15: isOldIdentityNumber(Array(field))
    default: false
    }
  }

  /// Fifteen digits, as before 1999: the place, a day of the 20th century, and three more.
  static func isOldIdentityNumber(_ text: [UInt8]) -> Bool {
    guard text.count == 15, text.allSatisfy({ (0x30...0x39).contains($0) }) else { return false }
    func two(_ place: Int) -> Int { Int(text[place] - 0x30) * 10 + Int(text[place + 1] - 0x30) }
    return (11...82).contains(two(0)) && (1...12).contains(two(8)) && (1...31).contains(two(10))
  }

  /// 110101********1234: digits around three masks or more.
  private static func isMaskedNumber(_ text: String) -> Bool {
    let masks = text.count { "*＊×•".contains($0) || $0 == "X" || $0 == "x" }
    let digits = text.count { $0.isASCII && $0.isNumber }
    return masks >= 3 && digits >= 4 && masks + digits == text.count && text.first?.isNumber ?? false
      && (11...20).contains(text.count)
  }

  /// A bank or insurance card: 16 to 19 digits of which the last is a check digit (ISO/IEC 7812, Luhn's formula).
  private static func isCard(_ text: [UInt8]) -> Bool {
    guard (16...19).contains(text.count), text.allSatisfy({ (0x30...0x39).contains($0) }), text.first != 0x30 else {
      return false
    }
    var sum = 0
    for (place, byte) in text.reversed().enumerated() {
      let digit = Int(byte - 0x30) * (place.isMultiple(of: 2) ? 1 : 2)
      sum += digit > 9 ? digit - 9 : digit
    }
    return sum.isMultiple(of: 10)
  }

  /// 0351-7654321.
  private static func isLandLine(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) else { return false }
    return parts[0].first == "0" && (3...4).contains(parts[0].count) && (7...8).contains(parts[1].count)
  }

  /// 张*三, 李**, 王某某.
  private static func isMaskedName(_ text: String) -> Bool {
    let masks = text.count { "*＊×某○".contains($0) }
    return (2...4).contains(text.count) && masks > 0 && masks < text.count
      && text.allSatisfy { "*＊×某○".contains($0) || isHan($0) }
  }

  /// Two to four characters of which the first is a common surname, and the last none of places'.
  private static func isLikeName(_ text: String) -> Bool {
    guard (2...4).contains(text.count), text.allSatisfy(isHan), let first = text.first, let last = text.last else {
      return false
    }
    return surnames.contains(first) && !"县市区镇乡村院局所店厂校部科室户类病".contains(last)
  }

  private static func isHan(_ character: Character) -> Bool {
    character.unicodeScalars.allSatisfy { (0x4E00...0x9FFF).contains($0.value) }
  }

  /// The most frequent ones.
  private static let surnames = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常
    """)

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
