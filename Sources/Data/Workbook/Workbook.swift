/// An Excel workbook (ECMA-376): its sheets, and the texts that they share.
struct Workbook {
  struct Sheet {
    let name: String
    let isHidden: Bool
    fileprivate let part: String
  }

  let archive: ZipArchive
  /// In the order of the workbook.
  let sheets: [Sheet]

  init(_ archive: ZipArchive?) throws(DataError.Code) {
    guard let archive else { throw .damagedWorkbook(part: "directory") }
    self.archive = archive
    guard archive.entry(Self.main) != nil else { throw .noWorkbook }
    var parts: [String: String] = [:]
    try Self.tags(of: "xl/_rels/workbook.xml.rels", in: archive) { tag in
      guard tag.named("Relationship"), let id = tag.attribute("Id"), let target = tag.attribute("Target") else {
        return
      }
      parts[id] = target.hasPrefix("/") ? String(target.dropFirst()) : "xl/" + target
    }
    var sheets: [Sheet] = []
    var countsFrom1904 = false
    try Self.tags(of: Self.main, in: archive) { tag in
      if tag.named("workbookPr") { countsFrom1904 = ["1", "true"].contains(tag.attribute("date1904") ?? "") }
      guard tag.named("sheet"), !tag.isClosing, let name = tag.attribute("name") else { return }
      guard let part = (tag.attribute("r:id") ?? tag.attribute("id")).flatMap({ parts[$0] }) else { return }
      let state = tag.attribute("state") ?? "visible"
      sheets.append(Sheet(name: name, isHidden: state != "visible", part: part))
    }
    self.sheets = sheets
    self.countsFrom1904 = countsFrom1904
  }

  private let countsFrom1904: Bool

  private static let main = "xl/workbook.xml"
  /// Texts are kept in memory; more of them than a sheet of a million rows can need are a bomb.
  private static let mostTextBytes = 1 << 29

  /// The entry of a sheet: the one that is named, or the first that is not hidden.
  func entry(ofSheet name: String?) throws(DataError.Code) -> (sheet: Sheet, entry: ZipArchive.Entry) {
    guard let sheet = name == nil ? sheets.first(where: { !$0.isHidden }) : sheets.first(where: { $0.name == name })
    else {
      throw .noSheet(name ?? "", known: sheets.map(\.name))
    }
    guard let entry = archive.entry(sheet.part) else { throw .damagedWorkbook(part: sheet.part) }
    return (sheet, entry)
  }

  /// The texts that cells name by number.
  func sharedTexts() throws(DataError.Code) -> SharedTexts {
    let part = "xl/sharedStrings.xml"
    var texts = SharedTexts()
    guard let entry = archive.entry(part) else { return texts }
    guard entry.size <= Self.mostTextBytes else { throw .damagedWorkbook(part: part) }
    var (current, isText, isPhonetic): ([UInt8], Bool, Bool) = ([], false, false)
    try Self.events(of: entry, in: archive) { event in
      switch event {
      case .text(let text, let isRaw):
        if isText, !isPhonetic { current += isRaw ? Array(text) : XMLScanner.resolved(text) }
      case .tag(let tag):
        if tag.named("t") { isText = !tag.isClosing && !tag.isEmpty }
        // How a name is read stands beside it, and is no part of it.
        if tag.named("rPh") { isPhonetic = !tag.isClosing && !tag.isEmpty }
        if tag.named("si"), tag.isClosing || tag.isEmpty {
          texts.add(current)
          current.removeAll(keepingCapacity: true)
        }
      }
    }
    return texts
  }

  /// How the cells' numbers are shown; a workbook may have no styles.
  func formats() throws(DataError.Code) -> CellFormats {
    var formats = CellFormats()
    formats.countsFrom1904 = countsFrom1904
    guard let entry = archive.entry("xl/styles.xml") else { return formats }
    try Self.events(of: entry, in: archive) { if case .tag(let tag) = $0 { formats.take(tag) } }
    return formats
  }

  private static func tags(
    of part: String, in archive: ZipArchive, _ handle: (XMLScanner.Tag) -> Void
  ) throws(DataError.Code) {
    guard let entry = archive.entry(part) else { throw .damagedWorkbook(part: part) }
    try events(of: entry, in: archive) { if case .tag(let tag) = $0 { handle(tag) } }
  }

  private static func events(
    of entry: ZipArchive.Entry, in archive: ZipArchive, _ handle: (XMLScanner.Event) -> Void
  ) throws(DataError.Code) {
    var scanner = XMLScanner()
    var isXML = true
    let isWhole = archive.unpack(entry) { piece in
      isXML = scanner.take(piece, handle)
      return isXML
    }
    guard isWhole, isXML else { throw .damagedWorkbook(part: entry.name) }
  }
}

/// Many texts in one piece of memory.
struct SharedTexts {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  mutating func add(_ text: [UInt8]) {
    bytes += text
    ends.append(bytes.count)
  }

  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]]
  }
}
