import Foundation
import Insurance
import Presentation
import RunReports
import Scenarios
import Simulation
import Studies
import StudyReports
import Workbooks

/// What is tried as a document to be kept: of a change where something differs from what it is measured by, else of the run.
struct ReportFile {
  /// What kind of file.
  enum Form: String, CaseIterable, Sendable {
    case html, word, excel

    var ending: String {
      switch self {
      case .html: "html"
      case .word: "docx"
      case .excel: "xlsx"
      }
    }

    var type: String {
      switch self {
      case .html: "text/html; charset=utf-8"
      case .word: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
      case .excel: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      }
    }
  }

  private let whatIf: WhatIf
  private let question: Question
  private let against: Settings
  private var isOfChange: Bool { question.settings != against }

  init(of whatIf: WhatIf, _ question: Question) {
    (self.whatIf, self.question) = (whatIf, question)
    against = question.against ?? Settings([String]())
  }

  /// Plain letters, as a head of a response takes them.
  var name: String {
    let id = whatIf.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return (id.isEmpty ? "scenario" : id) + (isOfChange ? "-change" : "") + "." + question.form.ending
  }

  /// Simulates what is asked for and writes it.
  ///
  /// - Parameter threads: how many to use at most, at least 1.
  /// - Throws: `DocumentError`, `StudyError`, `SimulationError`, `SampleError`, `OutputError`.
  func data(threads: Int) async throws -> Data {
    isOfChange ? try await change(threads) : try await run(threads)
  }

  private func change(_ threads: Int) async throws -> Data {
    let study = try whatIf.comparison(from: against, to: question.settings, replications: question.replications)
    let facts = try await study.facts(withContributions: true, threads: threads) { _, _ in }
    switch question.form {
    case .html: return page(ReformReport(facts, language: question.language).document)
    case .word: return Data(WordDocument(ReformReport(facts, language: question.language).document).bytes)
    case .excel:
      return try Self.written(DataWorkbook(ComparisonBook(facts, language: question.language).book).write(to:))
    }
  }

  private func run(_ threads: Int) async throws -> Data {
    let answer = try await whatIf.simulated(
      under: question.settings, replications: question.replications, threads: threads)
    var own = answer.facts
    own.assumptionRange = AssumptionRange(of: answer.scenario, threads: threads)
    let facts = ReportFacts(own, distribution: answer.distribution)
    let report = RunReport([facts], language: question.language).document
    switch question.form {
    case .html: return page(report)
    case .word: return Data(WordDocument(report).bytes)
    case .excel:
      return try Self.written(
        RunWorkbook(facts, record: RunRecord(own), ledger: nil, language: question.language).write(to:))
    }
  }

  private func page(_ document: ReportDocument) -> Data { Data(HTMLPage(document).text.utf8) }

  /// A library writes workbooks to a path alone.
  private static func written(_ write: (String) throws -> Void) throws -> Data {
    let url = FileManager.default.temporaryDirectory.appending(path: "dabing-\(UUID().uuidString).xlsx")
    defer { try? FileManager.default.removeItem(at: url) }
    try write(url.path)
    return try Data(contentsOf: url)
  }
}
