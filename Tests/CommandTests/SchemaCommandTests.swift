import Foundation
import Testing

/// `dabing schema`: JSON Schema for editors.
struct SchemaCommandTests {
  @Test func `the schema of scenarios`() async throws {
    let schema = try JSON(try await Program.output("schema", "scenario"))
    #expect(schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["type"]?.text == "object")
    let keys = schema["properties"]?.keys ?? []
    #expect(
      keys == [
        "name", "title", "policy", "year", "horizon", "trend", "cash", "terms", "population", "expense", "shocks",
        "openingReserve", "openingRiskAdjustment",
        "behaviour", "enrolment", "method", "replications", "seed", "verify",
      ])
    let required = Set(schema["required"]?.list.compactMap(\.text) ?? [])
    #expect(required.isSuperset(of: ["name", "policy", "year", "population", "expense"]))
    #expect(schema["$defs"]?["law"] != nil)
  }

  @Test func `the schema of policies`() async throws {
    let schema = try JSON(try await Program.output("schema", "policy"))
    let keys = schema["properties"]?.keys ?? []
    #expect(
      keys.isSuperset(of: [
        "id", "title", "region", "status", "inForce", "documents", "scope", "groups", "benefit", "funding", "costs",
        "riskSharing", "settlement",
      ]))
  }

  @Test(arguments: [
    ("targets", ["name", "title", "targets", "parameters"]), ("history", ["name", "title", "source", "years"]),
    ("reform", ["name", "title", "changes"]), ("case", ["title", "policy", "source", "cases"]),
  ])
  func `the schema of what goes with scenarios`(_ kind: String, _ required: [String]) async throws {
    let schema = try JSON(try await Program.output("schema", kind))
    #expect(Set(schema["required"]?.list.compactMap(\.text) ?? []) == Set(required))
    #expect(schema["properties"]?.keys.isSuperset(of: required) == true)
  }

  /// What the keys mean, wherever the schema says it.
  private func descriptions(of json: Any) -> [String] {
    switch json {
    case let object as [String: Any]:
      [object["description"] as? String].compactMap(\.self) + object.values.flatMap(descriptions)
    case let list as [Any]: list.flatMap(descriptions)
    default: []
    }
  }

  @Test(arguments: ["scenario", "policy", "reform", "case", "targets", "history"])
  func `a Chinese schema differs in its words alone`(_ kind: String) async throws {
    let english = try await Program.output("schema", kind)
    let chinese = try await Program.output("schema", kind, "--lang", "zh")
    let located = try await Program.run(["schema", kind], environment: ["LC_ALL": "zh_CN.UTF-8"])
    #expect(located.output == chinese)
    let said = descriptions(of: try JSONSerialization.jsonObject(with: Data(chinese.utf8)))
    let meant = descriptions(of: try JSONSerialization.jsonObject(with: Data(english.utf8)))
    #expect(said.count > 2 && said.count == meant.count)
    // Metrics and parameters of laws have their names.
    for text in said where text.contains(where: { $0.isLetter && $0.isASCII }) {
      #expect(text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(text)")
    }
    let code = /"(description|title)" : ".*"/
    #expect(chinese.replacing(code, with: "") == english.replacing(code, with: ""))
  }

  @Test(arguments: [[], ["senario"]])
  func `another kind is a mistake of usage`(_ arguments: [String]) async throws {
    let result = try await Program.run(["schema"] + arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(!result.messages.isEmpty)
  }
}
