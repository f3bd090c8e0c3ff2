import Documents
import Foundation
import TestSupport
import Testing

/// Whatever is done to a file, reading it gives a value or a `DocumentError`.
///
/// The cases run in a process of their own, so that a trap or an endless loop fails this test and no other.
struct DocumentFuzzTests {
  @Test func `spoiled files are read or refused`() async {
    await #expect(processExitsWith: .success) {
      alarm(600)
      var spoiler = Spoiler(seed: 20_240_101)
      for _ in 0..<(isFullTest ? 2_000 : 400) {
        let text = spoiler.spoil(SampleDocument.complete)
        expectValueOrDocumentError(text) { try SampleDocument.read(text, readEverything) }
      }
    }
  }

  @Test func `wild settings are applied or refused`() async throws {
    await #expect(processExitsWith: .success) {
      alarm(600)
      var spoiler = Spoiler(seed: 2)
      let paths = [
        "rate", "steps[1].rate", "deductible[0].value", "law.parts[0].shape", "byYear.2023", "title.en", "office",
      ]
      for _ in 0..<(isFullTest ? 2_000 : 400) {
        let path = spoiler.chance(0.5) ? paths.randomElement(using: &spoiler.generator) ?? "" : spoiler.spoil(paths[0])
        let argument = spoiler.spoil(path + "=" + spoiler.token())
        expectValueOrDocumentError(argument) {
          try SampleDocument.read(SampleDocument.complete, set: [argument], readEverything)
        }
      }
    }
  }
}

/// Fails where a text throws anything but a `DocumentError` that names a problem.
private func expectValueOrDocumentError(_ text: String, _ body: () throws -> Any) {
  do {
    _ = try body()
  } catch let error as DocumentError {
    #expect(!error.problems.isEmpty, "no problem named for:\n\(text)")
    #expect(error.problems.allSatisfy { !$0.message.isEmpty && $0.place.line >= 0 }, "\(error)")
  } catch {
    Issue.record("\(error) for:\n\(text)")
  }
}

/// Reads every key in every way, as careless rules would.
private func readEverything(_ reader: Reader) -> Bool? {
  readAll(reader, depth: 0)
  return true
}

private func readAll(_ reader: Reader, depth: Int) {
  guard depth < 8 else { return }
  for entry in reader.node.entries ?? [] {
    let key = entry.key
    _ = (reader.figure(key, .yuan), reader.none(key), reader.citedText(key), reader.part(key, .share))
    _ = (reader.partText(key), reader.words(key), reader.flag(key), reader.whole(key), reader.number(key))
    if let object = reader.object(key) { readAll(object, depth: depth + 1) }
    for element in reader.list(key) { readAll(element, depth: depth + 1) }
  }
}
