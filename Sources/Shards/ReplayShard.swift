import Files
import Foundation
import Presentation
import Replay

/// What the people of a part of a file come to, as a file: a line of JSON, and a line with the checksum of it. All of it are
/// whole numbers, so that parts add up to the same in any order.
package struct ReplayShard: Codable, Hashable, Sendable {
  /// The version of the form of the file.
  private let dabingReplayShard: Int
  private let shard: Int
  private let shards: Int
  let program: String
  let programVersion: String
  let request: ReplayRequest
  let part: Replay.Part

  static let version = 2
  /// What every such file begins with, of any version.
  static let beginning = Array("{\"dabingReplayShard\":".utf8)
  package static let mostParts = 1_000_000
  /// Bytes: policies at their largest, and the sums of the most groups.
  static let longest = 64_000_000

  package init(_ number: ShardNumber, of request: ReplayRequest, _ part: Replay.Part) {
    dabingReplayShard = Self.version
    (shard, shards) = (number.place, number.count)
    (program, programVersion) = ("dabing", ProgramVersion.current)
    self.request = request
    self.part = part
  }

  /// Nil where there is no such part.
  var number: ShardNumber? { ShardNumber(shard, of: shards) }

  package func write(to file: TextFile) throws(OutputError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let line = try? encoder.encode(self) else {
      throw OutputError(path: "shard", reason: .init(en: "it is no JSON", zh: "无法写成JSON"))
    }
    let bytes = Array(line) + [UInt8(ascii: "\n")]
    try file.add(bytes)
    try file.add(Checksum(of: bytes).text + "\n")
  }

  /// - Throws: `ShardFault` where the file is not as it was written.
  init(at path: String) throws(ShardFault) {
    func changed(_ en: String, _ zh: String) -> ShardFault {
      ShardFault(path, en: "\(en); settle the part again", zh: "\(zh)；请重新计算该部分")
    }
    let line: [UInt8]?
    let rest: [UInt8]
    do throws(InputError) {
      let file = try InputFile(path)
      line = try file.line(atMost: Self.longest)
      rest = try file.read(ShardFile.checksumLength + 1)
    } catch {
      throw ShardFault(error)
    }
    guard let line, line.starts(with: Self.beginning) else {
      throw ShardFault(
        path, en: "is no part of a replay: 'dabing replay --shard' writes such parts",
        zh: "不是逐人结算的分片；分片由 dabing replay --shard 生成")
    }
    guard rest == Array((Checksum(of: line + [UInt8(ascii: "\n")]).text + "\n").utf8) else {
      throw changed("is cut or changed: its checksum is not that of what it holds", "不完整或已改变：校验和不符")
    }
    guard let made = try? JSONDecoder().decode(ReplayShard.self, from: Data(line)),
      made.dabingReplayShard == Self.version, made.number?.count ?? .max <= Self.mostParts, made.part.stretch.isSound
    else { throw changed("is not what this program writes", "内容不是本程序所写") }
    self = made
  }
}
