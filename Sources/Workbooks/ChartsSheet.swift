import Files
import Insurance
import Plans
import Results
import RunReports
import Simulation

/// Charts that the spreadsheet program draws, of numbers on a sheet beside them that a reader can look up and change.
struct ChartsSheet {
  let facts: ReportFacts
  let words: SheetWords

  /// One chart: what it is of, and how its numbers are drawn.
  private struct Entry {
    let kind: SheetChart.Kind
    let title: String
    let x: String
    let y: String
    let description: String
    /// Of the numbers on the axes.
    var xFormat: NumberFormat?
    var yFormat: NumberFormat?
    /// The first column names the places.
    let columns: [Column]
    var isDense = false
    /// Of the x axis.
    var range: ClosedRange<Double>?
  }

  private struct Column {
    let title: String
    let values: [Sheet.Value]
    let format: NumberFormat
    var colour = SheetChart.Colour.blue
    var isDashed = false
    /// Whether it is drawn; else it stands beside what is, to be looked up.
    var isDrawn = true
  }

  /// Rows of the sheet that a chart takes, with what is free below it.
  private static let rowsOfChart = 21

  func write(to book: Spreadsheet) throws(OutputError) {
    let entries = [distribution, confidence, shares, cash, groups, funding, reserve].compactMap(\.self)
    guard !entries.isEmpty else { return }
    let charts = try book.sheet(words.say("Charts", "图表"))
    let data = try book.sheet(words.say("Chart data", "图表数据"))
    var first = 0
    for (place, entry) in entries.enumerated() {
      let rows = entry.columns.map(\.values.count).max() ?? 0
      data.write(.words(entry.title), row: 0, column: first, .bold)
      for (offset, column) in entry.columns.enumerated() {
        data.write(.words(column.title), row: 1, column: first + offset, .heading)
        for (row, value) in column.values.enumerated() {
          data.write(value, row: row + 2, column: first + offset, .number(column.format))
        }
      }
      try charts.insert(
        chart(entry, first: first, rows: rows, of: data, in: book), row: place / 2 * Self.rowsOfChart,
        column: place % 2 * 11,
        description: entry.description)
      first += entry.columns.count + 1
    }
    // Four charts a page, none of them on two.
    charts.breakPages(
      every: 2 * Self.rowsOfChart, of: (entries.count + 1) / 2 * Self.rowsOfChart, percent: 55)
    data.setWidths(Array(repeating: 16, count: first))
    data.freeze(rows: 2, columns: 0)
  }

  private func chart(
    _ entry: Entry, first: Int, rows: Int, of data: Sheet, in book: Spreadsheet
  ) throws(OutputError) -> SheetChart {
    let chart = try book.chart(entry.kind)
    chart.title(entry.title, x: entry.x, y: entry.y)
    chart.numbers(x: entry.xFormat, y: entry.yFormat)
    if entry.isDense { chart.dense(namesEvery: max(1, rows / 8)) }
    if let range = entry.range { chart.limit(range, isX: true) }
    if case .bars = entry.kind { chart.firstOnTop() }
    if entry.columns.count == 2 { chart.hideLegend() }
    let isLine: Bool =
      switch entry.kind {
      case .line, .curve: true
      case .bars, .stackedColumns: false
      }
    func cells(_ column: Int) -> SheetChart.Cells { .init(column: first + column, firstRow: 2, lastRow: rows + 1) }
    for (offset, column) in entry.columns.enumerated().dropFirst() where column.isDrawn {
      chart.add(
        column.title, categories: cells(0), values: cells(offset), of: data, column.colour, isDashed: column.isDashed,
        isLine: isLine)
    }
    return chart
  }

  private var language: Language { words.language }
  private var plan: SimulationPlan { facts.run.summary.plan }
  private var perHead: Double? { value("funding.perHead") }

  private func value(_ metric: String, _ year: Int? = nil, group: String? = nil) -> Double? {
    facts.run.summary.table.row(metric, year: year ?? plan.startYear, group: group)?.estimate.value
  }

