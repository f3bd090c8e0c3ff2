import Foundation
import Testing

@testable import Reports

/// Files that come into being together: all of them, whole, or none.
struct OutputDraftTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "dabing-draft-\(UUID().uuidString)").path

  private func names(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  private func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

  @Test func `folders are made, and a draft that is not placed leaves nothing, not even those`() throws {
    do {
      let draft = try OutputDraft([OutputFile(folder + "/a/b/one.txt", text: "1")])
      #expect(names(folder + "/a/b").count == 1 && text("a/b/one.txt") == nil)
      _ = draft
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
    try OutputDraft.write([OutputFile(folder + "/a/b/one.txt", text: "1")])
    #expect(names(folder + "/a/b") == ["one.txt"] && text("a/b/one.txt") == "1")
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `where a writer fails no file is there, and the old ones are as they were`() throws {
    try OutputDraft.write([OutputFile(folder + "/one.txt", text: "old")])
    #expect(throws: OutputError.self) {
      try OutputDraft.write([
        OutputFile(folder + "/one.txt", text: "new"),
        OutputFile(
          folder + "/two.txt",
          writer: { path throws(OutputError) in throw OutputError(path: path, reason: "full") }),
      ])
    }
    #expect(names(folder) == ["one.txt"] && text("one.txt") == "old")
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `where the last cannot be put in place, the first are taken back`() throws {
    try OutputDraft.write([OutputFile(folder + "/one.txt", text: "old")])
    let draft = try OutputDraft([
      OutputFile(folder + "/one.txt", text: "new"), OutputFile(folder + "/two.txt", text: "new"),
      OutputFile(folder + "/three.txt", text: "new"),
    ])
    // A folder comes into the way after the drafts are written.
    try FileManager.default.createDirectory(atPath: folder + "/three.txt/x", withIntermediateDirectories: true)
    #expect(throws: OutputError.self) { try draft.place() }
    #expect(text("one.txt") == "old" && text("two.txt") == nil)
    withExtendedLifetime(draft) {}
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `what a killed program left is taken away, what a running one or a neighbour writes is not`() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let here = ProcessInfo.processInfo.processIdentifier
    // No system numbers its programs so high.
    let kept = [".one.txt.\(here).old", ".one.txt.99999998.new", ".one.txt.x.new", ".two.txt.99999999.new"]
    let left = [".one.txt.99999999.new", ".one.txt.99999999.old"]
    for name in kept + left {
      try Data().write(to: URL(fileURLWithPath: folder + "/" + name))
      let age = name.contains("99999998") ? 60.0 : 7200
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: folder + "/" + name)
    }
    let draft = try OutputDraft([OutputFile(folder + "/one.txt", text: "1")])
    #expect(Set(names(folder)) == Set(kept + [".one.txt.\(here).new"]))
    withExtendedLifetime(draft) {}
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `a long file is written through a small buffer, every piece in its order`() throws {
    let file = OutputFile(
      folder + "/long.txt",
      pieces: { file throws(OutputError) in
        for line in 0..<50_000 { try file.add("\(line)\n") }
      })
    try OutputDraft.write([file])
    #expect(text("long.txt") == (0..<50_000).map { "\($0)\n" }.joined())
    try FileManager.default.removeItem(atPath: folder)
  }
}
