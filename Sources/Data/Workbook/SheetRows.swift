/// Puts the cells of a sheet together to rows of delimited text.
struct SheetRows {
  private let texts: SharedTexts
  private let formats: CellFormats
  /// The first rows, until it is known how wide the table is.
  private var first: [[[UInt8]]]? = []
  private var width = 0
  private var out: [UInt8] = []

  private var row = 0
  private var cells: [[UInt8]] = []
  private var column = -1
  private var kind = Kind.number
  private var value: [UInt8] = []
  private var isValue = false
  private var style = 0
  /// The formula of the cell, which has a value beside it where a program has computed it; nil where there is none.
  private var formula: [UInt8]?
  private var isFormula = false
  /// False once the sheet says what no sheet can.
  private(set) var isSound = true

  private enum Kind { case number, shared, text, flag }
  /// The largest sheet that Excel makes.
  private static let (mostRows, mostColumns) = (1_048_576, 16_384)
  private static let firstRows = 50
  /// What of a formula is shown.
  private static let longestFormula = 40

  init(texts: SharedTexts, formats: CellFormats) { (self.texts, self.formats) = (texts, formats) }

  /// Whether there are rows to hand out.
  var hasText: Bool { !out.isEmpty }

  mutating func text() -> [UInt8] {
    let text = out
    out = []
    return text
  }

  mutating func take(_ event: XMLScanner.Event) {
    switch event {
    case .text(let text, let isRaw):
      if isValue { value += isRaw ? Array(text) : XMLScanner.resolved(text) }
      if isFormula, formula?.count ?? 0 < Self.longestFormula {
        formula? += isRaw ? Array(text) : XMLScanner.resolved(text)
      }
    case .tag(let tag):
      if tag.named("c") {
        if !tag.isClosing { open(cell: tag) }
        if tag.isClosing || tag.isEmpty { closeCell() }
      } else if tag.named("f") {
        if !tag.isClosing { formula = [] }
        isFormula = !tag.isClosing && !tag.isEmpty
      } else if tag.named("v") || tag.named("t") {
        isValue = !tag.isClosing && !tag.isEmpty
      } else if tag.named("row") {
        if !tag.isClosing { open(row: tag) }
        if tag.isClosing || tag.isEmpty { closeRow() }
      }
    }
  }

  /// The sheet is at its end.
  mutating func end() { settleWidth() }

  private mutating func open(row tag: XMLScanner.Tag) {
    let stated = tag.attribute("r").flatMap { Int($0) } ?? row + 1
    guard stated > row, stated <= Self.mostRows else {
      isSound = false
      return
    }
    // Rows that hold nothing are not written, and still have their numbers.
    while row + 1 < stated { emit([]) }
    cells.removeAll(keepingCapacity: true)
    column = -1
  }

  private mutating func open(cell tag: XMLScanner.Tag) {
    column = tag.attribute("r").flatMap(Self.column) ?? column + 1
    if !(cells.count..<Self.mostColumns).contains(column) { isSound = false }
    value.removeAll(keepingCapacity: true)
    (formula, isFormula) = (nil, false)
    style = tag.attribute("s").flatMap { Int($0) } ?? 0
    kind =
      switch tag.attribute("t") {
      case "s": .shared
      case "b": .flag
      case nil, "n": .number
      default: .text
      }
  }

  private mutating func closeCell() {
    guard isSound else { return }
    var content = value
    if kind == .shared {
      guard let index = Int(String(decoding: value, as: UTF8.self)), let text = texts[index] else {
        isSound = value.isEmpty
        return
      }
      content = Array(text)
    } else if value.isEmpty, let formula {
      // What it comes to no program has said.
      content = [UInt8(ascii: "=")] + formula
    } else if kind == .flag {
      content = Array((value == [UInt8(ascii: "1")] ? "TRUE" : "FALSE").utf8)
    } else if kind == .number, let meant = formats.text(value, style: style) {
      content = meant
    }
    while cells.count < column { cells.append([]) }
    cells.append(content)
  }

  private mutating func closeRow() {
    guard isSound else { return }
    while cells.last?.isEmpty == true { cells.removeLast() }
    emit(cells)
  }

  private mutating func emit(_ cells: [[UInt8]]) {
    row += 1
    guard first != nil else { return write(cells) }
    first?.append(cells)
    if row >= Self.firstRows { settleWidth() }
  }

  private mutating func settleWidth() {
    guard let waiting = first else { return }
    first = nil
    width = waiting.map(\.count).max() ?? 0
    for cells in waiting { write(cells) }
  }

  private mutating func write(_ cells: [[UInt8]]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { out.append(UInt8(ascii: ",")) }
      if cell.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 < 0x20 }) {
        out.append(UInt8(ascii: "\""))
        for byte in cell {
          if byte == UInt8(ascii: "\"") { out.append(byte) }
          out.append(byte < 0x20 ? 0x20 : byte)
        }
        out.append(UInt8(ascii: "\""))
      } else {
        out += cell
      }
    }
    // Empty cells at the end of a row are not written; a row without any is an empty line.
    if !cells.isEmpty { for _ in cells.count..<max(width, cells.count) { out.append(UInt8(ascii: ",")) } }
    out.append(UInt8(ascii: "\n"))
  }

  /// 27 of `AB12`, from 0; nil for what is no place.
  private static func column(_ place: String) -> Int? {
    var number = 0
    for byte in place.utf8 {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) else { break }
      number = number * 26 + Int(byte - 64)
      guard number <= mostColumns else { return mostColumns }
    }
    return number > 0 ? number - 1 : nil
  }
}
