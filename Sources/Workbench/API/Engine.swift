import Dispatch
import Foundation
import Simulation
import Studies
import Synchronization

/// Where answers are computed: beside the threads that wait for clients, and no more of them at a time than the machine has
/// cores for.
struct Engine: Sendable {
  let threads: Int
  private let quick: Turnstile
  private let long: Turnstile

  init(threads: Int) {
    self.threads = threads
    quick = Turnstile(places: threads)
    long = Turnstile(places: 1)
  }

  /// Does what takes milliseconds.
  func quickly<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await quick.through { try await withTaskExecutorPreference(ComputingThreads.quick) { try await work() } }
  }

  /// Does what takes a while, one after another.
  func slowly<Value: Sendable>(_ work: @escaping @Sendable () async throws -> Value) async throws -> Value {
    try await long.through { try await withTaskExecutorPreference(ComputingThreads.long) { try await work() } }
  }
}

/// Threads of their own for work that computes without a pause: on those that wait for clients nobody would be heard, and on
/// those of runs no quick answer would have its turn.
private final class ComputingThreads: TaskExecutor {
  static let quick = ComputingThreads()
  static let long = ComputingThreads()

  private let jobs = Mutex<[UnownedJob]>([])
  private let waiting = DispatchSemaphore(value: 0)

  private init() {
    for _ in 0..<max(2, ProcessInfo.processInfo.activeProcessorCount) {
      let thread = Thread { [self] in
        while true {
          waiting.wait()
          let job = jobs.withLock { $0.removeFirst() }
          job.runSynchronously(on: asUnownedTaskExecutor())
        }
      }
      thread.stackSize = 8_388_608
      thread.start()
    }
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    waiting.signal()
  }
}

/// Lets so many through at a time; the others wait in the order in which they came, or go away.
actor Turnstile {
  private var free: Int
  private var next = 0
  private var waiting: [(number: Int, turn: CheckedContinuation<Bool, Never>)] = []

  init(places: Int) { free = places }

  /// - Throws: `CancellationError` where the task is cancelled before its turn.
  nonisolated func through<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
    guard await enter() else { throw CancellationError() }
    do {
      try Task.checkCancellation()
      let value = try await work()
      await leave()
      return value
    } catch {
      await leave()
      throw error
    }
  }

  private func enter() async -> Bool {
    if free > 0 {
      free -= 1
      return true
    }
    next += 1
    let number = next
    return await withTaskCancellationHandler {
      await withCheckedContinuation { turn in
        if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((number, turn)) }
      }
    } onCancel: {
      Task { await self.giveUp(number) }
    }
  }

  private func giveUp(_ number: Int) {
    guard let place = waiting.firstIndex(where: { $0.number == number }) else { return }
    waiting.remove(at: place).turn.resume(returning: false)
  }

  private func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().turn.resume(returning: true) }
  }
}
