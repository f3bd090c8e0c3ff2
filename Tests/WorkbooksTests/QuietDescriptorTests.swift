import Foundation
import TestSupport
import Testing

@testable import Workbooks

/// What a library writes on its own goes nowhere, and afterwards the descriptor is what it was, for any number of workbooks
/// that are written at once.
struct QuietDescriptorTests {
  @Test func `many at once leave the descriptor as it was`() async throws {
    let scratch = try ScratchFolder()
    let path = try scratch.write("", to: "messages")
    let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    try #require(descriptor >= 0)
    defer { _ = close(descriptor) }
    func say(_ text: String) {
      _ = text.utf8CString.withUnsafeBytes { write(descriptor, $0.baseAddress, text.utf8.count) }
    }
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask {
          for _ in 0..<200 {
            QuietDescriptor.during(descriptor) {
              say("unwanted")
              // Long enough for others to come in between.
              usleep(20)
            }
          }
        }
      }
    }
    say("wanted")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "wanted")
  }
}
