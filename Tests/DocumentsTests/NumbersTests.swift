import Documents
import Testing

/// How numbers are written, and what is no number.
struct NumbersTests {
  private func number(_ text: String) throws -> Double? {
    let node = try YAMLText.read("n: " + text, file: "my.yaml")
    let schema = Schema(title: "number", fields: [Field("n", .number(.plain, -1e15...1e15), "a number")])
    return try readChecked(node, schema: schema, asOf: "2024-01-01") { $0.number("n") }.value
  }

  @Test(arguments: [
    ("0.75", 0.75), ("75%", 0.75), ("12.5%", 0.125), ("0%", 0), ("100%", 1), ("145891300", 145_891_300),
    ("145_891_300", 145_891_300), ("1e6", 1e6), ("1.5E-3", 0.0015), ("-5", -5), ("+5", 5), ("-3%", -0.03), ("007", 7),
    ("0.1", 0.1), ("1e2%", 1), ("１２．５％", 0.125), ("７５%", 0.75), ("1.5万", 15_000), ("１．２亿", 120_000_000),
    ("8_000", 8_000),
  ])
  func `a number is read`(_ text: String, _ value: Double) throws {
    #expect(try number(text) == value)
  }

  @Test(arguments: [
    ".inf", "-.inf", ".INF", "inf", "infinity", ".nan", "nan", "NaN", "0x10", "0b1", "0o17", "1e999", "-1e999",
    "1e400%", "\"5\"", "'5'", "'75%'", "five", "_", "5 %", "5%%", "1,000", "1 000", "٥", "½", "1.2.3",
    "--5", "5-", "1e", "e5", "true", "none", "null", "~", "", "[5]", "{ value: 5 }", "2024-01-01", "12:30", "|\n  5",
    "万", "5元%", "50%万", "1e3万", "5万万", "元", "五万", "5 万",
  ])
  func `what is no number is refused`(_ text: String) {
    let error = #expect(throws: DocumentError.self) { try number(text) }
    #expect(error?.code == .invalid)
    #expect(error?.problems.count == 1)
    #expect(
      error?.problems.first?.message.hasPrefix("'n' must be a number, not ") == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("八成", "80%"), ("七成五", "75%"), ("6成半", "65%"), ("无", "0"), ("不设起付线", "0"), ("1,000", "1000"),
  ])
  func `a number in words is answered with its plain form`(_ text: String, _ plain: String) {
    let error = #expect(throws: DocumentError.self) { try number(text) }
    #expect(error?.problems.first?.message.hasSuffix(": write \(plain)") == true, "\(String(describing: error))")
  }

  @Test(arguments: ["十成", "成", "八成八成", "八 成", "五万"])
  func `words that are no number have none`(_ text: String) {
    let error = #expect(throws: DocumentError.self) { try number(text) }
    #expect(error?.problems.first?.message.contains("write") == false, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("none", true), ("无", true), ("不设", true), ("不设封顶线", true), ("不封顶", true), ("无封顶线", true), ("封顶", false),
    ("没有吧", false),
  ])
  func `a limit that is not set`(_ text: String, _ isNone: Bool) throws {
    let node = try YAMLText.read("n: " + text, file: "my.yaml")
    let schema = Schema(title: "number", fields: [Field("n", .numberOrNone(.yuan, 0...1e6), "a limit")])
    let read = try? readChecked(node, schema: schema, asOf: "2024-01-01") { _ in true }.value
    #expect(read == (isNone ? true : nil))
  }

  @Test(arguments: [("50元", 50), ("1.5万元", 15_000), ("５０", 50)])
  func `an amount of money may say so, and nothing else may`(_ text: String, _ value: Double) throws {
    func read(_ unit: Kind.Unit) throws -> Double? {
      let node = try YAMLText.read("n: " + text, file: "my.yaml")
      let schema = Schema(title: "number", fields: [Field("n", .number(unit, 0...1e6), "a number")])
      return try readChecked(node, schema: schema, asOf: "2024-01-01") { $0.number("n") }.value
    }
    #expect(try read(.yuan) == value)
    if text.hasSuffix("元") {
      for unit in [Kind.Unit.share, .people, .plain] { #expect(throws: DocumentError.self) { try read(unit) } }
    } else {
      #expect(try read(.plain) == value)
    }
  }

  @Test(arguments: [
    ("0", 0), ("18万", 180_000), ("１２", 12), ("12_000", 12_000), ("1000000", 1_000_000), ("+3", 3),
  ])
  func `a whole number is read`(_ text: String, _ value: Int) throws {
    #expect(try SampleDocument.read("name: a\npeople: " + text) { $0.whole("people") }.value == value)
  }

  @Test(arguments: [
    "1.0", "1e3", "50%", "'3'", "0x10", ".inf", "three", "9223372036854775808", "-9223372036854775809", "1 2", "",
    "~",
  ])
  func `what is no whole number from 0 to a million is refused`(_ text: String) {
    let problems = SampleDocument.problems(of: "name: a\npeople: " + text)
    #expect(problems.map(\.place.line) == [2])
  }

  @Test(arguments: ["0", "1", "0%", "100%", "-0"])
  func `the ends of a range belong to it`(_ text: String) {
    #expect(SampleDocument.problems(of: "name: a\nshare: " + text) == [])
  }

  @Test(arguments: ["1.0000001", "100.01%", "-1e-9"])
  func `what lies beyond the end of a range is refused`(_ text: String) {
    let problems = SampleDocument.problems(of: "name: a\nshare: " + text)
    #expect(problems.count == 1)
    #expect(problems.first?.message.contains("must lie between 0% and 100%") == true)
  }

  @Test func `none is read as none, in quotes it is not`() throws {
    let text = "name: a\ncap: { value: none, clause: 五 }"
    let none = try SampleDocument.read(text) { reader in
      reader.figure("cap", .yuan) == nil ? reader.none("cap")?.clause : nil
    }
    #expect(none.value == "五")
    #expect(none.read.map(\.text) == ["none"])
    #expect(SampleDocument.problems(of: "name: a\nlimit: 'none'").map(\.place.line) == [2])
    #expect(SampleDocument.problems(of: "name: a\nlimit: None").map(\.place.line) == [2])
  }

  @Test func `numbers are shown as people read them`() throws {
    func shown(_ key: String, _ value: String, _ unit: Kind.Unit) throws -> String? {
      let node = try YAMLText.read("\(key): { value: \(value), clause: 四 }", file: "my.yaml")
      let schema = Schema(title: "n", fields: [Field(key, .cited(.number(.plain, -1e15...1e15), .clause), "n")])
      return try readChecked(node, schema: schema, asOf: "2024-01-01") { $0.figure(key, unit)?.value }.read.first?.text
    }
    #expect(try shown("a", "145891300", .yuan) == "145,891,300 yuan")
    #expect(try shown("a", "17121.5", .yuan) == "17,121.5 yuan")
    #expect(try shown("a", "0.125", .share) == "12.5%")
    #expect(try shown("a", "33.3333%", .share) == "33.3333%")
    #expect(try shown("a", "1234567", .people) == "1,234,567")
    #expect(try shown("a", "-0.5", .plain) == "-0.5")
    #expect(try shown("a", "0.000001", .plain) == "0.000001")
  }
}
