import Files
import Insurance
import Plans

/// What is wrong with a shard, or with shards as a whole, and what to do about it.
package struct ShardFault: Error, Hashable, Sendable {
  /// The file or folder as the user named it; of a shard that is missing its name.
  package let path: String
  /// The rest of the sentence.
  package let reason: Words

  init(_ path: String, en: String, zh: String) {
    self.path = path
    reason = Words(en: en, zh: zh)
  }

  init(_ error: InputError) {
    self.init(error.path, en: "cannot be read: \(error.reason.en)", zh: "无法读取：\(error.reason.zh)")
  }

  /// That what a shard holds cannot be kept.
  init(_ path: String, _ error: SimulationError) { self.init(path, en: error.said.en, zh: error.said.zh) }
}

/// Why shards make no run: everything at once.
package struct ShardFaults: Error, Sendable {
  /// Never empty.
  package let all: [ShardFault]

  init(_ all: [ShardFault]) { self.all = all }
}
