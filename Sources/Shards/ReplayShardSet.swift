import Data
import Files
import Insurance
import Presentation
import Replay

/// The parts of one replay, found whole: every byte of the file once.
package struct ReplayShardSet: Sendable {
  private let members: [(path: String, shard: ReplayShard)]

  /// Whether the first of some files is such a part.
  package static func isOne(of paths: [String]) -> Bool {
    var faults: [ShardFault] = []
    guard let first = ShardSet.files(at: paths, &faults).first, let file = try? InputFile(first),
      let head = try? file.read(ReplayShard.beginning.count)
    else { return false }
    return head == ReplayShard.beginning
  }

  /// - Parameter paths: of files, and of folders, of which every file counts whose name ends in `.dabing`.
  /// - Throws: `ShardFaults` with all that is wrong with the files, and with them together.
  package init(at paths: [String]) throws(ShardFaults) {
    var faults: [ShardFault] = []
    var read: [(path: String, shard: ReplayShard)] = []
    for path in ShardSet.files(at: paths, &faults) {
      do throws(ShardFault) { read.append((path, try ReplayShard(at: path))) } catch { faults.append(error) }
    }
    if let first = read.first {
      faults += Self.foreign(read, to: first)
      if faults.isEmpty { faults += Self.gaps(read) }
    }
    guard faults.isEmpty, !read.isEmpty else { throw ShardFaults(faults) }
    members = read.sorted { Self.isBefore($0.shard.part.stretch, $1.shard.part.stretch) }
  }

  /// A part in which no row begins stands before the one that begins in its place.
  private static func isBefore(_ one: FileStretch, _ other: FileStretch) -> Bool {
    (one.start, one.end) < (other.start, other.end)
  }

  private static func foreign(
    _ read: [(path: String, shard: ReplayShard)], to first: (path: String, shard: ReplayShard)
  ) -> [ShardFault] {
    read.compactMap { path, shard in
      if shard.programVersion != ProgramVersion.current {
        return ShardFault(
          path,
          en: "was settled by \(shard.program) \(shard.programVersion), which is not this program: settle it again",
          zh: "由\(shard.program) \(shard.programVersion)计算，与本程序不同；请重新计算")
      }
      let (own, other) = (shard.part, first.shard.part)
      let differing: Words? =
        if shard.request != first.shard.request {
          Words(en: "policies, columns or bands", zh: "政策、列或分段")
        } else if own.common != other.common
          || (own.stretch.size, own.stretch.head) != (other.stretch.size, other.stretch.head)
        {
          Words(en: "the data", zh: "数据文件")
        } else if shard.number?.count != first.shard.number?.count {
          Words(en: "the number of parts", zh: "分片数")
        } else {
          nil
        }
      return differing.map {
        ShardFault(
          path, en: "is of another replay than '\(first.path)' (\($0.en)): leave it out, or settle it again",
          zh: "与“\(first.path)”不属于同一次逐人结算（\($0.zh)）；请移除或重新计算")
      }
    }
  }

  /// What is missing or there twice; parts that are all there lie side by side.
  private static func gaps(_ read: [(path: String, shard: ReplayShard)]) -> [ShardFault] {
    guard let count = read.first?.shard.number?.count else { return [] }
    var faults: [ShardFault] = []
    var byPlace: [Int: String] = [:]
    for (path, shard) in read {
      guard let place = shard.number?.place else { continue }
      if let other = byPlace[place] {
        faults.append(
          ShardFault(path, en: "is the same part as '\(other)': leave one of them out", zh: "与“\(other)”为同一部分；请移除其一"))
      }
      byPlace[place] = byPlace[place] ?? path
    }
    // So many are named.
    var missing = 0
    for place in 1...count where byPlace[place] == nil {
      missing += 1
      guard missing <= 20, let number = ShardNumber(place, of: count) else { continue }
      faults.append(
        ShardFault(
          number.fileName, en: "is missing: settle it with --shard \(number.text)",
          zh: "缺少该分片；请用 --shard \(number.text) 计算"))
    }
    if missing > 20 {
      faults.append(
        ShardFault("…", en: "so are \(missing - 20) more", zh: "另缺\(missing - 20)个分片"))
    }
    guard faults.isEmpty else { return faults }
    let stretches = read.map(\.shard.part.stretch).sorted(by: isBefore)
    // Where a pipe brought parts it is not known where exactly each began, but how many bytes they are.
    let isExact = stretches.allSatisfy(\.isExact)
    let areSideBySide =
      stretches.first?.start == 0
      && (!isExact || zip(stretches, stretches.dropFirst()).allSatisfy { $0.end == $1.start })
    if !areSideBySide || stretches.reduce(0, { $0 + $1.checksum.count }) != stretches.first?.size {
      faults.append(
        ShardFault(
          read[0].path,
          en: "and the others do not lie side by side in the file: has it changed? Settle all parts again",
          zh: "与其他部分在文件中不相接：数据文件是否已改变？请重新计算全部分片"))
    }
    return faults
  }

  /// The replay of the whole file.
  ///
  /// - Throws: `DocumentError` where the policies that the parts carry are none; `ShardFaults` where a part holds what cannot
  ///   be.
  package func replay() throws -> Replay {
    func fault(_ place: Int, _ en: String, _ zh: String) -> ShardFaults {
      ShardFaults([ShardFault(members[place].path, en: en, zh: zh)])
    }
    guard let plan = try members[0].shard.request.plan() else {
      throw fault(0, "asks for what no replay does: settle the part again", "内容无效；请重新计算该部分")
    }
    do throws(Replay.PartFault) {
      return try Replay(plan, joining: members.map(\.shard.part))
    } catch {
      switch error {
      case .unsound(let place):
        throw fault(place, "holds what no part of a file comes to: settle it again", "内容不可能出现；请重新计算该部分")
      case .encoding(let place):
        throw fault(
          place, "was read in another encoding than the parts before it: settle all parts with --encoding",
          "与此前各部分的编码不同；请用 --encoding 重新计算全部分片")
      }
    }
  }
}
