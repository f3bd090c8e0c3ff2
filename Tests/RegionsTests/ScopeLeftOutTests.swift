import Documents
import Insurance
import Testing

/// Parts of expense that a file leaves out of its scope do not count, and the policy says so once.
struct ScopeLeftOutTests {
  @Test func `each part can be left out`() throws {
    let usual = try policy("shanxi-2019")
    for component in ExpenseComponent.allCases {
      let text = try builtIn("shanxi-2019")
      let line = try #require(text.firstMatch(of: try Regex("    \(component.rawValue): \\{ value: .*\n")))
      let own = try policy(from: text.replacing(text[line.range], with: "", maxReplacements: 1))
      var expected = try #require(usual.scope.components)
      expected[component] = .excluded
      #expect(own.scope.components == expected)
      let said = own.readings.filter { $0.words.en.hasPrefix("parts of expense that the file does not name") }
      #expect(said.count == 1 && said.first?.words.en.hasSuffix(": \(component.words.en)") == true)
    }
    #expect(!usual.readings.contains { $0.words.en.hasPrefix("parts of expense that the file") })
  }

  @Test func `a value of the only benefit is named in a list of benefits`() throws {
    let error = #expect(throws: DocumentError.self) { try policy("jiangxi-2025-aid", set: "benefit.rate=80%") }
    #expect(error?.problems.map(\.nearest) == ["benefits.critical-illness.rate"])
  }
}
