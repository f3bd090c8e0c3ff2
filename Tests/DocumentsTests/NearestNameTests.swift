import Documents
import Testing

/// The name that a mistyped one probably stands for: one edit for three letters, or nothing.
struct NearestNameTests {
  private let names = ["deductible", "rate", "cap", "groups", "measuredOn", "limitBelongsTo"]

  @Test(arguments: [
    ("deductable", "deductible"),  // replaced
    ("deductble", "deductible"),  // left out
    ("deducttible", "deductible"),  // put in
    ("dedutcible", "deductible"),  // two neighbours changed places
    ("rtae", "rate"), ("Rate", "rate"), ("RATES", "rate"), ("cup", "cap"), ("measured-on", "measuredOn"),
    ("limitBelongTo", "limitBelongsTo"),
  ])
  func `a slip suggests the name`(_ typed: String, _ meant: String) {
    #expect(nearestName(to: typed, in: names) == meant)
  }

  @Test(arguments: ["colour", "premium", "", "zzzz", "起付线", String(repeating: "deductible", count: 100)])
  func `an unrelated word suggests nothing`(_ typed: String) {
    #expect(nearestName(to: typed, in: names) == nil)
  }

  @Test func `the nearest of several wins, the first of equals`() {
    #expect(nearestName(to: "cost", in: ["casts", "costs", "cots"]) == "costs")
    #expect(nearestName(to: "rate3", in: ["rate1", "rate2"]) == "rate1")
  }

  @Test func `no names, no suggestion`() {
    #expect(nearestName(to: "rate", in: []) == nil)
  }

  @Test func `Chinese names are compared character by character`() {
    #expect(nearestName(to: "特因人员", in: ["低保对象", "特困人员"]) == "特困人员")
  }

  @Test func `a name that is exactly there is its own nearest`() {
    #expect(nearestName(to: "groups", in: names) == "groups")
  }
}
