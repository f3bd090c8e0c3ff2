import Foundation
import TestSupport
import Testing

@testable import Files

/// Files that come into being together: all of them, whole, or none; and nothing lost that stood there.
struct OutputDraftTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }
  private var folder: String { scratch.path }

  private func names(_ path: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }

  private func text(_ name: String) -> String? { try? String(contentsOfFile: folder + "/" + name, encoding: .utf8) }

  private func put(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private func write(_ texts: KeyValuePairs<String, String>, mayReplace: Bool = false) throws(OutputError) {
    try OutputDraft.write(texts.map { OutputFile(folder + "/" + $0.key, text: $0.value) }, mayReplace: mayReplace)
  }

  private func mode(_ name: String) -> mode_t {
    var status = stat()
    return stat(folder + "/" + name, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `folders are made, and a draft that is not kept leaves nothing, not even those`() throws {
    do {
      let draft = try OutputDraft([OutputFile(folder + "/a/b/one.txt", text: "1")], mayReplace: false)
      #expect(names(folder + "/a").count == 1 && text("a/b/one.txt") == nil, "one that is not finished")
      try draft.place()
      #expect(text("a/b/one.txt") == "1")
    }
    #expect(names(folder) == [])
    try write(["a/b/one.txt": "1"])
    #expect(names(folder + "/a/b") == ["one.txt"] && text("a/b/one.txt") == "1" && names(folder + "/a") == ["b"])
  }

  @Test(arguments: [1, 2])
  func `where a writer fails no file is there, and the old ones are as they were`(count: Int) throws {
    try write(["one.txt": "old"])
    let fails = OutputFile(
      folder + "/two.txt",
      writer: { path throws(OutputError) in throw OutputError(path: path, reason: "full") })
    #expect(throws: OutputError.self) {
      try OutputDraft.write(
        Array([fails, OutputFile(folder + "/one.txt", text: "new")].prefix(count)), mayReplace: true)
    }
    #expect(names(folder) == ["one.txt"] && text("one.txt") == "old")
  }

  @Test func `where the last cannot be put in place, the first are taken back`() throws {
    try write(["one.txt": "old", "sub.txt": "mine"])
    // A folder within keeps the whole from being swapped in one step.
    try FileManager.default.createDirectory(atPath: folder + "/inner", withIntermediateDirectories: true)
    let draft = try OutputDraft(
      ["one.txt", "two.txt", "three.txt"].map { OutputFile(folder + "/" + $0, text: "new") }, mayReplace: true)
    // A folder comes into the way after the drafts are written.
    try FileManager.default.createDirectory(atPath: folder + "/three.txt/x", withIntermediateDirectories: true)
    #expect(throws: OutputError.self) { try draft.place() }
    #expect(text("one.txt") == "old" && text("two.txt") == nil && text("sub.txt") == "mine")
    withExtendedLifetime(draft) {}
  }

  @Test func `several files change places with the old ones in one step, and what else is there stays`() throws {
    try write(["out/one.txt": "old", "out/two.txt": "old", "out/mine.txt": "mine", "out/stale.txt": "of before"])
    try FileManager.default.createSymbolicLink(atPath: folder + "/out/link", withDestinationPath: "mine.txt")
    var before = stat()
    #expect(stat(folder + "/out", &before) == 0 && chmod(folder + "/out", 0o750) == 0)
    try OutputDraft.write(
      ["one.txt", "two.txt"].map { OutputFile(folder + "/out/" + $0, text: "new") },
      removing: [folder + "/out/stale.txt"], mayReplace: true)
    #expect(names(folder + "/out") == ["link", "mine.txt", "one.txt", "two.txt"] && names(folder) == ["out"])
    #expect(text("out/one.txt") == "new" && text("out/two.txt") == "new" && text("out/mine.txt") == "mine")
    var after = stat()
    #expect(stat(folder + "/out", &after) == 0 && after.st_ino != before.st_ino, "another folder, in one step")
    #expect(mode("out") == 0o750)
  }

  @Test func `a folder that holds folders, and the working folder, take their files one by one`() throws {
    try write(["out/one.txt": "old", "out/two.txt": "old"])
    try FileManager.default.createDirectory(atPath: folder + "/out/inner", withIntermediateDirectories: true)
    try OutputDraft.write(
      ["one.txt", "two.txt"].map { OutputFile(folder + "/out/" + $0, text: "new") }, mayReplace: true)
    #expect(names(folder + "/out") == ["inner", "one.txt", "two.txt"] && text("out/two.txt") == "new")
  }

  @Test func `a file that is there is replaced only where that is asked for`() throws {
    try put("mine", "one.txt")
    #expect(throws: OutputError.self) { try write(["two.txt": "new", "one.txt": "new"]) }
    #expect(names(folder) == ["one.txt"] && text("one.txt") == "mine")
    try write(["two.txt": "new", "one.txt": "new"], mayReplace: true)
    #expect(text("one.txt") == "new" && text("two.txt") == "new")
  }

  @Test func `what a command reads it never replaces, by whatever name`() throws {
    try put("data", "input.csv")
    ReadFiles.note(folder + "/input.csv")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.csv", withDestinationPath: "input.csv")
    #expect(link(folder + "/input.csv", folder + "/second.csv") == 0)
    for name in ["input.csv", "link.csv", "second.csv", "./input.csv"] {
      #expect(throws: OutputError.self) { try write([name: "new"], mayReplace: true) }
    }
    #expect(text("input.csv") == "data")
  }

  @Test func `a link is followed to its target, whose mode stays`() throws {
    try put("old", "target.txt")
    #expect(chmod(folder + "/target.txt", 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.txt", withDestinationPath: "target.txt")
    try FileManager.default.createSymbolicLink(atPath: folder + "/nowhere.txt", withDestinationPath: "later.txt")
    try FileManager.default.createSymbolicLink(atPath: folder + "/circle.txt", withDestinationPath: "circle.txt")
    try write(["link.txt": "new", "nowhere.txt": "made"], mayReplace: true)
    #expect(text("target.txt") == "new" && mode("target.txt") == 0o600 && text("later.txt") == "made")
    #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/link.txt")) == "target.txt")
    #expect(throws: OutputError.self) { try write(["circle.txt": "new"], mayReplace: true) }
  }

  @Test func `bytes go into a device or a pipe, which stays what it is`() throws {
    try OutputDraft.write([OutputFile("/dev/null", text: "new")], mayReplace: false)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    let pipe = folder + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    // A reader that is there already, and no more than a pipe holds: nobody waits for anybody.
    let text = String(repeating: "0123456789", count: 3_000)
    let reader = open(pipe, O_RDONLY | O_NONBLOCK)
    defer { close(reader) }
    try OutputDraft.write([OutputFile(pipe, text: text)], mayReplace: false)
    var bytes = [UInt8](repeating: 0, count: 100_000)
    #expect(read(reader, &bytes, bytes.count) == 30_000 && bytes.prefix(30_000).elementsEqual(text.utf8))
    #expect(throws: OutputError.self) {
      try OutputDraft.write([OutputFile("/dev/full", text: "new")], mayReplace: false)
    }
  }

  @Test func `two outputs at one place are refused, by whatever names`() throws {
    try put("old", "one.txt")
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.txt", withDestinationPath: "one.txt")
    for pair in [["one.txt", "link.txt"], ["new.txt", "./new.txt"], ["a/new.txt", "a/../a/new.txt"]] {
      #expect(throws: OutputError.self) {
        try OutputDraft.write(pair.map { OutputFile(folder + "/" + $0, text: "new") }, mayReplace: true)
      }
    }
    #expect(throws: OutputError.self) {
      _ = try OutputDraft(
        [OutputFile(folder + "/one.txt", text: "new")], besides: [folder + "/link.txt"], mayReplace: true)
    }
    #expect(text("one.txt") == "old" && names(folder) == ["link.txt", "one.txt"])
  }

  @Test func `what a killed program left is taken away, what a running one or a neighbour writes is not`() throws {
    let here = ProcessInfo.processInfo.processIdentifier
    let own = Leftovers.name(of: "one.txt")
    let machine = own.split(separator: ".")[2]
    // No system numbers its programs so high.
    let kept = [
      ".one.txt.\(machine).\(here).old", ".one.txt.other.99999998.new", ".one.txt.x.new",
      ".two.txt.\(machine).99999999.new",
    ]
    let left = [".one.txt.\(machine).99999999.new", ".one.txt.\(machine).99999999.old", ".one.txt.other.99999999.new"]
    for name in kept + left {
      try put("", name)
      let age = name.contains("other.99999999") ? 7200.0 : 60
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: folder + "/" + name)
    }
    let draft = try OutputDraft([OutputFile(folder + "/one.txt", text: "1")], mayReplace: false)
    #expect(Set(names(folder)) == Set(kept + [own]))
    withExtendedLifetime(draft) {}
  }

  @Test func `a folder that a killed program was about to put in place is taken away`() throws {
    let left = Leftovers.name(of: "out").replacing("\(ProcessInfo.processInfo.processIdentifier)", with: "99999999")
    try write([left + "/one.txt": "half"])
    try write(["out/one.txt": "1", "out/two.txt": "2"])
    #expect(names(folder) == ["out"] && names(folder + "/out") == ["one.txt", "two.txt"])
  }

  @Test func `a long file is written through a small buffer, every piece in its order`() throws {
    let file = OutputFile(
      folder + "/long.txt",
      pieces: { file throws(OutputError) in
        for line in 0..<50_000 { try file.add("\(line)\n") }
      })
    try OutputDraft.write([file], mayReplace: false)
    #expect(text("long.txt") == (0..<50_000).map { "\($0)\n" }.joined())
  }
}
