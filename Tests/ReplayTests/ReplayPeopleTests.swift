import Data
import Documents
import Insurance
import Regions
import TestSupport
import Testing

@testable import Replay

/// People with several rows each: what they get is what their sums get.
struct ReplayPeopleTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func replay(
    _ rows: [String], _ policies: [Policy], threads: Int = 2, blockSize: Int = 1 << 20,
    change: (inout ReplayPlan) -> Void = { _ in }
  ) throws -> (Replay, rows: String) {
    let path = try scratch.write(rows.joined(separator: "\n") + "\n", to: "data.csv")
    var plan = ReplayPlan(policies)
    (plan.amounts, plan.groups) = ("X", "g")
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

  /// 700 people of two groups with one to five stays, in any order; and the same with a row each.
  private func files() -> (stays: [String], people: [String]) {
    var random = SplitMix64(seed: 8)
    var sums: [Int: Int] = [:]
    var stays: [String] = []
    for stay in 0..<2_000 {
      let person = stay < 700 ? stay : Int(random.uniform() * 700)
      let fen = Int(random.uniform() * 2_000_000)
      sums[person, default: 0] += fen
      stays.append("P\(person),\(Double(fen) / 100),\(person.isMultiple(of: 4) ? "registered-poor" : "general")")
    }
    let people = sums.sorted { $0.key < $1.key }.map {
      "P\($0.key),\(Double($0.value) / 100),\($0.key.isMultiple(of: 4) ? "registered-poor" : "general")"
    }
    return (["id,X,g"] + stays, ["id,X,g"] + people)
  }

  @Test(arguments: [(1, 1 << 20, 100_000), (2, 600, 100_000), (3, 600, 50)])
  func `stays come to what their people come to`(_ threads: Int, _ blockSize: Int, _ inMemory: Int) throws {
    let policies = try ["shanxi-2019", "national-stylised"].map { try PolicyLibrary().policy($0) }
    let (stays, people) = files()
    func unknown(_ plan: inout ReplayPlan) { plan.takesUnknownAsGeneral = true }
    let (whole, _) = try replay(people, policies, change: unknown)
    let (put, text) = try replay(stays, policies, threads: threads, blockSize: blockSize) {
      unknown(&$0)
      ($0.person, $0.mostPeopleInMemory) = ("id", inMemory)
    }
    #expect(put.unknownGroups == whole.unknownGroups)
    #expect(Set(put.totals.groups) == Set(whole.totals.groups))
    for band in 0..<whole.totals.bandCount {
      let (a, b) = (whole.totals.sums(band: band), put.totals.sums(band: band))
      #expect(a.people == b.people && a.amount == b.amount)
      #expect(a.policies.map(\.benefit) == b.policies.map(\.benefit))
      #expect(a.policies[1].difference?.lost == b.policies[1].difference?.lost)
    }
    let lines = text.split(separator: "\n")
    #expect(lines[0] == "\u{FEFF}line,rows,group,X,shanxi-2019,national-stylised" && lines.count == 701)
    #expect(!text.contains("P1"), "who somebody is stands nowhere")
  }

  /// 6,000 and 9,000 are 15,000, of which Shanxi pays 75% above 10,000; each alone is below its deductible.
  @Test func `payments are added up too, and a reversal takes back`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    let rows = ["id,X,g,paid", "a,6000,general,0", "a,9000,general,4750", "a,500,general,", "a,-500,general,-1000"]
    let (replay, _) = try replay(rows, [policy]) { ($0.person, $0.paid) = ("id", "paid") }
    let check = try #require(replay.check)
    #expect(check.people == 1 && check.differing == 0 && check.paid == 375_000 && check.expected == 375_000)
    #expect(replay.reading.badRows.count == 0)
  }

  @Test func `what cannot be put together is named by row`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    let rows = [
      "id,X,g", "a,1,general", "b,1,general", "a,2,registered-poor", " ,3,general", "1.10105E+17,4,general",
      "c,-5,general",
    ]
    let (replay, _) = try replay(rows, [policy]) { $0.person = "id" }
    let bad = replay.reading.badRows
    #expect(
      Set(bad.first.map(\.reason)) == [
        .unlikeEarlierRow(line: 2), .missing, .rounded, .negativeOfPerson(rows: 1),
      ])
    #expect(Set(bad.first.map(\.line)) == [4, 5, 6, 7])
    #expect(bad.first.allSatisfy { !$0.text.contains("E+17") })
  }
}
