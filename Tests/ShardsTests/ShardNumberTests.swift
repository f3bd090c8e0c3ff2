import Testing

@testable import Shards

/// The parts of a run: all replications, each once, in parts of one size.
struct ShardNumberTests {
  @Test(arguments: [1, 2, 7, 64])
  func `parts lie side by side, and differ by one at most`(_ count: Int) throws {
    for replications in [count, 100, 10_000, 9_999_991] where replications >= count {
      var reached = 0
      for place in 1...count {
        let range = try #require(ShardNumber(place, of: count)).range(of: replications)
        #expect(range.lowerBound == reached)
        #expect([replications / count, replications / count + 1].contains(range.count))
        reached = range.upperBound
      }
      #expect(reached == replications)
    }
  }

  @Test func `3/7 is the third of seven`() throws {
    let number = try #require(ShardNumber("3/7"))
    #expect(number.place == 3 && number.count == 7 && number.text == "3/7")
    #expect(number.fileName == "shard-3-of-7.dabing")
  }

  @Test(arguments: [
    "", "3", "/", "3/", "/7", "0/7", "8/7", "-1/7", "3/7/9", "3 / 7", "a/b", "1e0/7", "1/99999999999999999999",
  ])
  func `what is no part is none`(_ text: String) { #expect(ShardNumber(text) == nil) }
}
