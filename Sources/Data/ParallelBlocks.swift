import Dispatch
import Synchronization

/// Blocks of a file worked on by several threads, while the file is read on.
extension DataFile {
  /// Works on every block that is left, and hands over what came of each in the order of the file.
  ///
  /// A few blocks are in memory at a time, whatever the size of the file.
  ///
  /// - Parameters:
  ///   - threads: how many, this one among them.
  ///   - work: called by any thread.
  ///   - merge: called by this thread.
  package func forEachBlock<Part: Sendable, Failure: Error>(
    threads: Int, _ work: @escaping @Sendable (Block) -> Part, merge: (Part) throws(Failure) -> Void
  ) throws(ReadingFailure<Failure>) {
    let threads = max(1, threads)
    var batch = try read(4 * threads, Failure.self)
    while !batch.isEmpty {
      let current = Batch<Part>(batch)
      let others = DispatchGroup()
      for _ in 1..<max(2, threads) where threads > 1 {
        DispatchQueue.global().async(group: others) { current.drain(work) }
      }
      let next: Result<[Block], ReadingFailure<Failure>> = Result { () throws(ReadingFailure<Failure>) in
        try read(4 * threads, Failure.self)
      }
      current.drain(work)
      others.wait()
      for part in current.parts() {
        do throws(Failure) { try merge(part) } catch { throw .merging(error) }
      }
      batch = try next.get()
    }
  }

  /// What stopped the work: the file, or whoever takes the parts.
  package enum ReadingFailure<Failure: Error>: Error {
    case file(DataError)
    case merging(Failure)
  }

  private func read<Failure: Error>(
    _ count: Int, _: Failure.Type
  ) throws(ReadingFailure<Failure>) -> [Block] {
    var blocks: [Block] = []
    do throws(DataError) {
      while blocks.count < count, let block = try next() { blocks.append(block) }
    } catch {
      throw .file(error)
    }
    return blocks
  }
}

/// Some blocks, the next that nobody has taken, and what came of those that are done.
private final class Batch<Part: Sendable>: Sendable {
  private let blocks: [DataFile.Block]
  private let taken = Atomic(0)
  private let done: Mutex<[Part?]>

  init(_ blocks: [DataFile.Block]) {
    self.blocks = blocks
    done = Mutex(Array(repeating: nil, count: blocks.count))
  }

  func drain(_ work: (DataFile.Block) -> Part) {
    while true {
      let place = taken.add(1, ordering: .relaxed).oldValue
      guard place < blocks.count else { return }
      let part = work(blocks[place])
      done.withLock { $0[place] = part }
    }
  }

  func parts() -> [Part] { done.withLock { $0.compactMap(\.self) } }
}
