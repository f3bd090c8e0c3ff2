import Documents
import Insurance
import Scenarios
import Simulation
import Studies

/// The scenarios that can be asked for. Each is read when it is first asked for, and kept.
package final class Shelf: Sendable {
  private let files: [(id: String, file: ScenarioFile)]
  private let made = MadeOnce<String, Result<WhatIf, DocumentError>>()

  /// - Parameter files: of somebody's own; the shipped ones where there are none.
  /// - Throws: `DocumentError` where two have one name.
  package init(_ own: [ScenarioFile]) throws(DocumentError) {
    var files: [(id: String, file: ScenarioFile)] = []
    for file in own {
      let id = file.heading.name
      guard !files.contains(where: { $0.id == id }) else {
        throw DocumentError(
          .invalid, [Problem("another scenario has the name '\(id)' too", at: Place(file: file.path))])
      }
      files.append((id, file))
    }
    if own.isEmpty {
      for name in ShippedScenarios.names {
        if let file = try ShippedScenarios.file(name) { files.append((name, file)) }
      }
    }
    self.files = files
  }

  var headings: [(id: String, heading: ScenarioHeading)] { files.map { ($0.id, $0.file.heading) } }

  /// - Throws: `APIProblem` where there is none of this id, or it cannot be used.
  func scenario(_ id: String) throws(APIProblem) -> WhatIf {
    guard let file = files.first(where: { $0.id == id })?.file else {
      let ids = files.map(\.id)
      let nearest = nearestName(to: id, in: ids)
      throw APIProblem(
        404, "there is no scenario '\(id.prefix(100))'",
        [APIProblem.Item(path: "$.scenario", message: "there are \(ids.joined(separator: ", "))", nearest: nearest)])
    }
    do {
      return try made.value(of: id) { Result { () throws(DocumentError) in try WhatIf(file, id: id) } }.get()
    } catch {
      throw APIProblem(error)
    }
  }
}
