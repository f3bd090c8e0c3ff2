import Foundation
import TestSupport
import Testing
import Wording

/// The sentences of the sources against the catalogue: none is missing, none is left over, and each says in Chinese what
/// officials can read.
@Suite("The catalogue of messages is whole") struct CatalogueTests {
  /// What is said in English alone so far. It only ever gets shorter.
  static let english: Set<String> = []

  static let messages: [MessageScanner.Found] = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).filter {
      // Reports of a rule's conformance are for whoever programs one.
      $0.hasSuffix(".swift") && !$0.hasPrefix("Embed") && !$0.hasSuffix("Conformance.swift")
    }
    return files.sorted().flatMap { file in
      let text = (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
      return MessageScanner.messages(of: text, file: file)
    }
  }()

  static let pairs = Catalogue.pairs(of: Catalogue.text(of: "messages.po")).filter { !$0.en.isEmpty }

  @Test("every message of the sources has its Chinese, but those that are still listed")
  func complete() {
    #expect(Self.messages.count > 500)
    let known = Set((Self.pairs + Catalogue.pairs(of: Catalogue.text(of: "fields.po"))).map(\.en))
    let missing = Self.messages.filter { !known.contains($0.template) && !Self.english.contains($0.template) }
    #expect(missing.isEmpty, "\(missing.map { "\($0.place): \($0.template)" }.joined(separator: "\n"))")
    let translated = Self.english.intersection(known)
    #expect(translated.isEmpty, "these are translated: take them off the list")
  }

  @Test("no entry is left over, and none stands twice")
  func unused() {
    let used = Set(Self.messages.map(\.template))
    let left = Self.pairs.map(\.en).filter { !used.contains($0) }
    #expect(left.isEmpty, "\(left.joined(separator: "\n"))")
    #expect(Set(Self.pairs.map(\.en)).count == Self.pairs.count)
  }

  @Test("the Chinese has the places of the English, but those that only English needs")
  func places() {
    let english = Dictionary(grouping: Self.messages, by: \.template).mapValues {
      $0.reduce(Set<Int>()) { $0.union($1.english) }
    }
    let wrong = Self.pairs.filter { en, zh in
      let (wanted, given) = (Template.places(of: en), Template.places(of: zh))
      return !given.isSubset(of: wanted) || !wanted.subtracting(given).isSubset(of: english[en] ?? [])
    }
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test("the Chinese has no English but keys, options and units, and Chinese punctuation")
  func chinese() {
    let wrong = Self.pairs.map(\.zh).filter { !ChineseText(Template.bare($0)).faults.isEmpty }
    #expect(wrong.isEmpty, "\(wrong.map { "\($0): \(ChineseText(Template.bare($0)).faults)" }.joined(separator: "\n"))")
  }

  @Test("what the library says that reads YAML is Chinese too")
  func yaml() {
    #expect(Catalogue.yaml.count >= 50)
    for text in Catalogue.yaml.values { #expect(ChineseText(text).faults.isEmpty, "\(text)") }
  }

  @Test("no English phrase hides within what a message is filled with")
  func hidden() {
    let hiding = Self.messages.filter(\.hidesWords)
    #expect(hiding.isEmpty, "\(hiding.map { "\($0.place): \($0.template)" }.joined(separator: "\n"))")
  }

  @Test("the scanner finds what is written in any of the usual ways")
  func scanner() {
    let source = #"""
      let a: Message = isOne ? "one \(x)" : "two"
      func b() -> Message? { guard y else { return "three" }; return z.map { "\($0)x" } }
      throw BadData("four \(list: names), \(english: n == 1 ? "is" : "are") five", at: "no")
      part.report(isOne ? "six" : "seven", at: "key")
      let text = "eight"  // "nine"
      throw RuleError(.outOfRange, "ten", "eleven")
      fail(with: "twelve \(isOne ? "an apple" : "pears")", RuleError.self)
      let e = BadData("thirteen \(isOne ? "an apple" : "pears")")
      """#
    let found = MessageScanner.messages(of: source, file: "x")
    #expect(
      found.map(\.template)
        == ["one {1}", "two", "three", "{1}x", "four {1}, {2} five", "six", "seven", "eleven", "thirteen {1}"])
    #expect(found[4].english == [2])
    #expect(found.map(\.hidesWords) == [false, false, false, false, false, false, false, false, true])
    #expect(found[0].place == "x:1")
  }
}
