extension DataError {
  /// What is said in both languages.
  package typealias Said = (en: String, zh: String)

  /// What whoever asks for a file calls the ways of saying more of it.
  package struct Options: Sendable {
    let column: String
    let delimiter: String
    let sheet: String

    package static let ofCommand = Options(column: "--column", delimiter: "--delimiter", sheet: "--sheet")
    package static let ofScenario = Options(column: "'amount'", delimiter: "'delimiter'", sheet: "'sheet'")
  }

  /// Why the file cannot be read, for people; its name comes before it.
  ///
  /// - Parameter nearest: the name among a list that a mistyped one probably stands for.
  package func sentence(_ options: Options, nearest: (String, [String]) -> String?) -> Said {
    func words(_ en: String, _ zh: String) -> Said { (en, zh) }
    func listed(_ names: [String]) -> String { names.prefix(30).joined(separator: ", ") }
    switch code {
    case .noFile: return words("there is no such file", "没有此文件")
    case .isFolder: return words("is a folder, not a file", "是文件夹，不是文件")
    case .unreadable(let reason): return words("cannot be read: \(reason.en)", "无法读取（\(reason.zh)）")
    case .empty: return words("is empty", "文件为空")
    case .noRows(0): return words("there are no rows under the header", "表头之下没有数据行")
    case .noRows(let others):
      return words("none of \(others) rows has the value that is asked for", "\(others)行中没有满足所要求取值的行")
    case .notText:
      return words(
        "is not UTF-8 text, nor GB18030 (GBK) nor UTF-16: save it in one of them",
        "不是UTF-8、GB18030（GBK）或UTF-16文本：请另存为其中一种")
    case .columnNeeded(let known):
      return words(
        "has several columns: name one with \(options.column) (\(listed(known)))",
        "有多列：请用 \(options.column) 指定（\(listed(known))）")
    case .noColumn(let name, let known): return missing(name, known, nearest(name, known), listed(known), options)
    case .twiceTheColumn(let name): return words("has two columns '\(name)'", "有两列“\(name)”")
    case .personalColumn(let name):
      return words("column '\(name)' tells who somebody is, and is not read", "“\(name)”列含个人身份信息，不予读取")
    case .endlessRecord(let line):
      return words("line \(line) begins a row that does not end: is a quote not closed?", "第\(line)行开始的记录没有结束：引号是否未闭合？")
    case .oldWorkbook:
      return words(
        "is an Excel workbook of the old form (.xls), or has a password: save it as .xlsx without one",
        "为旧版Excel工作簿（.xls）或带有密码：请另存为无密码的 .xlsx")
    case .noWorkbook: return words("is a zip archive without a workbook", "是压缩包，其中没有工作簿")
    case .damagedWorkbook(let part): return words("is a damaged workbook (\(part))", "工作簿已损坏（\(part)）")
    case .noSheet(let name, let known):
      let near = nearest(name, known)
      return words(
        "has no sheet '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ": there are \(listed(known))"),
        "没有工作表“\(name)”" + (near.map { "；是否应为“\($0)”？" } ?? "：现有 \(listed(known))"))
    case .workbookFromPipe:
      return words("a workbook is read from a file, not from a pipe", "工作簿须从文件读取，不能来自管道")
    case .noRoom(let reason):
      return words(
        "the people are too many for memory, and the temporary file for them fails: \(reason.en); TMPDIR names a folder with room",
        "人数超出内存，而临时文件无法读写（\(reason.zh)）：请用环境变量 TMPDIR 指定有空间的文件夹")
    case .noParts:
      return words(
        "is read as a whole only: parts are read of a file, in UTF-8 or GBK, whose lines end in line feeds",
        "只能整体读取：仅对以换行符分行的UTF-8或GBK文本文件分片读取")
    case .sheetOfText:
      return words("is text, which has no sheets: leave \(options.sheet) out", "为文本文件，没有工作表：请去掉 \(options.sheet)")
    }
  }

  private func missing(_ name: String, _ known: [String], _ near: String?, _ listed: String, _ options: Options) -> Said
  {
    let en = near.map { "; did you mean '\($0)'?" } ?? ": there are \(listed)"
    let zh = near.map { "；是否应为“\($0)”？" } ?? "：现有 \(listed)"
    // A header that is one long field was probably written with another delimiter.
    let other = known.count == 1 ? known.first?.first { ";\t|".contains($0) } : nil
    let hint = other.map { $0 == "\t" ? "tab" : String($0) }
    return (
      "has no column '\(name)'\(en)" + (hint.map { "; is it delimited by \(options.delimiter) '\($0)'?" } ?? ""),
      "没有“\(name)”列\(zh)" + (hint.map { "；是否应使用 \(options.delimiter) “\($0)”？" } ?? "")
    )
  }
}
