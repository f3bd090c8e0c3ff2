/// The files that `dabing new` writes.
package enum Template {
  package static var scenario: String { text("scenario.yaml") }
  package static var policy: String { text("policy.yaml") }

  private static func text(_ name: String) -> String { Embedded.files.first { $0.name == name }?.text ?? "" }
}
