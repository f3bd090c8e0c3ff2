import Documents
import Testing

/// A key may stand in a table once: of two values one would be ignored.
struct DuplicateKeysTests {
  private func error(_ text: String) -> DocumentError? {
    #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "'a'", 1),
    ("x:\n  a: 1\n  b: 2\n  a: 3", "'a'", 2),
    ("x:\n  - { a: 1, a: 1 }", "'a'", 2),
    ("a: 1\nb: 2\nb: 3\na: 4", "'a', 'b'", 1),
    // The same name, once as a number and once as a text.
    ("2023: 1\n'2023': 2", "'2023'", 2),
    ("大病: 1\n大病: 2", "'大病'", 1),
  ])
  func `a key that stands twice is named, with its table`(_ text: String, _ names: String, _ line: Int) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.problems.first?.message.contains(names) == true, "\(String(describing: error))")
    #expect(error?.problems.first?.message.contains("twice") == true)
    #expect(error?.problems.first?.place.line == line)
  }

  @Test func `the same key in different tables is no duplicate`() throws {
    let node = try YAMLText.read("a: { x: 1 }\nb: { x: 2 }", file: "my.yaml")
    #expect(node["a"]?["x"]?.text == "1")
    #expect(node["b"]?["x"]?.text == "2")
  }
}
