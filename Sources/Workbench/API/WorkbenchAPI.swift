import Documents
import Foundation
import Insurance
import Plans
import PolicyReports
import Presentation
import Scenarios
import Studies

/// What the page asks, answered: the page itself, and under `/api` the scenarios and their answers.
package final class WorkbenchAPI: Sendable {
  private let shelf: Shelf
  private let access: Access
  private let engine: Engine

  /// - Parameter threads: how many a run uses at most, at least 1.
  package init(_ shelf: Shelf, access: Access, threads: Int) {
    self.shelf = shelf
    self.access = access
    engine = Engine(threads: threads)
  }

  /// Answers a request, whatever it is.
  package func answer(_ request: Request) async -> Response {
    if let refusal = access.refusal(of: request) { return refusal }
    do {
      return try await route(request)
    } catch {
      return APIProblem(error).response
    }
  }

  private func route(_ request: Request) async throws -> Response {
    let isReading = request.method == "GET" || request.method == "HEAD"
    switch (request.path, request.method) {
    case ("/api/answer", "POST"):
      let (record, seconds) = try await answer(to: try Question(request.body))
      var response = json(record)
      response.headers.append(("Server-Timing", "engine;dur=\(NumberText.fixed(seconds * 1000, decimals: 1))"))
      return response
    case ("/api/run", "POST"): return try await run(try Question(request.body))
    case ("/api/explain", "POST"): return try await explain(try Question(request.body))
    case ("/api/export", "POST"): return try await export(try Question(request.body))
    case ("/api/report", "POST"): return try await report(try Question(request.body))
    case ("/api/scenarios", "POST"):
      let given = try GivenScenario(request.body)
      return json(
        try await engine.quickly { [shelf] in ["id": try shelf.take(given.text, named: given.name)] })
    case ("/api/scenarios", _) where isReading:
      return json(shelf.headings.map(HeadingRecord.init))
    case (let path, _) where isReading && path.hasPrefix("/api/scenarios/"):
      let id = path.dropFirst("/api/scenarios/".count).removingPercentEncoding ?? ""
      return json(try await engine.quickly { ScenarioRecord(try self.shelf.scenario(id), isWhole: true) })
    case (let path, _):
      let isOfPost = ["/api/answer", "/api/run", "/api/explain", "/api/export", "/api/report"].contains(path)
      if isReading, let file = PageFiles.response(path) { return file }
      guard isOfPost || PageFiles.has(path) || path.hasPrefix("/api/scenarios") else {
        throw APIProblem(404, "there is nothing at this path")
      }
      var response = APIProblem(405, "this path takes another method").response
      response.headers.append(
        ("Allow", isOfPost ? "POST" : path == "/api/scenarios" ? "GET, HEAD, POST" : "GET, HEAD"))
      return response
    }
  }

  private func json(_ value: some Encodable) -> Response {
    Response(type: "application/json", body: JSONText.data(value))
  }

  /// The exact answer; where the exact method does not apply, that of few simulated years. With how long it took to compute.
  private func answer(to question: Question) async throws -> (record: AnswerRecord, seconds: Double) {
    try await engine.quickly { [shelf, engine] in
      let start = ContinuousClock.now
      let whatIf = try shelf.scenario(question.scenario)
      let (answer, isPreview) = try await Self.quick(whatIf, question.settings, engine.threads)
      let other = try await Self.quick(whatIf, question.against ?? Settings([String]()), engine.threads).answer
      // Drawn while the words are found.
      async let charts = question.charts ? answer.report.charts(question.language) : []
      var record = AnswerRecord(answer, of: whatIf, against: other, question, isPreview: isPreview)
      record.charts = await charts
      return (record, (ContinuousClock.now - start) / .seconds(1))
    }
  }

  /// How many years a first answer has where the exact method does not apply.
  private static let yearsOfPreview = 500

  private static func quick(
    _ whatIf: WhatIf, _ settings: Settings, _ threads: Int
  ) async throws -> (answer: WhatIf.Answer, isPreview: Bool) {
    do {
      return (try whatIf.exact(under: settings, threads: threads), false)
    } catch let error as SimulationError where error.code == .notApplicable {
      return (try await whatIf.simulated(under: settings, replications: yearsOfPreview, threads: threads), true)
    }
  }

  private func explain(_ question: Question) async throws -> Response {
    guard let amount = question.amount else {
      throw APIProblem(
        400, "$.amount is missing: yuan of the year", [.init(path: "$.amount", message: "is missing", nearest: nil)])
    }
    let language = question.language
    return json(
      try await engine.quickly { [shelf] in
        let whatIf = try shelf.scenario(question.scenario)
        let explanation = try whatIf.explanation(under: question.settings, group: question.group, amount: amount)
        let before = try? whatIf.explanation(
          under: question.against ?? Settings([String]()), group: question.group, amount: amount)
        return ExplanationRecord(
          now: explanation.record, before: before?.record, text: explanation.text(language, style: .plain))
      })
  }

  private struct ExplanationRecord: Encodable, Sendable {
    let now: Explanation.Record
    let before: Explanation.Record?
    let text: String
  }

  private func export(_ question: Question) async throws -> Response {
    json(
      try await engine.quickly { [shelf] in
        let whatIf = try shelf.scenario(question.scenario)
        return ExportRecord(
          name: whatIf.id + "-what-if.yaml", yaml: try whatIf.text(under: question.settings),
          command: whatIf.command(under: question.settings))
      })
  }

  private struct ExportRecord: Encodable, Sendable {
    let name: String
    let yaml: String
    let command: String
  }

  /// What is tried as a document: of a change where something differs, else of the run.
  private func report(_ question: Question) async throws -> Response {
    let whatIf = try await engine.quickly { [shelf] in try shelf.scenario(question.scenario) }
    return try await engine.slowly { [engine] in
      let file = ReportFile(of: whatIf, question)
      var response = Response(type: question.form.type, body: try await file.data(threads: engine.threads))
      response.headers.append(("Content-Disposition", "attachment; filename=\"\(file.name)\""))
      return response
    }
  }

  // MARK: Runs

  /// Simulated years, with word of how far they are. What is wrong with the question is said before anything is sent.
  private func run(_ question: Question) async throws -> Response {
    let whatIf = try await engine.quickly { [shelf] in
      let whatIf = try shelf.scenario(question.scenario)
      _ = try whatIf.scenario(under: question.settings)
      return whatIf
    }
    let progress = RunProgress()
    return Response { [engine] send in
      @Sendable func event(_ name: String, _ data: Data) async throws {
        try await send(Data("event: \(name)\ndata: ".utf8) + data + Data("\n\n".utf8))
      }
      do {
        let record = try await withThrowingTaskGroup(of: AnswerRecord?.self) { group in
          group.addTask {
            try await engine.slowly {
              let answer = try await whatIf.simulated(
                under: question.settings, replications: question.replications, threads: engine.threads,
                progress: progress.update)
              let other = try await whatIf.simulated(
                under: question.against ?? Settings([String]()), replications: question.replications,
                threads: engine.threads)
              var record = AnswerRecord(
                answer, of: whatIf, against: other, question, isPreview: false,
                range: AssumptionRange(of: answer.scenario, threads: engine.threads))
              if question.charts { record.charts = answer.report.charts(question.language) }
              return record
            }
          }
          group.addTask {
            while !Task.isCancelled {
              try await event("progress", JSONText.data(progress.now))
              try await Task.sleep(for: .milliseconds(150))
            }
            return nil
          }
          defer { group.cancelAll() }
          return try await group.next() ?? nil
        }
        if let record { try await event("answer", JSONText.data(record)) }
      } catch {
        try? await event("problem", APIProblem(error).json)
      }
    }
  }
}
