/// How wide the columns of a table are, and what its rows look like in them.
///
/// Where all cells fit in one line each column is as wide as its widest cell. Where they do not, columns of words give
/// way, the widest first, and never below their longest word; columns of numbers are left as they are. The first
/// column names the row: of the widths that it can have, the one that makes the table shortest is taken.
struct TableLayout {
  let widths: [Int]
  private let columns: [TextTable.Column]

  /// - Parameter fitting: how many cells of a terminal a line may take; nil where it may be of any length.
  init(_ columns: [TextTable.Column], rows: [[String]], fitting available: Int?) {
    self.columns = columns
    let cells = (rows + [columns.map(\.title)]).map { row in
      row.enumerated().map { LineBreaks($1, hanging: $0 == 0 ? 2 : 0) }
    }
    let natural = columns.indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
    let gaps = 2 * (columns.count - 1)
    guard let available, natural.reduce(gaps, +) > available else {
      widths = natural
      return
    }
    let narrowest = columns.indices.map { column in
      // The title of a column of numbers may wrap, the numbers may not.
      let isFixed = columns[column].alignment == .trailing
      return cells.enumerated().map { row, line in
        isFixed && row < rows.count ? line[column].width : line[column].narrowest
      }.max() ?? 0
    }
    var best: (height: Int, widths: [Int])?
    for first in stride(from: natural[0], through: narrowest[0], by: -1) {
      var (most, least) = (natural, narrowest)
      (most[0], least[0]) = (first, first)
      let widths = Self.filled(least, most, available - gaps)
      guard widths.reduce(0, +) <= available - gaps || first == narrowest[0] else { continue }
      let height = cells.reduce(0) { height, row in
        height + (columns.indices.map { row[$0].lines(in: widths[$0]).count }.max() ?? 1)
      }
      if best.map({ height < $0.height }) ?? true { best = (height, widths) }
    }
    widths = best?.widths ?? narrowest
  }

  /// Widths between the least and the most that add up to what there is: all columns get the same, except those that
  /// need less or more.
  private static func filled(_ least: [Int], _ most: [Int], _ available: Int) -> [Int] {
    func widths(_ level: Int) -> [Int] { zip(least, most).map { min($1, max($0, level)) } }
    var level = 0
    while level < available, widths(level + 1).reduce(0, +) <= available { level += 1 }
    var widths = widths(level)
    // What is left is less than one cell a column.
    for index in widths.indices where widths.reduce(0, +) < available && widths[index] < most[index] {
      widths[index] += 1
    }
    return widths
  }

  /// A row as it is printed.
  func lines(of cells: [String]) -> [String] {
    let wrapped = cells.enumerated().map { column, cell in
      displayWidth(cell) <= widths[column]
        ? [cell] : LineBreaks(cell, hanging: column == 0 ? 2 : 0).lines(in: widths[column])
    }
    return (0..<(wrapped.map(\.count).max() ?? 1)).map { line in
      aligned(wrapped.map { line < $0.count ? $0[line] : "" })
    }
  }

  private func aligned(_ cells: [String]) -> String {
    var line = ""
    // Spaces wait until text follows them, so that none is left at the end.
    var pending = 0
    for (index, cell) in cells.enumerated() {
      if index > 0 { pending += 2 }
      let room = max(widths[index] - displayWidth(cell), 0)
      if columns[index].alignment == .trailing { pending += room }
      if !cell.isEmpty {
        line += String(repeating: " ", count: pending) + cell
        pending = 0
      }
      if columns[index].alignment == .leading { pending += room }
    }
    return line
  }
}
