import Data
import Foundation
import Insurance
import Results
import Scenarios
import Simulation
import Testing

@testable import Presentation
@testable import RunReports

/// A report as a Word document says what the report says.
struct WordDocumentTests {
  private func document(_ language: Language) async throws -> (ReportDocument, [String: [UInt8]]) {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let scenario = try ScenarioFile(path: root.appending(path: "scenarios/jincheng-2019.yaml").path).scenario()
    let run = try SimulationRun(scenario.plan.with(replications: 60))
    let outcomes = try await run.outcomes(threads: 2)
    let facts = RunFacts(
      title: Words(en: "A <title> & \u{1} more", zh: "标题<一>&\u{1}二"),
      summary: try Summary(of: run.plan, outcomes: outcomes), assumptions: [], settings: [],
      warnings: [Words(en: "mind this", zh: "请注意")], scenarioHash: "s", policyHash: "p")
    let report = RunReport(
      [ReportFacts(facts, distribution: YearDistribution(of: outcomes[0], insured: run.plan.insured))],
      language: language
    ).document
    let bytes = WordDocument(report).bytes
    #expect(bytes == WordDocument(report).bytes, "equal reports are equal files")
    let archive = try #require(
      ZipArchive(size: bytes.count) { offset, count in Array(bytes[offset..<min(bytes.count, offset + count)]) })
    var parts: [String: [UInt8]] = [:]
    for entry in archive.entries {
      var content: [UInt8] = []
      #expect(
        archive.unpack(entry) { piece in
          content += piece
          return true
        })
      parts[entry.name] = content
    }
    return (report, parts)
  }

  /// What a reader sees of a part, a paragraph a line.
  private func words(_ part: [UInt8]?) -> [String] {
    let text = String(decoding: part ?? [], as: UTF8.self)
    return text.components(separatedBy: "</w:p>").map { paragraph in
      paragraph.matches(of: /<w:t(?: [^>]*)?>([^<]*)<\/w:t>/).map { String($0.output.1) }.joined()
        .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        .replacing("&amp;", with: "&")
    }
  }

  @Test(arguments: [Language.english, .chinese])
  func `every cell, heading and answer of the report stands in it`(_ language: Language) async throws {
    let (report, parts) = try await document(language)
    let lines = Set(words(parts["word/document.xml"]))
    #expect(
      lines.contains(report.subtitle) && lines.contains { $0.contains(language == .chinese ? "标题<一>&" : "<title>") })
    var cells = 0
    var charts = 0
    for block in report.blocks {
      switch block {
      case .chapter(let words, _), .section(let words, _), .subsection(let words), .warning(let words):
        #expect(lines.contains(words), "\(words)")
      case .answers(let answers):
        for answer in answers { #expect(lines.contains(answer.question) && lines.contains(answer.answer.plain)) }
      case .table(let table):
        for case .cells(let row) in table.rows {
          for cell in row where !cell.isEmpty {
            cells += 1
            #expect(lines.contains(cell.plain), "\(cell.plain)")
          }
        }
      case .charts(let figures):
        for figure in figures {
          charts += 1
          #expect(lines.contains { $0.hasSuffix(figure.title) }, "\(figure.title)")
          #expect(parts["word/media/chart\(charts).emf"]?.count ?? 0 > 500)
        }
      default: continue
      }
    }
    #expect(cells > 300 && charts >= 4)
  }

  @Test func `every part that is named is there, and every name is used`() async throws {
    let (_, parts) = try await document(.chinese)
    let types = String(decoding: parts["[Content_Types].xml"] ?? [], as: UTF8.self)
    for match in types.matches(of: /PartName="\/([^"]+)"/) { #expect(parts[String(match.output.1)] != nil) }
    let relations = String(decoding: parts["word/_rels/document.xml.rels"] ?? [], as: UTF8.self)
    let document = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
    for match in relations.matches(of: /Target="([^"]+)"/) { #expect(parts["word/" + match.output.1] != nil) }
    for match in document.matches(of: /r:(?:embed|id)="([^"]+)"/) {
      #expect(relations.contains("Id=\"\(match.output.1)\""), "\(match.output.1)")
    }
    let styles = String(decoding: parts["word/styles.xml"] ?? [], as: UTF8.self)
    for match in document.matches(of: /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/) {
      #expect(styles.contains("w:styleId=\"\(match.output.1)\""), "\(match.output.1)")
    }
    let anchors = Set(document.matches(of: /w:anchor="([^"]+)"/).map { String($0.output.1) })
    let marks = document.matches(of: /w:bookmarkStart [^>]*w:name="([^"]+)"/).map { String($0.output.1) }
    #expect(anchors.isSubset(of: marks) && Set(marks).count == marks.count && marks.allSatisfy { $0.count <= 40 })
  }
}
