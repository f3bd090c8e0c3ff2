import Testing

@testable import Simulation

/// What a program may still take is the least of what the machine, its process's limits and its control groups leave.
struct MemoryLeftTests {
  private static let gigabyte = 1_073_741_824.0
  private static let free = ["/proc/meminfo": "MemTotal:  24684092 kB\nMemFree:  1 kB\nMemAvailable:   8388608 kB\n"]

  private func left(_ files: [String: String]) -> MemoryLeft {
    let files = Self.free.merging(files) { $1 }
    return MemoryLeft(machine: 16 * Self.gigabyte) { files[$0] }
  }

  private func limits(space: String, data: String) -> [String: String] {
    [
      "/proc/self/limits": """
      Limit                     Soft Limit           Hard Limit           Units
      Max data size             \(data)              unlimited            bytes
      Max address space         \(space)           unlimited            bytes
      """,
      "/proc/self/status": "Name:\tdabing\nVmSize:\t  1048576 kB\nVmData:\t   524288 kB\n",
    ]
  }

  @Test func `the machine's, where nothing else bounds it`() {
    #expect(left([:]).bytes == 8 * Self.gigabyte && left([:]).by.en == "this machine has")
    #expect(left(limits(space: "unlimited", data: "unlimited")).bytes == 8 * Self.gigabyte)
    // A system that does not say has what the machine has.
    #expect(MemoryLeft(machine: 5) { _ in nil }.bytes == 5)
  }

  @Test func `less by the limits of the process, of which a part is taken`() {
    let space = left(limits(space: "4294967296", data: "unlimited"))
    #expect(space.bytes == 3 * Self.gigabyte && space.by.en.contains("ulimit -v"))
    let data = left(limits(space: "4294967296", data: "1073741824"))
    #expect(data.bytes == 0.5 * Self.gigabyte && data.by.zh.contains("ulimit -d"))
    #expect(left(limits(space: "1024", data: "unlimited")).bytes == 0, "and never below 0")
  }

  @Test func `less by a control group of the second kind, its own or one above`() {
    let groups = ["/proc/self/cgroup": "0::/jobs/one\n"]
    func group(_ path: String, _ most: String, _ used: String, _ stat: String = "") -> [String: String] {
      let folder = "/sys/fs/cgroup" + path
      return ["\(folder)/memory.max": most + "\n", "\(folder)/memory.current": used, "\(folder)/memory.stat": stat]
    }
    let own = groups.merging(group("/jobs/one", "3221225472", "2147483648", "anon 5\ninactive_file 1073741824\n")) {
      $1
    }
    #expect(left(own).bytes == 2 * Self.gigabyte, "files that were read give way")
    #expect(left(own.merging(group("/jobs", "1073741824", "0")) { $1 }).bytes == Self.gigabyte)
    #expect(left(groups.merging(group("/jobs/one", "max", "1")) { $1 }).bytes == 8 * Self.gigabyte)
  }

  @Test func `less by a control group of the first kind`() {
    let files = [
      "/proc/self/cgroup": "5:cpu:/x\n4:memory:/job\n0::/\n",
      "/sys/fs/cgroup/memory/job/memory.limit_in_bytes": "2147483648\n",
      "/sys/fs/cgroup/memory/job/memory.usage_in_bytes": "1073741824\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "2147483648\n",
    ]
    #expect(left(files).bytes == Self.gigabyte && left(files).by.en.contains("container or job"))
  }
}
