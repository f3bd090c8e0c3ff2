import Documents
import Foundation
import Insurance
import Regions
import Testing

let library = PolicyLibrary()

/// The text of a built-in policy file with one thing in it changed.
func builtIn(_ name: String, changing old: String = "", to new: String = "") throws -> String {
  let text = try library.text(of: name)
  guard !old.isEmpty else { return text }
  try #require(text.contains(old), "\(name) does not say '\(old)'")
  return text.replacing(old, with: new, maxReplacements: 1)
}

/// The policy that a text describes.
func policy(
  from text: String, year: Int? = nil, set: [String] = [], catalogue: RuleCatalogue = .standard
) throws -> Policy {
  let file = PolicyFile(node: try YAMLText.read(text, file: "my.yaml"), name: "my.yaml")
  return try file.policy(year: year, overrides: try set.map { try Override(argument: $0) }, catalogue: catalogue)
}

/// A built-in policy with values set over its own.
func policy(_ name: String, year: Int? = nil, set: String...) throws -> Policy {
  try library.policy(name, year: year, overrides: try set.map { try Override(argument: $0) })
}

/// The problems of a text as a policy file; none where it is one.
func problems(of text: String, year: Int? = nil, set: [String] = []) -> [Problem] {
  do {
    _ = try policy(from: text, year: year, set: set)
    return []
  } catch let error as DocumentError {
    return error.problems
  } catch {
    return [Problem("threw another error: \(error)", at: Place(file: ""))]
  }
}

/// What stands in the text from a problem's place to the end of the line.
func excerpt(_ text: String, at place: Place) -> String {
  let lines = text.components(separatedBy: "\n")
  guard lines.indices.contains(place.line - 1) else { return "" }
  return String(String.UnicodeScalarView(lines[place.line - 1].unicodeScalars.dropFirst(place.column - 1)))
}

/// Fails unless the benefit, to the fen, is this many yuan.
func expect(
  _ policy: Policy, _ amount: Double, for group: String = Group.generalID, pays yuan: Double,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let benefit = try policy.benefit(for: group).payment(for: amount)
  #expect(Money(yuan: benefit) == Money(yuan: yuan), sourceLocation: sourceLocation)
}
