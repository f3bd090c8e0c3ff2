import Documents
import Testing

/// Each kind of problem is reported once, at its file, line and column, with the name that was probably meant.
struct ProblemPlacesTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    /// The lines after `name: a`, so that the fault stands on line 2 or below.
    let lines: String
    let place: String
    let says: String
    let nearest: String?

    init(_ lines: String, at place: String, _ says: String, nearest: String? = nil) {
      self.lines = lines
      self.place = place
      self.says = says
      self.nearest = nearest
    }

    var testDescription: String { lines }
  }

  static let faults = [
    Fault("shaer: 1", at: "2:1", "unknown key 'shaer'", nearest: "share"),
    Fault("zzzzzzzzz: 1", at: "2:1", "unknown key 'zzzzzzzzz'; known here: name, title"),
    Fault("title: { en: only English }", at: "2:8", "'title' lacks 'zh'"),
    Fault("title: [a]", at: "2:8", "'title' must be a table of keys, not a list"),
    Fault("comment: []", at: "2:10", "'comment' must be a text, not a list"),
    Fault("comment:", at: "2:9", "'comment' must be a text, not nothing"),
    Fault("comment: null", at: "2:10", "'comment' must be a text, not 'null'"),
    Fault("comment: ~", at: "2:10", "'comment' must be a text, not '~'"),
    Fault("title: null", at: "2:8", "'title' must be a table of keys, not 'null'"),
    Fault("title: { en: ~, zh: 大病 }", at: "2:14", "'en' must be a text, not '~'"),
    Fault("rate: { value: 5%, clause: null }", at: "2:28", "'clause' must be a text, not 'null'"),
    Fault("kind: fanci", at: "2:7", "'kind' cannot be 'fanci': it is one of plain, fancy", nearest: "fancy"),
    Fault("kind: { plain: 1 }", at: "2:7", "'kind' must be one of plain, fancy"),
    Fault("isOpen: yes", at: "2:9", "'isOpen' must be true or false, not 'yes'"),
    Fault("isOpen: 'true'", at: "2:9", "'isOpen' must be true or false"),
    Fault("people: 1.5", at: "2:9", "'people' must be a whole number, not '1.5'"),
    Fault("people: 2_000_000", at: "2:9", "'people' is 2000000: it must lie between 0 and 1000000"),
    Fault("people: 99999999999999999999", at: "2:9", "'people' must be a whole number"),
    Fault("share: much", at: "2:8", "'share' must be a number, not 'much'"),
    Fault("share: 120%", at: "2:8", "'share' is 120%: it must lie between 0% and 100%"),
    Fault("share: -0.01", at: "2:8", "'share' is -1%: it must lie between 0% and 100%"),
    Fault("share: [1]", at: "2:8", "'share' must be a number, not a list"),
    Fault("limit: never", at: "2:8", "'limit' must be a number or none, not 'never'"),
    Fault("limit: 1_000_001", at: "2:8", "'limit' is 1,000,001 yuan: it must lie between 0 yuan and 1,000,000 yuan"),
    Fault("rate: 5%", at: "2:7", "'rate' cites nothing: write { value: 5%, clause: … }"),
    Fault("rate: { value: 5% }", at: "2:7", "'rate' lacks its 'clause'"),
    Fault("rate: { clause: 四 }", at: "2:7", "'rate' lacks 'value'"),
    Fault("rate: { value: 5%, clauze: 四 }", at: "2:20", "unknown key 'clauze'", nearest: "clause"),
    Fault("rate: { vale: 5%, clause: 四 }", at: "2:9", "unknown key 'vale'", nearest: "value"),
    Fault("rate: { value: 5%, of: income, clause: 四 }", at: "2:20", "unknown key 'of'; known here: value, note"),
    Fault("rate: { value: 5%, clauze: 四, clause: 四 }", at: "2:20", "unknown key 'clauze'", nearest: "clause"),
    Fault("rate: { value: 5%, clause: 四, assumption: 1 }", at: "2:43", "'assumption' must be true or false"),
    Fault("rate: { value: 5%, clause: 四, atLeast: low }", at: "2:40", "'atLeast' must be a number"),
    Fault("rate: { value: 105%, clause: 四 }", at: "2:16", "'rate' is 105%"),
    Fault("rate: []", at: "2:7", "'rate' needs at least one dated value"),
    Fault("rate:\n  - { value: 5%, clause: 四 }", at: "3:5", "a dated 'rate' lacks 'from'"),
    Fault("rate:\n  - { from: 2020-01-01, value: 5% }", at: "3:5", "'rate' lacks its 'clause'"),
    Fault(
      "rate:\n  - { from: 2020-13-01, value: 5%, clause: 四 }", at: "3:13",
      "'from' must be a day of the calendar such as 2024-01-31, not '2020-13-01'"),
    Fault(
      "rate:\n  - { from: 1 May, value: 5%, clause: 四 }", at: "3:13",
      "'from' must be a day of the calendar such as 2024-01-31, not '1 May'"),
    Fault("rate:\n  - { form: 2020-01-01, value: 5%, clause: 四 }", at: "3:7", "unknown key 'form'", nearest: "from"),
    Fault(
      "rate:\n  - { from: 2021-01-01, value: 5%, clause: 四 }\n  - { from: 2020-01-01, value: 6%, clause: 四 }",
      at: "3:3",
      "the days of 'rate' must ascend"),
    Fault(
      "rate:\n  - { from: 2021-01-01, value: 5%, clause: 四 }\n  - { from: 2021-01-01, value: 6%, clause: 四 }",
      at: "3:3",
      "the days of 'rate' must ascend"),
    Fault(
      "deductible: { value: 50%, clause: 三 }", at: "2:22",
      "'deductible' must be an amount, not a share; a share names its index: { value: 50%, of: … }"),
    Fault(
      "deductible: { value: 10000, of: income, clause: 三 }", at: "2:22",
      "'deductible' is 1,000,000%: it must lie between 0% and 10,000%"),
    Fault(
      "deductible:\n  - { from: 2020-01-01, value: 10001%, of: income, clause: 三 }", at: "3:32",
      "'deductible' is 10,001%: it must lie between 0% and 10,000%"),
    Fault("cap: { value: 60%, clause: 五 }", at: "2:15", "'cap' must be an amount, not a share"),
    Fault("cap: { value: no, clause: 五 }", at: "2:15", "'cap' must be a number or none, not 'no'"),
    Fault("income: { value: 1, clause: 五 }", at: "2:21", "unknown key 'clause'"),
    Fault("office: here", at: "2:9", "'office' must be a table of keys, not 'here'"),
    Fault("office: { twon: here }", at: "2:11", "unknown key 'twon'", nearest: "town"),
    Fault("office: {}", at: "2:9", "'office' lacks 'town': where it is"),
    Fault("steps: 3", at: "2:8", "'steps' must be a list, not '3'"),
    Fault("steps: []", at: "2:8", "'steps' needs at least 1 of its elements"),
    Fault(
      "steps:\n  - { from: 0, rate: 50% }\n  - { from: 9, rate: x }", at: "4:22", "'rate' must be a number, not 'x'"),
    Fault("steps:\n  - 7", at: "3:5", "'steps[0]' must be a table of keys, not '7'"),
    Fault("byYear: { 24: 1 }", at: "2:11", "'24' must be a year"),
    Fault("byYear: { 2024: much }", at: "2:17", "'2024' must be a number, not 'much'"),
    Fault("byYear: [1]", at: "2:9", "'byYear' must be a table of keys, not a list"),
    Fault("law: gamma", at: "2:6", "'law' must be a table of keys, not 'gamma'"),
    Fault("law: { shape: 2 }", at: "2:6", "'law' lacks 'law', one of gamma, mixture"),
    Fault(
      "law: { law: gama, shape: 2 }", at: "2:13", "unknown law 'gama': it is one of gamma, mixture", nearest: "gamma"),
    Fault("law: { law: gamma, shap: 2, shape: 2 }", at: "2:20", "unknown key 'shap'", nearest: "shape"),
    Fault("law:\n  law: mixture\n  parts:\n    - { law: gamma, shape: -1 }", at: "5:28", "'shape' is -1"),
  ]

  @Test(arguments: faults)
  func `a fault is reported once, at its place`(_ fault: Fault) {
    let problems = SampleDocument.problems(of: "name: a\n" + fault.lines)
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.first?.place.description == "my.yaml:" + fault.place)
    #expect(problems.first?.message.contains(fault.says) == true, "\(problems)")
    #expect(problems.first?.nearest == fault.nearest)
  }

  @Test func `what lacks a key is reported where it begins`() {
    #expect(
      SampleDocument.problems(of: "\n\nkind: plain").map(\.description) == [
        "my.yaml:3:1: the sample lacks 'name': what it is called"
      ])
  }

  @Test func `a column is counted in characters, not in bytes`() {
    // Each of the four Chinese characters takes three bytes; `xx` is the 28th character of its line.
    let problems = SampleDocument.problems(of: "name: a\ntitle: { en: 大病, zh: 大病保险, xx: 1 }")
    #expect(problems.map(\.place) == [Place(file: "my.yaml", line: 2, column: 28)])
  }

  @Test func `a problem reads as file, line, column, message and the nearest name`() {
    #expect(
      SampleDocument.problems(of: "name: a\nkind: fanci").map(\.description) == [
        "my.yaml:2:7: 'kind' cannot be 'fanci': it is one of plain, fancy; did you mean 'fancy'?"
      ])
  }

  @Test func `a place without a line is the file as a whole`() {
    #expect(Place(file: "my.yaml").description == "my.yaml")
    #expect(Place(file: "my.yaml", line: 3, column: 1).description == "my.yaml:3:1")
  }

  @Test func `a file without a fault has no problems`() {
    #expect(SampleDocument.problems(of: SampleDocument.complete) == [])
  }

  @Test func `what cannot be used for a reason that nobody named is said to be so`() throws {
    let error = #expect(throws: DocumentError.self) {
      try SampleDocument.read("name: a") { _ -> Int? in nil }
    }
    #expect(error?.problems.map(\.description) == ["my.yaml:1:1: cannot be used"])
  }
}
