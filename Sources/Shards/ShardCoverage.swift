/// Whether shards have every replication of a run, and each once.
struct ShardCoverage {
  private(set) var faults: [ShardFault] = []

  /// So many missing shards are named; the rest are counted.
  private static let mostNamed = 20

  /// - Parameters:
  ///   - members: the shards of the run; they need not be parts of one size.
  ///   - damaged: shards whose replications are not to be called missing, since more is said of them.
  ///   - replications: of the run.
  init(of members: [ShardSet.Member], beside damaged: [ShardSet.Member], replications: Int) {
    let inOrder = members.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.path) < ($1.range.lowerBound, $1.range.upperBound, $1.path)
    }
    var before: ShardSet.Member?
    // The shard that reaches furthest.
    var furthest: ShardSet.Member?
    for member in inOrder {
      if let before, before.range == member.range {
        faults.append(
          ShardFault(
            member.path,
            en: "holds the same replications as '\(before.path)', \(Self.words(member.range)): leave one of them out",
            zh: "与“\(before.path)”的模拟次号相同（\(Self.words(member.range, isChinese: true))）；请移除其一"))
      } else if let furthest, furthest.range.upperBound > member.range.lowerBound {
        faults.append(
          ShardFault(
            member.path,
            en:
              "holds replications \(Self.words(member.range)), some of which '\(furthest.path)' holds too, with \(Self.words(furthest.range)): leave one of them out",
            zh:
              "模拟次号\(Self.words(member.range, isChinese: true))与“\(furthest.path)”的\(Self.words(furthest.range, isChinese: true))重叠；请移除其一"
          ))
      }
      before = member
      if member.range.upperBound > furthest?.range.upperBound ?? 0 { furthest = member }
    }
    addMissing(among: members + damaged, replications)
  }

  private mutating func addMissing(among members: [ShardSet.Member], _ replications: Int) {
    let parts = Self.mostUsual(members.map(\.number.count))
    var missing: [(number: ShardNumber, range: Range<Int>)] = []
    for gap in Self.gaps(members.map(\.range), replications) {
      for place in 1...parts {
        guard let number = ShardNumber(place, of: parts) else { continue }
        let range = number.range(of: replications).clamped(to: gap)
        if !range.isEmpty { missing.append((number, range)) }
      }
    }
    for (number, range) in missing.prefix(Self.mostNamed) {
      faults.append(
        ShardFault(
          number.fileName,
          en: "is missing, with replications \(Self.words(range)): compute it with --shard \(number.text)",
          zh: "缺少该分片（模拟次号\(Self.words(range, isChinese: true))）；请用 --shard \(number.text) 计算"))
    }
    if let last = missing.last, missing.count > Self.mostNamed {
      faults.append(
        ShardFault(
          last.number.fileName, en: "is missing too, and so are \(missing.count - Self.mostNamed - 1) more before it",
          zh: "亦缺少，此前另缺\(missing.count - Self.mostNamed - 1)个分片"))
    }
  }

  /// The replications that no range has.
  private static func gaps(_ ranges: [Range<Int>], _ replications: Int) -> [Range<Int>] {
    var gaps: [Range<Int>] = []
    var reached = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > reached { gaps.append(reached..<range.lowerBound) }
      reached = max(reached, range.upperBound)
    }
    if reached < replications { gaps.append(reached..<replications) }
    return gaps
  }

  /// The number that comes up most often; of several the smallest.
  private static func mostUsual(_ counts: [Int]) -> Int {
    let times = counts.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return times.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? 1
  }

  /// `2857 to 4284`, as `replications.csv` numbers them.
  private static func words(_ range: Range<Int>, isChinese: Bool = false) -> String {
    "\(range.lowerBound)\(isChinese ? "至" : " to ")\(range.upperBound - 1)"
  }
}
