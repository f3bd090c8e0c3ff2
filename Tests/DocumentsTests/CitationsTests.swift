import Documents
import Testing

/// Every value that is read leaves its path, its text and where it comes from.
struct CitationsTests {
  @Test func `a cited value is listed with clause, note and assumption`() throws {
    let read = try SampleDocument.read(SampleDocument.complete) { reader in
      [reader.figure("rate", .share), reader.figure("deductible", .yuan), reader.figure("cap", .yuan)].compactMap(
        \.self)
    }.read
    #expect(read.map(\.path) == ["rate", "deductible", "cap"])
    #expect(read.map(\.text) == ["60%", "12,000 yuan", "300,000 yuan"])
    #expect(read.map(\.clause) == ["四", "三", "五"])
    // Of the rate the document sets only the floor.
    #expect(read.map(\.isAssumption) == [true, true, false])
    #expect(read.map(\.note?.en) == ["the document sets only the floor", nil, "the highest"])
    #expect(read.map(\.isSet) == [false, false, false])
  }

  @Test func `an element that cites as a whole lends its clause to its parts`() throws {
    let read = try SampleDocument.read(SampleDocument.complete) { reader in
      reader.list("steps").map { ($0.part("from", .yuan), $0.part("rate", .share)) }
    }.read
    #expect(read.map(\.path) == ["steps[0].from", "steps[0].rate", "steps[1].from", "steps[1].rate"])
    #expect(read.map(\.text) == ["0 yuan", "50%", "100,000 yuan", "60%"])
    #expect(read.allSatisfy { $0.clause == "六" })
  }

  @Test func `a figure with a source is none of ours, a bare one is an assumption`() throws {
    func assumption(_ text: String) throws -> Bool? {
      try SampleDocument.read("name: a\nincome: " + text) { $0.figure("income", .yuan)?.isAssumption }.value
    }
    #expect(try assumption("{ value: 34242, source: a yearbook }") == false)
    #expect(try assumption("{ value: 34242, assumption: true }") == true)
    #expect(try assumption("34242") == true)
    #expect(try assumption("{ value: 34242 }") == true)
    #expect(try assumption("{ value: 34242, note: an estimate }") == true)
    #expect(try assumption("{ value: 34242, assumption: false }") == false)
    #expect(try assumption("{ value: 34242, source: a yearbook, assumption: true }") == true)
  }

  @Test func `a value below its floor is marked, one on it is not`() throws {
    func isBelow(_ value: String) throws -> Bool? {
      try SampleDocument.read(SampleDocument.complete, set: ["rate=" + value]) { $0.figure("rate", .share)?.value }
        .read.first?.isBelowFloor
    }
    #expect(try isBelow("59%") == true)
    #expect(try isBelow("60%") == false)
    #expect(try isBelow("75%") == false)
  }

  @Test func `a share of an index names the index`() throws {
    let text = "name: a\ndeductible: { value: 50%, of: disposableIncome, clause: 三 }"
    let (figure, read) = try SampleDocument.read(text) { $0.figure("deductible", .yuan) }
    #expect(figure.of == "disposableIncome")
    #expect(figure.value == 0.5)
    #expect(read.map(\.text) == ["50% of disposableIncome"])
    #expect(read.map(\.words.zh) == ["居民人均可支配收入的50%"])
  }

  @Test func `a share is no amount of yuan unless it names its index`() {
    // Otherwise a deductible of '50%' would be one of half a yuan.
    let problems = SampleDocument.problems(of: "name: a\ndeductible: { value: 50%, clause: 三 }")
    #expect(
      problems.map(\.description) == [
        "my.yaml:2:22: 'deductible' must be an amount, not a share; a share names its index: { value: 50%, of: … }"
      ])
  }

  @Test func `words are read in both languages, or one for both`() throws {
    func words(_ text: String) throws -> [String] {
      try SampleDocument.read("name: a\ntitle: " + text) { reader in reader.words("title").map { [$0.en, $0.zh] } }
        .value
    }
    #expect(try words("{ en: illness, zh: 大病 }") == ["illness", "大病"])
    #expect(try words("Jiangxi") == ["Jiangxi", "Jiangxi"])
  }

  @Test func `what is not there reads as nothing and reports nothing`() throws {
    let read = try SampleDocument.read("name: a") { reader in
      reader.figure("rate", .share) == nil && reader.none("cap") == nil && reader.citedText("rate") == nil
        && reader.text("comment") == nil && reader.words("title") == nil && reader.object("office") == nil
        && reader.list("steps").isEmpty && reader.flag("isOpen") == nil && reader.whole("people") == nil
        && reader.number("share") == nil && reader.part("share", .share) == nil && reader.partText("comment") == nil
        && !reader.has("rate") && reader.has("name")
    }
    #expect(read.value)
    #expect(read.read.isEmpty)
  }
}
