import Documents
import Testing

/// A key may stand in a table once: of two values one would be ignored.
struct DuplicateKeysTests {
  private func error(_ text: String) -> DocumentError? {
    #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "'a'", 3, 1),
    ("a: 1\r\nb: 2\r\na: 3\r\n", "'a'", 3, 1),
    ("x:\n  a: 1\n  b: 2\n  a: 3", "'a'", 4, 3),
    ("x:\n  a: 1\ny:\n  b: 2\n  ab: 3\n  b: 4", "'b'", 6, 3),
    ("x:\n  - a: 1\n    b: 2\n    a: 3", "'a'", 4, 5),
    ("x:\n  - a: 1\n    b: 2\n    b: 3", "'b'", 4, 5),
    ("a: { a: 1 }\nb:\n  a: 2\na: 3", "'a'", 4, 1),
    // The same name, once as a number and once as a text.
    ("2023: 1\n'2023': 2", "'2023'", 2, 1),
    ("大病: 1\n大病: 2", "'大病'", 2, 1),
    // A table in one line is reported at its first key.
    ("x:\n  - { a: 1, a: 1 }", "'a'", 2, 7),
  ])
  func `a key that stands twice is named at its second place`(
    _ text: String, _ names: String, _ line: Int, _ column: Int
  ) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.problems.first?.message.contains(names) == true, "\(String(describing: error))")
    #expect(error?.problems.first?.message.contains("twice") == true)
    #expect(error?.problems.map(\.place) == [Place(file: "my.yaml", line: line, column: column)])
  }

  @Test func `the same key in different tables is no duplicate`() throws {
    let node = try YAMLText.read("a: { x: 1 }\nb: { x: 2 }", file: "my.yaml")
    #expect(node["a"]?["x"]?.text == "1")
    #expect(node["b"]?["x"]?.text == "2")
  }

  @Test func `all of them are named, in whatever tables`() {
    let problems = error("a: 1\nb: 2\nb: 3\na: 4\nx:\n  c: 1\n  c: 2\n  c: 3\n")?.problems ?? []
    #expect(problems.map(\.message) == ["'b'", "'a'", "'c'", "'c'"].map { "\($0) stands here twice" })
    #expect(problems.map(\.place.line) == [3, 4, 7, 8])
    // Two of one table, the later in the alphabet first in the file.
    let two = error("name: x\nyear: 1\nseed: 1\nseed: 2\nyear: 2\nseed: 3\n")?.problems ?? []
    #expect(two.map(\.place.line) == [4, 5, 6] && two.map { $0.message.prefix(6) } == ["'seed'", "'year'", "'seed'"])
  }
}
