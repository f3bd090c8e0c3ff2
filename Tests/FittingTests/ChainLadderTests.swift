import Foundation
import TestSupport
import Testing

@testable import Fitting

/// The chain ladder with Mack's errors, against published figures.
struct ChainLadderTests {
  /// Paid claims of Taylor & Ashe, "Second moments of estimates of outstanding claims", *Journal of Econometrics* 23 (1983), as
  /// in Mack (1993), table 1; `GenIns` of the R package ChainLadder.
  static let taylorAshe: [[Double]] = [
    [357848, 1_124_788, 1_735_330, 2_218_270, 2_745_596, 3_319_994, 3_466_336, 3_606_286, 3_833_515, 3_901_463],
    [352118, 1_236_139, 2_170_033, 3_353_322, 3_799_067, 4_120_063, 4_647_867, 4_914_039, 5_339_085],
    [290507, 1_292_306, 2_218_525, 3_235_179, 3_985_995, 4_132_918, 4_628_910, 4_909_315],
    [310608, 1_418_858, 2_195_047, 3_757_447, 4_029_929, 4_381_982, 4_588_268],
    [443160, 1_136_350, 2_128_333, 2_897_821, 3_402_672, 3_873_311],
    [396132, 1_333_217, 2_180_715, 2_985_752, 3_691_712],
    [440832, 1_288_463, 2_419_861, 3_483_130], [359480, 1_421_128, 2_864_498], [376686, 1_363_294], [344014],
  ]

  /// Reinsurance Association of America, "Historical Loss Development Study", 1991, as in Mack, *CAS Forum* (spring 1994); `RAA` of
  /// the R package ChainLadder.
  static let reinsurance: [[Double]] = [
    [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
    [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704],
    [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466],
    [5655, 11555, 15766, 21266, 23425, 26083, 27067], [1092, 9565, 15836, 22169, 25955, 26180],
    [1513, 6445, 11702, 12935, 15852], [557, 4020, 10946, 12314], [1351, 6947, 13112], [3133, 5395], [2063],
  ]

  static func ladder(_ rows: [[Double]]) throws -> ChainLadder {
    ChainLadder(
      try RunOffTriangle(rows.enumerated().map { .init(name: "\(1981 + $0.offset)", paid: $0.element) }))
  }

  /// `MackChainLadder(GenIns, est.sigma = "Mack")` as the manual of ChainLadder 0.2.18 prints it
  /// (https://mages.github.io/ChainLadder/reference/MackChainLadder.html).
  @Test func `the triangle of Taylor and Ashe`() throws {
    let ladder = try Self.ladder(Self.taylorAshe)
    let ultimates: [Double] = [
      3_901_463, 5_433_719, 5_378_826, 5_297_906, 4_858_200, 5_111_171, 5_660_771, 6_784_799, 5_642_266, 4_969_825,
    ]
    let outstanding: [Double] = [
      0, 94_634, 469_511, 709_638, 984_889, 1_419_459, 2_177_641, 3_920_301, 4_278_972, 4_625_811,
    ]
    let errors: [Double] = [
      0, 75_535, 121_699, 133_549, 261_406, 411_010, 558_317, 875_328, 971_258, 1_363_155,
    ]
    for (place, own) in ladder.ultimates.enumerated() {
      #expect(abs(own.ultimate - ultimates[place]) <= 0.5 && abs(own.outstanding - outstanding[place]) <= 0.5)
      #expect(abs(own.standardError - errors[place]) <= 0.5, "\(own)")
    }
    #expect(abs(ladder.total.paid - 34_358_090) < 1e-6 && abs(ladder.total.ultimate - 53_038_945.61) < 0.005)
    #expect(abs(ladder.total.outstanding - 18_680_855.61) < 0.005)
    #expect(abs(ladder.total.standardError - 2_447_094.86) < 0.005)
  }

  /// `MackChainLadder(RAA, est.sigma = "Mack")` as the vignette of ChainLadder 0.2.16 prints it
  /// (https://cran.r-project.org/web/packages/ChainLadder/vignettes/ChainLadder.html).
  @Test func `the triangle of the Reinsurance Association of America`() throws {
    let ladder = try Self.ladder(Self.reinsurance)
    let factors = [2.999, 1.624, 1.271, 1.172, 1.113, 1.042, 1.033, 1.017, 1.009]
    for (own, factor) in zip(ladder.developments, factors) { #expect(abs(own.factor - factor) <= 5e-4) }
    let errors: [Double] = [0, 206, 623, 747, 1_469, 2_002, 2_209, 5_358, 6_333, 24_566]
    for (own, error) in zip(ladder.ultimates, errors) { #expect(abs(own.standardError - error) <= 0.5) }
    #expect(abs(ladder.total.ultimate - 213_122.23) < 0.005 && abs(ladder.total.outstanding - 52_135.23) < 0.005)
    #expect(abs(ladder.total.standardError - 26_909.01) < 0.005)
  }

  /// The formula of 1993 for one period: C² Σ σ²/f² (1/Ĉₖ + 1/Σ C).
  @Test func `errors age by age are those of the closed formula`() throws {
    let ladder = try Self.ladder(Self.taylorAshe)
    let own = ladder.ultimates[6]
    var (amount, sum) = (own.paid, 0.0)
    for step in ladder.developments[3...] {
      let column = Self.taylorAshe.filter { $0.count > step.age + 1 }.reduce(0) { $0 + $1[step.age] }
      sum += step.sigma * step.sigma / (step.factor * step.factor) * (1 / amount + 1 / column)
      amount *= step.factor
    }
    #expect(abs(own.standardError / (own.ultimate * sum.squareRoot()) - 1) < 1e-12)
  }

  @Test func `what has come to its end is known, and a triangle without chance has no error`() throws {
    let ladder = try Self.ladder([[100, 150, 150], [200, 300, 300], [50, 75], [40]])
    #expect(ladder.developments.map(\.factor) == [1.5, 1] && ladder.developments.map(\.sigma) == [0, 0])
    #expect(ladder.total.ultimate == 585 && ladder.total.outstanding == 20 && ladder.total.standardError == 0)
  }

  @Test func `what is no triangle is refused`() {
    func fault(_ rows: [[Double]]) -> RunOffTriangle.Fault? {
      do throws(RunOffTriangle.Fault) {
        _ = try RunOffTriangle(rows.enumerated().map { .init(name: "\($0.offset)", paid: $0.element) })
        return nil
      } catch { return error }
    }
    #expect(fault([[1, 2], [1]]) == .tooSmall && fault([[1], [1], [1]]) == .tooSmall)
    #expect(fault([[1, 2, 3], [1], [1]]) == .tooSmall)
    #expect(fault([[1, 2, 3], [0, 2], [1]]) == .nothingPaid(origin: "1", age: 0))
    #expect(fault([[1, 2, 3], [1, 2], [1, 2, 3]]) == .longer(origin: "2"))
    #expect(fault([[1, 2, 3], [1, 2], [1]]) == nil)
  }
}
