import Data
import Documents
import Insurance
import PeopleRecords
import Simulation
import Wording

extension ScenarioMaker {
  /// What a group spends by the people of a file, given what the scenario says of it alone.
  func records(_ expense: Reader, of scenario: Reader) -> (String, Reader?) -> CohortDraft.Expense? {
    let columns = isSoundOfParts(expense, scenario.node) ? recordsColumns(of: scenario.node) : nil
    let draft = columns.flatMap { recordsDraft($0, expense) }
    return { _, part in
      let (people, factor) = (part?.figure("people", .people)?.value, part?.figure("factor", .plain)?.value ?? 1)
      if let part, part.has("people"), !expense.has("group") {
        part.report("'people' of a group cannot be held against the file, which no 'group' divides", at: "people")
      }
      return draft.map { .records($0, people: people, factor: factor * $0.factor) }
    }
  }

  /// Which file has the people, and which of its columns make X under the policy.
  func recordsColumns(of scenario: Node) -> RecordsColumns? {
    let scope = RecordsParts(scenario: scenario).flatMap { _ in recordsPolicy(scenario)?.scope.components }
    return RecordsColumns(scenario: scenario, under: scope)
  }

  /// The policy of the first year; nil where it cannot be read, which is said elsewhere.
  private func recordsPolicy(_ scenario: Node) -> Policy? { (try? policies(scenario: scenario))?.first }

  /// Whether X can be made of the parts that the file gives: of what lacks, all is reported.
  private func isSoundOfParts(_ expense: Reader, _ scenario: Node) -> Bool {
    if expense.has("person"), expense.has("count") {
      expense.report(
        "'count' says how many people a row is, and 'person' that somebody has several: give one", at: "count")
      return false
    }
    guard let parts = RecordsParts(scenario: scenario), let reader = expense.object("parts") else { return true }
    guard !expense.has("amount") else {
      expense.report("'amount' is X itself, and 'parts' what it is made of: give one", at: "amount")
      return false
    }
    guard let policy = recordsPolicy(scenario) else { return false }
    guard let scope = policy.scope.components else {
      expense.report("the policy's 'scope.components' must say which parts of an expense count", at: "parts")
      return false
    }
    let (missing, atOdds) = (parts.missing(for: scope), parts.atOdds(in: scope))
    let beside = parts.columns(.separately, by: scope)
    let names =
      missing.isEmpty
      ? [] : RecordsColumns(scenario: scenario, under: scope).map { records.columnNames($0, in: folder) } ?? []
    for part in missing {
      expense.report(
        "\(policy.id) takes in '\(part.rawValue)' (\(part.words)), and 'parts' says no column of it: name one, or none where nobody of the file has any",
        at: "parts", nearest: parts.nearestColumn(to: part, in: names))
    }
    for (first, part) in atOdds {
      reader.report(
        "'\(part.rawValue)' is in the column of '\(first.rawValue)', with which the scope of \(policy.id) does not do the same: give each a column",
        at: part.rawValue)
    }
    let lacksRate = !beside.isEmpty && !expense.has("overflowRate")
    if lacksRate {
      expense.report(
        "\(policy.id) pays '\(ExpenseComponent.chronicOverflow.rawValue)' beside X at the rate of basic insurance: say it, with 'overflowRate'",
        at: "parts")
    }
    let lacksX = parts.columns(.included, by: scope).isEmpty && beside.isEmpty
    if lacksX, missing.isEmpty { reader.report("no part that \(policy.id) takes in has a column") }
    return missing.isEmpty && atOdds.isEmpty && !lacksRate && !lacksX
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
    if let only = expense.text("only"), columns.only == nil {
      return wrong(expense, "is '\(only)': it must be a column and a value, such as year=2023", at: "only")
    }
    if columns.file == "-" { return wrong(expense, "is '-': a scenario names a file", at: "file") }
    do throws(RecordsFile.Fault) {
      let file = try records.file(columns, in: folder)
      let isSample = expense.text("samplingError") != RecordsSchema.SamplingError.none.rawValue
      expense.remember(data: "file", as: words(file, columns, people: people, isSample: isSample))
      return RecordsDraft(
        columns: columns, file: file, people: people, isSample: isSample, factor: factor,
        overflowRate: expense.figure("overflowRate", .share)?.value ?? 0)
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
        ("person", columns.person), ("only", columns.only?.column),
      ]
      let parts = expense.object("parts")
      func report(_ name: String, nearest: String? = nil) {
        let part = parts?.entries.first { $0.reader.node.text == name }
        let holder = part == nil ? expense : parts ?? expense
        holder.report(sentence, at: part?.key ?? keys.first { $0.1 == name }?.0 ?? "amount", nearest: nearest)
      }
      switch error.code {
      case .noColumn(let name, let known): report(name, nearest: nearestName(to: name, in: known))
      case .twiceTheColumn(let name), .personalColumn(let name): report(name)
      case .noSheet(let name, let known):
        expense.report(sentence, at: "sheet", nearest: nearestName(to: name, in: known))
      default: expense.report(sentence, at: "file")
      }
    case .rows(let judgement, let path):
      let bad = judgement.bad
      for row in bad.first {
        expense.report(Problem("\(row.sentence)", at: Place(file: path, line: row.line, column: 1)))
      }
      let more = bad.count - bad.first.count
      let named: Message = more > 0 ? "; the first \(bad.first.count) are named" : ""
      let refusal: Message =
        columns.skipsBadRows
        ? "; 'badRows: skip' leaves out one in a thousand at most, and none that may be larger than the others" : ""
      expense.report(
        "\(plain(Double(bad.count))) of \(plain(Double(bad.rows))) rows of \(columns.file) cannot be used\(named): correct the file\(refusal)",
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
