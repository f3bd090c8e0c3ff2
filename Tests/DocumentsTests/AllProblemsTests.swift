import Documents
import Testing

/// A file is checked to its end: every problem is named in one go, in the order of the file.
struct AllProblemsTests {
  @Test func `every problem of a file is reported, from top to bottom`() {
    let problems = SampleDocument.problems(
      of: """
        nmae: a
        kind: fanci
        people: -1
        share: 2
        steps:
          - { from: 0, rate: 3, clause: 六 }
          - { from: x, rate: 50% }
        law: { law: gamma }
        """)
    #expect(
      problems.map(\.place.description) == [
        "my.yaml:1:1",  // unknown key 'nmae', which is not also reported as a missing 'name'
        "my.yaml:2:7", "my.yaml:3:9", "my.yaml:4:8", "my.yaml:6:22", "my.yaml:7:13", "my.yaml:8:6",
      ])
    #expect(problems.first?.nearest == "name")
  }

  @Test func `the error reads one problem a line`() {
    let error = #expect(throws: DocumentError.self) {
      try SampleDocument.read("name: a\nshare: 2\npeople: x") { _ in true }
    }
    #expect(error?.code == .invalid)
    #expect(
      error?.description == """
        my.yaml:2:8: 'share' is 200%: it must lie between 0% and 100%
        my.yaml:3:9: 'people' must be a whole number, not 'x'
        """)
  }

  @Test func `what only reading finds wrong is reported together with what checking finds`() {
    let error = #expect(throws: DocumentError.self) {
      try SampleDocument.read("name: a\npeople: x\nshare: 50%") { reader -> Int? in
        reader.report("is not what I want", at: "share")
        reader.report("nor is the rest")
        return 1
      }
    }
    #expect(
      error?.problems.map(\.description) == [
        "my.yaml:1:1: nor is the rest", "my.yaml:2:9: 'people' must be a whole number, not 'x'",
        "my.yaml:3:8: is not what I want",
      ])
  }

  @Test func `a mistyped key hides nothing of what only reading finds`() {
    let error = #expect(throws: DocumentError.self) {
      try SampleDocument.read("nmae: a\nofice: { tonw: 5 }\nshare: 50%") { reader -> Int? in
        if reader.text("name") == nil { reader.report("lacks a name") }
        reader.report("is not what I want", at: "share")
        reader.object("office")?.report("is not where I want it", at: "town")
        return 1
      }
    }
    #expect(
      error?.problems.map(\.description) == [
        "my.yaml:1:1: unknown key 'nmae'; did you mean 'name'?",
        "my.yaml:2:1: unknown key 'ofice'; did you mean 'office'?",
        "my.yaml:2:10: unknown key 'tonw'; did you mean 'town'?",
        "my.yaml:2:16: is not where I want it", "my.yaml:3:8: is not what I want",
      ])
  }

  @Test func `a mistyped key that says which form a value has is one problem`() {
    let problems = SampleDocument.problems(of: "name: a\nlaw: { lwa: gamma, shpe: 0.5 }")
    #expect(problems.map(\.nearest) == ["law", "shape"])
  }

  @Test func `a problem that is found twice is reported once`() {
    let error = #expect(throws: DocumentError.self) {
      try SampleDocument.read("name: a") { reader -> Int? in
        reader.report("is wrong", at: "name")
        reader.report("is wrong", at: "name")
        return nil
      }
    }
    #expect(error?.problems.count == 1)
  }

  @Test func `problems of what is set and of the file are reported together`() {
    let problems = SampleDocument.problems(of: "name: a\nshare: 2", set: ["people=-1", "kinds.x=1"])
    #expect(problems.count == 3)
    #expect(problems.map(\.place.file).sorted() == ["--set kinds.x=1", "--set people=-1", "my.yaml"])
  }

  @Test func `a long value is cut in the message`() {
    let problems = SampleDocument.problems(of: "name: a\npeople: " + String(repeating: "x", count: 5_000))
    #expect(problems.first.map { $0.message.count < 120 } == true)
  }
}
