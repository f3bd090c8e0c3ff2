import CXlsxWriter

/// A chart that the spreadsheet program draws itself, of cells of a sheet.
final class SheetChart {
  enum Kind {
    /// Standing columns, of which those of one place are put on each other.
    case stackedColumns
    /// Lying bars, for long names.
    case bars
    case line
    /// Lines through points given by both coordinates.
    case curve

    var code: UInt8 {
      let type =
        switch self {
        case .stackedColumns: LXW_CHART_COLUMN_STACKED
        case .bars: LXW_CHART_BAR
        case .line: LXW_CHART_LINE
        case .curve: LXW_CHART_SCATTER_STRAIGHT
        }
      return UInt8(type.rawValue)
    }
  }

  /// Colours that colour-blind readers can tell apart (Okabe & Ito, 2008), as on the pages of a report.
  enum Colour: UInt32 {
    case blue = 0x00_72_B2
    case vermilion = 0xD5_5E_00
    case green = 0x00_9E_73
    case orange = 0xE6_9F_00
    case sky = 0x56_B4_E9
  }

  /// Cells of one column.
  struct Cells {
    let column: Int
    let firstRow: Int
    let lastRow: Int
  }

  let chart: UnsafeMutablePointer<lxw_chart>
  private let font: String

  init(_ chart: UnsafeMutablePointer<lxw_chart>, font: String) {
    self.chart = chart
    self.font = font
  }

  func title(_ words: String, x: String, y: String) {
    chart_title_set_name(chart, words)
    withFont(size: 14, isBold: true) { chart_title_set_name_font(chart, $0) }
    for (axis, words) in [(chart.pointee.x_axis, x), (chart.pointee.y_axis, y)] {
      if !words.isEmpty { chart_axis_set_name(axis, words) }
      withFont(size: 10, isBold: false) {
        chart_axis_set_name_font(axis, $0)
        chart_axis_set_num_font(axis, $0)
      }
    }
    withFont(size: 10, isBold: false) { chart_legend_set_font(chart, $0) }
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
  }

  func numbers(x: NumberFormat? = nil, y: NumberFormat? = nil) {
    if let x { chart_axis_set_num_format(chart.pointee.x_axis, x.code) }
    if let y { chart_axis_set_num_format(chart.pointee.y_axis, y.code) }
  }

  /// - Parameter range: of the y axis, or of the x axis where `isX`.
  func limit(_ range: ClosedRange<Double>, isX: Bool = false) {
    let axis = isX ? chart.pointee.x_axis : chart.pointee.y_axis
    chart_axis_set_min(axis, range.lowerBound)
    chart_axis_set_max(axis, range.upperBound)
  }

  /// Columns without gaps, as a histogram's are; names of places only now and then; names below what is negative.
  func dense(namesEvery places: Int) {
    chart_set_series_gap(chart, 20)
    chart_axis_set_interval_unit(chart.pointee.x_axis, UInt16(max(1, places)))
    chart_axis_set_label_position(chart.pointee.x_axis, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
  }

  /// The first row of bars on top, as in the table.
  func firstOnTop() { chart_axis_set_reverse(chart.pointee.y_axis) }

  func hideLegend() { chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue)) }

  /// A series of the chart, from cells of one sheet.
  func add(
    _ name: String, categories: Cells, values: Cells, of sheet: Sheet, _ colour: Colour, isDashed: Bool = false,
    isLine: Bool = false
  ) {
    guard let series = chart_add_series(chart, nil, nil) else { return }
    func set(
      _ cells: Cells,
      _ setter: (
        UnsafeMutablePointer<lxw_chart_series>?, UnsafePointer<CChar>?, lxw_row_t, lxw_col_t, lxw_row_t, lxw_col_t
      ) -> Void
    ) {
      setter(
        series, sheet.name, lxw_row_t(cells.firstRow), lxw_col_t(cells.column), lxw_row_t(cells.lastRow),
        lxw_col_t(cells.column))
    }
    set(categories, chart_series_set_categories)
    set(values, chart_series_set_values)
    chart_series_set_name(series, name)
    if isLine {
      var line = lxw_chart_line()
      line.color = colour.rawValue
      line.width = 2
      if isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
      chart_series_set_line(series, &line)
    } else {
      var fill = lxw_chart_fill()
      fill.color = colour.rawValue
      chart_series_set_fill(series, &fill)
    }
  }

  private func withFont(size: Double, isBold: Bool, _ body: (UnsafeMutablePointer<lxw_chart_font>) -> Void) {
    font.withCString { name in
      var font = lxw_chart_font()
      font.name = UnsafeMutablePointer(mutating: name)
      font.size = size
      font.bold = isBold ? 1 : 2
      body(&font)
    }
  }
}
