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
      if column.name == reading.person {
        add(
          "column '\(column.name)' looks like \(kind.en): rows of a person are added up by it, and it is never written",
          "“\(column.name)”列似为\(kind.zh)：仅用于按人合计，不写入任何文件")
        continue
      }
      add(
        "column '\(column.name)' looks like \(kind.en): it is not used and never written",
        "“\(column.name)”列似为\(kind.zh)：不使用，也不写入任何文件")
    }
    notes += doubts(reading)
    if let only = reading.only, reading.passedOver > 0 {
      let (rows, all) = (NumberText.grouped(reading.rows), NumberText.grouped(reading.rows + reading.passedOver))
      add(
        "\(rows) of \(all) rows have \(only.typed): the others are passed over", "\(all)行中有\(rows)行满足\(only.typed)，其余略过"
      )
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

  /// That no row is read.
  package static func nothing(_ reading: FileReading) -> Words {
    if let only = reading.only, reading.passedOver > 0 {
      let rows = NumberText.grouped(reading.passedOver)
      return Words(
        en: "\(reading.path): none of \(rows) rows has \(only.typed)",
        zh: "\(reading.path)：\(rows)行中没有满足\(only.typed)的行")
    }
    return Words(en: "\(reading.path): there are no rows under the header", zh: "\(reading.path)：表头之下没有数据行")
  }

  /// What of the rows is probably not as they are taken, whatever is made of them.
  ///
  /// - Parameter repeats: whether it is said of people too.
  package static func doubts(_ reading: FileReading, repeats: Bool = true) -> [Words] {
    func words(_ said: (en: String, zh: String)) -> Words {
      Words(en: "\(reading.path): \(said.en)", zh: "\(reading.path)：\(said.zh)")
    }
    var doubts = (repeats ? reading.repeats : []).map { words($0.sentence(person: "--person \($0.column)")) }
    if let years = reading.severalYears {
      doubts.append(words(years.sentence(only: "--only \(years.column)=\(years.last)")))
    }
    return doubts
  }

  private static func name(_ kind: PersonalColumn.Kind) -> Words {
    switch kind {
    case .identityNumber: Words(en: "identity numbers", zh: "身份证件号码")
    case .card: Words(en: "numbers of cards or accounts", zh: "社保卡号或银行卡号")
    case .telephone: Words(en: "telephone numbers", zh: "电话号码")
    case .name: Words(en: "names of people", zh: "姓名")
    case .address: Words(en: "addresses", zh: "地址")
    }
  }
}
