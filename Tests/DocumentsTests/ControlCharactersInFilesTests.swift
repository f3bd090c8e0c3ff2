import Documents
import Testing

/// Characters that steer a terminal, or a program that reads along, are refused where a file or a setting holds them.
struct ControlCharactersInFilesTests {
  private func problems(_ text: String) -> [Problem] {
    do throws(DocumentError) {
      _ = try YAMLText.read(text, file: "my.yaml")
      return []
    } catch {
      return error.problems
    }
  }

  @Test(arguments: ["\\e[31m", "\\x07", "\\u202E", "a\\nb", "a\\tb", "\\uFFFE", "\\u2066", "\\x7F", "\\u0085"])
  func `in a value and in a key, at their place`(_ escape: String) {
    let value = problems("x: 1\ny: \"a \(escape)\"")
    #expect(value.count == 1 && value.first?.message.hasPrefix("holds the control character U+") == true)
    #expect(value.first?.place == Place(file: "my.yaml", line: 2, column: 4))
    let key = problems("x: 1\n\"a \(escape)\": 1")
    #expect(key.count == 1 && key.first?.place.line == 2)
  }

  @Test func `all of them are named`() {
    #expect(problems("x: \"\\x07\"\ny: [\"\\e\", \"b\"]\nz: { w: \"\\u202E\" }").count == 3)
  }

  @Test(arguments: ["::warning::x", "'##[error]x'", "'a ##[group] b'"])
  func `what check runners take for a command`(_ text: String) {
    #expect(problems("title: \(text)").count == 1)
  }

  @Test func `a text over several lines is one line`() throws {
    let node = try YAMLText.read("a: |\n  one\n  two\nb: >\n  three\n  four\n", file: "my.yaml")
    #expect(node["a"]?.text == "one two" && node["b"]?.text == "three four")
  }

  @Test func `words with stars are no aliases, aliases are`() throws {
    let stars = (1...40).map { "*word\($0)*" }.joined(separator: " ")
    for text in ["# \(stars)\na: 1", "a: 1 # \(stars)", "a: \"\(stars)\"", "a: '\(stars)'", "a: >\n  \(stars)\nb: 2"] {
      #expect(problems(text).isEmpty, "\(text.prefix(20))")
    }
    let aliases = "a: &x 1\n" + (1...40).map { "k\($0): *x" }.joined(separator: "\n")
    #expect(problems(aliases).first?.message.contains("aliases") == true)
    // A quote or a comment that only seems to begin hides none.
    let hidden = "a: &x 1\nb: it's\n" + (1...40).map { "k\($0): *x" }.joined(separator: "\n")
    #expect(problems(hidden).first?.message.contains("aliases") == true)
  }
}
