import Documents
import Insurance
import Regions
import Testing

/// What a reading that can be chosen says of itself.
struct ReadingReasonsTests {
  @Test func `every reading of the shipped policies says why it is taken, and what each choice means in the rules`()
    throws
  {
    let library = PolicyLibrary()
    var count = 0
    for id in library.names {
      for reading in try library.policy(id).disputedReadings {
        count += 1
        let why = try #require(reading.why, "\(reading.id)")
        #expect(why.en.count > 20 && why.zh.count > 6, "\(reading.id)")
        #expect(!reading.paths.isEmpty)
        for choice in reading.choices {
          let paths = choice.values.map(\.path)
          #expect(!paths.isEmpty && paths.allSatisfy(reading.paths.contains), "\(reading.id)=\(choice.id)")
        }
        // No two choices mean the same.
        #expect(Set(reading.choices.map(\.values)).count == reading.choices.count, "\(reading.id)")
      }
    }
    #expect(count >= 30)
  }

  @Test func `the reason stands beside the reading that is taken, and not beside another`() throws {
    func remark(_ set: [String]) throws -> String {
      let settings = try set.map { try Override(argument: $0) }
      return try #require(
        PolicyLibrary().policy("shandong-2015", overrides: settings).disputedReadings.first { $0.id == "shandong-loss" }
      ).remark.zh
    }
    #expect(try remark([]).contains("采用理由：经办费用在2%以内时，4%即为承办机构亏损总额的上限"))
    #expect(try !remark(["readings.shandong-loss=before-costs"]).contains("采用理由"))
  }
}
