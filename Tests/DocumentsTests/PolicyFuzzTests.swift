import Documents
import Foundation
import Regions
import TestSupport
import Testing

/// The policies that come with the program, spoiled by bytes, lines and values: each is a policy or a `DocumentError`.
///
/// The cases run in a process of their own, so that a trap or an endless loop fails this test and no other.
struct PolicyFuzzTests {
  @Test func `spoiled policies are read or refused`() async {
    await #expect(processExitsWith: .success) {
      alarm(600)
      let library = PolicyLibrary()
      var spoiler = Spoiler(seed: 48)
      var (read, refused) = (0, 0)
      let cases = isFullTest ? 400 : 50
      for name in library.names {
        let text = try library.text(of: name)
        for _ in 0..<cases {
          let spoiled = spoiler.spoil(text)
          do {
            let file = PolicyFile(node: try YAMLText.read(spoiled, file: name), name: name)
            _ = try file.policy(year: spoiler.chance(0.5) ? nil : 2_025)
            read += 1
          } catch let error as DocumentError {
            #expect(!error.problems.isEmpty && error.problems.allSatisfy { !$0.message.isEmpty })
            refused += 1
          } catch {
            Issue.record("\(error) for:\n\(spoiled)")
          }
        }
      }
      // Neither is a rare event, or nothing would be tested.
      #expect(read > cases / 4 && refused > cases * 5 / 2)
    }
  }
}
