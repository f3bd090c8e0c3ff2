import Foundation

/// The scenario files of this repository.
enum Shipped {
  static let scenarios = [
    "huizhou-2013", "jiangxi-2025", "jincheng-2019", "langfang-2024", "national-2023", "shandong-2015",
  ]

  /// The one whose X is made of episodes, which takes longer to read.
  static let episodes = "national-2023-episodes"

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ name: String) -> String { root.appending(path: "scenarios/\(name).yaml").path }

  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
}
