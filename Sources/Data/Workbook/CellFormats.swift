/// How the numbers of a workbook's cells are shown, by the style that a cell names: a day and a share are numbers too, and no
/// amounts.
struct CellFormats {
  enum Kind: Sendable { case plain, day, time, percent }

  /// By style.
  private(set) var kinds: [Kind] = []
  /// Whether days are counted from 1904, as early Macintosh programs did.
  var countsFrom1904 = false

  private var codes: [Int: Kind] = [:]
  private var isOfCells = false

  init() {}

  subscript(style: Int) -> Kind { kinds.indices.contains(style) ? kinds[style] : .plain }

  /// Takes a tag of the part of styles.
  mutating func take(_ tag: XMLScanner.Tag) {
    if tag.named("numFmt"), let id = tag.attribute("numFmtId").flatMap({ Int($0) }),
      let code = tag.attribute("formatCode")
    {
      codes[id] = Self.kind(ofCode: code)
    } else if tag.named("cellXfs") {
      isOfCells = !tag.isClosing && !tag.isEmpty
    } else if tag.named("xf"), isOfCells, !tag.isClosing {
      let id = tag.attribute("numFmtId").flatMap { Int($0) } ?? 0
      kinds.append(codes[id] ?? Self.kind(ofBuiltIn: id))
    }
  }

  /// Those that every program knows (ECMA-376, 18.8.30), with those of Chinese and Japanese ones.
  private static func kind(ofBuiltIn id: Int) -> Kind {
    switch id {
    case 9, 10: .percent
    case 14...17, 22, 27...31, 34...36, 50...58: .day
    case 18...21, 32, 33, 45...47: .time
    default: .plain
    }
  }

  /// What stands in quotes, in brackets or behind a stroke is text.
  static func kind(ofCode code: String) -> Kind {
    var plain = ""
    var (isQuoted, isBracketed, isEscaped) = (false, false, false)
    for character in code.lowercased() {
      switch character {
      case _ where isEscaped: isEscaped = false
      case "\\", "_", "*": isEscaped = !isQuoted
      case "\"": isQuoted.toggle()
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case _ where isQuoted || isBracketed: break
      default: plain.append(character)
      }
    }
    // Of several sections the first is that of numbers above 0.
    let first = plain.split(separator: ";").first.map(String.init) ?? plain
    if first.contains("%") { return .percent }
    if first.contains("general") || first.contains("0") || first.contains("#") { return .plain }
    if first.contains("y") || first.contains("d") { return .day }
    return first.contains("h") || first.contains("s") || first.contains("m") ? .time : .plain
  }

  /// A number of a cell as it is meant: 45000 as 2023-03-15, 0.75 as 75%; nil where it is an amount, or no number.
  func text(_ value: [UInt8], style: Int) -> [UInt8]? {
    let kind = self[style]
    guard kind != .plain, let number = Double(String(decoding: value, as: UTF8.self)), number.isFinite else {
      return nil
    }
    switch kind {
    case .plain: return nil
    case .percent:
      // To the digits that the number has.
      let share = (number * 100 * 1e9).rounded() / 1e9
      return Array("\(share == share.rounded() && abs(share) < 1e15 ? "\(Int(share))" : "\(share)")%".utf8)
    case .time:
      let minutes = Int((abs(number).truncatingRemainder(dividingBy: 1) * 1_440).rounded())
      return Array("\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)".utf8)
    case .day:
      guard (0..<2_958_466).contains(number) else { return nil }
      return Array(Self.day(Int(number) + (countsFrom1904 ? 1_462 : 0)).utf8)
    }
  }

  /// The day so many days after 30 December 1899, as programs count from 1 March 1900 on.
  private static func day(_ serial: Int) -> String {
    // Of the calendar by eras of 400 years from 1 March (Hinnant, chrono-compatible date algorithms).
    let days = serial + 693_899
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * ofYear + 2) / 153
    let day = ofYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}
