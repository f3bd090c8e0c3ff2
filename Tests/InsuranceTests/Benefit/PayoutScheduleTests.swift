import Insurance
import Testing

/// The benefit as a piecewise linear function: its pieces, and that it has no jump.
struct PayoutScheduleTests {
  private func pieces(_ schedule: PayoutSchedule) -> [[Double]] {
    schedule.segments.map { [$0.start, $0.base, $0.slope] }
  }

  @Test func `Shandong compiles into three rising pieces and a flat one`() throws {
    let schedule = try #require(FoundingBenefits.shandong().schedule)
    let capReached = 200_000 + 196_000 / 0.65  // (300,000 − 104,000) / 65%
    #expect(
      pieces(schedule) == [
        [12_000, 0, 0.50], [100_000, 44_000, 0.60], [200_000, 104_000, 0.65], [capReached, 300_000, 0],
      ])
  }

  @Test func `Langfang's pieces lie above its deductible`() throws {
    let schedule = try #require(FoundingBenefits.langfang(needy: false, income: 40_000).schedule)
    #expect(
      pieces(schedule) == [
        [20_000, 0, 0.60], [120_000, 60_000, 0.70], [220_000, 130_000, 0.80], [682_500, 500_000, 0],
      ])
  }

  @Test func `a cap reached exactly at a limit needs no piece of its own beyond it`() throws {
    let schedule = try PayoutSchedule([(start: 0, slope: 0.5), (start: 100_000, slope: 0.6)], cap: 50_000)
    #expect(pieces(schedule) == [[0, 0, 0.5], [100_000, 50_000, 0]])
  }

  @Test func `nothing to pay compiles into a schedule that pays nothing`() throws {
    let empty = try PayoutSchedule([])
    let capped = try PayoutSchedule([(start: 10, slope: 1)], cap: 0)
    var payments = [-1.0, -1, -1]
    for schedule in [empty, capped] {
      #expect(schedule.payment(for: 1e9) == 0)
      #expect(schedule.expectedPayment { min($0, 50_000) } == 0)
      var span = payments.mutableSpan
      schedule.pay([0.0, 10, 1e9].span, into: &span)
      #expect(payments == [0, 0, 0])
    }
  }

  @Test func `a cap of nothing leaves no piece, and a flat end needs none for its cap`() throws {
    #expect(pieces(try PayoutSchedule([(start: 10, slope: 1)], cap: 0)) == [])
    let flat = try PayoutSchedule([(start: 0, slope: 0.5), (start: 100, slope: 0)], cap: 90)
    #expect(pieces(flat) == [[0, 0, 0.5], [100, 50, 0]])
  }

  @Test func `no founding schedule jumps, and each rises by its slope`() throws {
    for rule in try FoundingBenefits.all() {
      let schedule = try #require(rule.schedule)
      #expect(schedule.segments.first?.base == 0)
      #expect(schedule.segments.first?.start == rule.deductible)
      for (piece, next) in zip(schedule.segments, schedule.segments.dropFirst()) {
        #expect(piece.start < next.start)
        #expect(abs(piece.base + piece.slope * (next.start - piece.start) - next.base) < 1e-6)
        // A fen to the left and to the right of the joint.
        let (left, at, right) =
          (
            schedule.payment(for: next.start - 0.01), schedule.payment(for: next.start),
            schedule.payment(for: next.start + 0.01)
          )
        #expect(abs(at - left - 0.01 * piece.slope) < 1e-6)
        #expect(abs(right - at - 0.01 * next.slope) < 1e-6)
      }
    }
  }
}
