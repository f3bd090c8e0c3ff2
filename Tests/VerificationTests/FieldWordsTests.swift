import Regions
import TestSupport
import Testing
import Wording

@testable import Documents
@testable import Scenarios
@testable import Verification

/// What the keys of every kind of file mean, in Chinese.
struct FieldWordsTests {
  private static let schemas = [
    ScenarioFile.schema, PolicyFile.schema(.standard), ReformFile.schema, CaseFile.schema, TargetsFile.schema,
    HistoryFile.schema,
  ]

  /// Every meaning of a kind, those of its parts included.
  private static func meanings(of kind: Kind) -> [Message] {
    switch kind {
    case .object(let fields): meanings(of: fields)
    case .list(let inner, _), .table(let inner, _): meanings(of: inner)
    case .words: meanings(of: Field.languages)
    // Dates stand beside values of policies alone: one walk of them is enough.
    case .cited(let inner, let citation): meanings(of: citation.fields(of: inner) + [Kind.Citation.from])
    case .variant(let tag, let forms):
      meanings(of: [.form(tag, forms.map(\.name))]) + forms.flatMap { [$0.meaning] + meanings(of: $0.fields) }
    case .text, .scalar, .flag, .choice, .formatted, .number, .numberOrNone, .whole, .reference: []
    }
  }

  private static func meanings(of fields: [Field]) -> [Message] {
    fields.flatMap { [$0.meaning] + meanings(of: $0.kind) }
  }

  private static let all = schemas.flatMap { schema in
    meanings(of: schema.fields) + schema.definitions.values.flatMap(meanings)
  }

  private static let pairs = Catalogue.pairs(of: Catalogue.text(of: "fields.po")).filter { !$0.en.isEmpty }

  @Test func `every key has its Chinese, and none is left over`() {
    let known = Set(Self.pairs.map(\.en))
    // The laws have both languages beside each other.
    let used = Set(Self.all.map(\.template)).subtracting(["{1}"])
    #expect(used.count > 350 && known.count == Self.pairs.count)
    #expect(used.subtracting(known).isEmpty, "\(used.subtracting(known).sorted().joined(separator: "\n"))")
    #expect(known.subtracting(used).isEmpty, "\(known.subtracting(used).sorted().joined(separator: "\n"))")
  }

  @Test func `what a key means is Chinese that officials read, with the places of the English`() {
    for (en, zh) in Self.pairs {
      #expect(Wording.Template.places(of: en) == Wording.Template.places(of: zh), "\(en)")
      let faults = ChineseText(Wording.Template.bare(zh)).latin(besides: []) + ChineseText(zh).faults
      #expect(Set(faults).isEmpty && !zh.hasSuffix("。"), "\(zh): \(faults)")
    }
  }

  @Test func `a key that lacks says in Chinese what it would mean`() throws {
    let text = "name: x\npolicy: shanxi-2019\nyear: 2019\ntitle: x\nshocks: {}\n"
    let problems = #expect(throws: DocumentError.self) {
      _ = try ScenarioFile(text: text, name: "x.yaml").scenario()
    }?.problems.map(\.said.zh)
    #expect(problems?.contains("情景文件缺少“population”：参保人员") == true, "\(problems ?? [])")
    #expect(problems?.contains("“shocks”缺少“correlation”：两项波动的相关系数") == true, "\(problems ?? [])")
  }
}
