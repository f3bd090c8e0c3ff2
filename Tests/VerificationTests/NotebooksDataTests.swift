import Foundation
import Testing

@testable import Verification

/// The tables in notebooks-data are those of the baselines, which `dabing verify` holds against fresh runs.
struct NotebooksDataTests {
  private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The rows of a table; none of those read here has a field in quotes before the last column that is read.
  private func rows(_ name: String) throws -> [[String: String]] {
    let text = try String(contentsOf: root.appending(path: "notebooks-data/\(name).csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(zip(lines[0], $0), uniquingKeysWith: { first, _ in first }) }
  }

  private struct Descriptor: Decodable {
    struct Resource: Decodable {
      struct Schema: Decodable {
        struct Field: Decodable {
          let name: String
          let description: String
        }
        let fields: [Field]
      }
      let name: String
      let path: String
      let bytes: Int
      let schema: Schema
    }
    let resources: [Resource]
  }

  @Test func `the results are those of the baselines, scenario by scenario`() throws {
    let stored = Dictionary(grouping: try rows("results"), by: { $0["scenario"] ?? "" })
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "scenarios").path)
    let scenarios = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(stored.keys) == Set(scenarios), "scripts/notebooks-data makes the tables anew")
    for scenario in scenarios {
      let baseline = try JSONSerialization.jsonObject(
        with: try Data(contentsOf: root.appending(path: "scenarios/baselines/\(scenario).json")))
      let results = (baseline as? [String: Any])?["results"] as? [[String: Any]] ?? []
      let mine = stored[scenario] ?? []
      let (count, copies) = (results.count, mine.count)
      #expect(count > 40 && count == copies)
      let off = zip(results, mine).filter { row, copy in
        row["metric"] as? String != copy["metric"] || (row["group"] as? String ?? "") != copy["group"]
          || !isSame((row["value"] as? NSNumber)?.doubleValue, copy["value"].flatMap(Double.init))
      }
      // The rows themselves would fill the terminal.
      let isSameThroughout = off.isEmpty
      #expect(
        isSameThroughout,
        "\(scenario): scripts/notebooks-data makes the tables anew: \(off.first.map { "\($0)" } ?? "")")
    }
  }

  private func isSame(_ a: Double?, _ b: Double?) -> Bool {
    guard let a, let b else { return false }
    return abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  @Test func `the descriptor describes every table and every column`() throws {
    let data = try Data(contentsOf: root.appending(path: "notebooks-data/datapackage.json"))
    let descriptor = try JSONDecoder().decode(Descriptor.self, from: data)
    let files = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "notebooks-data").path)
    #expect(Set(descriptor.resources.map(\.path)) == Set(files.filter { $0.hasSuffix(".csv") }))
    for resource in descriptor.resources {
      let content = try Data(contentsOf: root.appending(path: "notebooks-data/\(resource.path)"))
      #expect(content.count == resource.bytes, "\(resource.path)")
      let header = String(decoding: content.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      #expect(header.split(separator: ",").map(String.init) == resource.schema.fields.map(\.name))
      #expect(resource.schema.fields.allSatisfy { $0.description.count > 5 })
    }
  }
}
