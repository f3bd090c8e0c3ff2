import CXlsxWriter
import Files
import Foundation
import Insurance

/// A workbook in the making: sheets, looks of cells, charts. With `Sheet` and `SheetChart` all that knows the library.
final class Spreadsheet {
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let path: String
  private let font: String
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = [:]
  private var isClosed = false
  /// The first thing that went wrong.
  private var failure = LXW_NO_ERROR

  /// - Parameters:
  ///   - font: of all cells and charts.
  ///   - title: for the document's properties.
  init(_ path: String, font: String, title: String) throws(OutputError) {
    guard let book = workbook_new(path) else { throw OutputError(path: path, reason: "there is no memory for it") }
    self.book = book
    self.path = path
    self.font = font
    var properties = lxw_doc_properties()
    // No time of day: equal runs are equal files. The day is that of the format's calendar, 1980-01-01.
    properties.created = 315_532_800
    title.withCString { title in
      "dabing".withCString { author in
        properties.title = UnsafeMutablePointer(mutating: title)
        properties.author = UnsafeMutablePointer(mutating: author)
        note(workbook_set_properties(book, &properties))
      }
    }
  }

  /// - Parameter name: at most 31 characters, without `[]:*?/\`.
  func sheet(_ name: String) throws(OutputError) -> Sheet {
    guard let sheet = workbook_add_worksheet(book, name) else {
      throw OutputError(path: path, reason: .init("a sheet named '\(name)' cannot be made"))
    }
    return Sheet(sheet, named: name, in: self)
  }

  func chart(_ kind: SheetChart.Kind) throws(OutputError) -> SheetChart {
    guard let chart = workbook_add_chart(book, kind.code) else {
      throw OutputError(path: path, reason: "a chart cannot be made")
    }
    return SheetChart(chart, font: font)
  }

  func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = formats[style] { return format }
    guard let format = workbook_add_format(book) else { return nil }
    format_set_font_name(format, font)
    format_set_font_size(format, style.size)
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    if let code = style.number?.code { format_set_num_format(format, code) }
    if style.isBold { format_set_bold(format) }
    if style.wraps { format_set_text_wrap(format) }
    switch style.role {
    case .plain: break
    case .heading:
      format_set_bg_color(format, 0x00_56_8A)
      format_set_font_color(format, 0xFF_FF_FF)
      format_set_text_wrap(format)
    case .section: format_set_bg_color(format, 0xE3_EE_F6)
    case .assumption: format_set_bg_color(format, 0xFF_F4_E0)
    }
    formats[style] = format
    return format
  }

  /// Keeps the first error, for `close` to report.
  func note(_ error: lxw_error) {
    if failure == LXW_NO_ERROR { failure = error }
  }

  /// Writes the file.
  ///
  /// - Throws: `OutputError` where anything went wrong since the beginning.
  func close() throws(OutputError) {
    isClosed = true
    var systemError: Int32 = 0
    // The library would name a file that nobody knows on standard error.
    QuietDescriptor.during(STDERR_FILENO) {
      errno = 0
      note(workbook_close(book))
      systemError = errno
    }
    guard failure == LXW_NO_ERROR else {
      throw OutputError(path: path, reason: Self.reason(failure, systemError: systemError))
    }
    try PackedParts.check(path)
  }

  /// Why the library failed: in the system's words where the system refused it something, since the library only guesses
  /// at what that was.
  private static func reason(_ failure: lxw_error, systemError: Int32) -> OutputError.Said {
    let ofFiles = [
      LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_FILE_ADD,
      LXW_ERROR_ZIP_INTERNAL_ERROR, LXW_ERROR_ZIP_CLOSE,
    ]
    if systemError != 0, ofFiles.contains(failure) { return .init(system: systemError) }
    return .init(lxw_strerror(failure).map { String(cString: $0) } ?? "error \(failure)")
  }

  deinit { if !isClosed { lxw_workbook_free(book) } }
}

/// How a cell looks.
struct CellStyle: Hashable {
  enum Role: Hashable { case plain, heading, section, assumption }

  var number: NumberFormat?
  var isBold = false
  var wraps = false
  var size = 11.0
  var role = Role.plain

  static let plain = CellStyle()
  static let bold = CellStyle(isBold: true)
  static let title = CellStyle(isBold: true, size: 16)
  static let heading = CellStyle(isBold: true, role: .heading)
  static let section = CellStyle(isBold: true, role: .section)
  static let wrapped = CellStyle(wraps: true)
  static func number(_ format: NumberFormat) -> CellStyle { CellStyle(number: format) }
}

/// How a number is shown; the cell holds all of its digits.
enum NumberFormat: Hashable {
  /// With thousands apart and so many decimals; a signed one says of a gain that it is one.
  case fixed(Int, isSigned: Bool = false)
  /// A share of 1 in percent.
  case share(Int, isSigned: Bool = false)
  case general, year

  static let whole = fixed(0)
  static let tenths = fixed(1)
  static let hundredths = fixed(2)
  static let percent = share(2)
  static let tenthPercent = share(1)
  static let wholePercent = share(0)

  var code: String {
    switch self {
    case .fixed(let decimals, let isSigned): Self.signed("#,##0" + Self.decimals(decimals), isSigned)
    case .share(let decimals, let isSigned): Self.signed("0" + Self.decimals(decimals) + "%", isSigned)
    case .general: "General"
    case .year: "0"
    }
  }

  private static func decimals(_ count: Int) -> String { count > 0 ? "." + String(repeating: "0", count: count) : "" }

  private static func signed(_ code: String, _ isSigned: Bool) -> String {
    isSigned ? "+\(code);-\(code);\(code)" : code
  }
}
