import Documents
import Foundation
import Testing

@testable import Scenarios
@testable import Verification

/// Worked cases: what a document says of a person or of a year, held against the rules.
struct WorkedCaseTests {
  @Test(arguments: Workbench.founding.map(\.0))
  func `every shipped case holds`(_ policy: String) throws {
    let check = CaseFileCheck(path: Workbench.root.appending(path: "scenarios/cases/\(policy).yaml").path)
    #expect(check.problems.isEmpty && check.cases.count >= 8)
    for worked in check.cases { #expect(worked.holds, "\(worked.name): \(worked.figures)") }
  }

  @Test(arguments: Workbench.fromSecondarySources.map(\.0) + ["jiangxi-2025-aid", "city-supplement"])
  func `so does every case of a policy from secondary sources, of one with aid, and of a stylised one`(_ policy: String)
    throws
  {
    let check = CaseFileCheck(path: Workbench.root.appending(path: "scenarios/cases/\(policy).yaml").path)
    #expect(check.problems.isEmpty && check.cases.count >= 5)
    for worked in check.cases { #expect(worked.holds, "\(worked.name): \(worked.figures)") }
  }

  @Test func `a person, a year, an amount above the deductible, terms, transfers`() throws {
    let check = try check(
      """
      - name: above
        source: 四
        person: { group: extreme-poverty, aboveDeductible: 100000 }
        expect: { payment: 65000, deductible: 8225.75, memberPays: 43225.75 }
      - name: terms
        source: 四
        terms: { "benefit.bands[0].rate": 50% }
        person: { aboveDeductible: 100000 }
        expect: { payment: 50000 }
      - name: year
        source: 五(五)
        year: { premium: 100, claims: 80, costs: 0, reserve: 5 }
        expect:
          fundResult: 20
          reserveAtEnd: 25
          transfers: [{ from: insurer, to: members, amount: 80 }]
      """)
    #expect(check.problems.isEmpty, "\(check.problems)")
    #expect(check.cases.map(\.holds) == [true, true, true], "\(check.cases.map(\.figures))")
  }

  @Test func `a failure shows expected and actual, and the steps`() throws {
    let check = try check(
      """
      - name: a-fen-off
        source: 四
        person: { aboveDeductible: 200000 }
        expect: { payment: 130000.01 }
      """)
    #expect(check.verdict == .caseFailed)
    let text = WorkedCaseText(try #require(check.cases.first), words: ChangeWords(language: .english)).text()
    for part in ["130,000.01", "130,000.00", "-0.01", "60,000.00", "70,000.00", "60.00%", "70.00%", "四"] {
      #expect(text.contains(part), "\(part) in\n\(text)")
    }
    let chinese = WorkedCaseText(try #require(check.cases.first), words: ChangeWords(language: .chinese)).text()
    #expect(chinese.contains("应为") && chinese.contains("起付线"))
  }

  @Test(arguments: [
    (
      "person: { amount: 1 }\n  year: { premium: 1, claims: 1 }\n  expect: { payment: 0 }",
      "one 'person' or of one 'year'"
    ),
    ("expect: { payment: 0 }", "one 'person' or of one 'year'"),
    ("person: { amount: 1 }\n  expect: {}", "nothing is expected"),
    ("person: { amount: 1 }\n  expect: { fundResult: 0 }", "a person has no 'fundResult'"),
    ("year: { premium: 1, claims: 1 }\n  expect: { payment: 0 }", "a year has no 'payment'"),
    (
      "person: { amount: 1, aboveDeductible: 1 }\n  expect: { payment: 0 }",
      "an 'amount' or an amount 'aboveDeductible'"
    ),
    ("person: { amont: 1 }\n  expect: { payment: 0 }", "unknown key 'amont'"),
    ("person: { amount: -1 }\n  expect: { payment: 0 }", "must lie between"),
    ("person: { amount: 1 }\n  terms: { payments.rate: 1 }\n  expect: { payment: 0 }", "a path into the policy"),
  ])
  func `what is wrong in a file is said with its place`(body: String, message: String) throws {
    let check = try check("- name: wrong\n  source: 四\n  \(body)")
    #expect(check.verdict == .unusable)
    #expect(check.problems.contains { $0.message.contains(message) && $0.place.line > 4 }, "\(check.problems)")
  }

  @Test(arguments: [
    ("person: { group: nobody, amount: 1 }\n  expect: { payment: 0 }", "no group 'nobody'"),
    ("terms: { benefit.cap: -5 }\n  person: { amount: 1 }\n  expect: { payment: 0 }", "cap"),
  ])
  func `a case that cannot be worked out fails and says why`(body: String, message: String) throws {
    let check = try check("- name: wrong\n  source: 四\n  \(body)")
    #expect(check.verdict == .caseFailed)
    #expect(check.cases.first?.problem?.en.contains(message) == true, "\(check.cases)")
  }

  @Test func `editors get its schema`() throws {
    let schema = CaseFile.jsonSchema()
    for key in ["\"cases\"", "\"aboveDeductible\"", "\"reserveAtEnd\"", "urn:dabing:case"] {
      #expect(schema.contains(key))
    }
  }

  private func check(_ cases: String) throws -> CaseFileCheck {
    let file = FileManager.default.temporaryDirectory.appending(path: "dabing-cases-\(UUID().uuidString).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let head = "title: cases\npolicy: langfang-2024\nyear: 2024\nsource: draft\ncases:\n"
    try Data((head + cases + "\n").utf8).write(to: file)
    return CaseFileCheck(path: file.path)
  }
}
