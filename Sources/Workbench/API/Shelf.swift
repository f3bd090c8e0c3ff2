import Documents
import Insurance
import Plans
import Scenarios
import Studies
import Synchronization

/// The scenarios that can be asked for. Each is read when it is first asked for, and kept.
package final class Shelf: Sendable {
  private typealias Entry = (id: String, file: ScenarioFile)

  private let files: [Entry]
  private let made = MadeOnce<String, Result<WhatIf, DocumentError>>()
  /// What was given while the page is open, the oldest first.
  private let given = Mutex<[(id: String, whatIf: WhatIf)]>([])
  private static let mostGiven = 20

  /// - Parameter files: of somebody's own; the shipped ones where there are none.
  /// - Throws: `DocumentError` where two have one name.
  package init(_ own: [ScenarioFile]) throws(DocumentError) {
    var files: [Entry] = []
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

  var headings: [(id: String, heading: ScenarioHeading)] {
    files.map { ($0.id, $0.file.heading) } + given.withLock { $0.map { ($0.id, $0.whatIf.file.heading) } }
  }

  /// Takes a scenario that somebody gives, in the place of one of its name that was given before.
  ///
  /// - Parameters:
  ///   - text: of the file; it names no other.
  ///   - name: of the file, as messages and commands call it.
  /// - Returns: its id.
  /// - Throws: `DocumentError` with all that is wrong with it.
  func take(_ text: String, named name: String) throws(DocumentError) -> String {
    let file = try ScenarioFile(text: text, name: name)
    let others = file.otherFiles
    guard others.isEmpty else { throw DocumentError(.invalid, others) }
    let own = file.heading.name
    let id = files.contains { $0.id == own } ? own + "-2" : own
    let whatIf = try WhatIf(file, id: id)
    given.withLock { given in
      given.removeAll { $0.id == id }
      given.append((id, whatIf))
      if given.count > Self.mostGiven { given.removeFirst() }
    }
    return id
  }

  /// - Throws: `APIProblem` where there is none of this id, or it cannot be used.
  func scenario(_ id: String) throws(APIProblem) -> WhatIf {
    if let given = given.withLock({ $0.first { $0.id == id } }) { return given.whatIf }
    guard let file = files.first(where: { $0.id == id })?.file else {
      let ids = headings.map(\.id)
      let nearest = nearestName(to: id, in: ids)
      throw APIProblem(
        404, "there is no scenario '\(id.prefix(100))'",
        [APIProblem.Item(path: "$.scenario", message: "there are \(list: ids)", nearest: nearest)])
    }
    do {
      return try made.value(of: id) { Result { () throws(DocumentError) in try WhatIf(file, id: id) } }.get()
    } catch {
      throw APIProblem(error)
    }
  }
}
