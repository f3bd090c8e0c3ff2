import Insurance
import Testing

@testable import Regions

/// Fixed choices of a policy file where people read Chinese.
struct ChoiceWordsTests {
  @Test func `no choice of a built-in policy is left in English`() throws {
    var choices = Set<String>()
    let library = PolicyLibrary()
    for id in library.names {
      for value in try library.policy(id).values where value.words.en.allSatisfy({ $0.isLowercase || $0 == "-" }) {
        choices.insert(value.words.en)
        #expect(value.words.zh != value.words.en, "\(id): \(value.path) = \(value.words.en)")
      }
    }
    #expect(choices.isSuperset(of: ["included", "excluded", "basic-medical-fund"]))
  }

  @Test func `every choice has a name of its own within its list`() {
    #expect(Set(ChoiceWords.chinese.values).count == ChoiceWords.chinese.count)
    #expect(ChoiceWords.words(of: Words(en: "80%", zh: "80%")) == Words(en: "80%", zh: "80%"))
  }
}