  /// How the funding needed is distributed, and which part of it the funding covers.
  private var distribution: Entry? {
    guard let distribution = facts.distribution, let funding = perHead, distribution.bins.count > 1 else { return nil }
    let bins = distribution.bins
    func isEnough(_ bin: YearDistribution.Bin) -> Bool { bin.upper <= funding * (1 + 1e-9) }
    return Entry(
      kind: .stackedColumns, title: words.say("Cost of the year", "当年成本分布"),
      x: words.say("claims and costs, yuan a head", "赔付与经办费用，元/人"), y: words.say("share of years", "年份占比"),
      description: words.say(
        "Histogram of claims and costs a head, years that the funding covers apart from those that it does not.",
        "参保人均支付额与经办费用的直方图，区分筹资足够与不足的年份。"),
      xFormat: .tenths, yFormat: .wholePercent,
      columns: [
        Column(
          title: words.say("yuan a head", "元/人"),
          values: bins.map { .number((($0.lower + $0.upper) / 2 * 100).rounded() / 100) }, format: .hundredths),
        Column(
          title: words.say("funding is enough", "筹资足够"), values: bins.map { .number(isEnough($0) ? $0.share : 0) },
          format: .percent),
        Column(
          title: words.say("funding is not enough", "筹资不足"),
          values: bins.map { .number(isEnough($0) ? 0 : $0.share) }, format: .percent, colour: .vermilion),
      ], isDense: true)
  }

  /// The funding that it takes to be enough in so many years.
  private var confidence: Entry? {
    guard let funding = perHead else { return nil }
    let known = [("p50", 0.5), ("p75", 0.75), ("p90", 0.9), ("p95", 0.95), ("p99", 0.99), ("p995", 0.995)]
    let needs =
      facts.distribution?.needs.map { ($0.level, $0.perHead) }
      ?? known.compactMap { name, level in value("funding.need.\(name)").map { (level, $0) } }
    guard needs.count > 1 else { return nil }
    return Entry(
      kind: .curve, title: words.say("Funding against confidence", "筹资水平与收支平衡概率"),
      x: words.say("share of years in which it is enough", "足够的年份占比"), y: words.say("yuan a head", "元/人"),
      description: words.say(
        "The funding a head that is enough in a share of years, beside the funding that there is.",
        "不同收支平衡概率下所需人均筹资，与现行筹资对照。"),
      xFormat: .wholePercent, yFormat: .whole,
      columns: [
        Column(
          title: words.say("share of years", "年份占比"), values: needs.map { .number($0.0) }, format: .percent),
        Column(title: words.say("needed", "所需筹资"), values: needs.map { .number($0.1) }, format: .hundredths),
        Column(
          title: words.say("funding", "现行筹资"), values: needs.map { _ in .number(funding) }, format: .hundredths,
          colour: .vermilion, isDashed: true),
      ], range: (facts.distribution == nil ? 0.5 : 0)...1)
  }

  /// Who carries the result, from cheap years to dear ones.
  private var shares: Entry? {
    guard let slices = facts.distribution?.slices else { return nil }
    return Entry(
      kind: .stackedColumns, title: words.say("Who carries the result", "盈亏承担"),
      x: words.say("years from cheap to dear", "由低赔付至高赔付年份"), y: words.say("yuan", "元"),
      description: words.say(
        "Results of insurer and fund, mean of each twentieth of the years in order of their claims.",
        "按赔付由低到高排列，每5%年份的承办机构与基金平均损益。"),
      xFormat: .wholePercent, yFormat: .whole,
      columns: [
        Column(
          title: words.say("up to this share of years", "年份累计占比"), values: slices.map { .number($0.to) },
          format: .percent),
        Column(
          title: words.say("insurer's result", "承办机构损益"), values: slices.map { .number($0.insurerResult) },
          format: .whole),
        Column(
          title: words.say("fund's result", "基金当期结余"), values: slices.map { .number($0.fundResult) }, format: .whole,
          colour: .orange),
      ], isDense: true)
  }

