import Foundation
import Insurance

/// How much memory a program may still take, by the narrowest of what bounds it: the machine's, the limits of its process
/// (`ulimit -v`, `ulimit -d`), and those of its control groups, by which containers and job schedulers bound it.
struct MemoryLeft {
  let bytes: Double
  /// What leaves no more.
  let by: Words

  private static let machine = Words(en: "this machine has", zh: "本机可用内存")

  /// Of this process.
  static var now: MemoryLeft {
    MemoryLeft(machine: Double(ProcessInfo.processInfo.physicalMemory), text)
  }

  /// How many addresses it may still take, be there memory behind them or not.
  static var addresses: MemoryLeft {
    MemoryLeft(ofAddresses(text) ?? (.infinity, machine))
  }

  private static func text(_ path: String) -> String? { try? String(contentsOfFile: path, encoding: .utf8) }

  /// - Parameters:
  ///   - machine: what the machine has, bytes.
  ///   - text: of a file of the system, by its path; nil where there is none.
  init(machine: Double, _ text: (_ path: String) -> String?) {
    let places = [Self.ofMachine(machine, text)] + Self.ofProcess(text) + Self.ofGroups(text)
    self.init(places.min { $0.bytes < $1.bytes } ?? (machine, Self.machine))
  }

  private init(_ place: Place) { (bytes, by) = (max(0, place.bytes), place.by) }

  private typealias Place = (bytes: Double, by: Words)

  /// What the system says that programs may still take; all of the machine's where it does not say.
  private static func ofMachine(_ all: Double, _ text: (String) -> String?) -> Place {
    let free = text("/proc/meminfo").flatMap { kilobytes("MemAvailable:", in: $0) }
    return (min(all, free ?? all), machine)
  }

  private static func ofProcess(_ text: (String) -> String?) -> [Place] {
    [ofAddresses(text), place("Max data size", "VmData:", "ulimit -d", text)].compactMap(\.self)
  }

  private static func ofAddresses(_ text: (String) -> String?) -> Place? {
    place("Max address space", "VmSize:", "ulimit -v", text)
  }

  /// - Parameters:
  ///   - limit: of the process, as the system calls it.
  ///   - used: what it has of it.
  ///   - command: which sets the limit.
  private static func place(
    _ limit: String, _ used: String, _ command: String, _ text: (String) -> String?
  ) -> Place? {
    guard let limits = text("/proc/self/limits"), let status = text("/proc/self/status"),
      let most = first(after: limit, in: limits), let taken = kilobytes(used, in: status)
    else { return nil }
    return (most - taken, Words(en: "its limit (\(command)) leaves", zh: "进程限额（\(command)）剩余"))
  }

  /// Version 2 has one hierarchy, in which every group above bounds too; version 1 has one for memory.
  private static func ofGroups(_ text: (String) -> String?) -> [Place] {
    let by = Words(en: "its control group (container or job) leaves", zh: "控制组（容器或作业）剩余")
    var places: [Place] = []
    for line in (text("/proc/self/cgroup") ?? "").split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let isSecond = fields[0] == "0" && fields[1].isEmpty
      guard isSecond || fields[1].split(separator: ",").contains("memory") else { continue }
      let root = isSecond ? "/sys/fs/cgroup" : "/sys/fs/cgroup/memory"
      let files = isSecond ? ("memory.max", "memory.current") : ("memory.limit_in_bytes", "memory.usage_in_bytes")
      var names = fields[2].split(separator: "/")
      while true {
        let folder = ([root] + names.map(String.init)).joined(separator: "/")
        if let most = text("\(folder)/\(files.0)").flatMap(number),
          let used = text("\(folder)/\(files.1)").flatMap(number)
        {
          // What is kept of files that were read gives way.
          let files = text("\(folder)/memory.stat").flatMap { first(after: "inactive_file", in: $0) } ?? 0
          places.append((most - max(0, used - files), by))
        }
        if names.popLast() == nil { break }
      }
    }
    return places
  }

  private static func kilobytes(_ name: String, in text: String) -> Double? {
    first(after: name, in: text).map { 1024 * $0 }
  }

  /// The number that follows a name at the beginning of a line; nil where it is none, such as `unlimited`.
  private static func first(after name: String, in text: String) -> Double? {
    text.split(separator: "\n").first { $0.hasPrefix(name) }.flatMap { line in
      line.dropFirst(name.count).split(whereSeparator: \.isWhitespace).first.flatMap { number(String($0)) }
    }
  }

  private static func number(_ text: String) -> Double? {
    UInt64(text.trimmingCharacters(in: .whitespacesAndNewlines)).map { Double($0) }
  }
}
