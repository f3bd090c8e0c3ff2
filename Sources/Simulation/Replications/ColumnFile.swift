import Foundation
import Insurance
import Plans
import Synchronization
import Wording

/// A temporary file for numbers that memory need not hold, for as long as somebody reads them.
///
/// It has no name: it is removed from its folder as soon as it is made, so that nothing of it stays however the program
/// ends. Numbers are read through mappings, of which the system keeps in memory what it has room for.
///
/// A disk that fills up is no error of what is written: who gave the numbers still has them. It is kept in mind until
/// `check` is asked.
package final class ColumnFile: Sendable {
  /// How many rows are written together, a power of two; fewer of very wide ones.
  let rowsTogether: Int
  private let folder: String
  private let descriptor: Int32
  private let state = Mutex(State())

  private struct State: Sendable {
    /// The first byte of the file that is not taken.
    var end = 0
    var mappings: [Mapping] = []
    var failure: SimulationError?
  }

  /// A range of the file in the addresses of the program; a good deal may lie beyond the end of the file.
  ///
  /// Pointers are not `Sendable`; what they point at is never written through them.
  private struct Mapping: @unchecked Sendable {
    let base: UnsafeMutableRawPointer
    let range: Range<Int>
  }

  /// Numbers that were written, for as long as their file is there.
  struct Numbers: @unchecked Sendable {
    let base: UnsafePointer<UInt64>
    private let bytes: Int

    fileprivate init(_ base: UnsafeMutableRawPointer, bytes: Int) {
      self.base = UnsafePointer(base.assumingMemoryBound(to: UInt64.self))
      self.bytes = bytes
    }

    /// Leaves their memory to whoever needs it: they come back from the file when they are read again.
    func giveBack() { madvise(UnsafeMutableRawPointer(mutating: base), bytes, MADV_DONTNEED) }
  }

  /// - Parameters:
  ///   - folder: where there is room for it.
  ///   - rowsTogether: a power of two.
  /// - Throws: `SimulationError` where no file can be made there.
  convenience init(in folder: String, rowsTogether: Int) throws(SimulationError) {
    var name = Array("\(folder)/dabing-XXXXXX".utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { throw Self.failure(in: folder) }
    unlink(name)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    self.init(descriptor, in: folder, rowsTogether: rowsTogether)
  }

  /// - Parameter descriptor: of an empty file, which this one closes.
  init(_ descriptor: Int32, in folder: String, rowsTogether: Int) {
    self.descriptor = descriptor
    self.folder = folder
    self.rowsTogether = rowsTogether
  }

  deinit {
    state.withLock { state in
      for mapping in state.mappings { munmap(mapping.base, mapping.range.count) }
    }
    close(descriptor)
  }

  /// - Throws: `SimulationError` where something could not be written.
  package func check() throws(SimulationError) {
    if let failure = state.withLock(\.failure) { throw failure }
  }

  /// Writes numbers behind those that are there.
  ///
  /// - Returns: nil where they, or some before them, could not be written.
  func write(_ numbers: [UInt64]) -> Numbers? {
    state.withLock { state in
      guard state.failure == nil else { return nil }
      do throws(SimulationError) { return try write(numbers, &state) } catch {
        state.failure = error
        return nil
      }
    }
  }

  /// Addresses are asked for so many bytes at a time.
  private static let mapped = 1 << 26

  private func write(_ numbers: [UInt64], _ state: inout State) throws(SimulationError) -> Numbers {
    let page = max(4096, Int(getpagesize()))
    let bytes = 8 * numbers.count
    let taken = (bytes + page - 1) / page * page
    let end = state.mappings.last?.range.upperBound ?? 0
    let hasRoom = end - state.end >= taken
    if !hasRoom { state.end = end }
    guard numbers.withUnsafeBytes({ write($0, at: state.end) }) else { throw Self.failure(in: folder) }
    if !hasRoom { state.mappings.append(try mapping(end..<end + max(taken, Self.mapped))) }
    guard let mapping = state.mappings.last else { throw Self.failure(in: folder) }
    let place = mapping.base + (state.end - mapping.range.lowerBound)
    state.end += taken
    return Numbers(place, bytes: taken)
  }

  /// - Returns: whether the system took all of them.
  private func write(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      let count = pwrite(descriptor, base + done, bytes.count - done, off_t(start + done))
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        return false
      }
    }
    return true
  }

  private func mapping(_ range: Range<Int>) throws(SimulationError) -> Mapping {
    let base = mmap(nil, range.count, PROT_READ, MAP_SHARED, descriptor, off_t(range.lowerBound))
    guard let base, base != UnsafeMutableRawPointer(bitPattern: -1) else { throw Self.failure(in: folder) }
    return Mapping(base: base, range: range)
  }

  /// What the system said of the last call.
  private static func failure(in folder: String) -> SimulationError {
    SimulationError(
      .unwritable,
      "the replications do not fit into the temporary folder \(folder): \(Words(system: errno)); name one with more room in TMPDIR, or ask for fewer replications"
    )
  }
}
