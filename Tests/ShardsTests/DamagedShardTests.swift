import Foundation
import TestSupport
import Testing

@testable import Shards

/// A shard that is not as it was written is found, wherever it is damaged, and called by its name.
struct DamagedShardTests {
  private let shards: SampleShards
  init() throws { shards = try SampleShards() }

  private func faults(_ bytes: [UInt8]) throws -> [ShardFault] {
    SampleShards.faults([try shards.scratch.write(Data(bytes), to: "damaged.dabing")])
  }

  @Test func `a changed byte, wherever it stands`() async throws {
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: try await shards.write("1/1"))))
    #expect(try faults(whole) == [])
    for place in sampled(Array(whole.indices), every: 5) {
      var bytes = whole
      bytes[place] ^= 1 << UInt8(place % 8)
      let faults = try faults(bytes)
      #expect(faults.count == 1 && faults.first?.path == shards.scratch.path + "/damaged.dabing", "byte \(place)")
    }
  }

  @Test func `a file that was cut, at whatever length`() async throws {
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: try await shards.write("1/1"))))
    for length in sampled(Array(0..<whole.count), every: 11) {
      let faults = try faults(Array(whole[..<length]))
      #expect(faults.count == 1 && faults.first?.path == shards.scratch.path + "/damaged.dabing", "\(length) bytes")
    }
    #expect(try faults(Array(whole.dropLast())).first?.reason.en.hasPrefix("is cut or has too much: it has") == true)
  }

  @Test func `a file with something behind its end`() async throws {
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: try await shards.write("1/1"))))
    for more in [[0], Array("\n".utf8), whole] {
      #expect(try faults(whole + more).first?.reason.en.hasPrefix("is cut or has too much: it has") == true)
    }
  }

  @Test func `a damaged shard is not called missing too`() async throws {
    let paths = try await shards.writeAll(of: 3)
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: paths[1])))
    bytes[bytes.count - 40] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: paths[1]))
    let faults = SampleShards.faults(paths)
    #expect(faults.map(\.path) == [paths[1]])
    #expect(
      faults.first?.reason.en
        == "is changed: its checksum is not that of what it holds; compute it again with --shard 2/3")
  }
}