  /// The insurer's cash of a year of mean claims.
  private var cash: Entry? {
    guard let months = facts.meanCash?.months else { return nil }
    func column(
      _ title: String, _ colour: SheetChart.Colour = .blue, isDashed: Bool = false, isDrawn: Bool = true,
      _ amount: (CashPath.Month) -> Money
    ) -> Column {
      Column(
        title: title, values: months.map { .number(amount($0).yuan) }, format: .whole, colour: colour,
        isDashed: isDashed, isDrawn: isDrawn)
    }
    return Entry(
      kind: .line, title: words.say("The insurer's cash by month", "承办机构逐月现金余额"), x: words.say("month", "月份"),
      y: words.say("yuan", "元"),
      description: words.say(
        "Lines over the months of a year of mean claims: the insurer's balance at each month's end, and its lowest within the month, when all has gone out and nothing has come in yet.",
        "平均赔付年份逐月折线：承办机构月末余额，以及月内先支出、后收入时的最低余额。"),
      yFormat: .whole,
      columns: [
        Column(title: words.say("month", "月份"), values: months.map { .words($0.name) }, format: .general),
        column(words.say("balance at month's end", "月末余额")) { $0.balance },
        column(words.say("lowest within the month", "月内最低余额"), .vermilion, isDashed: true) { $0.lowestBalance },
        column(words.say("comes in", "流入"), isDrawn: false) { $0.flow.inflow },
        column(words.say("goes out", "流出"), isDrawn: false) { $0.flow.outflow },
      ], isDense: true)
  }

  /// What each group gets.
  private var groups: Entry? {
    let rows = plan.cohorts.compactMap { cohort in
      value("claims.perInsured", group: cohort.group).map { (facts.name(ofGroup: cohort.group, language), $0) }
    }
    guard rows.count > 1 else { return nil }
    return Entry(
      kind: .bars, title: words.say("Claims a head by group", "分群体参保人均支付额"), x: words.say("yuan a head", "元/人"), y: "",
      description: words.say("Bars: claims a head of each group.", "各群体参保人均支付额的条形图。"), xFormat: .whole,
      columns: [
        Column(title: words.say("group", "群体"), values: rows.map { .words($0.0) }, format: .general),
        Column(
          title: words.say("claims, yuan a head", "赔付，元/人"), values: rows.map { .number($0.1) }, format: .hundredths,
          colour: .green),
      ])
  }

  /// Funding and what it takes, year by year.
  private var funding: Entry? {
    lines(
      title: words.say("Funding over the years", "历年筹资"), y: words.say("yuan a head", "元/人"), format: .hundredths,
      description: words.say(
        "Lines over the years: the funding, and what is enough in half and in 95% of paths.",
        "历年筹资及50%、95%路径所需筹资的折线。"),
      [
        ("funding.perHead", words.say("funding", "筹资"), .vermilion),
        ("funding.need.p50", words.say("enough in 50%", "50%足够"), .sky),
        ("funding.need.p95", words.say("enough in 95%", "95%足够"), .blue),
      ])
  }

  /// How the reserve may go.
  private var reserve: Entry? {
    lines(
      title: words.say("The reserve over the years", "历年结余走势"), y: words.say("yuan", "元"), format: .whole,
      description: words.say(
        "Lines over the years: the reserve that 5%, 25%, 50%, 75% and 95% of paths stay below.",
        "历年年末结余的5%、25%、50%、75%、95%分位折线。"),
      [
        ("reserve.p05", "5%", .sky), ("reserve.p25", "25%", .green), ("reserve.p50", "50%", .blue),
        ("reserve.p75", "75%", .green), ("reserve.p95", "95%", .sky),
      ])
  }

  private func lines(
    title: String, y: String, format: NumberFormat, description: String,
    _ series: [(metric: String, title: String, colour: SheetChart.Colour)]
  ) -> Entry? {
    let years = facts.run.summary.table.years
    let columns = series.map { item in years.map { value(item.metric, $0) } }
    guard years.count > 1, columns.joined().contains(where: { ($0 ?? 0) != 0 }) else { return nil }
    return Entry(
      kind: .line, title: title, x: words.say("year", "年度"), y: y, description: description, yFormat: .whole,
      columns: [Column(title: words.say("year", "年度"), values: years.map { .whole($0) }, format: .year)]
        + zip(series, columns).map { item, values in
          Column(title: item.title, values: values.map { .number($0) }, format: format, colour: item.colour)
        })
  }
}
