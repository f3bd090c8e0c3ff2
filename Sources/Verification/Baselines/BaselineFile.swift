import Documents
import Files
import Foundation
import Wording

/// Where the baseline of a scenario lies: `baselines/NAME.json` beside it, NAME being the file's name.
package struct BaselineFile: Sendable {
  package let path: String

  package init(ofScenario path: String) {
    let url = URL(fileURLWithPath: path)
    let name = url.deletingPathExtension().lastPathComponent + ".json"
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    self.path = folder + "baselines/" + name
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// - Throws: `DocumentError` where it is no baseline that this program understands.
  func read() throws(DocumentError) -> Baseline {
    func problem(_ message: Message) -> DocumentError {
      DocumentError(.invalid, [Problem(message, at: Place(file: path))])
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DocumentError(.unreadable, [Problem("cannot be read", at: Place(file: path))])
    }
    ReadFiles.note(path)
    struct Version: Decodable { let format: Int }
    guard let version = try? JSONDecoder().decode(Version.self, from: data) else {
      throw problem("is no baseline; dabing verify --update writes a new one")
    }
    guard version.format == Baseline.currentFormat else {
      throw problem(
        "has format \(version.format), this program reads \(Baseline.currentFormat); dabing verify --update writes it anew"
      )
    }
    do {
      return try JSONDecoder().decode(Baseline.self, from: data)
    } catch {
      throw problem("is a baseline that lacks a part; dabing verify --update writes a new one")
    }
  }

  /// Writes the file whole or not at all.
  func write(_ baseline: Baseline) throws(OutputError) {
    // It stands in the place of the one before: that is what an update is for.
    try OutputDraft.write([OutputFile(path, text: baseline.text)], mayReplace: true)
  }
}

extension Baseline {
  /// JSON with a line for each value and each row, so that a change of one is a change of one line.
  var text: String {
    func line(_ value: some Encodable) -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // Finite numbers and text always encode.
      guard let data = try? encoder.encode(value) else { preconditionFailure("a baseline holds a number that is none") }
      return String(decoding: data, as: UTF8.self)
    }
    func list(_ values: [some Encodable]) -> String {
      values.isEmpty ? "[]" : "[\n" + values.map { "    " + line($0) }.joined(separator: ",\n") + "\n  ]"
    }
    let parts = [
      ("format", "\(format)"), ("provenance", line(provenance)), ("data", list(data)),
      ("policyValues", list(policyValues)), ("scenarioValues", list(scenarioValues)), ("results", list(results)),
    ]
    return "{\n" + parts.map { "  \"\($0)\": \($1)" }.joined(separator: ",\n") + "\n}\n"
  }
}
