import Documents
import Foundation
import Insurance
import Regions
import Testing

/// A policy file of one's own, given by its path, works like a built-in one.
struct PolicyFilesOnDiskTests {
  /// A folder of its own with the file in it, taken away afterwards.
  private func withFile(
    _ name: String, _ text: String, _ test: (_ folder: String, _ path: String) throws -> Void
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: name)
    try Data(text.utf8).write(to: file)
    try test(folder.path, file.path)
  }

  @Test(arguments: library.names)
  func `the text of a built-in policy in a file is the same policy`(_ name: String) throws {
    let expected = try policy(name)
    try withFile("copy.yaml", try builtIn(name)) { _, path in
      let read = try library.policy(path)
      #expect(read.id == expected.id)
      #expect(read.values == expected.values)
      #expect(read.groups == expected.groups)
      #expect(read.documents == expected.documents)
      #expect(read.standing == expected.standing)
      for group in read.groups {
        #expect(try read.benefit(for: group.id).schedule == expected.benefit(for: group.id).schedule)
      }
    }
  }

  @Test(arguments: ["city.yaml", "city.yml", "大病.yaml", "a b.yaml"])
  func `a path is one that has a slash or ends like a file`(_ name: String) throws {
    try withFile(name, sixthRegion) { folder, path in
      #expect(try library.policy(path).id == "harbour-2026")
      for reference in [name, "./" + name] {
        let file = try library.file(reference, relativeTo: folder, at: Place(file: "scenario.yaml"))
        #expect(try file.policy(year: 2026).id == "harbour-2026")
      }
    }
  }

  @Test func `a problem in it names the file as it was given`() throws {
    try withFile("city.yaml", sixthRegion.replacing("status: stylised", with: "status: stylized")) { _, path in
      let error = #expect(throws: DocumentError.self) { try library.policy(path) }
      #expect(error?.problems.map(\.place) == [Place(file: path, line: 4, column: 9)])
      #expect(error?.problems.map(\.nearest) == ["stylised"])
    }
  }

  @Test func `a file that is not there is reported where it is asked for`() throws {
    let place = Place(file: "scenario.yaml", line: 3, column: 9)
    let error = #expect(throws: DocumentError.self) {
      try library.file("./none.yaml", relativeTo: "/nowhere", at: place)
    }
    #expect(error?.code == .unreadable)
    #expect(error?.description == "scenario.yaml:3:9: there is no policy file '/nowhere/none.yaml'")
  }

  @Test func `a file of another kind is not read, and nothing of it is shown`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "secret-\(UUID().uuidString)").path
    try Data("root:*:20228: secret\n".utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let error = #expect(throws: DocumentError.self) { try PolicyLibrary().policy(path) }
    #expect(error?.description.contains("no policy file") == true && error?.description.contains("root") == false)
  }

  @Test func `a folder is refused`() throws {
    try withFile("city.yaml", "") { folder, path in
      let asFolder = #expect(throws: DocumentError.self) { try library.policy(folder) }
      #expect(asFolder?.description == "\(folder): is a folder, not a file")
      let empty = #expect(throws: DocumentError.self) { try library.policy(path) }
      #expect(empty?.description == "\(path): is empty")
    }
  }

  @Test func `values are set over it like over a built-in one`() throws {
    try withFile("city.yaml", sixthRegion) { _, path in
      let policy = try library.policy(path, year: 2027, overrides: [Override(argument: "benefit.deductible=1000")])
      #expect(try policy.benefit(for: "general").deductible == 1_000)
    }
  }
}
