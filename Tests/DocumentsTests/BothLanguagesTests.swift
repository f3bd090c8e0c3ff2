import Documents
import Testing

/// Notes, sources and values are read in both languages, so that a report can speak either.
struct BothLanguagesTests {
  private func read(_ text: String, set: [String] = []) throws -> ReadValue {
    try #require(try SampleDocument.read("name: a\n" + text, set: set) { $0.figure("income", .yuan) }.read.first)
  }

  @Test func `a note and a source in both languages`() throws {
    let value = try read(
      "income: { value: 5, source: { en: a yearbook, zh: 统计年鉴 }, note: { en: all residents, zh: 全体居民 } }")
    #expect(value.note?.en == "all residents")
    #expect(value.note?.zh == "全体居民")
    #expect(value.source?.en == "a yearbook")
    #expect(value.source?.zh == "统计年鉴")
    #expect(!value.isAssumption)
  }

  @Test func `a plain text stands for both`() throws {
    let value = try read("income: { value: 5, note: an estimate }")
    #expect(value.note?.en == "an estimate")
    #expect(value.note?.zh == "an estimate")
  }

  @Test func `a note in one language only is refused`() {
    let problems = SampleDocument.problems(of: "name: a\nincome: { value: 5, note: { en: an estimate } }")
    #expect(problems.map(\.description) == ["my.yaml:2:27: 'note' lacks 'zh': in Chinese"])
  }

  @Test func `a value is said with its unit in each language`() throws {
    func words(_ text: String, _ key: String, _ unit: Kind.Unit) throws -> [String] {
      let read = try SampleDocument.read("name: a\n\(key): { value: \(text), clause: 三 }") { reader in
        reader.figure(key, unit) != nil || reader.none(key) != nil
      }
      return [read.read[0].words.en, read.read[0].words.zh]
    }
    #expect(try words("400_000", "cap", .yuan) == ["400,000 yuan", "400,000元"])
    #expect(try words("none", "cap", .yuan) == ["none", "不设封顶线"])
    #expect(try words("60%", "rate", .share) == ["60%", "60%"])
    #expect(try words("50%, of: income", "deductible", .yuan) == ["50% of income", "income的50%"])
  }

  @Test func `what is set has no note of the file's, in either language`() throws {
    let text = "income: { value: 5, note: { en: all residents, zh: 全体居民 } }"
    #expect(try read(text, set: ["income=6"]).note == nil)
    #expect(try read(text, set: ["income={ value: 6, note: { en: mine, zh: 自定 } }"]).note?.zh == "自定")
  }
}
