import Testing

@testable import Data

/// Columns that tell who somebody is, as settlement systems and spreadsheets call and mask them.
struct PersonalNamesTests {
  @Test(
    arguments: [
      ("患者", .name), ("患者姓名", .name), ("户主", .name), ("参保人", .name), ("参保人员", .name), ("xm", .name), ("XM", .name),
      ("被保险人", .name), ("cbr_xm", .name), ("社保卡号", .card), ("社会保障卡号", .card), ("银行卡号", .card), ("开户账号", .card),
      ("联系电话", .telephone), ("sjh", .telephone), ("sfzh", .identityNumber), ("证件号码", .identityNumber),
      ("家庭住址", .address),
    ] as [(String, PersonalColumn.Kind)])
  func `a column is known by its name`(_ name: String, _ kind: PersonalColumn.Kind) {
    #expect(PersonalColumn.among([name], []).map(\.kind) == [kind])
  }

  @Test(
    arguments: [
      (["110105491231002", "370602510402114", "440524880101001"], .identityNumber),
      (["110101********1234", "370602********4114", "440524********0014"], .identityNumber),
      (["1101**********1234", "3706**********4114"], .identityNumber),
      (["张*三", "李**", "王*"], .name), (["张某", "李某某", "王某"], .name),
      (["王建国", "李秀英", "张伟", "刘洋", "陈静", "欧阳锋"], .name), (["0351-7654321", "010-12345678"], .telephone),
      (
        // Test numbers of card schemes, each with Luhn's digit.
        ["6222020200112233", "4111111111111111", "5555555555554444", "6011111111111117", "3530111333300000"].map {
          luhn($0)
        }, .card
      ),
    ] as [([String], PersonalColumn.Kind)])
  func `a column is known by what it holds`(_ values: [String], _ kind: PersonalColumn.Kind) {
    #expect(PersonalColumn.among(["列"], values.map { [$0] }).map(\.kind) == [kind])
  }

  @Test(arguments: [
    ["城乡居民", "城镇职工", "低保对象", "特困人员", "一般人员"], ["高平市", "阳城县", "陵川县", "沁水县", "泽州县"], ["肺癌", "胃癌", "肝硬化", "高血压", "糖尿病"],
    ["12345.67", "890.12", "1234567.89"], ["2023-01-05", "2023-02-07"], ["1000000000000001", "1000000000000002"],
    ["ZY20230001", "ZY20230002"],
  ])
  func `groups, places, illnesses and amounts tell nobody`(_ values: [String]) {
    #expect(PersonalColumn.among(["列"], values.map { [$0] }).isEmpty)
  }

  @Test func `no amount is a number of a person, and old identity numbers are`() {
    func isPersonal(_ text: String) -> Bool {
      Array(text.utf8).withUnsafeBufferPointer { PersonalColumn.isPersonal($0) }
    }
    #expect(isPersonal("11010519491231002X") && isPersonal("110105491231002"))
    #expect(!isPersonal("123456789012345") && !isPersonal("1234567.89") && !isPersonal("110105491331002"))
  }
}

/// With the last digit that Luhn's formula wants.
private func luhn(_ text: String) -> String {
  let body = text.dropLast()
  var sum = 0
  for (place, digit) in body.reversed().compactMap(\.wholeNumberValue).enumerated() {
    let own = digit * (place.isMultiple(of: 2) ? 2 : 1)
    sum += own > 9 ? own - 9 : own
  }
  return body + "\((10 - sum % 10) % 10)"
}
