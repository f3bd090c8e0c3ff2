extension BadRow {
  /// What is wrong with it, for people; the file and the line come before it.
  package var sentence: (en: String, zh: String) {
    let (shown, quoted) = ("'\(text)'", "“\(text)”")
    func words(_ en: String, _ zh: String) -> (en: String, zh: String) {
      (column.isEmpty ? en : "\(column) \(en)", (column.isEmpty ? "" : "“\(column)”") + zh)
    }
    return switch reason {
    case .missing: words("is missing", "缺失")
    case .notNumber: words("is \(shown), which is no number", "为\(quoted)，不是数字")
    case .formula:
      words(
        "is \(shown), a formula whose value the workbook does not hold: open it in a spreadsheet and save it",
        "为\(quoted)，是公式且工作簿中没有计算结果：请用电子表格打开并保存")
    case .truth: words("is \(shown), which is true or false and no amount", "为\(quoted)，是真假值而非金额")
    case .day: words("is \(shown), which is a day and no amount", "为\(quoted)，是日期而非金额")
    case .percent: words("is \(shown), which is a share and no amount", "为\(quoted)，是比例而非金额")
    case .tooWide:
      words(
        "is \(shown), which programs write where a number is too large for its column",
        "为\(quoted)，通常表示数字超出列宽未能写出")
    case .notFinite: words("is \(shown), which is not finite", "为\(quoted)，不是有限数")
    case .negative: words("is \(shown), which is negative", "为\(quoted)，是负数")
    case .tooLarge(let most):
      words("is \(shown), which is above \(Self.grouped(most)) yuan", "为\(quoted)，超过\(Self.grouped(most))元")
    case .notAboveTruncation:
      words("is \(shown), which is not above --truncated-below", "为\(quoted)，未超过 --truncated-below")
    case .aboveTruncation: words("is \(shown), which is above --truncated-above", "为\(quoted)，超过 --truncated-above")
    case .notFlag: words("is \(shown), which is neither 0 nor 1", "为\(quoted)，既非0也非1")
    case .censoredAtZero: words("is 0 and only a lower bound, which says nothing", "为0且只是下限，不含信息")
    case .emptyClass: words("is \(shown), which is below the lower bound", "为\(quoted)，低于下限")
    case .unknownGroup(let policy, let near):
      words(
        "is \(shown), which is no group of \(policy)" + (near.map { "; did you mean '\($0)'?" } ?? ""),
        "为\(quoted)，\(policy)没有该类人员" + (near.map { "；是否应为“\($0)”？" } ?? ""))
    case .notPeriod:
      words("is \(shown), which is no day, month, quarter or year", "为\(quoted)，不是日期、月份、季度或年份")
    case .paidBefore: words("is \(shown), which is before the stay", "为\(quoted)，早于住院时间")
    case .tooManyGroups:
      words("is \(shown), one group too many: is it a column of groups?", "为\(quoted)，类别过多：该列是否为人员类别？")
    case .unlikeEarlierRow(let line):
      words("is \(shown), unlike in line \(line), an earlier row of the same person", "为\(quoted)，与同一人第\(line)行的记录不一致")
    case .negativeOfPerson(let rows):
      words(
        "is \(shown) over the \(rows) rows of a person of which this is the first, which is negative",
        "同一人\(rows)行（本行为首行）合计为\(quoted)，是负数")
    case .rounded:
      words(
        "is a long number that a spreadsheet has rounded, so that many people have the same: export it as text",
        "为电子表格取舍过的长数字，不同人员会相同：请按文本导出")
    case .fieldCount(let found, let expected):
      words("has \(found) fields, the header \(expected): \(shown)", "有\(found)个字段，表头有\(expected)个：\(quoted)")
    case .totals: words("is a row of totals (\(shown)) and no person's: take it out", "为合计行（\(quoted)），不是一人的记录，请删除")
    case .blank: words("is empty", "为空行")
    case .malformed: words("has a quote out of place: \(shown)", "引号位置有误：\(quoted)")
    }
  }

  /// A whole number of yuan with its thousands apart.
  private static func grouped(_ value: Double) -> String {
    guard abs(value) < 1e18 else { return "\(value)" }
    var digits = String(Int64(value.rounded()))
    var text = ""
    while digits.count > 3 {
      text = "," + digits.suffix(3) + text
      digits.removeLast(3)
    }
    return digits + text
  }
}
