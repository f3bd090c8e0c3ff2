import Data
import Insurance
import Presentation

/// How a file was read, as far as somebody might have meant it otherwise.
package enum FileReadingText {
  /// Nothing of a plain table in UTF-8 with commas.
  package static func notes(_ reading: FileReading) -> [Words] {
    var notes: [Words] = []
    func add(_ en: String, _ zh: String) {
      notes.append(Words(en: "\(reading.path): \(en)", zh: "\(reading.path)：\(zh)"))
    }
    if let sheet = reading.sheet {
      add("read from the sheet '\(sheet)'", "读取工作表“\(sheet)”")
    } else if reading.encoding ?? .utf8 != .utf8 || reading.delimiter != UInt8(ascii: ",") {
      let encoding = (reading.encoding ?? .utf8).rawValue
      let delimiter = Delimiter.name(reading.delimiter)
      add("read as \(encoding), delimited by '\(delimiter)'", "按\(encoding)读取，分隔符为“\(delimiter)”")
    }
    if reading.headerLine == 0 {
      add("has no header: its first row is data", "没有表头：首行即为数据")
    } else if reading.headerLine > 1 {
      add(
        "its header is line \(reading.headerLine); what stands above is passed over",
        "表头为第\(reading.headerLine)行，其上内容略过")
    }
    for column in reading.personal {
      let kind = name(column.kind)
      add(
        "column '\(column.name)' looks like \(kind.en): it is not used and never written",
        "“\(column.name)”列似为\(kind.zh)：不使用，也不写入任何文件")
    }
    if let first = reading.totalRows.first {
      let count = NumberText.grouped(reading.totalRows.count)
      add(
        reading.totalRows.count == 1
          ? "line \(first.line) is a row of totals ('\(first.label)') and no person's: left out"
          : "\(count) rows of totals, the first in line \(first.line) ('\(first.label)'), are no person's: left out",
        "\(count)行合计不是一人的记录，已略去（首见第\(first.line)行“\(first.label)”）")
    }
    if let line = reading.lineOfSum {
      add(
        "line \(line) is the sum of all rows above it and counts as a person: take it out if it is their total",
        "第\(line)行等于其上各行之和，现按一人计入；如为合计，请删除该行")
    }
    if reading.unit != .yuan {
      let yuan = reading.unit.rawValue < 0 ? "\(reading.unit.yuan)" : NumberText.grouped(reading.unit.yuan)
      add(
        "column '\(reading.column)' is in \(reading.unit.name): a plain number counts \(yuan) yuan",
        "“\(reading.column)”列以\(reading.unit.name)为单位，已折算为元")
    }
    if let first = reading.written.first {
      let count = NumberText.grouped(reading.written.count)
      let value = first.value == first.value.rounded() ? NumberText.fixed(first.value, decimals: 0) : "\(first.value)"
      add(
        "\(count) \(reading.written.count == 1 ? "amount is" : "amounts are") written for people: '\(first.text)' in line \(first.line) is read as \(value)",
        "\(count)个金额按书写形式换算：第\(first.line)行“\(first.text)”读作\(value)")
    }
    if reading.points.isDoubtful, let first = reading.points.first {
      let count = NumberText.grouped(reading.points.count)
      let other = first.text.replacing(".", with: ",")
      add(
        "'\(first.text)' in line \(first.line) is read as it stands and not as \(other), which it could mean beside amounts of two decimals; \(count) \(reading.points.count == 1 ? "amount is" : "amounts are") written so",
        "第\(first.line)行“\(first.text)”按小数读取，而非\(other)；其余金额为两位小数，此处的点可能是千位分隔，共\(count)个")
    }
    return notes
  }

  private static func name(_ kind: PersonalColumn.Kind) -> Words {
    switch kind {
    case .identityNumber: Words(en: "identity numbers", zh: "身份证件号码")
    case .telephone: Words(en: "telephone numbers", zh: "电话号码")
    case .name: Words(en: "names of people", zh: "姓名")
    case .address: Words(en: "addresses", zh: "地址")
    }
  }
}
