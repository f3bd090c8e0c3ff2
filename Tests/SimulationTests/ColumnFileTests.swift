import Foundation
import TestSupport
import Testing

@testable import Plans
@testable import Simulation

/// What memory need not hold is in a file that nobody sees, and is not lost where that has no room.
struct ColumnFileTests {
  private func row(_ number: Int) -> [UInt64] {
    [7, UInt64(number), UInt64(number), UInt64(number / 50), (1 / Double(number + 3)).bitPattern]
  }

  private func rows(_ count: Int, in file: ColumnFile) -> PackedRows {
    var rows = PackedRows(width: 5, in: file)
    for number in 0..<count { rows.append(row(number)) }
    return rows
  }

  @Test(arguments: [(64, 63), (64, 64), (64, 1_000), (128, 1_000), (512, 1_024)])
  func `rows come back bit by bit, in any order`(_ rowsTogether: Int, _ count: Int) throws {
    let scratch = try ScratchFolder()
    let rows = rows(count, in: try ColumnFile(in: scratch.path, rowsTogether: rowsTogether))
    #expect(rows.count == count && rows.rowsInFile == count / rowsTogether * rowsTogether)
    for place in Array(0..<count) + (0..<count).reversed() {
      #expect((0..<5).map { rows.number(place, $0) } == row(place), "\(place)")
    }
    #expect(rows.numbersKept <= 5 * rowsTogether, "memory holds what is not written yet")
  }

  @Test func `rows are joined to those in a file, and those in a file to others`() throws {
    let scratch = try ScratchFolder()
    let file = try ColumnFile(in: scratch.path, rowsTogether: 64)
    for parts in [[64, 64, 40], [30, 200, 70], [0, 1]] {
      for isFirstInFile in [true, false] {
        var joined = isFirstInFile ? PackedRows(width: 5, in: file) : PackedRows(width: 5)
        var start = 0
        for part in parts {
          var more = isFirstInFile ? PackedRows(width: 5) : PackedRows(width: 5, in: file)
          for number in start..<start + part { more.append(row(number)) }
          joined.append(more)
          start += part
        }
        #expect(joined.count == start)
        for place in 0..<start { #expect((0..<5).map { joined.number(place, $0) } == row(place), "\(parts) \(place)") }
      }
    }
  }

  @Test func `a table that is too wide to write many rows together comes back too`() throws {
    let scratch = try ScratchFolder()
    let width = 2_000
    var rows = PackedRows(width: width, in: try ColumnFile(in: scratch.path, rowsTogether: 1 << 14))
    for number in 0..<600 { rows.append((0..<width).map { UInt64($0 % 3 == 0 ? $0 : number * $0) }) }
    #expect(rows.rowsInFile == 512)
    for (place, column) in [(0, 1), (511, 1_999), (300, 999), (599, 4)] {
      #expect(rows.number(place, column) == UInt64(column % 3 == 0 ? column : place * column))
    }
  }

  @Test func `nothing is seen of it in its folder`() throws {
    let scratch = try ScratchFolder()
    let rows = rows(1_000, in: try ColumnFile(in: scratch.path, rowsTogether: 64))
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
    #expect(rows.number(0, 0) == 7)
  }

  @Test func `a folder that takes no file is named with what to do`() {
    let error = #expect(throws: SimulationError.self) { try ColumnFile(in: "/no/such/folder", rowsTogether: 64) }
    #expect(error?.code == .unwritable)
    #expect(
      error?.description
        == "the replications do not fit into the temporary folder /no/such/folder: No such file or directory; name one with more room in TMPDIR, or ask for fewer replications"
    )
    #expect(error?.said.zh.hasPrefix("临时文件夹/no/such/folder容纳不下各次模拟的结果") == true)
  }

  @Test func `what a full disk does not take is still there, and the file says so`() throws {
    let file = ColumnFile(open("/dev/full", O_RDWR), in: "/tmp", rowsTogether: 64)
    let rows = rows(300, in: file)
    #expect(rows.count == 300 && rows.rowsInFile == 0)
    for place in 0..<300 { #expect((0..<5).map { rows.number(place, $0) } == row(place)) }
    let error = #expect(throws: SimulationError.self) { try file.check() }
    #expect(error?.code == .unwritable && error?.description.contains("No space left on device") == true)
  }
}
