extension RepeatedRows {
  /// That rows are taken for people, though they repeat them; nothing of what stands in the column.
  ///
  /// - Parameter person: how it is said that rows are put together.
  package func sentence(person: String) -> (en: String, zh: String) {
    let (en, zh) = isExact ? ("", "") : ("about ", "约")
    return (
      "column '\(column)' looks like a person's number, and \(en)\(rows) \(rows == 1 ? "row repeats" : "rows repeat") one: each row is taken for a person with a deductible of its own; \(person) adds up the rows of a person",
      "“\(column)”列似为人员标识，其中\(zh)\(rows)行与前面的行重复：现每行按一人计算（各有一个起付线），按人合计请用 \(person)"
    )
  }
}

extension YearsOfRows {
  /// That rows of several years are taken for one year.
  ///
  /// - Parameter only: how one of the years is chosen.
  package func sentence(only: String) -> (en: String, zh: String) {
    let all = years.count > 6 ? "\(years[0])–\(years[years.count - 1])" : years.map(String.init).joined(separator: ", ")
    return (
      "column '\(column)' has rows of \(years.count) years (\(all)), which are taken for one year; \(only)",
      "“\(column)”列有\(years.count)个年度（\(all)）的行，现按一个年度计算；\(only)"
    )
  }

  package var last: Int { years.last ?? 0 }
}

extension LeastAmounts {
  /// That a policy pays from below where a file's amounts begin.
  package static func sentence(_ least: Double, policy: String, floor: Double) -> (en: String, zh: String) {
    func yuan(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
    return (
      "no amount is below \(yuan(least)), and \(policy) pays from \(yuan(floor)): does the file leave out people between? What they are paid is missing",
      "文件中没有低于\(yuan(least))元的金额，而\(policy)自\(yuan(floor))元起支付：文件是否未含其间人员？其支付额未计入"
    )
  }
}
