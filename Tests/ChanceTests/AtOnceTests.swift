import Synchronization
import Testing

@testable import AggregateLaws
@testable import Chance

/// Two values that do not need each other.
struct AtOnceTests {
  @Test(arguments: [1, 2])
  func `both are made, and each once`(threads: Int) {
    let made = Mutex<[String]>([])
    for _ in 0..<200 {
      let (first, second) = atOnce(threads: threads) {
        made.withLock { $0.append("first") }
        return 1
      } _: {
        made.withLock { $0.append("second") }
        return 2
      }
      #expect(first == 1 && second == 2)
    }
    let all = made.withLock { $0 }
    #expect(all.count { $0 == "first" } == 200 && all.count { $0 == "second" } == 200)
  }

  @Test func `on one thread the first comes first`() {
    let order = Mutex<[Int]>([])
    _ = atOnce(threads: 1) {
      order.withLock { $0.append(1) }
    } _: {
      order.withLock { $0.append(2) }
    }
    #expect(order.withLock { $0 } == [1, 2])
  }

  @Test func `a law has the same bits by one thread and by two`() throws {
    let line = ClaimLine(
      count: 50_000, probability: 0.01, severity: try Lognormal(meanlog: 9, sdlog: 1.2),
      payment: .pieces([ClaimLine.Piece(start: 10_000, base: 0, slope: 0.6)]))
    let factors = CommonFactors(frequency: 0.05, severity: 0.04, correlation: 0.3)
    let (one, two) = (
      try AggregateLaw(of: [line], factors: factors, threads: 1),
      try AggregateLaw(of: [line], factors: factors, threads: 2)
    )
    for level in [0.001, 0.1, 0.5, 0.9, 0.999] {
      #expect(one.quantile(level) == two.quantile(level))
      #expect(one.quantile(unbounded: level) == one.quantile(level).value)
    }
  }
}
