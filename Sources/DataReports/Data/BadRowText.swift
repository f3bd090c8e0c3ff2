import Data
import Insurance
import Presentation

/// What is wrong with the rows of a file, in words.
package enum BadRowText {
  package static func sentence(_ row: BadRow, file: String) -> Words {
    let said = row.sentence
    return Words(en: "\(file):\(row.line): \(said.en)", zh: "\(file):\(row.line): \(said.zh)")
  }

  /// How rows that take something back are read; nil where there are none, or they are put together already.
  package static func reversals(_ reading: FileReading) -> Words? {
    guard reading.isOfPeople, reading.person == nil, reading.badRows.byKind[.negative, default: 0] > 0 else {
      return nil
    }
    return Words(
      en:
        "negative amounts may be reversals: --person COLUMN adds them to the rows of their person that they take back",
      zh: "负数可能为冲销（红冲）或退费：可用 --person 指定人员列，与同一人的其他行合计")
  }

  /// Those that are not named, by what is wrong with them; nil where all are.
  package static func more(_ rows: BadRows) -> Words? {
    let more = rows.count - rows.first.count
    guard more > 0 else { return nil }
    var left = rows.byKind
    for row in rows.first { left[row.reason.kind, default: 0] -= 1 }
    let kinds = BadRow.Kind.allCases.filter { left[$0, default: 0] > 0 }
    func list(_ words: (BadRow.Kind) -> String) -> String {
      kinds.map { "\(words($0)) \(NumberText.grouped(left[$0, default: 0]))" }.joined(separator: ", ")
    }
    return Words(
      en: "\(NumberText.grouped(more)) more bad rows: \(list { name($0).en })",
      zh: "另有\(NumberText.grouped(more))行有误：\(list { name($0).zh })")
  }

  /// What is wrong with rows of a kind.
  package static func name(_ kind: BadRow.Kind) -> Words {
    switch kind {
    case .missing: Words(en: "missing", zh: "缺失")
    case .notNumber: Words(en: "no number", zh: "不是数字")
    case .percent: Words(en: "a share", zh: "为比例")
    case .tooWide: Words(en: "too wide for its column", zh: "超出列宽")
    case .notFinite: Words(en: "not finite", zh: "不是有限数")
    case .negative: Words(en: "negative", zh: "负数")
    case .tooLarge: Words(en: "too large", zh: "过大")
    case .truncated: Words(en: "outside what the file records", zh: "超出记录范围")
    case .notFlag: Words(en: "neither 0 nor 1", zh: "既非0也非1")
    case .censoredAtZero: Words(en: "0 and only a lower bound", zh: "为0且只是下限")
    case .emptyClass: Words(en: "an upper bound below the lower one", zh: "上限低于下限")
    case .period: Words(en: "no period, or paid before the stay", zh: "时间有误或支付早于住院")
    case .unknownGroup: Words(en: "an unknown group", zh: "未知人员类别")
    case .unlikeEarlierRow: Words(en: "unlike an earlier row of the same person", zh: "与同一人前面的记录不一致")
    case .rounded: Words(en: "a long number that a spreadsheet has rounded", zh: "长数字已被电子表格取舍")
    case .fieldCount: Words(en: "another number of fields", zh: "字段数不符")
    case .blank: Words(en: "empty", zh: "空行")
    case .totals: Words(en: "rows of totals", zh: "合计行")
    case .malformed: Words(en: "a quote out of place", zh: "引号位置有误")
    }
  }

  /// Why bad rows cannot be left out; nil where they can.
  package static func refusal(_ judgement: RowJudgement) -> Words? {
    guard let objection = judgement.objection else { return nil }
    let rows = judgement.bad
    let (bad, all) = (NumberText.grouped(rows.count), NumberText.grouped(rows.rows))
    let others = Words(en: "the others would be another law; correct the file", zh: "其余各行将是另一分布，请更正文件")
    func words(_ en: String, _ zh: String) -> Words { Words(en: "\(en): \(others.en)", zh: "\(zh)：\(others.zh)") }
    switch objection {
    case .tooMany:
      return Words(
        en: "\(bad) of \(all) rows are bad: --skip-bad-rows leaves out one in a thousand at most",
        zh: "\(all)行中有\(bad)行有误：--skip-bad-rows 最多略去千分之一")
    case .tooMuch(let share):
      let part = NumberText.percent(share, decimals: 1)
      return words(
        "the \(bad) bad rows cannot be left out, since \(part) of the money that can be read stands in them",
        "有误的\(bad)行不能略去：可读金额的\(part)在这些行中")
    case .goesWithSize(let row):
      let telling = NumberText.grouped(rows.tellingCount)
      return words(
        "\(telling) of \(all) rows cannot be left out, since what is wrong with them goes with their size (the first: '\(row.text)' in line \(row.line))",
        "\(all)行中有\(telling)行不能略去，其问题与金额大小有关（首个为第\(row.line)行“\(row.text)”）")
    case .larger(let row):
      return words(
        "the \(bad) bad rows cannot be left out, since by its digits '\(row.text)' in line \(row.line) is larger than every amount that is used, the largest being \(plain(judgement.largest))",
        "有误的\(bad)行不能略去：按其中数字，第\(row.line)行“\(row.text)”大于所有可用金额（最大为\(plain(judgement.largest))）")
    case .beyondTheLargest:
      return words(
        "the \(bad) bad rows cannot be left out, since the file is in the order of its amounts and some of them stand beyond the largest that is used",
        "有误的\(bad)行不能略去：文件按金额排序，其中有的位于最大可用金额之外")
    case .together(let from, let to):
      return words(
        "the \(bad) bad rows cannot be left out, since they stand closer together than chance would put them (lines \(from) to \(to)) and may be of one kind",
        "有误的\(bad)行不能略去：其位置过于集中（第\(from)行至第\(to)行），可能属于同一类")
    case .differs(let column, let isLarger):
      return words(
        "the \(bad) bad rows cannot be left out, since their '\(column)' is \(isLarger ? "larger" : "smaller") than that of the others, beyond chance",
        "有误的\(bad)行不能略去：其“\(column)”明显\(isLarger ? "大于" : "小于")其余各行，并非偶然")
    }
  }

  /// That rows are left out, and what money they could be at most.
  package static func leftOut(_ judgement: RowJudgement) -> Words {
    let rows = judgement.bad
    let (bad, all) = (NumberText.grouped(rows.count), NumberText.grouped(rows.rows))
    let known =
      judgement.knownShare > RowJudgement.tellingShare
      ? NumberText.percent(judgement.knownShare, decimals: 2) : nil
    let money = [
      known.map { Words(en: "\($0) of the money that can be read stands in them", zh: "可读金额的\($0)在这些行中") },
      money(judgement),
    ].compactMap(\.self)
    return Words(
      en: "\(bad) of \(all) rows were bad and are left out" + (money.isEmpty ? "" : ": ")
        + money.map(\.en).joined(separator: "; "),
      zh: "\(all)行中有\(bad)行有误，已略去" + (money.isEmpty ? "" : "：") + money.map(\.zh).joined(separator: "；"))
  }

  /// What part of the money rows could be that are left out.
  package static func money(_ judgement: RowJudgement) -> Words? {
    guard judgement.share > 0 else { return nil }
    let (largest, share) = (plain(judgement.largest), NumberText.percent(judgement.share, decimals: 2))
    return Words(
      en: "were each as large as the largest that is used (\(largest)), they would be \(share) of all money",
      zh: "若每行均与最大可用金额（\(largest)）相同，则占全部金额的\(share)")
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? NumberText.grouped(value) : NumberText.grouped(value, decimals: 2)
  }
}
