import Fitting
import Insurance

/// What is wrong with a file of amounts, in words.
package enum LossFileText {
  package static func sentence(_ row: BadRow, file: String) -> Words {
    let place = "\(file):\(row.line): "
    let column = row.column.isEmpty ? "" : row.column + " "
    let shown = "'\(row.text)'"
    func words(_ en: String, _ zh: String) -> Words { Words(en: place + column + en, zh: place + column + zh) }
    return switch row.reason {
    case .missing: words("is missing", "缺失")
    case .notNumber: words("is \(shown), which is no number", "为\(shown)，不是数字")
    case .otherForm(let value):
      words(
        "is \(shown), which is not written with digits and a point alone: write \(plain(value))",
        "为\(shown)，应只用数字和小数点书写：\(plain(value))")
    case .notFinite: words("is \(shown), which is not finite", "为\(shown)，不是有限数")
    case .negative: words("is \(shown), which is negative", "为\(shown)，是负数")
    case .tooLarge: words("is \(shown), which is above 1e15", "为\(shown)，超过1e15")
    case .notAboveTruncation:
      words("is \(shown), which is not above --truncated-below", "为\(shown)，未超过 --truncated-below")
    case .aboveTruncation: words("is \(shown), which is above --truncated-above", "为\(shown)，超过 --truncated-above")
    case .notFlag: words("is \(shown), which is neither 0 nor 1", "为\(shown)，既非0也非1")
    case .censoredAtZero: words("is 0 and only a lower bound, which says nothing", "为0且只是下限，不含信息")
    case .emptyClass: words("is \(shown), which is below the lower bound", "为\(shown)，低于下限")
    case .fieldCount(let found, let expected):
      words("has \(found) fields, the header \(expected): \(shown)", "有\(found)个字段，表头有\(expected)个：\(shown)")
    case .blank: words("is empty", "为空行")
    case .malformed: words("has a quote out of place: \(shown)", "引号位置有误：\(shown)")
    }
  }

  /// - Parameter nearest: the name among a list that a mistyped one probably stands for.
  package static func sentence(
    _ error: LossFileError, file: String, nearest: (String, [String]) -> String?
  ) -> Words {
    func words(_ en: String, _ zh: String) -> Words { Words(en: "\(file): \(en)", zh: "\(file)：\(zh)") }
    func listed(_ names: [String]) -> String { names.prefix(30).joined(separator: ", ") }
    switch error {
    case .unreadable(let reason): return words(reason, "无法读取（\(reason)）")
    case .empty: return words("is empty", "文件为空")
    case .notText: return words("is not UTF-8 text", "不是UTF-8文本")
    case .columnNeeded(let known):
      return words(
        "has several columns: name one with --column (\(listed(known)))", "有多列：请用 --column 指定（\(listed(known))）")
    case .noColumn(let name, let known):
      let near = nearest(name, known)
      let en = near.map { "; did you mean '\($0)'?" } ?? ": there are \(listed(known))"
      let zh = near.map { "；是否指‘\($0)’？" } ?? "：现有 \(listed(known))"
      // A header that is one long field was probably written with another delimiter.
      let other = known.count == 1 ? known.first?.first { ";\t|".contains($0) } : nil
      let hint = other.map { $0 == "\t" ? "tab" : String($0) }
      return words(
        "has no column '\(name)'\(en)" + (hint.map { "; is it delimited by --delimiter '\($0)'?" } ?? ""),
        "没有‘\(name)’列\(zh)" + (hint.map { "；是否应使用 --delimiter '\($0)'？" } ?? ""))
    case .twiceTheColumn(let name): return words("has two columns '\(name)'", "有两列‘\(name)’")
    case .endlessRecord(let line):
      return words("line \(line) begins a row that does not end: is a quote not closed?", "第\(line)行开始的记录没有结束：引号是否未闭合？")
    }
  }

  package static func sentence(leftOut count: Int, of rows: Int) -> Words {
    Words(
      en: "\(NumberText.grouped(count)) of \(NumberText.grouped(rows)) rows were bad and are left out",
      zh: "\(NumberText.grouped(rows))行中有\(NumberText.grouped(count))行有误，已略去")
  }

  package static func sentence(more count: Int) -> Words {
    Words(
      en: "\(NumberText.grouped(count)) more bad rows",
      zh: "另有\(NumberText.grouped(count))行有误")
  }

  /// Why bad rows cannot be left out.
  package static func sentence(refusing file: LossFile) -> Words {
    let (bad, all) = (NumberText.grouped(file.badRowCount), NumberText.grouped(file.rows))
    guard file.tellingRowCount > 0, let row = file.tellingRow else {
      return Words(
        en: "\(bad) of \(all) rows are bad: --skip-bad-rows leaves out one in a thousand at most",
        zh: "\(all)行中有\(bad)行有误：--skip-bad-rows 最多略去千分之一")
    }
    let telling = NumberText.grouped(file.tellingRowCount)
    return Words(
      en:
        "\(telling) of \(all) rows cannot be left out, since what is wrong with them goes with their size (the first: '\(row.text)' in line \(row.line)): the others would be another law; correct the file",
      zh: "\(all)行中有\(telling)行不能略去，其问题与金额大小有关（首个为第\(row.line)行“\(row.text)”）：其余各行将是另一分布，请更正文件")
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
