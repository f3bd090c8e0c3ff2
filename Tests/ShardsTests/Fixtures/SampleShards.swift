import Files
import Foundation
import Scenarios
import Simulation
import TestSupport

@testable import Shards

/// Shards of a small run, in a folder of a test's own.
struct SampleShards {
  let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  static let text = """
    name: sample
    title: { en: A sample, zh: 示例 }
    policy: shanxi-2019
    year: 2019
    population:
      insured: { value: 2000, assumption: true }
    expense:
      model: self-paid
      probability: { value: 12%, assumption: true }
      law: { name: lognormal, meanlog: 9.4, sdlog: 1.2, assumption: true }
    method: individual
    replications: 12
    seed: 7

    """

  /// Writes a part of the run and returns the path of its file.
  ///
  /// - Parameters:
  ///   - number: such as `1/2`.
  ///   - settings: over the scenario's own values.
  ///   - name: of the file within the folder `shards`; its usual name where it is nil.
  @discardableResult
  func write(_ number: String, set settings: [String] = [], as name: String? = nil) async throws -> String {
    guard let number = ShardNumber(number) else { throw Missing() }
    let source = try ScenarioSource(
      of: ScenarioFile(text: Self.text, name: "sample.yaml"),
      settings: settings.map { ScenarioSource.Setting($0) })
    let scenario = try source.scenario(named: "sample.yaml")
    let outcomes = try await SimulationRun(scenario.plan).outcomes(
      of: number.range(of: scenario.plan.replications), threads: 1)
    let shard = ShardFile(number, of: scenario, from: source, outcomes: outcomes)
    let path = scratch.path + "/shards/" + (name ?? number.fileName)
    try OutputDraft.write([OutputFile(path, pieces: shard.write(to:))], mayReplace: true)
    return path
  }

  /// Writes all parts.
  func writeAll(of count: Int) async throws -> [String] {
    var paths: [String] = []
    for place in 1...count { paths.append(try await write("\(place)/\(count)")) }
    return paths
  }

  var folder: String { scratch.path + "/shards" }

  struct Missing: Error {}

  /// What is wrong with shards; nothing where they are a run.
  static func faults(_ paths: [String]) -> [ShardFault] {
    do throws(ShardFaults) {
      _ = try ShardSet(at: paths)
      return []
    } catch {
      return error.all
    }
  }

  /// The bytes with the checksum that they ought to have.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var checksum = Checksum()
    let content = bytes.dropLast(ShardFile.checksumLength)
    checksum.add(content)
    return content + Array((checksum.text + "\n").utf8)
  }
}
