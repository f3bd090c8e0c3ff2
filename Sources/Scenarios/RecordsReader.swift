import Data
import Documents
import Insurance
import Simulation
import Wording

extension ScenarioMaker {
  /// What a group spends by the people of a file, given what the scenario says of it alone.
  func records(_ expense: Reader, of scenario: Reader) -> (String, Reader?) -> CohortDraft.Expense? {
    let draft = RecordsColumns(scenario: scenario.node).flatMap { recordsDraft($0, expense) }
    return { _, part in
      let (people, factor) = (part?.figure("people", .people)?.value, part?.figure("factor", .plain)?.value ?? 1)
      if let part, part.has("people"), !expense.has("group") {
        part.report("'people' of a group cannot be held against the file, which no 'group' divides", at: "people")
      }
      return draft.map { .records($0, people: people, factor: factor * $0.factor) }
    }
  }

  private func recordsDraft(_ columns: RecordsColumns, _ expense: Reader) -> RecordsDraft? {
    let people = expense.figure("people", .people)?.value
    let factor = expense.figure("factor", .plain)?.value ?? 1
    if let encoding = columns.encoding, TextEncoding(named: encoding) == nil {
      return wrong(expense, "is '\(encoding)': it must be utf-8, gbk, gb18030, utf-16le or utf-16be", at: "encoding")
    }
    if let delimiter = columns.delimiter, Delimiter.typed(delimiter) == nil {
      return wrong(expense, "is '\(delimiter)': it must be one character, or tab", at: "delimiter")
    }
    if columns.file == "-" { return wrong(expense, "is '-': a scenario names a file", at: "file") }
    do throws(RecordsFile.Fault) {
      let file = try records.file(columns, in: folder)
      let isSample = expense.text("samplingError") != RecordsSchema.SamplingError.none.rawValue
      expense.remember(data: "file", as: words(file, columns, people: people, isSample: isSample))
      return RecordsDraft(columns: columns, file: file, people: people, isSample: isSample, factor: factor)
    } catch {
      report(error, of: columns, to: expense)
      return nil
    }
  }

  private func wrong(_ expense: Reader, _ message: Message, at key: String) -> RecordsDraft? {
    expense.report("'\(key)' \(message)", at: key)
    return nil
  }

  /// What is wrong with the file, or with every row of it that cannot be used.
  private func report(_ fault: RecordsFile.Fault, of columns: RecordsColumns, to expense: Reader) {
    switch fault {
    case .file(let error):
      let sentence: Message = "\(columns.file): \(error.sentence(.ofScenario) { _, _ in nil })"
      let keys = [
        ("amount", columns.amount), ("group", columns.group), ("weight", columns.weight), ("count", columns.count),
      ]
      func key(_ name: String) -> String { keys.first { $0.1 == name }?.0 ?? "amount" }
      switch error.code {
      case .noColumn(let name, let known):
        expense.report(sentence, at: key(name), nearest: nearestName(to: name, in: known))
      case .twiceTheColumn(let name), .personalColumn(let name): expense.report(sentence, at: key(name))
      case .noSheet(let name, let known):
        expense.report(sentence, at: "sheet", nearest: nearestName(to: name, in: known))
      default: expense.report(sentence, at: "file")
      }
    case .rows(let bad, let path):
      for row in bad.first {
        expense.report(Problem("\(row.sentence)", at: Place(file: path, line: row.line, column: 1)))
      }
      let more = bad.count - bad.first.count
      let named: Message = more > 0 ? "; the first \(bad.first.count) are named" : ""
      expense.report(
        "\(plain(Double(bad.count))) of \(plain(Double(bad.rows))) rows of \(columns.file) cannot be used\(named): correct the file",
        at: "file")
    }
  }

  /// What the file holds, and what is made of it.
  private func words(
    _ file: RecordsFile, _ columns: RecordsColumns, people: Double?, isSample: Bool
  ) -> BothLanguages {
    let all = file.groups.map(\.records)
    let spending = all.reduce(0) { $0 + $1.spending.people }
    let without = all.reduce(0) { $0 + $1.without.people }
    let money = all.reduce(0) { $0 + $1.total }
    let mean = plain(spending > 0 ? money / spending : 0)
    let isWeighted = columns.weight != nil || columns.count != nil
    let (of, rows) = (isWeighted ? " weighted" : "", isWeighted ? "加权" : "")
    let rest: BothLanguages =
      people != nil
      ? ("how many people they are of is given", "总人数另行给出")
      : without > 0
        ? (
          "the share with expense is that of its rows, \(plain(without)) of them without",
          "有费用人数占比按文件行数计，其中无费用\(plain(without))人"
        ) : ("how many people they are of is given by group", "各类总人数另行给出")
    let cells: BothLanguages =
      file.isInCells
      ? ("; amounts in cells of a thousandth of themselves, the largest one by one", "；金额按千分之一宽度归并，最大者逐一保留") : ("", "")
    let error: BothLanguages =
      isSample
      ? ("; every path draws its sampling error", "；每条路径抽取其抽样误差") : ("; taken without sampling error", "；不计抽样误差")
    return (
      "\(columns.file), \(file.column): \(plain(Double(file.rows))) rows, \(plain(spending))\(of) people with expense of \(mean) yuan on average; \(rest.en)\(cells.en)\(error.en)",
      "\(columns.file)，\(file.column)：\(plain(Double(file.rows)))行，有费用\(rows)\(plain(spending))人，人均\(mean)元；\(rest.zh)\(cells.zh)\(error.zh)"
    )
  }
}
