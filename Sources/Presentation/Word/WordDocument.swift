import Data
import Files
import Insurance

/// A report as a Word document (ISO/IEC 29500, transitional): headings, tables that repeat their heads on every page, charts
/// that the reader's program draws. Equal reports are equal files.
package struct WordDocument: Sendable {
  private let report: ReportDocument

  package init(_ report: ReportDocument) { self.report = report }

  /// The document as a file to be written.
  package func file(_ path: String) -> OutputFile {
    let bytes = bytes
    return OutputFile(path, pieces: { file throws(OutputError) in try file.add(bytes) })
  }

  package var bytes: [UInt8] {
    var archive = ZipWriter()
    for part in parts { archive.add(part.name, part.bytes) }
    return archive.bytes
  }

  /// What every Word of the language has.
  static func font(_ language: Language) -> String {
    switch language {
    case .english: "Calibri"
    case .chinese: "Microsoft YaHei"
    }
  }

  private var parts: [(name: String, bytes: [UInt8])] {
    let body = WordBody(report)
    let content = body.content
    let pictures = content.pictures.enumerated().map { place, drawing in
      ("word/media/chart\(place + 1).emf", Metafile(drawing, font: Self.font(report.language)).bytes)
    }
    func xml(_ name: String, _ text: String) -> (name: String, bytes: [UInt8]) {
      (name, Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text).utf8))
    }
    return [
      xml("[Content_Types].xml", types), xml("_rels/.rels", relations), xml("docProps/core.xml", properties),
      xml("word/document.xml", content.document.text), xml("word/styles.xml", WordStyles(report.language).text),
      xml("word/numbering.xml", numbering), xml("word/settings.xml", settings), xml("word/footer1.xml", footer),
      xml("word/_rels/document.xml.rels", documentRelations(pictures: pictures.count)),
    ] + pictures
  }

  private var types: String {
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    let parts = [
      ("/word/document.xml", "\(main).document.main+xml"), ("/word/styles.xml", "\(main).styles+xml"),
      ("/word/numbering.xml", "\(main).numbering+xml"), ("/word/settings.xml", "\(main).settings+xml"),
      ("/word/footer1.xml", "\(main).footer+xml"),
      ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ]
    return Markup.tag(
      "Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")],
      [
        .empty(
          "Default",
          [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]),
        .empty("Default", [("Extension", "xml"), ("ContentType", "application/xml")]),
        .empty("Default", [("Extension", "emf"), ("ContentType", "image/x-emf")]),
      ] + parts.map { .empty("Override", [("PartName", $0.0), ("ContentType", $0.1)]) }
    ).text
  }

  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"

  private func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
    Markup.tag(
      "Relationships", [("xmlns", "\(Self.package)/relationships")],
      all.map { .empty("Relationship", [("Id", $0.id), ("Type", $0.type), ("Target", $0.target)]) }
    ).text
  }

  private var relations: String {
    relationships([
      ("rId1", "\(Self.office)/officeDocument", "word/document.xml"),
      ("rId2", "\(Self.package)/relationships/metadata/core-properties", "docProps/core.xml"),
    ])
  }

  private func documentRelations(pictures: Int) -> String {
    relationships(
      [
        ("rId1", "\(Self.office)/styles", "styles.xml"), ("rId2", "\(Self.office)/numbering", "numbering.xml"),
        ("rId3", "\(Self.office)/settings", "settings.xml"), ("rId4", "\(Self.office)/footer", "footer1.xml"),
      ] + (0..<pictures).map { ("rIdChart\($0 + 1)", "\(Self.office)/image", "media/chart\($0 + 1).emf") })
  }

  private var properties: String {
    Markup.tag(
      "cp:coreProperties",
      [
        ("xmlns:cp", "\(Self.package)/metadata/core-properties"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ],
      [
        .tag("dc:title", report.title), .tag("dc:creator", "dabing \(ProgramVersion.current)"),
        .tag("dc:language", report.language == .chinese ? "zh-CN" : "en-US"),
      ]
    ).text
  }

  /// The dots of lists.
  private var numbering: String {
    Markup.tag(
      "w:numbering", WordBody.names,
      [
        .tag(
          "w:abstractNum", [("w:abstractNumId", "0")],
          [
            .empty("w:multiLevelType", [("w:val", "hybridMultilevel")]),
            .tag(
              "w:lvl", [("w:ilvl", "0")],
              [
                .empty("w:start", [("w:val", "1")]), .empty("w:numFmt", [("w:val", "bullet")]),
                .empty("w:lvlText", [("w:val", "•")]), .empty("w:lvlJc", [("w:val", "left")]),
                .tag("w:pPr", [.empty("w:ind", [("w:left", "360"), ("w:hanging", "300")])]),
              ]),
          ]), .tag("w:num", [("w:numId", "1")], [.empty("w:abstractNumId", [("w:val", "0")])]),
      ]
    ).text
  }

  private var settings: String {
    Markup.tag(
      "w:settings", WordBody.names,
      [
        .empty("w:zoom", [("w:percent", "100")]),
        // Charts and heads keep the place that they have; the form is that of Word 2013 and later.
        .tag(
          "w:compat",
          [
            .empty(
              "w:compatSetting",
              [
                ("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"), ("w:val", "15"),
              ])
          ]),
      ]
    ).text
  }

  /// The number of the page.
  private var footer: String {
    Markup.tag(
      "w:ftr", WordBody.names,
      [
        .tag(
          "w:p",
          [
            .tag("w:pPr", [.empty("w:pStyle", [("w:val", "Footer")])]),
            .tag("w:fldSimple", [("w:instr", " PAGE ")], [.tag("w:r", [.tag("w:t", "1")])]),
          ])
      ]
    ).text
  }
}
