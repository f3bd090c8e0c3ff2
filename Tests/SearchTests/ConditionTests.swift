import Documents
import Testing

@testable import Search

/// What a value may be asked to come to.
struct ConditionTests {
  @Test(arguments: ["funding.adequacy >= 100%", "funding.adequacy = 1", "funding.adequacy >= 99.99999999999%"])
  func `no funding is enough in every year that may come`(_ text: String) {
    let error = #expect(throws: DocumentError.self) { try Condition(text) }
    #expect(error?.problems.first?.message.contains("never quite impossible") == true)
  }

  @Test(arguments: ["funding.adequacy >= 99.99%", "funding.adequacy <= 100%", "insurer.lossProbability <= 0%"])
  func `what can be shown may be asked for`(_ text: String) throws {
    #expect(try Condition(text).text == text)
  }
}
