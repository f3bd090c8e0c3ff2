import ArgumentParser
import Files
import Plans
import Shards

extension ShardNumber: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

/// The file of a shard, checked before any work is done, and the replications that it gets.
package struct ShardPlace {
  package let range: Range<Int>
  private let shard: ShardNumber
  private let replications: Int
  private let name: String
  private let folder: OutputFolder
  private let mayReplace: Bool
  private var path: String { folder.path(of: shard.fileName) }

  /// - Parameter name: of the folder, as the user named it.
  package init(_ shard: ShardNumber, of plan: SimulationPlan, in name: String, mayReplace: Bool) throws {
    guard shard.count <= plan.replications else {
      throw BadData(
        "--shard \(shard.text) has more parts than there are replications, \(plan.replications): take fewer parts")
    }
    (self.shard, self.name, self.mayReplace) = (shard, name, mayReplace)
    (replications, range) = (plan.replications, shard.range(of: plan.replications))
    folder = try OutputFolder(name)
    _ = try Destinations([path], mayReplace: mayReplace)
  }

  package func write(_ shard: ShardFile, _ format: OutputOptions) throws {
    // Shards that end at the same time each add a file to the folder; none takes its place.
    try folder.make()
    try OutputDraft.write([OutputFile(path, pieces: shard.write(to:))], mayReplace: mayReplace)
    complain(
      said: format.say(
        "wrote \(path), replications \(range.lowerBound) to \(range.upperBound - 1) of \(replications); when all are there: dabing merge \(name)",
        "已写入\(path)，模拟次号\(range.lowerBound)至\(range.upperBound - 1)（共\(replications)次）；全部完成后：dabing merge \(name)"
      ))
  }
}
