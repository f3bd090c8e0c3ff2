import Foundation

/// A process that a test starts, with files or nothing at its three streams.
///
/// Foundation's `Process` lists all open files by records that it reads as if each had its full length, so that it reads beyond the end
/// of the list where a thousand are open: one in some thousand starts ended the whole test program.
final class ChildProcess: @unchecked Sendable {
  #if canImport(Darwin)
    private typealias Actions = posix_spawn_file_actions_t?
    private typealias Attributes = posix_spawnattr_t?
  #else
    private typealias Actions = posix_spawn_file_actions_t
    private typealias Attributes = posix_spawnattr_t
  #endif

  enum Ending: Sendable { case exit, uncaughtSignal }

  struct CannotStart: Error {
    let path: String
    let reason: String
  }

  var executableURL: URL?
  var arguments: [String] = []
  /// That of the tests where it is nil.
  var environment: [String: String]?
  var currentDirectoryURL: URL?
  /// Nothing where it is nil, as of the other two.
  var standardInput: FileHandle?
  var standardOutput: FileHandle?
  var standardError: FileHandle?
  /// Called once when the process has ended.
  var terminationHandler: (@Sendable (ChildProcess) -> Void)?

  private let state = NSCondition()
  private var started: pid_t = 0
  private var ended: Int32?

  func run() throws {
    let path = executableURL?.path ?? ""
    #if canImport(Darwin)
      var (actions, attributes): (Actions, Attributes) = (nil, nil)
    #else
      var (actions, attributes) = (Actions(), Attributes())
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    for (stream, file) in [standardInput, standardOutput, standardError].enumerated() {
      if let file {
        posix_spawn_file_actions_adddup2(&actions, file.fileDescriptor, Int32(stream))
      } else {
        posix_spawn_file_actions_addopen(&actions, Int32(stream), "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    if let close = Self.function("posix_spawn_file_actions_addclosefrom_np") {
      typealias Close = @convention(c) (UnsafeMutableRawPointer, Int32) -> Int32
      _ = unsafeBitCast(close, to: Close.self)(&actions, 3)
    }
    if let folder = currentDirectoryURL {
      guard let change = Self.function("posix_spawn_file_actions_addchdir_np") else {
        throw CannotStart(path: path, reason: "no process can be started in another folder here")
      }
      typealias Change = @convention(c) (UnsafeMutableRawPointer, UnsafePointer<CChar>) -> Int32
      _ = unsafeBitCast(change, to: Change.self)(&actions, folder.path)
    }
    // The threads of the tests take no signals; the program does.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    let variables = (environment ?? ProcessInfo.processInfo.environment).map { "\($0.key)=\($0.value)" }
    var words = ([path] + arguments).map { strdup($0) } + [nil]
    var settings = variables.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    let failure = posix_spawn(&started, path, &actions, &attributes, &words, &settings)
    guard failure == 0 else { throw CannotStart(path: path, reason: String(cString: strerror(failure))) }
    Thread.detachNewThread { self.awaitEnd() }
  }

  /// A function of the C library that its headers show to some programs alone.
  private static func function(_ name: String) -> UnsafeMutableRawPointer? { dlsym(dlopen(nil, RTLD_NOW), name) }

  private func awaitEnd() {
    var status: Int32 = 0
    while waitpid(started, &status, 0) < 0, errno == EINTR {}
    state.lock()
    ended = status
    state.broadcast()
    state.unlock()
    terminationHandler?(self)
  }

  private var status: Int32? { state.withLock { ended } }

  var processIdentifier: pid_t { started }
  var isRunning: Bool { status == nil }
  var terminationReason: Ending { (status ?? 0) & 0x7f == 0 ? .exit : .uncaughtSignal }

  /// The exit status, or the signal that ended it.
  var terminationStatus: Int32 {
    let status = status ?? 0
    return status & 0x7f == 0 ? (status >> 8) & 0xff : status & 0x7f
  }

  func waitUntilExit() {
    state.lock()
    while ended == nil { state.wait() }
    state.unlock()
  }

  func interrupt() { signal(SIGINT) }
  func terminate() { signal(SIGTERM) }

  private func signal(_ number: Int32) {
    if isRunning { kill(started, number) }
  }
}
