import Synchronization
import Testing

@testable import Search

/// A sweep tells how far it is within its points, and never goes back.
struct SweepMeterTests {
  @Test func `parts of points add up to all of them`() {
    let told = Mutex<[Int]>([])
    let meter = SweepMeter(points: 4, found: 1) { done, total in
      told.withLock { $0.append(done) }
      #expect(total == 4_000)
    }
    let alone = meter.part(of: 1)
    alone.update(1, 4)
    alone.update(1, 4)
    alone.update(4, 4)
    // Two points that share their claims.
    let claims = meter.part(of: 2, upTo: SweepMeter.half)
    claims.update(50, 100)
    claims.update(100, 100)
    for _ in 0..<2 { meter.part(of: 1, from: SweepMeter.half).update(1, 1) }
    #expect(told.withLock { $0 } == [1_000, 1_250, 2_000, 2_500, 3_000, 3_500, 4_000])
  }
}
