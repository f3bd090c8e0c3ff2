import Foundation

/// The first line of a shard file.
struct ShardHeader: Codable, Hashable, Sendable {
  /// The version of the form of the file.
  private let dabingShard: Int
  private let shard: Int
  private let shards: Int
  /// The first replication, from 0.
  private let first: Int
  /// The one behind the last.
  private let end: Int
  let study: ShardStudy

  static let version = 1
  /// What every shard file begins with, of any version.
  static let beginning = Array("{\"dabingShard\":".utf8)
  /// Bytes: a scenario and a policy at their largest, with every character spelled.
  static let longest = 64_000_000

  init(_ number: ShardNumber, of study: ShardStudy) {
    dabingShard = Self.version
    (shard, shards) = (number.place, number.count)
    let range = number.range(of: study.replications)
    (first, end) = (range.lowerBound, range.upperBound)
    self.study = study
  }

  /// Which part it is; nil where what the line says of it cannot be.
  var number: ShardNumber? {
    guard dabingShard == Self.version, (1...ShardStudy.mostReplications).contains(study.replications),
      shards <= study.replications, let number = ShardNumber(shard, of: shards),
      number.range(of: study.replications) == first..<max(first, end), end > first,
      !study.columns.isEmpty, (study.source == nil) != (study.comparison == nil)
    else { return nil }
    return number
  }

  /// The line without its end; keys in alphabetical order, so that equal shards are equal files.
  ///
  /// - Returns: nil for what no JSON can hold.
  var line: [UInt8]? {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map(Array.init)
  }

  /// The version that a line says it has; nil where it says none.
  static func version(of line: [UInt8]) -> Int? {
    struct Versioned: Decodable { let dabingShard: Int }
    return (try? JSONDecoder().decode(Versioned.self, from: Data(line)))?.dabingShard
  }

  /// - Returns: nil where the line is another.
  init?(line: [UInt8]) {
    guard let header = try? JSONDecoder().decode(ShardHeader.self, from: Data(line)) else { return nil }
    self = header
  }
}
