import Documents
import Foundation
import Regions
import TestSupport
import Testing

/// The JSON Schema of policy files.
struct PolicySchemaTests {
  typealias Object = [String: Any]

  private func root(_ catalogue: RuleCatalogue = .standard) throws -> Object {
    let text = PolicyFile.schema(catalogue).jsonSchema(id: "https://example.org/policy.json")
    return inPlace(try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object))
  }

  /// Written out in full it had 1.8 million.
  @Test func `what repeats stands once, so that an editor reads it at once`() throws {
    let text = PolicyFile.schema(.standard).jsonSchema(id: "https://example.org/policy.json")
    #expect(text.utf8.count < 250_000)
    let root = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    let parts = Set((root["$defs"] as? Object ?? [:]).keys)
    let references = Set(text.matches(of: /#\/\$defs\/([A-Za-z0-9-]+)/).map { String($0.output.1) })
    #expect(parts.count > 20 && references == parts)
  }

  @Test func `it is valid JSON and has every part of a policy`() throws {
    let root = try root()
    let properties = try #require(root["properties"] as? Object)
    #expect(properties.keys.sorted() == PolicyFile.keys.sorted())
    #expect(
      Set(root["required"] as? [String] ?? [])
        == Set(PolicyFile.keys).subtracting([
          "benefit", "benefits", "claimsPayment", "contract", "evidence", "funds", "incentives", "indices",
          "nextFunding",
          "notModelled",
          "premiumName", "depositName", "readings", "riskAdjustment", "waitingPeriod",
        ]))
    for (name, property) in properties {
      #expect((property as? Object)?["description"] as? String != nil, "\(name)")
    }
  }

  @Test func `each rule is a form of its own with all its fields`() throws {
    let properties = try #require(try root()["properties"] as? Object)
    func check<Rule>(_ part: String, _ entries: [RuleCatalogue.Entry<Rule>]) throws {
      let forms = try #require((properties[part] as? Object)?["oneOf"] as? [Object])
      #expect(forms.map { $0["title"] as? String } == entries.map(\.name))
      for (form, entry) in zip(forms, entries) {
        let fields = try #require(form["properties"] as? Object)
        #expect(Set(fields.keys) == Set(entry.fields.map(\.name) + ["rule"]), "\(entry.name)")
        let required = Set(entry.fields.filter(\.isRequired).map(\.name) + ["rule"])
        #expect(Set(form["required"] as? [String] ?? []) == required, "\(entry.name)")
        #expect(form["additionalProperties"] as? Bool == false)
      }
    }
    let catalogue = RuleCatalogue.standard
    try check("benefit", catalogue.benefits)
    try check("funding", catalogue.funding)
    try check("riskSharing", catalogue.riskSharing)
    try check("settlement", catalogue.settlement)
  }

  @Test func `its patterns take no other digits than 0 to 9`() {
    let text = PolicyFile.schema(.standard).jsonSchema(id: "https://example.org/policy.json")
    #expect(text.contains("[0-9]"))
    #expect(!text.contains(#"\\d"#))
  }

  @Test func `a rule of a third party is in it`() throws {
    let properties = try #require(try root(.withThirdParties)["properties"] as? Object)
    let forms = (properties["benefit"] as? Object)?["oneOf"] as? [Object]
    #expect(forms?.map { $0["title"] as? String } == ["marginal-bands", "bearable-share"])
  }
}
