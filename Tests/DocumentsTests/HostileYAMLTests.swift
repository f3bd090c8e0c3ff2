import Documents
import Foundation
import Testing

/// Small files that describe something huge are refused in no time. Each runs in a process of its own with an alarm
/// clock, so that one that hangs or overflows the stack fails its test alone.
struct HostileYAMLTests {
  @Test(arguments: ["[", "{a: ", "- ", "? ", "{", "[{x: "])
  func `what is nested without end is refused`(_ opening: String) {
    let error = #expect(throws: DocumentError.self) {
      try YAMLText.read(String(repeating: opening, count: 100_000), file: "my.yaml")
    }
    #expect(error?.code == .syntax)
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.place.line == 1)
  }

  @Test func `blocks that are nested without end are refused`() {
    let stairs = (0..<1_500).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(throws: DocumentError.self) { try YAMLText.read(stairs, file: "my.yaml") }
  }

  @Test func `64 levels are read and 65 are not`() throws {
    func nested(_ levels: Int) -> String {
      String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    }
    _ = try YAMLText.read(nested(65), file: "my.yaml")
    let error = #expect(throws: DocumentError.self) { try YAMLText.read(nested(66), file: "my.yaml") }
    #expect(error?.description == "my.yaml:1:66: is nested too deeply or repeats too much")
  }

  @Test func `an alias bomb is refused`() {
    let error = #expect(throws: DocumentError.self) { try YAMLText.read(aliasBomb(), file: "my.yaml") }
    #expect(error?.code == .syntax)
    #expect(error?.description == "my.yaml: has more than 20 aliases")
  }

  @Test func `an alias bomb is refused that hides behind byte-order marks`() {
    // Such a mark may begin a line.
    let text = aliasBomb().replacing("*", with: "\n\u{FEFF}*")
    let error = #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
    #expect(error?.description == "my.yaml: has more than 20 aliases")
  }

  @Test func `20 aliases are read and one more is not`() throws {
    func list(_ count: Int) -> String {
      "a: &x 1\nb: [" + Array(repeating: "*x", count: count).joined(separator: ",") + "]"
    }
    #expect(try YAMLText.read(list(20), file: "my.yaml")["b"]?.elements?.count == 20)
    let error = #expect(throws: DocumentError.self) { try YAMLText.read(list(21), file: "my.yaml") }
    #expect(error?.description == "my.yaml: has more than 20 aliases")
  }

  @Test func `asterisks that are no aliases are no reason to refuse a file`() throws {
    let text = String(repeating: "# ***** 大病 ***** *\n", count: 50) + "a: 2 * 3 ** 4"
    #expect(try YAMLText.read(text, file: "my.yaml")["a"]?.text == "2 * 3 ** 4")
  }

  @Test func `what few aliases repeat too often is refused`() {
    // A hundred times 10,000 values.
    let ten = { (name: String) in Array(repeating: "*\(name)", count: 10).joined(separator: ", ") }
    let text = "a: &a [" + String(repeating: "x,", count: 10_000) + "]\nb: &b [\(ten("a"))]\nc: [\(ten("b"))]\n"
    let error = #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
    #expect(error?.code == .syntax)
    #expect(error?.problems.map(\.message) == ["is nested too deeply or repeats too much"])
  }

  @Test func `an alias bomb that is a key is refused`() async {
    await #expect(processExitsWith: .success) {
      alarm(30)
      #expect(throws: DocumentError.self) { try YAMLText.read(aliasBomb() + "? *a9\n: 1\n", file: "my.yaml") }
    }
  }

  @Test func `a table of very many keys takes no longer than its length`() async {
    await #expect(processExitsWith: .success) {
      alarm(90)
      let node = try YAMLText.read((0..<60_000).map { "key\($0): 1\n" }.joined(), file: "my.yaml")
      #expect(node.entries?.count == 60_000)
    }
  }

  @Test func `200,000 values are read and one more is not`() throws {
    // The list itself is a value too.
    _ = try YAMLText.read("[" + String(repeating: "1,", count: 199_999) + "]", file: "my.yaml")
    #expect(throws: DocumentError.self) {
      try YAMLText.read("[" + String(repeating: "1,", count: 200_000) + "]", file: "my.yaml")
    }
  }

  @Test func `an alias stands for what it points at`() throws {
    let node = try YAMLText.read("a: &x { b: 1 }\nc: *x", file: "my.yaml")
    #expect(node["c"]?["b"]?.text == "1")
  }

  @Test(arguments: ["a: &a [*a]", "a: &a { b: *a }"])
  func `a value that contains itself is refused`(_ text: String) {
    #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
  }
}

/// Ten lists of ten lists of ten … : 10¹⁰ values in half a kilobyte.
private func aliasBomb() -> String {
  (1...9).reduce("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n") { text, i in
    text + "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
  }
}
