import Simulation
import Testing

/// The glossary: what every metric is called, in which unit, in both languages.
struct GlossaryTests {
  @Test func `every metric has a unit, a name and a meaning in both languages`() {
    for metric in Metric.glossary {
      #expect(!metric.unit.rawValue.isEmpty && !metric.unit.words.en.isEmpty && !metric.unit.words.zh.isEmpty)
      for words in [metric.words, metric.meaning, metric.section.words] {
        #expect(!words.en.isEmpty && !words.zh.isEmpty, "\(metric.name)")
        #expect(
          words.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(metric.name): \(words.zh)")
        #expect(
          !words.en.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(metric.name): \(words.en)")
      }
    }
  }

  @Test func `names are unique, dotted and plain`() {
    let names = Metric.glossary.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == ".") }, "\(name)")
      #expect(name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { $0.first?.isLowercase == true })
      #expect(Metric.named(name)?.name == name)
    }
    #expect(Metric.named("claims.totla") == nil)
  }

  /// What the design promises to programs.
  @Test(arguments: [
    "claims.total", "claims.perInsured", "beneficiaries.share", "beneficiaries.meanBenefit", "funding.income",
    "funding.need.mean", "funding.need.p50", "funding.need.p75", "funding.need.p90", "funding.need.p95",
    "funding.need.p99", "funding.need.p995", "funding.adequacy", "insurer.result.mean", "insurer.result.sd",
    "insurer.result.p05", "insurer.result.p50", "insurer.result.p95", "insurer.lossProbability", "insurer.tvar99",
    "fund.result.mean", "fund.deficitProbability", "members.outOfPocket", "members.reimbursementRate",
  ])
  func `a stable name is there`(_ name: String) {
    #expect(Metric.named(name) != nil)
  }

  @Test func `sections follow one another in the order of the report`() {
    let sections = Metric.glossary.map(\.section)
    let order = Metric.Section.allCases.filter(sections.contains)
    #expect(sections == order.flatMap { section in sections.filter { $0 == section } })
  }
}
