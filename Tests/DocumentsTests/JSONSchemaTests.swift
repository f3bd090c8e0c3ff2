import Documents
import Foundation
import TestSupport
import Testing

/// The JSON Schema that editors check a file by.
struct JSONSchemaTests {
  typealias Object = [String: Any]

  private func sample() throws -> Object {
    let text = SampleDocument.schema.jsonSchema(id: "https://example.org/sample.json")
    return inPlace(try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object))
  }

  private func property(_ name: String) throws -> Object {
    try #require((try sample()["properties"] as? Object)?[name] as? Object)
  }

  @Test func `it is valid JSON of the 2020-12 draft, with its title and name`() throws {
    let root = try sample()
    #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(root["$id"] as? String == "https://example.org/sample.json")
    #expect(root["title"] as? String == "sample")
    #expect(root["type"] as? String == "object")
    #expect(root["additionalProperties"] as? Bool == false)
    #expect(root["required"] as? [String] == ["name"])
  }

  @Test func `it has every field, each with what it means`() throws {
    let properties = try #require(try sample()["properties"] as? Object)
    #expect(properties.keys.sorted() == SampleDocument.schema.fields.map(\.name).sorted())
    for field in SampleDocument.schema.fields {
      #expect((properties[field.name] as? Object)?["description"] as? String == field.meaning.en)
    }
  }

  @Test func `it is the same text each time`() {
    #expect(SampleDocument.schema.jsonSchema(id: "a") == SampleDocument.schema.jsonSchema(id: "a"))
  }

  @Test func `a number has its range, or is a percentage`() throws {
    let forms = try #require(try property("share")["anyOf"] as? [Object])
    #expect(forms.first?["type"] as? String == "number")
    #expect(forms.first?["minimum"] as? Double == 0)
    #expect(forms.first?["maximum"] as? Double == 1)
    let pattern = try #require(forms.last?["pattern"] as? String)
    let percent = try Regex(pattern)
    for text in ["75%", "12.5%", "145_891_300", "-3%"] { #expect(try percent.wholeMatch(in: text) != nil) }
    for text in ["much", "0x10", ".inf", "%"] { #expect(try percent.wholeMatch(in: text) == nil) }
  }

  @Test func `a value that must cite requires its clause, in each of its dated values too`() throws {
    let forms = try #require(try property("rate")["anyOf"] as? [Object])
    #expect(forms.first?["required"] as? [String] == ["value", "clause"])
    let dated = try #require(forms.last?["items"] as? Object)
    #expect(dated["required"] as? [String] == ["value", "clause", "from"])
    let keys = (dated["properties"] as? Object)?.keys.sorted()
    #expect(keys == ["assumption", "atLeast", "clause", "from", "note", "source", "value"])
  }

  @Test func `only a value that can be a share of an index has a place for its name`() throws {
    func names(_ property: String) throws -> [Bool] {
      let forms = try #require(try self.property(property)["anyOf"] as? [Object])
      return [forms.first, forms.last?["items"] as? Object].map { ($0?["properties"] as? Object)?["of"] != nil }
    }
    #expect(try names("deductible") == [true, true])
    #expect(try names("rate") == [false, false])
    #expect(try names("cap") == [false, false])
  }

  @Test func `a figure may stand bare or with its source`() throws {
    let forms = try #require(try property("income")["anyOf"] as? [Object])
    #expect(forms.last?["required"] as? [String] == ["value"])
    #expect((forms.last?["properties"] as? Object)?.keys.sorted() == ["assumption", "note", "source", "value"])
  }

  @Test func `the other kinds say what may stand there`() throws {
    #expect(try property("kind")["enum"] as? [String] == ["plain", "fancy"])
    #expect(try property("isOpen")["type"] as? String == "boolean")
    #expect(try property("people")["type"] as? String == "integer")
    #expect(try property("people")["maximum"] as? Int == 1_000_000)
    #expect(try property("name")["pattern"] as? String == "^[A-Za-z][A-Za-z0-9-]*$")
    #expect(((try property("limit")["anyOf"] as? [Object])?.last)?["const"] as? String == "none")
    #expect(try property("steps")["minItems"] as? Int == 1)
    #expect((try property("steps")["items"] as? Object)?["required"] as? [String] == ["from", "rate"])
    #expect((try property("byYear")["propertyNames"] as? Object)?["pattern"] as? String == "^(19|20|21)[0-9]{2}$")
    #expect(try property("office")["required"] as? [String] == ["town"])
  }

  @Test func `forms are told apart by their tag, and may contain themselves`() throws {
    let forms = try #require(try property("law")["oneOf"] as? [Object])
    #expect(forms.map { $0["title"] as? String } == ["gamma", "mixture"])
    for (form, name) in zip(forms, ["gamma", "mixture"]) {
      let tag = (form["properties"] as? Object)?["law"] as? Object
      #expect(tag?["enum"] as? [String] == [name])
    }
    let parts = (forms.last?["properties"] as? Object)?["parts"] as? Object
    #expect((parts?["items"] as? Object)?["$ref"] as? String == "#/$defs/law")
    #expect((try sample()["$defs"] as? Object)?.keys.sorted() == ["law"])
  }

  @Test(arguments: ["2024-02-29", "1900-01-01"])
  func `pattern and check agree on days`(_ day: String) throws {
    let pattern = try #require((try property("byDay")["propertyNames"] as? Object)?["pattern"] as? String)
    #expect(try Regex(pattern).wholeMatch(in: day) != nil)
    #expect(SampleDocument.problems(of: "name: a\nbyDay: { \(day): x }") == [])
  }

  @Test(arguments: ["02023", "+2023", "1899", "2200", "20 23", "２０２３"])
  func `pattern and check agree on what is no year`(_ year: String) throws {
    let pattern = try #require((try property("byYear")["propertyNames"] as? Object)?["pattern"] as? String)
    #expect(try Regex(pattern).wholeMatch(in: year) == nil)
    #expect(SampleDocument.problems(of: "name: a\nbyYear: { \(year): 1 }").count == 1)
  }
}
