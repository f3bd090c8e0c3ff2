import Documents
import Insurance
import Testing

/// The critical-illness fund pays the insurer with what was paid in: it neither pays in itself nor pays a layer beside the insurer's.
struct WhoCanPayTests {
  @Test func `it cannot be a source of the funding`() throws {
    for policy in library.names {
      let text = try builtIn(policy)
      guard let source = text.firstMatch(of: /party: (basic-medical-fund|employees-supplementary-fund|treasury)\b/)
      else {
        continue
      }
      let wrong = text.replacing(source.output.0, with: "party: critical-illness-fund", maxReplacements: 1)
      let found = problems(of: wrong).filter { $0.message.contains("critical-illness-fund") }
      #expect(
        !found.isEmpty && found.allSatisfy { excerpt(wrong, at: $0.place).hasPrefix("critical-illness-fund") },
        "\(policy)")
    }
  }

  @Test func `it cannot pay a layer`() throws {
    let text = try builtIn("jiangxi-2025-aid", changing: "payer: treasury", to: "payer: critical-illness-fund")
    #expect(problems(of: text).map { excerpt(text, at: $0.place).hasPrefix("critical-illness-fund") } == [true])
  }
}
