import Documents
import Testing

/// `--set path=value`: a value is set over the file's own, and checked like it.
struct OverridesTests {
  private func readFigure(_ key: String, _ unit: Kind.Unit, set: String...) throws -> (Figure, ReadValue) {
    let (value, read) = try SampleDocument.read(SampleDocument.complete, set: set) { $0.figure(key, unit) }
    return (value, try #require(read.first))
  }

  private func problems(set: String...) -> [String] {
    SampleDocument.problems(of: SampleDocument.complete, set: set).map(\.description)
  }

  @Test func `a cited value keeps its clause and takes the new value`() throws {
    let (figure, read) = try readFigure("rate", .share, set: "rate=70%")
    #expect(figure.value == 0.7)
    #expect(figure.clause == "四")
    #expect(figure.place.file == "--set rate=70%")
    #expect(read.isSet)
    #expect(read.text == "70%")
    #expect(read.clause == "四")
  }

  @Test func `what is set is no assumption of the file's any more, and the file's note is not about it`() throws {
    let (figure, read) = try readFigure("deductible", .yuan, set: "deductible=9_000")
    #expect(figure.value == 9_000)
    #expect(!figure.isAssumption)
    #expect(read.note == nil)
  }

  @Test func `a value that says where it comes from takes that over`() throws {
    let (figure, _) = try readFigure("rate", .share, set: "rate={ value: 65%, clause: contract 3, assumption: true }")
    #expect(figure.value == 0.65)
    #expect(figure.clause == "contract 3")
    #expect(figure.isAssumption)
    let (income, read) = try readFigure("income", .yuan, set: "income={ value: 1, source: a guess }")
    #expect(income.source?.en == "a guess")
    #expect(read.source?.en == "a guess")
  }

  @Test func `an element of a list is named by its number`() throws {
    let read = try SampleDocument.read(SampleDocument.complete, set: ["steps[1].rate=65%"]) { reader in
      reader.list("steps").compactMap { $0.part("rate", .share) }
    }
    #expect(read.value == [0.5, 0.65])
    #expect(read.read.map(\.isSet) == [false, true])
    #expect(read.read.map(\.clause) == ["六", "六"])
  }

  @Test func `elements can be set within what refers to itself`() throws {
    let shape = try SampleDocument.read(SampleDocument.complete, set: ["law.parts[1].shape=3"]) { reader in
      reader.object("law")?.list("parts").last?.number("shape")
    }
    #expect(shape.value == 3)
  }

  @Test func `the last of two settings holds`() throws {
    #expect(try readFigure("rate", .share, set: "rate=70%", "rate=80%").0.value == 0.8)
  }

  @Test func `a key that the file leaves out can be set`() throws {
    let people = try SampleDocument.read("name: a", set: ["people=5", "office={ town: 赣州 }", "byYear={ 2025: 7 }"]) {
      reader in
      reader.object("office")?.text("town") == "赣州" ? reader.whole("people") : nil
    }
    #expect(people.value == 5)
    #expect(try readFigure("income", .yuan, set: "byYear.2025=7").0.value == 34_242)
  }

  @Test func `the tables on the way to a key are made where the schema knows them`() throws {
    let town = try SampleDocument.read("name: a", set: ["office.town=赣州"]) { $0.object("office")?.text("town") }
    #expect(town.value == "赣州")
    let year = try SampleDocument.read("name: a", set: ["byYear.2025=7", "byYear.2024=6"]) { reader in
      reader.object("byYear").map { [$0.number("2024"), $0.number("2025")] }
    }
    #expect(year.value == [6, 7])
    let rate = try SampleDocument.read("name: a", set: ["rate.value=70%"]) { $0.figure("rate", .share) }
    #expect(rate.value.value == 0.7)
    #expect(rate.read.map(\.isSet) == [true])
    let law = try SampleDocument.read("name: a", set: ["law.law=gamma", "law.shape=2"]) { reader in
      reader.object("law")?.number("shape")
    }
    #expect(law.value == 2)
  }

  @Test func `a table that is made must be complete, and is reported at what made it`() {
    let found = SampleDocument.problems(of: "name: a", set: ["law.shape=2"])
    #expect(found.map(\.description) == ["--set law.shape=2: 'law' lacks 'law', one of gamma, mixture"])
  }

  @Test func `an unknown key on the way is refused, with the nearest name the schema has`() {
    func found(_ argument: String) -> [String] {
      SampleDocument.problems(of: "name: a", set: [argument]).map(\.description)
    }
    let start = { (argument: String) in "--set \(argument): no" }
    #expect(
      found("ofice.town=x") == [start("ofice.town=x") + " 'ofice' on the path 'ofice.town'; did you mean 'office'?"])
    #expect(
      found("office.tonw.x=x") == [
        start("office.tonw.x=x") + " 'tonw' on the path 'office.tonw.x'; did you mean 'town'?"
      ])
    #expect(found("byYear.next.x=7").first?.hasPrefix(start("byYear.next.x=7") + " 'next' on the path") == true)
    #expect(found("people.x=7") == [start("people.x=7") + " 'x' on the path 'people.x'"])
  }

  @Test func `a list that the file lacks is not made by a path into it`() {
    let found = SampleDocument.problems(of: "name: a", set: ["steps[0].rate=50%"])
    #expect(
      found.map(\.description) == [
        "--set steps[0].rate=50%: no '0' on the path 'steps[0].rate'; the list is empty: set it as a whole"
      ])
  }

  @Test func `a key that nobody knows is refused by the check, with the nearest name`() {
    #expect(problems(set: "shaer=1") == ["--set shaer=1: unknown key 'shaer'; did you mean 'share'?"])
    #expect(
      problems(set: "steps[0].ratte=1") == ["--set steps[0].ratte=1: unknown key 'ratte'; did you mean 'rate'?"])
    #expect(
      problems(set: "rate.clauze=1") == ["--set rate.clauze=1: unknown key 'clauze'; did you mean 'clause'?"])
  }

  @Test func `a path that leads nowhere is refused, with the nearest name`() {
    #expect(
      problems(set: "ofice.town=x") == [
        "--set ofice.town=x: no 'ofice' on the path 'ofice.town'; did you mean 'office'?"
      ])
    let known = problems(set: "zzzzzz.town=x").first
    #expect(known?.contains("no 'zzzzzz' on the path 'zzzzzz.town'; there are: name, title, comment") == true)
  }

  @Test(arguments: [
    "steps[2].rate=1", "steps[-1].rate=1", "steps[x].rate=1", "steps.rate=1", "steps[].rate=1", "steps[0=1",
  ])
  func `an element that is not there is refused`(_ argument: String) {
    let problems = SampleDocument.problems(of: SampleDocument.complete, set: [argument])
    #expect(problems.count == 1)
    #expect(problems.first?.place.file == "--set " + argument)
  }

  @Test func `an element that is not there suggests no other number`() {
    #expect(SampleDocument.problems(of: SampleDocument.complete, set: ["steps[7].rate=1"]).first?.nearest == nil)
  }

  @Test func `nothing stands below a plain value`() {
    #expect(problems(set: "name.first=x").map { $0.hasPrefix("--set name.first=x: no 'first' on the path") } == [true])
    #expect(problems(set: "steps[0].rate.value=1").count == 1)
  }

  @Test(arguments: [
    "", "rate", "=5", "rate=", "rate=   ", "rate=# 5", "rate=[", "rate={ value: 5", "a=b: c: d", "a=*x",
  ])
  func `an argument that sets nothing is refused`(_ argument: String) {
    let error = #expect(throws: DocumentError.self) { try Override(argument: argument) }
    #expect(error?.code == .syntax)
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.place.file == "--set " + argument)
  }

  @Test(arguments: [".=1", "..=1", "  =5", ".rate=1", "rate.=1", "rate..value=1", "[0]=1", "[=1", "]=1"])
  func `a path with a gap leads nowhere`(_ argument: String) throws {
    let problems = SampleDocument.problems(of: SampleDocument.complete, set: [argument])
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.place.file == "--set " + argument })
  }

  @Test func `the value is what stands behind the first equals sign`() throws {
    let comment = try SampleDocument.read("name: a", set: ["comment=a=b"]) { $0.text("comment") }
    #expect(comment.value == "a=b")
  }

  @Test func `a value that is out of range is reported at what set it`() {
    #expect(
      problems(set: "rate=170%") == ["--set rate=170%: 'rate' is 170%: it must lie between 0% and 100%"])
    #expect(problems(set: "people='5'").map { $0.hasPrefix("--set people='5': 'people' must be") } == [true])
    #expect(problems(set: "steps=5").map { $0.hasPrefix("--set steps=5: 'steps' must be a list") } == [true])
  }

  @Test func `an amount set for a share of an index is no share`() throws {
    let text = "name: a\ndeductible: { value: 50%, of: disposableIncome, clause: 三 }"
    func set(_ argument: String) throws -> Figure {
      try SampleDocument.read(text, set: [argument]) { $0.figure("deductible", .yuan) }.value
    }
    #expect(try set("deductible=10000").of == nil)
    #expect(try set("deductible=10000").value == 10_000)
    #expect(try set("deductible=40%").of == "disposableIncome")
    #expect(try set("deductible=40%").value == 0.4)
    #expect(try set("deductible={ value: 45%, of: wages }").of == "wages")
  }

  @Test func `a share set for an amount is refused unless it names its index`() throws {
    let text = "name: a\ndeductible: { value: 10000, clause: 三 }"
    #expect(
      SampleDocument.problems(of: text, set: ["deductible=40%"]).map(\.description) == [
        "--set deductible=40%: 'deductible' must be an amount, not a share; "
          + "a share names its index: { value: 40%, of: … }"
      ])
    let figure = try SampleDocument.read(text, set: ["deductible={ value: 40%, of: income }"]) {
      $0.figure("deductible", .yuan)
    }
    #expect(figure.value.of == "income")
    #expect(figure.value.clause == "三")
  }

  @Test func `an override made of a node marks all of it as set`() throws {
    let node = try YAMLText.read("{ value: 75%, clause: contract }", file: "scenario.yaml")
    var document = try YAMLText.read(SampleDocument.complete, file: "my.yaml")
    try document.apply(Override(path: "rate", node: node), schema: SampleDocument.schema)
    #expect(document["rate"]?["value"]?.isSet == true)
    #expect(document["rate"]?["clause"]?.text == "contract")
    #expect(document["rate"]?["value"]?.place.file == "scenario.yaml")
  }
}
