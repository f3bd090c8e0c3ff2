import Documents
import Foundation
import TestSupport
import Testing

/// What is no text, no YAML or no file gets one clear message, and never a trap.
struct UnreadableFilesTests {
  private func error(_ text: String) -> DocumentError? {
    #expect(throws: DocumentError.self) { try YAMLText.read(text, file: "my.yaml") }
  }

  @Test(arguments: ["", "\n", "   \n\n", "# only a comment\n"])
  func `an empty file is said to be empty`(_ text: String) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.problems.map(\.description) == ["my.yaml: is empty"])
  }

  @Test(arguments: ["---\n", "~", "null", "just words", "- a\n- b", "42"])
  func `a file that is no table of keys is said to be none`(_ text: String) {
    let problems = SampleDocument.problems(of: text)
    #expect(problems.count == 1)
    #expect(problems.first?.message.hasPrefix("the sample must be a table of keys, not ") == true)
  }

  @Test(arguments: [
    ("a: [1, 2", 2, 1), ("a: 'open", 1, 9), ("a: 1\n\tb: 2", 2, 1), ("a: *nowhere", 1, 4), ("a: 1\n---\nb: 2", 2, 1),
    ("a: b: c", 1, 5), ("}", 1, 1), ("a: @x", 1, 4),
  ])
  func `a syntax error stands at its line`(_ text: String, _ line: Int, _ column: Int) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.problems.count == 1)
    let place = error?.problems.first?.place
    #expect(place?.file == "my.yaml")
    #expect(place?.line == line, "\(String(describing: error))")
    #expect(place.map { abs($0.column - column) <= 1 } == true, "\(String(describing: error))")
  }

  @Test(arguments: [
    ("ab\u{0}c", 1, 3), ("a: 1\nb: \u{1}", 2, 4), ("a: 1\n大病: \u{7}", 2, 5), ("大病保险: 1\nb: \u{1}", 2, 4),
  ])
  func `a control character stands at its place`(_ text: String, _ line: Int, _ column: Int) {
    let error = error(text)
    #expect(error?.code == .syntax)
    #expect(error?.problems.map(\.place) == [Place(file: "my.yaml", line: line, column: column)])
  }

  @Test func `a key that is no word is reported at its place`() {
    #expect(error("? [a, b]\n: 1")?.problems.map(\.description) == ["my.yaml:1:3: a key must be a word"])
  }
}

/// The same for files on the disk.
struct UnreadableDiskFilesTests {
  /// Writes `data` to a file of its own, and takes it away afterwards.
  private func withFile(_ data: Data, _ test: (_ path: String) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml")
    try data.write(to: url)
    defer { try? FileManager.default.removeItem(at: url) }
    try test(url.path)
  }

  private func error(reading path: String) -> DocumentError? {
    #expect(throws: DocumentError.self) { try YAMLText.read(file: path).node }
  }

  @Test func `a missing file is said to be missing`() {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).yaml").path
    let error = error(reading: path)
    #expect(error?.code == .unreadable)
    #expect(error?.description == "\(path): there is no such file")
  }

  @Test func `a folder is said to be one`() {
    let path = FileManager.default.temporaryDirectory.path
    let error = error(reading: path)
    #expect(error?.code == .unreadable)
    #expect(error?.description == "\(path): is a folder, not a file")
  }

  @Test func `a file above 4 MB is refused`() throws {
    try withFile(Data(repeating: UInt8(ascii: "#"), count: 4_000_001)) { path in
      let error = error(reading: path)
      #expect(error?.code == .unreadable)
      #expect(error?.description == "\(path): is larger than 4 MB")
    }
  }

  @Test func `a file of 4 MB is read`() throws {
    try withFile(Data("a: 1 #".utf8) + Data(repeating: UInt8(ascii: "#"), count: 3_999_994)) { path in
      let node = try YAMLText.read(file: path).node
      #expect(node["a"]?.text == "1")
    }
  }

  @Test func `binary noise is refused`() throws {
    var generator = SplitMix64(seed: 7)
    for size in [1, 2, 3, 10, 1_000, 100_000] {
      let noise = Data((0..<size).map { _ in UInt8.random(in: 128...255, using: &generator) })
      try withFile(noise) { path in
        let error = error(reading: path)
        #expect(error?.code == .unreadable)
        #expect(error?.description == "\(path): is not UTF-8 text")
      }
    }
  }

  @Test func `UTF-16 is refused`() throws {
    let text = try #require("name: a\n".data(using: .utf16LittleEndian))
    try withFile(Data([0xFF, 0xFE]) + text) { path in
      #expect(error(reading: path)?.description == "\(path): is not UTF-8 text")
    }
  }

  @Test(arguments: [Data(), Data([0xEF, 0xBB, 0xBF])])
  func `Windows line ends and a byte order mark do no harm`(_ mark: Data) throws {
    try withFile(mark + Data("name: a\r\nshare: 2\r\n".utf8)) { path in
      let node = try YAMLText.read(file: path).node
      #expect(node["name"]?.text == "a")
      #expect(node["share"]?.text == "2")
      #expect(node["share"]?.place == Place(file: path, line: 2, column: 8))
    }
  }

  @Test func `an empty file is said to be empty`() throws {
    try withFile(Data()) { path in #expect(error(reading: path)?.description == "\(path): is empty") }
  }
}
