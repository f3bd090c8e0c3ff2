import Foundation
import TestSupport
import Testing

@testable import Files

/// A file read piece by piece: lines, then bytes.
struct InputFileTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  @Test func `a line, then as many bytes as are asked for, then what is left`() throws {
    let long = String(repeating: "x", count: 200_000)
    let file = try InputFile(try scratch.write("\(long)\nabcdefg", to: "file"))
    #expect(file.size == 200_008)
    #expect(try file.line(atMost: 200_000) == Array(long.utf8))
    #expect(try file.read(3) == Array("abc".utf8))
    #expect(try file.read(100) == Array("defg".utf8))
    #expect(try file.read(1) == [])
  }

  @Test func `a line that is longer than it may be, or that has no end, is none`() throws {
    let path = try scratch.write("abcdef\n", to: "file")
    #expect(try InputFile(path).line(atMost: 5) == nil)
    #expect(try InputFile(path).line(atMost: 6) == Array("abcdef".utf8))
    #expect(try InputFile(try scratch.write("abcdef", to: "endless")).line(atMost: 100) == nil)
    #expect(try InputFile(try scratch.write("", to: "empty")).line(atMost: 100) == nil)
  }

  @Test(arguments: ["gone", "", ".", "/dev/null"]) func `what is no file is called so`(_ name: String) {
    let path = name.hasPrefix("/") ? name : scratch.path + "/" + name
    let error = #expect(throws: InputError.self) { _ = try InputFile(path) }
    #expect(error?.path == path)
  }

  @Test func `a file that is read is never written over`() throws {
    let path = try scratch.write("mine\n", to: "file")
    _ = try InputFile(path)
    let error = #expect(throws: OutputError.self) {
      try OutputDraft.write([OutputFile(path, text: "other")], mayReplace: true)
    }
    #expect(error?.reason.en == "this command reads it, and it would be lost")
  }

  @Test(arguments: [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")])
  func `checksums are those that the authors of FNV-1a publish`(_ text: String, _ digits: String) {
    var checksum = Checksum()
    for byte in text.utf8 { checksum.add([byte]) }
    #expect(checksum.text == "fnv1a64:\(digits)")
  }
}
