import Data
import DataReports
import Documents
import Files
import Foundation
import Presentation
import Regions
import Replay
import TestSupport
import Testing

@testable import Shards

/// People of a file settled in parts by its bytes: the same as in one go, to the byte.
struct ReplayPartsTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private static let policies = ["shanxi-2019", "jiangxi-2025-aid"]

  /// A name, a group, X and what was paid, some of it written for people.
  private static func table(_ people: Int) -> String {
    var random = SplitMix64(seed: 20)
    let rows = (0..<people).map { person in
      let amount = (exp(9.4 + 1.2 * (random.uniform() * 6 - 3)) * 100).rounded() / 100
      let group = ["", "农村建档立卡贫困人口", "普通"][person % 3]
      return "张三,\(group),\(person % 7 == 0 ? "\(amount / 10_000)万" : "\(amount)"),\(person % 5 == 0 ? "" : "7500")"
    }
    return (["姓名,类别,X,已付"] + rows).joined(separator: "\n")
  }

  private func plan(checks: Bool = false) throws -> ReplayPlan {
    var plan = try ReplayPlan((checks ? ["shanxi-2019"] : Self.policies).map { try PolicyLibrary().policy($0) })
    (plan.amounts, plan.groups, plan.paid, plan.takesUnknownAsGeneral) = ("X", "类别", checks ? "已付" : nil, true)
    return plan
  }

  private func settle(
    _ path: String, _ plan: ReplayPlan, part: FilePart? = nil, _ reading: DataFile.Reading = .init()
  ) throws -> (replay: Replay, firstLine: Int) {
    var reading = reading
    (reading.part, reading.isJoinable) = (part, true)
    let file = try DataFile(path, reading)
    let none: Replay.Annotation<DataError>? = nil
    let replay = try Replay(
      plan, of: file, threads: 1, nearestName: { nearestName(to: $0, in: $1) }, annotation: none)
    return (replay, file.firstLine)
  }

  /// The paths of the parts of a file.
  private func parts(
    _ path: String, _ plan: ReplayPlan, of count: Int, _ reading: DataFile.Reading = .init()
  ) throws -> [String] {
    let request = try ReplayRequest(plan.policies.map(\.id), year: nil, plan)
    // A file that was read is not written over.
    let folder = "\(scratch.path)/\(UUID().uuidString)"
    return try (1...count).map { place in
      let (replay, firstLine) = try settle(path, plan, part: FilePart(place, of: count), reading)
      let part = try #require(replay.part(from: firstLine), "part \(place) of \(count) has bad rows")
      let number = try #require(ShardNumber(place, of: count))
      let file = "\(folder)/\(number.fileName)"
      try OutputDraft.write(
        [OutputFile(file, pieces: ReplayShard(number, of: request, part).write(to:))], mayReplace: true)
      return file
    }
  }

  private func text(_ replay: Replay) -> String {
    ReportText.json(ReplayRecord(replay))
      + FileReadingText.notes(replay.reading).map { $0(.english) }.joined(separator: "\n")
      + ReplayText(replay, language: .chinese, style: .plain).text
  }

  private func faults(_ paths: [String]) -> [ShardFault] {
    do throws(ShardFaults) {
      _ = try ReplayShardSet(at: paths)
      return []
    } catch {
      return error.all
    }
  }

  @Test(arguments: [1, 2, 7, 64]) func `so many parts, in any order, are the file`(_ count: Int) throws {
    let forms: [(String, Data)] = [
      ("feeds.csv", Data(Self.table(150).utf8)),
      ("returns.csv", Data([0xEF, 0xBB, 0xBF] + Self.table(90).replacing("\n", with: "\r\n").utf8 + [0x0D, 0x0A])),
      ("blank.csv", Data((Self.table(20) + "\n\n\n").utf8)),
    ]
    for (name, content) in forms {
      let path = try scratch.write(content, to: name)
      for checks in [false, true] {
        let plan = try plan(checks: checks)
        var random = SplitMix64(seed: count)
        let paths = try parts(path, plan, of: count).shuffled(using: &random)
        let whole = try settle(path, plan).replay
        #expect(try text(ReplayShardSet(at: paths).replay()) == text(whole), "\(name)")
      }
    }
  }

  @Test func `GBK, of which the head is ASCII`() throws {
    // 张三 in a column without a header of its own, behind the head.
    let rows = (0..<400).map { "a\($0),\(1_000 + 100 * $0)\n" }.joined()
    let bytes = Array(("name of hospital,X\n" + rows).utf8) + [0xD5, 0xC5, 0xC8, 0xFD] + Array(",50000\n".utf8)
    let path = try scratch.write(Data(bytes), to: "gbk.csv")
    var (plan, reading) = (try plan(), DataFile.Reading())
    (plan.groups, reading.headSize, reading.blockSize) = (nil, 512, 1_024)
    let paths = try parts(path, plan, of: 5, reading)
    #expect(try text(ReplayShardSet(at: paths).replay()) == text(settle(path, plan, reading).replay))
  }

  @Test func `a line break within quotes is a row's own, and one at a border is never taken for a row's end`() throws {
    let rows = (0..<60).map { "\"\($0)\nin two lines\",\(20_000 + $0)\n" }.joined()
    let path = try scratch.write("note,X\n" + rows, to: "quoted.csv")
    var plan = try plan()
    plan.groups = nil
    let whole = try text(settle(path, plan).replay)
    var refused = 0
    for count in 1...40 {
      let replays = try (1...count).map { try settle(path, plan, part: FilePart($0, of: count)) }
      guard replays.allSatisfy({ $0.replay.part(from: $0.firstLine) != nil }) else {
        refused += 1
        continue
      }
      #expect(try text(ReplayShardSet(at: parts(path, plan, of: count)).replay()) == whole, "\(count)")
    }
    #expect((5...39).contains(refused), "\(refused)")
  }

  @Test func `a bad row has no part, wherever it stands`() throws {
    let path = try scratch.write(Self.table(30) + "\n李四,,many,\n" + Self.table(30).dropFirst(14), to: "bad.csv")
    let plan = try plan()
    let sound = try (1...6).map { try settle(path, plan, part: FilePart($0, of: 6)) }
      .map { $0.replay.part(from: $0.firstLine) != nil }
    #expect(sound.count { !$0 } == 1)
    // An empty line is one where a row follows, in whichever part.
    let blank = try scratch.write("X\n20000\n\n30000\n", to: "empty.csv")
    var one = plan
    one.groups = nil
    for count in 1...7 {
      let parts = try (1...count).compactMap {
        let (replay, line) = try settle(blank, one, part: FilePart($0, of: count))
        return replay.part(from: line)
      }
      let joined = parts.count == count ? try Replay(one, joining: parts) : nil
      #expect(joined?.reading.badRows.first.map(\.line) ?? [3] == [3], "\(count)")
    }
  }

  @Test func `parts that are missing, there twice, foreign, cut or changed are named`() throws {
    let path = try scratch.write(Self.table(40), to: "a.csv")
    let paths = try parts(path, plan(), of: 3)
    #expect(faults(paths) == [])
    let missing = faults([paths[0], paths[2]])
    #expect(missing.map(\.reason.en) == ["is missing: settle it with --shard 2/3"])
    let copy = try scratch.write(Data(contentsOf: URL(fileURLWithPath: paths[1])), to: "copy.dabing")
    #expect(faults(paths + [copy]).first?.reason.en.hasPrefix("is the same part as '") == true)
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: paths[1])))
    for place in sampled(Array(whole.indices), every: 97) {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      let changed = try scratch.write(Data(bytes), to: "changed.dabing")
      #expect(faults([paths[0], changed, paths[2]]).contains { $0.path == changed }, "byte \(place)")
    }
    let cut = try scratch.write(Data(whole.dropLast(9)), to: "cut.dabing")
    #expect(faults([paths[0], cut, paths[2]]).first?.reason.en.hasPrefix("is cut or changed") == true)
    // Another file of the same size, and another policy.
    let other = try scratch.write(Self.table(40).replacing("普通", with: "成人"), to: "a.csv")
    var foreign = faults([paths[0]] + (try parts(other, plan(), of: 3)).dropFirst())
    #expect(foreign.first?.reason.en.hasPrefix("is of another replay than '") == true, "\(foreign)")
    let asked = try parts(other, plan(checks: true), of: 3)
    foreign = faults(asked.dropLast() + [copy])
    #expect(foreign.last?.reason.en.contains("(policies, columns or bands)") == true, "\(foreign)")
  }

  @Test func `numbers that no file comes to are refused, not added`() throws {
    let path = try scratch.write(Self.table(20), to: "a.csv")
    let file = try parts(path, plan(checks: true), of: 1)[0]
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let end = try #require(text.firstIndex(of: "\n"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: parts(path, plan(checks: true), of: 1)[0])) == Data(text.utf8))
    for (old, new) in [
      ("\"blankGroups\":", "\"blankGroups\":-1"), ("\"sums\":[", "\"sums\":[1,"),
      ("\"people\":", "\"people\":99999999999999"),
      ("\"sums\":[", "\"sums\":[99999999999999999999999999999999999"), ("\"rows\":{", "\"rows\":{\"more\":1,"),
      ("\"end\":", "\"end\":9"), ("\"lines\":", "\"lines\":-"), ("\"bands\":[", "\"bands\":[9000000,"),
      ("\"tolerance\":", "\"tolerance\":-"), ("\"shards\":1", "\"shards\":9223372036854775807"),
    ] {
      for place in text[..<end].ranges(of: old) {
        let line = text[..<place.lowerBound] + new + text[place.upperBound..<end] + "\n"
        let sealed = String(line) + Checksum(of: Array(line.utf8)).text + "\n"
        let changed = try scratch.write(sealed, to: "hostile.dabing")
        // Refused, or the same: never the end of the program.
        let made = try? ReplayShardSet(at: [changed]).replay()
        if !new.contains("more") { #expect(made == nil, "\(new) at \(text[..<place.lowerBound].suffix(80))") }
      }
    }
  }
}
