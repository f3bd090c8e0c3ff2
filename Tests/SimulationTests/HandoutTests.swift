import Foundation
import Testing

@testable import Simulation

/// Work that is handed out comes back in its order, whoever is done first.
struct HandoutTests {
  private struct Failure: Error, Equatable { let place: Int }

  @Test(arguments: [1, 2, 5], [1, 2, 63, 1_000]) func `parts are added in their order`(
    _ threads: Int, _ count: Int
  ) async {
    let places = await Handout(of: 10..<10 + count, over: threads).total(from: [Int]()) { part in
      // Every third part takes longer than those after it.
      if part.lowerBound % 3 == 0 { usleep(300) }
      return Array(part)
    } add: {
      $0 += $1
    }
    #expect(places == Array(10..<10 + count))
  }

  @Test(arguments: [1, 3]) func `of parts that fail the first in order is told`(_ threads: Int) async {
    let error = await #expect(throws: Failure.self) {
      try await Handout(of: 0..<64, over: threads).total(from: 0) { part throws(Failure) in
        if part.contains(40) { throw Failure(place: 40) }
        if part.contains(20) {
          usleep(5_000)
          throw Failure(place: 20)
        }
        return part.count
      } add: { (sum: inout Int, count) throws(Failure) in
        sum += count
      }
    }
    #expect(error == Failure(place: 20))
  }

  @Test func `what fails as it is added is told, and nothing is added after it`() async {
    let error = await #expect(throws: Failure.self) {
      try await Handout(of: 0..<64, over: 2).total(from: 0) { part throws(Failure) in
        part.count
      } add: { (sum: inout Int, count) throws(Failure) in
        sum += count
        if sum >= 10 { throw Failure(place: sum) }
      }
    }
    #expect(error == Failure(place: 12), "parts of four")
  }
}
