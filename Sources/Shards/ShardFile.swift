import Files
import Plans
import Scenarios
import Simulation

/// A shard on its way into its file.
///
/// A shard file has three parts, and nothing else:
///
/// 1. A line of JSON (``ShardHeader``): which part of which run it is, the texts that the run is made of, and the names
///    of the numbers of a replication.
/// 2. For each replication of its range, in order, its numbers (`ClaimsLayout`, of a comparison those of each of its runs in
///    turn), each of eight bytes, little-endian: whole numbers in two's complement, others by IEEE 754.
/// 3. A line with the checksum of all before it (`Checksum`).
///
/// No clock time, no host and no path stand in it, so equal shards are equal files. With NumPy:
///
///     with open(name, "rb") as file:
///         header = json.loads(file.readline())
///         names = [tuple(column) for column in header["study"]["columns"]]
///         years = numpy.fromfile(file, names, header["end"] - header["first"])
package struct ShardFile {
  private let header: ShardHeader
  private let layouts: RunLayouts
  /// By run, year and replication.
  private let outcomes: [[Outcomes]]

  /// - Parameters:
  ///   - number: which part of the run.
  ///   - scenario: what is run.
  ///   - source: what the scenario is made of.
  ///   - outcomes: of the part's replications, by year and replication.
  package init(_ number: ShardNumber, of scenario: Scenario, from source: ScenarioSource, outcomes: [Outcomes]) {
    header = ShardHeader(number, of: ShardStudy(scenario, from: source))
    layouts = RunLayouts(of: [scenario.plan])
    self.outcomes = [outcomes]
  }

  /// - Parameters:
  ///   - number: which part of the comparison.
  ///   - baseline: of the comparison.
  ///   - comparison: what it is made of.
  ///   - runs: what is run, the baseline first, with the outcomes of the part's replications by year and replication.
  package init(
    _ number: ShardNumber, of baseline: Scenario, from comparison: ComparisonSource,
    runs: [(plan: SimulationPlan, outcomes: [Outcomes])]
  ) {
    let plans = runs.map(\.plan)
    header = ShardHeader(number, of: ShardStudy(baseline, plans, of: comparison))
    layouts = RunLayouts(of: plans)
    outcomes = runs.map(\.outcomes)
  }

  /// The last line is so long, its end included.
  static let checksumLength = 25

  package func write(to file: TextFile) throws(OutputError) {
    guard let line = header.line else {
      throw OutputError(path: "shard", reason: .init(en: "its header is no JSON", zh: "文件头无法写成JSON"))
    }
    var checksum = Checksum()
    func add(_ bytes: [UInt8]) throws(OutputError) {
      checksum.add(bytes[...])
      try file.add(bytes)
    }
    try add(line + [UInt8(ascii: "\n")])
    for replication in (outcomes.first?.first ?? []).indices {
      try add(Self.bytes(of: layouts.row(replication, of: outcomes)))
    }
    try file.add(checksum.text + "\n")
  }

  static func bytes(of row: [UInt64]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * row.count)
    for number in row { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    return bytes
  }

  static func numbers(of bytes: [UInt8]) -> [UInt64] {
    bytes.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map {
        UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self))
      }
    }
  }
}
