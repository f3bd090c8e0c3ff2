import Data
import Documents
import Foundation
import Insurance
import Regions
import TestSupport
import Testing

@testable import Replay

/// Every person of a file settled: the totals are those of the people one by one.
struct ReplayTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let founding = ["shanxi-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]

  /// Amounts of every size, with those at which bands turn, to the hundredth of a fen.
  private func amounts(_ count: Int) -> [Double] {
    var random = SplitMix64(seed: 3)
    let turns = [0, 0.01, 5_000, 9_999.99, 10_000, 10_000.01, 12_000, 100_000, 200_000, 543_333.33, 630_000, 1e9]
    return turns + (0..<count).map { _ in (exp(random.uniform() * 14) * 1e4).rounded() / 1e4 }
  }

  func replay(
    _ rows: [String], _ policies: [Policy], threads: Int = 2, blockSize: Int = 1 << 20,
    change: (inout ReplayPlan) -> Void = { _ in }
  ) throws -> (Replay, rows: String) {
    let path = try scratch.write(rows.joined(separator: "\n") + "\n", to: "data.csv")
    var plan = ReplayPlan(policies)
    plan.amounts = "X"
    change(&plan)
    var reading = DataFile.Reading()
    (reading.blockSize, reading.headSize) = (blockSize, 1 << 12)
    var out: [UInt8] = []
    let annotation = Replay.Annotation<DataError>(names: policies.map(\.id)) { out += $0 }
    let replay = try Replay(
      plan, of: DataFile(path, reading), threads: threads, nearestName: { nearestName(to: $0, in: $1) },
      annotation: annotation)
    return (replay, String(decoding: out, as: UTF8.self))
  }

  /// As `Explanation` does: each layer to the fen.
  private func explained(_ policy: Policy, _ group: String, _ amount: Double) throws -> Int64 {
    try policy.stack(for: group).levels.reduce(0) {
      $0 + (Money(yuan: $1.ofAmount.payment(for: amount))?.fen ?? 0)
    }
  }

  private func yuan(_ fen: Int64) -> String { String(format: "%.2f", Double(fen) / 100) }

  @Test(arguments: founding + ["jiangxi-2025-aid"])
  func `everybody gets what explain says, in every group`(_ name: String) throws {
    let policy = try PolicyLibrary().policy(name)
    var (rows, expected, sum) = (["id,group,X"], [String](), Int64(0))
    for (index, amount) in amounts(2_000).enumerated() {
      let group = policy.groups[index % policy.groups.count]
      // By id, and by either title.
      let called = [group.id, group.words.zh, group.words.en][index % 3]
      let benefit = try explained(policy, group.id, amount)
      rows.append("\(index),\"\(called)\",\(amount)")
      expected.append(yuan(benefit))
      sum += benefit
    }
    let (replay, text) = try replay(rows, [policy], blockSize: 1_000) { $0.groups = "group" }
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "\u{FEFF}id,group,X,\(name)")
    #expect(lines.dropFirst().map { String($0.split(separator: ",").last ?? "") } == expected)
    let all = replay.totals.sums()
    #expect(all.people == 2_012 && all.policies[0].benefit == Int128(sum))
    #expect(all.policies[0].beneficiaries == expected.count { $0 != "0.00" })
    #expect(all.amount - all.policies[0].benefit == all.kept(0))
    #expect(Set(replay.totals.groups) == Set(policy.groups.map(\.id)))
  }

  /// 60,000 in Shanxi is 37,500 in general and 44,000 for the registered poor: (60,000 − 10,000) · 75%, 55,000 · 80%.
  @Test func `groups and bands add up to all`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    let rows = ["X,g", "60000,", "60000,registered-poor", "0,", "9999.99,", "10000,", "500000,registered-poor"]
    let (replay, _) = try replay(rows, [policy]) { $0.groups = "g" }
    let totals = replay.totals
    #expect(totals.groups == ["general", "registered-poor"] && replay.blankGroups == 4)
    #expect(totals.sums(ofGroup: 0).policies[0].benefit == 3_750_000)
    #expect(totals.sums(ofGroup: 1).policies[0].benefit == 4_400_000 + 39_600_000)
    // Nothing; below 10,000; from 10,000; from 50,000; from 500,000.
    let people = (0..<totals.bandCount).map { totals.sums(band: $0).people }
    #expect(people == [1, 1, 1, 0, 0, 2, 0, 0, 0, 1])
    #expect(totals.sums(ofGroup: 1, band: 9).policies[0].beneficiaries == 1)
  }

  @Test func `totals and rows are the same for any number of threads and any blocks`() throws {
    let policies = try ["shanxi-2019", "shandong-2015"].map { try PolicyLibrary().policy($0) }
    let rows = ["X"] + amounts(3_000).map { "\($0)" }
    let (one, text) = try replay(rows, policies, threads: 1)
    let (three, other) = try replay(rows, policies, threads: 3, blockSize: 500)
    #expect(text == other)
    for band in 0..<one.totals.bandCount {
      let (a, b) = (one.totals.sums(band: band), three.totals.sums(band: band))
      #expect(a.people == b.people && a.amount == b.amount && a.policies[1].benefit == b.policies[1].benefit)
    }
  }

  /// General people: Shanxi (X − 10,000) · 75%, Shandong (X − 12,000) · 50% up to 100,000, so all of these lose.
  @Test func `who gains and who loses is counted against the first policy`() throws {
    let policies = try ["shanxi-2019", "shandong-2015"].map { try PolicyLibrary().policy($0) }
    let (replay, _) = try replay(["X", "5000", "12000", "50000", "1000000"], policies)
    let against = try #require(replay.totals.sums().policies[1].difference)
    // 1,500 and 30,000 − 19,000; a million: 400,000 in Shanxi at its cap, 300,000 at Shandong's.
    #expect(against.losers == 3 && against.lost == 150_000 + 1_100_000 + 10_000_000)
    #expect(against.winners == 0 && against.gained == 0)
    let (back, _) = try self.replay(["X", "5000", "12000", "50000", "1000000"], policies.reversed())
    #expect(back.totals.sums().policies[1].difference?.gained == against.lost)
  }

  @Test func `a group that a policy does not have is bad, or general where that was asked for`() throws {
    let policies = try ["shanxi-2019", "shandong-2015"].map { try PolicyLibrary().policy($0) }
    let rows = ["X,g", "60000,registered-poor", "60000,registerd-poor", "60000,general"]
    let (bad, _) = try replay(rows, policies) { $0.groups = "g" }
    #expect(bad.reading.badRows.count == 2)
    #expect(
      bad.reading.badRows.first.map(\.reason) == [
        .unknownGroup(policy: "shandong-2015", nearest: nil),
        .unknownGroup(policy: "shanxi-2019", nearest: "registered-poor"),
      ])
    let (general, text) = try replay(["X,g", "60000,registered-poor"], policies) {
      ($0.groups, $0.takesUnknownAsGeneral) = ("g", true)
    }
    // Shandong: 48,000 · 50%.
    #expect(text.hasSuffix("60000,registered-poor,44000.00,24000.00\n"))
    #expect(general.unknownGroups == [UnknownGroup(policy: 1, group: "registered-poor"): 1])
  }

  @Test func `several groups give the better of each value`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    for cell in ["registered-poor+disabled", "农村建档立卡贫困人口＋丧失劳动能力的残疾人", "disabled、registered-poor"] {
      let (replay, text) = try replay(["X,g", "105000,\(cell)"], [policy]) { $0.groups = "g" }
      #expect(text.hasSuffix(",80000.00\n"), "\(cell)")
      #expect(replay.reading.badRows.count == 0)
    }
  }

  @Test func `who somebody is is never written`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    let rows = [
      "姓名,身份证号,X,备注", "张三,11010519491231002X,20000,\"a,\"\"b\"", "李四,11010519491231002X,0,11010519491231002X",
    ]
    let (replay, text) = try replay(rows, [policy])
    #expect(text == "\u{FEFF}X,备注,shanxi-2019\n20000,\"a,\"\"b\",7500.00\n0,*,0.00\n")
    #expect(replay.reading.personal.map(\.name) == ["姓名", "身份证号"])
  }
}
