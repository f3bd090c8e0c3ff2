import Foundation

/// The scenario files of this repository.
enum Shipped {
  static let scenarios = [
    "beijing-employee-2023", "changsha-2025", "chengdu-2023", "city-supplement", "huizhou-2013", "jiangxi-2025",
    "jiangxi-2025-aid", "jincheng-2019", "langfang-2024", "national-2023", "ningbo-2023", "shandong-2015",
  ]

  /// Those whose X is made of episodes, which take longer to read.
  static let nations = ["national-2023-episodes", "national-2024-episodes", "national-2025-episodes"]
  /// The one of them that tests look at.
  static let episodes = "national-2023-episodes"

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ name: String) -> String { root.appending(path: "scenarios/\(name).yaml").path }

  static func text(_ name: String) throws -> String { try String(contentsOfFile: path(name), encoding: .utf8) }
}
